"""The claim file (837P, 005010X222A1): a practice's claims as the payers receive them.

The writer runs in segment order, because the order is the documentation: file, billing
practice, subscriber, patient, claim, other payers, lines.
"""

from __future__ import annotations

from itertools import takewhile

from sim.records.parties import Provider
from sim.records.submissions import Submission837, SubmittedClaim, SubmittedLine
from sim.wire.core import STANDARD, Delimiters
from sim.wire.other_payers import write_coverage, write_prior
from sim.wire.parties import (
    write_address,
    write_contact,
    write_organisation,
    write_person,
    write_provider,
)
from sim.wire.writing import UnwritableText, Writing, money, number, span, stamp

GUIDE = "005010X222A1"
QUALIFIERS = {10: ("ABK", "ABF"), 9: ("BK", "BF")}
"""The marks of the first and of further diagnoses, by edition of the ICD."""


def write(submission: Submission837, delimiters: Delimiters = STANDARD) -> str:
    """Write a claim file."""
    out = Writing(delimiters)
    envelope = submission.envelope
    out.open(envelope, "HC", "837", GUIDE, names_guide=True)
    out.add("BHT", "0019", "00", submission.reference, stamp(envelope.date), envelope.time, "CH")
    write_organisation(out, "41", submission.submitter, "46")
    write_contact(out, "IC", submission.submitter.contact)
    write_organisation(out, "40", submission.receiver, "46")
    practice = _practice(out, submission.billing)
    out.extra(submission.extra)
    biller = submission.billing
    for claim in submission.claims:
        out.where = f"claim {claim.claim_id}"
        wanted = claim.billing or submission.billing
        if wanted != biller:
            practice, biller = _practice(out, wanted), wanted
        _subscriber(out, claim, practice)
    return out.close(envelope)


def _practice(out: Writing, billing: Provider) -> int:
    level = out.level("20", children=True)
    if billing.taxonomy:
        out.add("PRV", "BI", "PXC", billing.taxonomy)
    write_provider(out, "85", billing)
    write_address(out, billing.address)
    if billing.tax_id:
        out.add("REF", "EI", billing.tax_id)
    write_contact(out, "IC", billing.contact)
    return level


def _subscriber(out: Writing, claim: SubmittedClaim, practice: int) -> None:
    dependent = claim.patient
    level = out.level("22", practice, children=dependent is not None)
    relationship = "" if dependent else "18"
    plan = (claim.group_number, claim.group_name, claim.insurance_type)
    out.add("SBR", claim.filing_order, relationship, *plan, "", "", "", claim.filing_indicator)
    write_person(out, "IL", claim.subscriber, "MI", claim.member_id)
    write_organisation(out, "PR", claim.payer, "PI")
    write_address(out, claim.payer.address)
    if dependent:
        out.level("23", level, children=False)
        out.add("PAT", claim.relationship)
        write_person(out, "QC", dependent)
    _claim(out, claim)


def _claim(out: Writing, claim: SubmittedClaim) -> None:
    place = (claim.place_of_service, "B", claim.frequency)
    cause = ("", claim.related) if claim.related else ()
    out.add("CLM", claim.claim_id, money(claim.charge), "", "", place, "Y", "A", "Y", "Y", *cause)
    dates = tuple(takewhile(_is_date, claim.extra))
    out.extra(dates)
    for attachment in claim.attachments:
        number_of = ("AC", attachment.number) if attachment.number else ()
        out.add("PWK", attachment.kind, attachment.way, "", "", *number_of)
    for qualifier, reference in (
        ("9F", claim.referral_number),
        ("G1", claim.prior_authorisation),
        ("F8", claim.payer_claim_number),
    ):
        if reference:
            out.add("REF", qualifier, reference)
    if claim.note:
        out.add("NTE", "ADD", claim.note)
    if claim.diagnoses:
        first, further = QUALIFIERS[claim.icd_version]
        marks = [first, *[further] * (len(claim.diagnoses) - 1)]
        out.add("HI", *zip(marks, claim.diagnoses, strict=True))
    if claim.referring:
        write_provider(out, "DN", claim.referring)
    if claim.rendering:
        write_provider(out, "82", claim.rendering)
        if claim.rendering.taxonomy:
            out.add("PRV", "PE", "PXC", claim.rendering.taxonomy)
    out.extra(claim.extra[len(dates):])
    for other in claim.others:
        write_coverage(out, other)
    for place_in_claim, line in enumerate(claim.lines, 1):
        out.where = f"claim {claim.claim_id}, line {place_in_claim}"
        _line(out, line, place_in_claim)


def _is_date(segment: tuple[str, ...]) -> bool:
    return segment[0] == "DTP"


def _line(out: Writing, line: SubmittedLine, place_in_claim: int) -> None:
    if len(line.modifiers) > 4:
        raise UnwritableText(out.where, "SV101", " ".join(line.modifiers), "has more than four modifiers")
    modifiers = (*line.modifiers, "", "", "", "")[:4]
    service = (line.code_set, line.procedure, *modifiers, line.description)
    pointers = tuple(map(str, line.pointers))
    out.add("LX", str(place_in_claim))
    charge, units = money(line.charge), number(line.units)
    out.add("SV1", service, charge, line.unit, units, line.place_of_service, "", pointers)
    if line.date:
        out.add("DTP", "472", *span(line.date, line.through))
    if line.control_number:
        out.add("REF", "6R", line.control_number)
    if line.note:
        out.add("NTE", "ADD", line.note)
    out.extra(line.extra)
    for prior in line.prior:
        write_prior(out, prior)
