"""Reading questions where claims stand (276) and their answers (277): one flat row of claims each."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from sim.records.acknowledgments import ClaimStatus
from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, InquiredLine, Inquiry276, Status277
from sim.wire.core import Segment
from sim.wire.eligibility_reading import left_over, reference_of
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.levels import Levels, Patient
from sim.wire.reading import Days, Reading, blocks

ROLES = {"20": "payer", "21": "receiver", "19": "provider", "22": "subscriber", "23": "dependent"}
_REFERENCES = {
    "1K": "payer_claim_number",
    "BLT": "bill_type",
    "6P": "group_number",
    "EJ": "claim_id",
    "D9": "clearinghouse_number",
}


def read_inquiry(each: TransactionSet, reading: Reading) -> Inquiry276:
    """Tell what a file of questions asks."""
    head, levels = blocks(each.body, "HL")
    walk = Levels(reading, ROLES, frozenset({"TRN"}))
    claims = tuple(_all_claims(reading, walk, levels))
    return Inquiry276(
        envelope=read_envelope(each, reading),
        payer=walk.first_payer,
        receiver=walk.first_receiver,
        provider=walk.first_provider,
        claims=claims,
        reference=reference_of(head),
        extra=reading.keep(left_over(head, walk)),
    )


def read_answer(each: TransactionSet, reading: Reading) -> Status277:
    """Tell what a file of answers says."""
    head, levels = blocks(each.body, "HL")
    walk = Levels(reading, ROLES, frozenset({"TRN"}))
    claims = tuple(_all_claims(reading, walk, levels))
    trace, refusal = _refusal(reading, walk.left["receiver"])
    return Status277(
        envelope=read_envelope(each, reading),
        payer=walk.first_payer,
        receiver=walk.first_receiver,
        provider=walk.first_provider,
        claims=claims,
        refusal=refusal,
        refusal_trace=trace,
        reference=reference_of(head),
        extra=reading.keep(left_over(head, walk)),
    )


def _refusal(reading: Reading, left: list[Segment]) -> tuple[str, DatedStatus | None]:
    trace = next((segment for segment in left if segment.id == "TRN"), None)
    status = next((segment for segment in left if segment.id == "STC"), None)
    if trace is None or status is None:
        return "", None
    left[:] = [segment for segment in left if segment is not trace and segment is not status]
    return trace[2], _status(reading, status)


def _all_claims(reading: Reading, walk: Levels, levels: Sequence[Sequence[Segment]]) -> Iterator[ClaimInquiry]:
    for patient in walk.patients(levels):
        left, asked = blocks(patient.segments, "TRN")
        if not asked:
            reading.note(patient.opening, 0, "no claim is named for this patient", "Add its trace number (TRN)")
        for claim in asked:
            # What stands before the first claim is kept with it.
            yield _claim(reading, walk, patient, [*left, *claim], claim[0])
            left = []


def _claim(reading: Reading, walk: Levels, patient: Patient, block: Sequence[Segment], opening: Segment) -> ClaimInquiry:
    head, lines = blocks(block, "SVC")
    numbers: dict[str, str] = {}
    statuses: list[DatedStatus] = []
    charge: int | None = None
    dates: Days = (None, None)
    left: list[Segment] = []
    for segment in head:
        known = _REFERENCES.get(segment[1], "") if segment.id == "REF" else ""
        if segment is opening:
            continue
        if segment.id == "STC":
            statuses.append(_status(reading, segment))
        elif known and known not in numbers:
            numbers[known] = segment[2]
        elif segment.id == "AMT" and segment[1] == "T3" and charge is None:
            charge = reading.cents(segment, 2)
        elif segment.id == "DTP" and segment[1] == "472" and dates[0] is None:
            dates = reading.days(segment, 3)
        else:
            left.append(segment)
    reading.place(opening, [line[0] for line in lines])
    return ClaimInquiry(
        trace=opening[2],
        subscriber=patient.subscriber,
        member_id=patient.member_id,
        dependent=patient.dependent,
        charge=charge,
        date=dates[0],
        through=dates[1],
        statuses=tuple(statuses),
        lines=tuple(_line(reading, line) for line in lines),
        payer=None if patient.payer == walk.first_payer else patient.payer,
        receiver=None if patient.receiver == walk.first_receiver else patient.receiver,
        provider=None if patient.provider == walk.first_provider else patient.provider,
        extra=reading.keep(left),
        **numbers,
    )


def _line(reading: Reading, block: Sequence[Segment]) -> InquiredLine:
    service = block[0]
    procedure = [*reading.parts(service, 1), ""]
    statuses: list[DatedStatus] = []
    control = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    left: list[Segment] = []
    for segment in block[1:]:
        if segment.id == "STC":
            statuses.append(_status(reading, segment))
        elif segment.id == "REF" and segment[1] == "FJ" and not control:
            control = segment[2]
        elif segment.id == "DTP" and segment[1] == "472" and first is None:
            first, last = reading.days(segment, 3)
        else:
            left.append(segment)
    return InquiredLine(
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        charge=reading.cents(service, 2),
        paid=reading.cents(service, 3) if service[3] else None,
        units=reading.quantity(service, 7) if service[7] else 1,
        statuses=tuple(statuses),
        control_number=control,
        date=first,
        through=last,
        extra=reading.keep(left),
    )


def _status(reading: Reading, segment: Segment) -> DatedStatus:
    composites = [[*reading.parts(segment, place), "", ""] for place in (1, 10, 11) if segment[place] or place == 1]
    # The message belongs to the status as a whole and is kept with its first part.
    messages = (segment[12], "", "")
    return DatedStatus(
        statuses=tuple(
            ClaimStatus(parts[0], parts[1], parts[2], message)
            for parts, message in zip(composites, messages, strict=False)
        ),
        effective=reading.day(segment, 2),
        action=segment[3],
        charge=reading.cents(segment, 4) if segment[4] else None,
        paid=reading.cents(segment, 5) if segment[5] else None,
        decided_on=reading.day(segment, 6),
        method=segment[7],
        paid_on=reading.day(segment, 8),
        payment_trace=segment[9],
    )
