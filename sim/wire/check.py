"""Findings that no format validator makes: what is well formed on a claim file and still wrong.

The clearinghouse answers from these findings, so each carries the status that a 277CA
would give.  Money is checked in `balance` and, between payers, in `coordination`; questions
and their answers in `check_questions`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.acknowledgments import Ack277, Ack999, AckTA1, ClaimStatus
from sim.records.authorisation_files import Authorisation278
from sim.records.claim_inquiries import Inquiry276, Status277
from sim.records.eligibility_files import Eligibility271, Inquiry270
from sim.records.identifiers import is_npi
from sim.records.money import dollars
from sim.records.parties import Provider
from sim.records.payments import Remittance835
from sim.records.submissions import Submission837, SubmittedClaim, SubmittedLine
from sim.records.transactions import Meaning
from sim.wire import balance, check_questions, coordination, tables
from sim.wire.findings import Finding

_DIAGNOSIS = re.compile(r"[A-Z][0-9][0-9A-Z]([0-9A-Z]{1,4})?", re.ASCII)
_TAXONOMY = re.compile(r"[0-9A-Z]{9}X", re.ASCII)
_MODIFIER = re.compile(r"[0-9A-Z]{2}", re.ASCII)


def check(meaning: Meaning) -> tuple[Finding, ...]:
    """All findings on a file, in the order of the file."""
    match meaning:
        case Submission837():
            return tuple(_submission(meaning))
        case Ack999():
            return tuple(_receipt(meaning))
        case Ack277():
            return tuple(_report(meaning))
        case Remittance835():
            return tuple(balance.payment(meaning))
        case AckTA1():
            return tuple(check_questions.envelope_receipt(meaning))
        case Inquiry270():
            return tuple(check_questions.coverage_questions(meaning))
        case Eligibility271():
            return tuple(check_questions.coverage_answers(meaning))
        case Inquiry276():
            return tuple(check_questions.standing_questions(meaning))
        case Status277():
            return tuple(check_questions.standing_answers(meaning))
        case Authorisation278():
            return tuple(check_questions.authorisation(meaning))


def _submission(file: Submission837) -> Iterator[Finding]:
    yield from _practice(file.billing)
    times = Counter(claim.claim_id for claim in file.claims)
    for item, claim in enumerate(file.claims, 1):
        for finding in _whole_claim(file, claim, times[claim.claim_id]):
            yield replace(finding, item=item)


def _whole_claim(file: Submission837, claim: SubmittedClaim, times: int) -> Iterator[Finding]:
    if claim.billing:
        yield from _practice(claim.billing)
    if times > 1:
        what = f"its number stands {times} times in this file"
        yield _on(claim, "duplicate_claim_id", what, "Give every claim a number of its own", "A3", "54")
    yield from _claim(claim)
    yield from coordination.other_payers(claim)
    for place, line in enumerate(claim.lines, 1):
        yield from _line(file, claim, place, line)


def _practice(billing: Provider) -> Iterator[Finding]:
    where = f"billing practice {billing.name}"
    yield from _npi(billing, where, "85")
    zip_code = billing.address.zip_code if billing.address else ""
    if not re.fullmatch(r"[0-9]{9}", zip_code):
        status = ClaimStatus("A7", "500", "85")
        what = f"its postal code {zip_code!r} has not nine digits"
        yield Finding("billing_zip", where, what, "Give ZIP+4 without the dash", status=status)
    if not re.fullmatch(r"[0-9]{9}", billing.tax_id.replace("-", "")):
        status = ClaimStatus("A7", "128", "85")
        what = f"its tax number {billing.tax_id!r} has not nine digits"
        yield Finding("tax_id", where, what, "Give the number that the payer has on file", status=status)
    yield from _taxonomy(billing, where, "85")


def _npi(provider: Provider, where: str, role: str, claim_id: str = "") -> Iterator[Finding]:
    if not is_npi(provider.npi):
        status = ClaimStatus("A7" if provider.npi else "A6", "562", role)
        what = f"the NPI {provider.npi!r} is missing or its check digit is wrong"
        yield Finding("npi", where, what, "Compare it with the enrolment record", claim_id, status=status)


def _taxonomy(provider: Provider, where: str, role: str, claim_id: str = "") -> Iterator[Finding]:
    if provider.taxonomy and not _TAXONOMY.fullmatch(provider.taxonomy):
        status = ClaimStatus("A7", "145", role)
        what = f"the taxonomy code {provider.taxonomy!r} is not ten characters that end in X"
        yield Finding("taxonomy", where, what, "Give the code of the enrolment", claim_id, status=status)


def _claim(claim: SubmittedClaim) -> Iterator[Finding]:
    yield from _patient(claim)
    for role, who, provider in (
        ("82", "rendering", claim.rendering),
        ("DN", "referring", claim.referring),
    ):
        if provider:
            where = f"claim {claim.claim_id}, {who} provider"
            yield from _npi(provider, where, role, claim.claim_id)
            yield from _taxonomy(provider, where, role, claim.claim_id)
    if not claim.diagnoses:
        yield _on(claim, "no_diagnosis", "it has no diagnosis", "Ask the coder for one", "A6", "254")
    for code in claim.diagnoses:
        if claim.icd_version == 10 and not _DIAGNOSIS.fullmatch(code):
            what = f"{code!r} has not the form of an ICD-10-CM code"
            yield _on(claim, "diagnosis", what, "Correct it from the chart", "A7", "255")
    if claim.frequency not in ("1", "7", "8"):
        what = f"frequency {claim.frequency!r} is not 1, 7 or 8"
        yield _on(claim, "frequency", what, "Send 1 for an original, 7 to replace, 8 to void", "A7", "535")
    elif claim.frequency != "1" and not claim.payer_claim_number:
        what = f"frequency {claim.frequency} without the payer's claim number"
        yield _on(claim, "payer_claim_number", what, "Copy the number from the remittance", "A6", "464")
    total = sum(line.charge for line in claim.lines)
    if total != claim.charge:
        what = f"the lines come to {dollars(total)}, the claim says {dollars(claim.charge)}"
        yield _on(claim, "charge_total", what, "Make the total the sum of the lines", "A8", "400")
    if not claim.lines:
        yield _on(claim, "no_line", "it has no service", "Add the services or remove the claim", "A6", "247")


def _patient(claim: SubmittedClaim) -> Iterator[Finding]:
    role = "QC" if claim.patient else "IL"
    treated = claim.treated
    if not claim.member_id:
        yield _on(claim, "member_id", "the member number is missing", "Copy it from the card", "A6", "164", "IL")
    if treated.birth_date is None:
        yield _on(claim, "birth_date", "the patient's birth date is missing", "Ask the front desk", "A6", "158", role)
    if treated.address is None:
        yield _on(claim, "patient_address", "the patient's address is missing", "Ask the front desk", "A6", "126", role)
    if not claim.patient and claim.relationship != "18":
        what = f"relationship {claim.relationship} without a dependent"
        yield _on(claim, "relationship", what, "Name the patient, or say that it is the subscriber", "A8", "156", role)


def _line(file: Submission837, claim: SubmittedClaim, place: int, line: SubmittedLine) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str, category: str, status: str) -> Finding:
        return _on(claim, rule, what, cure, category, status, line=place)

    known = len(claim.diagnoses)
    if not line.pointers or any(not 1 <= pointer <= known for pointer in line.pointers):
        what = f"it points to diagnosis {', '.join(map(str, line.pointers)) or 'none'} of {known}"
        yield found("pointer", what, "Point to a diagnosis of this claim", "A7", "477")
    if line.date is None:
        yield found("no_date", "it has no date of service", "Add the date", "A6", "187")
    elif (line.through or line.date) > file.envelope.date:
        yield found("future_date", "its date lies after the day of the file", "Correct the date", "A7", "510")
    elif line.through and line.through < line.date:
        yield found("date_order", "its last day lies before its first", "Correct the dates", "A7", "187")
    if line.units <= 0:
        yield found("units", f"it counts {line.units} units", "Give at least one", "A7", "476")
    odd = [each for each in line.modifiers if not _MODIFIER.fullmatch(each)]
    if odd or len(set(line.modifiers)) < len(line.modifiers):
        what = f"modifiers {' '.join(line.modifiers)} are malformed or repeat"
        yield found("modifier", what, "Correct them from the chart", "A7", "453")


def _receipt(receipt: Ack999) -> Iterator[Finding]:
    where = f"receipt for group {receipt.group_control}"
    good = sum(each.accepted for each in receipt.sets)
    if receipt.accepted != good or (receipt.received or 0) < len(receipt.sets):
        what = f"it counts {receipt.accepted} accepted of {receipt.received}, and names {good} of {len(receipt.sets)}"
        yield Finding("receipt_counts", where, what, "Ask the clearinghouse which sets it took")
    if (receipt.status in ("A", "E")) != (good == len(receipt.sets)):
        what = f"the group's verdict {receipt.status!r} does not follow from its sets"
        yield Finding("receipt_verdict", where, what, "Ask the clearinghouse which sets it took")
    for item, each in enumerate(receipt.sets, 1):
        if each.status == "A" and each.errors:
            what = f"set {each.control} is accepted and has errors"
            yield Finding("receipt_errors", where, what, "Treat the errors as real and ask", item=item)
        if each.status == "R" and not each.errors and not each.codes:
            what = f"set {each.control} is rejected, and no reason is given"
            yield Finding("receipt_reason", where, what, "Ask the clearinghouse why", item=item)


def _report(report: Ack277) -> Iterator[Finding]:
    where = f"report on batch {report.batch_trace}"
    good = [claim.charge for claim in report.claims if claim.accepted]
    bad = [claim.charge for claim in report.claims if not claim.accepted]
    named = (len(good), len(bad), sum(good), sum(bad))
    stated = (report.accepted_count, report.rejected_count, report.accepted_amount, report.rejected_amount)
    if report.claims and named != stated:
        what = f"it states {_totals(*stated)}, and names {_totals(*named)}"
        yield Finding("report_totals", where, what, "Ask the payer for the missing claims")
    times = Counter(claim.claim_id for claim in report.claims)
    for item, claim in enumerate(report.claims, 1):
        at = f"claim {claim.claim_id}"
        if times[claim.claim_id] > 1:
            cure = "Look which of your claims is meant"
            yield Finding("duplicate_claim_id", at, "the report names it more than once", cure, claim.claim_id, item=item)
        statuses = [*claim.statuses, *(status for line in claim.lines for status in line.statuses)]
        if not claim.statuses:
            yield Finding("no_status", at, "the report gives no status", "Ask the payer", claim.claim_id, item=item)
        for status in statuses:
            unknown = tables.unknown_status(status.category, status.status)
            if unknown:
                cure = "Look it up in the current list"
                yield Finding("unknown_status", at, unknown, cure, claim.claim_id, item=item)


def _totals(accepted: int | None, rejected: int | None, taken: int | None, refused: int | None) -> str:
    return f"{accepted} accepted for {dollars(taken or 0)} and {rejected} rejected for {dollars(refused or 0)}"


def _on(
    claim: SubmittedClaim, rule: str, what: str, cure: str, category: str, status: str, entity: str = "", line: int = 0
) -> Finding:
    where = f"claim {claim.claim_id}" + (f", line {line}" if line else "")
    return Finding(rule, where, what, cure, claim.claim_id, line, ClaimStatus(category, status, entity))
