"""What a claim file (837P) says of the patient's other insurances, and what they decided before.

One stretch of segments for each on the claim (SBR to the next), and one on each line
that an earlier payer decided (SVD).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sim.records.parties import Organisation, Person
from sim.records.payments import Adjustment
from sim.records.submissions import OtherCoverage, PriorLine
from sim.wire.core import Segment
from sim.wire.parties import read_organisation, read_person, write_address, write_name, write_organisation
from sim.wire.reading import Reading, blocks
from sim.wire.reasons import read_adjustments, write_adjustments
from sim.wire.writing import UnwritableText, Writing, money, number, stamp

_AMOUNTS = {"D": "paid", "EAF": "patient_owes", "A8": "not_covered"}


def write_coverage(out: Writing, other: OtherCoverage) -> None:
    """Write one other insurance of the patient, with its decision on the claim."""
    plan = (other.group_number, other.group_name, other.insurance_type)
    out.add("SBR", other.filing_order, other.relationship, *plan, "", "", "", other.filing_indicator)
    write_adjustments(out, other.adjustments)
    for qualifier, field in _AMOUNTS.items():
        amount = getattr(other, field)
        if amount is not None:
            out.add("AMT", qualifier, money(amount))
    out.add("OI", "", "", other.assigned, "", "", other.release)
    if other.remarks:
        if len(other.remarks) > 5:
            raise UnwritableText(out.where, "MOA", " ".join(other.remarks), "has more than five remarks")
        out.add("MOA", "", "", *other.remarks)
    write_name(out, "IL", other.subscriber, "MI", other.member_id)
    write_address(out, other.subscriber.address)
    write_organisation(out, "PR", other.payer, "PI")
    write_address(out, other.payer.address)
    if other.decided_on:
        out.add("DTP", "573", "D8", stamp(other.decided_on))
    if other.payer_claim_number:
        out.add("REF", "F8", other.payer_claim_number)
    out.extra(other.extra)


def read_coverage(reading: Reading, block: Sequence[Segment]) -> OtherCoverage:
    """One other insurance, out of an SBR and what follows it."""
    facts, parties = blocks(block, "NM1")
    sbr = facts[0]
    left: list[Segment] = []
    fields: dict[str, object] = {}
    adjustments: list[Adjustment] = []
    for segment in facts[1:]:
        if segment.id == "CAS":
            adjustments += read_adjustments(reading, segment)
            continue
        _take(fields, left, segment, _fact(reading, segment))
    subscriber, member_id, payer = Person(""), "", None
    for party in parties:
        if party[0][1] == "IL" and not member_id and subscriber == Person(""):
            member_id = party[0][9]
            subscriber = read_person(reading, party, left)
        elif party[0][1] == "PR" and payer is None:
            payer = _payer(reading, party, fields, left)
        else:
            left += party
    other = OtherCoverage(
        filing_order=sbr[1],
        relationship=sbr[2],
        group_number=sbr[3],
        group_name=sbr[4],
        insurance_type=sbr[5],
        filing_indicator=sbr[9],
        subscriber=subscriber,
        member_id=member_id,
        payer=payer or Organisation(""),
        adjustments=tuple(adjustments),
        assigned="",
        release="",
        extra=reading.keep(left),
    )
    return replace(other, **fields)


def _take(fields: dict[str, object], left: list[Segment], segment: Segment, found: dict[str, object] | None) -> None:
    if found and not found.keys() & fields.keys():
        fields |= found
    else:
        left.append(segment)


def _fact(reading: Reading, segment: Segment) -> dict[str, object] | None:
    match segment.id, segment[1]:
        case "AMT", "D" | "EAF" | "A8":
            return {_AMOUNTS[segment[1]]: reading.cents(segment, 2)}
        case "OI", _ if not any(segment[place] for place in (1, 2, 4, 5)):
            return {"assigned": segment[3], "release": segment[6]}
        case "MOA", "" if not segment[2] and len(segment.elements) <= 8:
            return {"remarks": tuple(filter(None, segment.elements[3:]))}
    return None


def _payer(reading: Reading, party: Sequence[Segment], fields: dict[str, object], left: list[Segment]) -> Organisation:
    rest: list[Segment] = []
    address = read_person(reading, party, rest).address
    for segment in rest:
        found: dict[str, object] | None = None
        if segment.id == "DTP" and segment[1] == "573" and segment[2] == "D8":
            found = {"decided_on": reading.day(segment, 3)}
        elif segment.id == "REF" and segment[1] == "F8":
            found = {"payer_claim_number": segment[2]}
        _take(fields, left, segment, found)
    return read_organisation(party[0], "PI", address)


def write_prior(out: Writing, prior: PriorLine) -> None:
    """Write what an earlier payer decided on one line."""
    service = (prior.code_set, prior.procedure, *prior.modifiers)
    out.add("SVD", prior.payer_id, money(prior.paid), service, "", number(prior.units))
    write_adjustments(out, prior.adjustments)
    if prior.decided_on:
        out.add("DTP", "573", "D8", stamp(prior.decided_on))
    if prior.patient_owes is not None:
        out.add("AMT", "EAF", money(prior.patient_owes))
    out.extra(prior.extra)


def read_prior(reading: Reading, block: Sequence[Segment]) -> PriorLine:
    """What an earlier payer decided on one line, out of an SVD and what follows it."""
    svd = block[0]
    procedure = [*reading.parts(svd, 3), ""]
    adjustments: list[Adjustment] = []
    fields: dict[str, object] = {}
    left: list[Segment] = []
    for segment in block[1:]:
        if segment.id == "CAS":
            adjustments += read_adjustments(reading, segment)
            continue
        found: dict[str, object] | None = None
        if segment.id == "DTP" and segment[1] == "573" and segment[2] == "D8":
            found = {"decided_on": reading.day(segment, 3)}
        elif segment.id == "AMT" and segment[1] == "EAF":
            found = {"patient_owes": reading.cents(segment, 2)}
        _take(fields, left, segment, found)
    decision = PriorLine(
        payer_id=svd[1],
        paid=reading.cents(svd, 2),
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        units=reading.quantity(svd, 5) if svd[5] else 1,
        adjustments=tuple(adjustments),
        extra=reading.keep(left),
    )
    return replace(decision, **fields)
