"""Reading a payment advice (835): the money, the parties, and every claim's decision."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from sim.records.parties import Address, Organisation, Provider
from sim.records.payments import (
    NO_ACCOUNT,
    Adjustment,
    BankAccount,
    PaidClaim,
    PaidLine,
    ProviderAdjustment,
    Remittance835,
)
from sim.wire.core import Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.parties import read_address, read_contact, read_name, read_organisation, read_provider
from sim.wire.reading import Reading, blocks
from sim.wire.reasons import read_adjustments

_NOTHING = Segment(0, ("",))


def read(each: TransactionSet, reading: Reading) -> Remittance835:
    """Tell what a payment advice says."""
    body = [segment for segment in each.body if segment.id != "LX"]
    changes = [segment for segment in body if segment.id == "PLB"]
    head, claim_blocks = blocks([segment for segment in body if segment.id != "PLB"], "CLP")
    facts, parties = blocks(head, "N1")
    left: list[Segment] = []
    money = next((segment for segment in facts if segment.id == "BPR"), _NOTHING)
    trace = next((segment for segment in facts if segment.id == "TRN"), _NOTHING)
    for needed, name in ((money, "BPR"), (trace, "TRN")):
        if not needed.number:
            reading.note(each.segments[0], 0, f"the payment has no {name}", "Ask the payer for the whole file")
    receiver_id, produced = _facts(reading, facts, left)
    payer, payee = _parties(parties, left)
    return Remittance835(
        envelope=read_envelope(each, reading),
        payer=payer,
        payee=payee,
        amount=reading.cents(money, 2),
        trace_number=trace[2],
        payment_date=reading.day(money, 16) or datetime.date.min,
        claims=tuple(_claim(reading, block) for block in claim_blocks),
        method=money[4],
        originator=trace[3],
        produced_on=produced,
        paying_account=_account(money, 7),
        paid_account=_account(money, 13),
        receiver_id=receiver_id,
        adjustments=tuple(change for segment in changes for change in _changes(reading, segment)),
        extra=reading.keep(left),
    )


def _facts(reading: Reading, facts: Sequence[Segment], left: list[Segment]) -> tuple[str, datetime.date | None]:
    receiver_id, produced = "", None
    for segment in facts:
        if segment.id == "REF" and segment[1] == "EV":
            receiver_id = segment[2]
        elif segment.id == "DTM" and segment[1] == "405":
            produced = reading.day(segment, 2)
        elif segment.id not in ("BPR", "TRN"):
            left.append(segment)
    return receiver_id, produced


def _account(money: Segment, place: int) -> BankAccount | None:
    if money[place] or money[place + 2]:
        return BankAccount(money[place], money[place + 2])
    return NO_ACCOUNT if money[4] == "ACH" else None


def _parties(parties: Sequence[Sequence[Segment]], left: list[Segment]) -> tuple[Organisation, Provider]:
    payer, payee = Organisation(""), Provider("")
    for party in parties:
        address, rest = read_address(party[1:])
        if party[0][1] == "PR":
            payer = _payer(party[0], rest, address, left)
        elif party[0][1] == "PE":
            payee = _payee(party[0], rest, address, left)
        else:
            left += party
    return payer, payee


def _payer(opening: Segment, rest: Sequence[Segment], address: Address | None, left: list[Segment]) -> Organisation:
    payer = Organisation(opening[2], address=address)
    for segment in rest:
        if segment.id == "REF" and not payer.identifier:
            payer = replace(payer, identifier=segment[2], qualifier="" if segment[1] == "2U" else segment[1])
        elif segment.id == "PER" and segment[1] == "BL" and payer.contact is None:
            payer = replace(payer, contact=read_contact(segment))
        else:
            left.append(segment)
    return payer


def _payee(opening: Segment, rest: Sequence[Segment], address: Address | None, left: list[Segment]) -> Provider:
    by_npi = opening[3] == "XX"
    npi, tax_id = (opening[4], "") if by_npi else ("", opening[4])
    for segment in rest:
        if segment.id == "REF" and segment[1] == "TJ" and not tax_id:
            tax_id = segment[2]
        else:
            left.append(segment)
    return Provider(opening[2], npi, tax_id=tax_id, address=address)


def _claim(reading: Reading, block: Sequence[Segment]) -> PaidClaim:
    head, lines = blocks(block, "SVC")
    clp = head[0]
    claim = PaidClaim(
        claim_id=clp[1],
        status=clp[2],
        charge=reading.cents(clp, 3),
        paid=reading.cents(clp, 4),
        patient=read_name(_NOTHING),
        patient_responsibility=reading.cents(clp, 5),
        filing_indicator=clp[6],
        payer_claim_number=clp[7],
        place_of_service=clp[8],
        frequency=clp[9],
        lines=tuple(_line(reading, line) for line in lines),
    )
    reading.place(clp, [line[0] for line in lines])
    if not clp[1]:
        reading.note(clp, 1, "the payment names no claim", "Ask the payer which claim it answers")
    adjustments: list[Adjustment] = []
    left: list[Segment] = []
    fields: dict[str, object] = {}
    for segment in head[1:]:
        if segment.id == "CAS":
            adjustments += read_adjustments(reading, segment)
            continue
        found = _claim_fact(reading, segment)
        if found and not found.keys() & fields.keys():
            fields |= found
        else:
            left.append(segment)
    return replace(claim, adjustments=tuple(adjustments), extra=reading.keep(left), **fields)


def _claim_fact(reading: Reading, segment: Segment) -> dict[str, object] | None:
    """The fields that one segment of a claim fills; None when no field holds it."""
    match segment.id, segment[1]:
        case "NM1", "QC":
            return {"patient": read_name(segment), "member_id": segment[9]}
        case "NM1", "74":
            return {"corrected": read_name(segment), "corrected_member_id": segment[9]}
        case "NM1", "IL":
            return {"subscriber": read_name(segment), "subscriber_id": segment[9]}
        case "NM1", "82":
            return {"rendering": read_provider(segment)}
        case "NM1", "TT":
            return {"passed_on_to": read_organisation(segment, "PI")}
        case "REF", "F8":
            return {"earlier_claim_number": segment[2]}
        case "MOA", "" if not segment[2] and len(segment.elements) <= 8:
            return {"remarks": tuple(filter(None, segment.elements[3:]))}
        case "DTM", "232":
            return {"service_date": reading.day(segment, 2)}
        case "DTM", "233":
            return {"service_through": reading.day(segment, 2)}
        case "DTM", "050":
            return {"received_on": reading.day(segment, 2)}
        case "AMT", "AU":
            return {"covered": reading.cents(segment, 2)}
    return None


def _line(reading: Reading, block: Sequence[Segment]) -> PaidLine:
    service = block[0]
    procedure = [*reading.parts(service, 1), ""]
    billed = [*reading.parts(service, 6), ""]
    adjustments: list[Adjustment] = []
    remarks: list[str] = []
    left: list[Segment] = []
    fields: dict[str, object] = {}
    for segment in block[1:]:
        if segment.id == "CAS":
            adjustments += read_adjustments(reading, segment)
        elif segment.id == "LQ" and segment[1] == "HE":
            remarks.append(segment[2])
        else:
            found = _line_fact(reading, segment)
            if found and not found.keys() & fields.keys():
                fields |= found
            else:
                left.append(segment)
    line = PaidLine(
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        charge=reading.cents(service, 2),
        paid=reading.cents(service, 3),
        units=reading.quantity(service, 5) if service[5] else 1,
        billed_procedure=billed[1],
        billed_modifiers=tuple(filter(None, billed[2:6])) if billed[1] else (),
        billed_units=reading.quantity(service, 7) if service[7] else None,
        date=None,
        adjustments=tuple(adjustments),
        remarks=tuple(remarks),
        extra=reading.keep(left),
    )
    return replace(line, **fields)


def _line_fact(reading: Reading, segment: Segment) -> dict[str, object] | None:
    """The fields that one segment of a line fills; None when no field holds it."""
    match segment.id, segment[1]:
        case "DTM", "472" | "150":
            return {"date": reading.day(segment, 2)}
        case "DTM", "151":
            return {"through": reading.day(segment, 2)}
        case "REF", "6R":
            return {"control_number": segment[2]}
        case "AMT", "B6":
            return {"allowed": reading.cents(segment, 2)}
    return None


def _changes(reading: Reading, segment: Segment) -> list[ProviderAdjustment]:
    found = []
    year_end = reading.day(segment, 2) or datetime.date.min
    for place in range(3, len(segment.elements), 2):
        if segment[place] or segment[place + 1]:
            reason, *reference = reading.parts(segment, place)
            amount = reading.cents(segment, place + 1)
            found.append(ProviderAdjustment(segment[1], year_end, reason, amount, ":".join(reference)))
    return found
