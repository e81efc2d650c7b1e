"""Reading questions about coverage (270) and their answers (271): one flat row of patients each."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sim.records.eligibility_files import (
    Benefit,
    BenefitParty,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Reference,
    Rejection,
    Trace,
)
from sim.wire.core import Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.levels import Levels, Patient
from sim.wire.parties import read_address, read_contact
from sim.wire.reading import Reading, blocks

ROLES = {"20": "payer", "21": "provider", "22": "subscriber", "23": "dependent"}


def read_inquiry(each: TransactionSet, reading: Reading) -> Inquiry270:
    """Tell what a file of questions asks."""
    head, levels = blocks(each.body, "HL")
    walk = Levels(reading, ROLES, frozenset({"EQ"}))
    questions = [_question(reading, walk, patient) for patient in walk.patients(levels)]
    return Inquiry270(
        envelope=read_envelope(each, reading),
        payer=walk.first_payer,
        provider=walk.first_provider,
        questions=tuple(questions),
        reference=reference_of(head),
        extra=reading.keep(left_over(head, walk)),
    )


def read_answer(each: TransactionSet, reading: Reading) -> Eligibility271:
    """Tell what a file of answers says."""
    head, levels = blocks(each.body, "HL")
    walk = Levels(reading, ROLES, frozenset({"EB"}))
    answers = [_answer(reading, walk, patient) for patient in walk.patients(levels)]
    return Eligibility271(
        envelope=read_envelope(each, reading),
        payer=walk.first_payer,
        provider=walk.first_provider,
        answers=tuple(answers),
        payer_rejections=take_rejections(walk.left["payer"]),
        provider_rejections=take_rejections(walk.left["provider"]),
        reference=reference_of(head),
        extra=reading.keep(left_over(head, walk)),
    )


def reference_of(head: Sequence[Segment]) -> str:
    """The sender's number for the set (BHT03)."""
    return next((segment[3] for segment in head if segment.id == "BHT"), "")


def left_over(head: Sequence[Segment], walk: Levels) -> list[Segment]:
    """The segments above the patients that nobody has read."""
    above = [segment for segment in head if segment.id != "BHT"]
    return above + [segment for segments in walk.left.values() for segment in segments]


def take_rejections(left: list[Segment]) -> tuple[Rejection, ...]:
    """The rejections among some segments, which lose them."""
    found = tuple(read_rejection(segment) for segment in left if segment.id == "AAA")
    left[:] = [segment for segment in left if segment.id != "AAA"]
    return found


def read_rejection(segment: Segment) -> Rejection:
    """Why something could not be answered, out of an AAA."""
    return Rejection(segment[3], segment[4], segment[1] == "Y")


def _question(reading: Reading, walk: Levels, patient: Patient) -> CoverageQuestion:
    trace = originator = ""
    relationship = "18"
    first: datetime.date | None = None
    last: datetime.date | None = None
    service_types: list[str] = []
    left: list[Segment] = []
    for segment in patient.segments:
        match segment.id, segment[1]:
            case "TRN", _ if not trace:
                trace, originator = segment[2], segment[3]
            case "INS", "N" if relationship == "18" and patient.dependent and len(segment.elements) <= 3:
                relationship = segment[2]
            case "DTP", "291" if first is None:
                first, last = reading.days(segment, 3)
            case "EQ", _ if len(segment.elements) == 2:
                service_types += reading.repeats(segment, 1)
            case _:
                left.append(segment)
    reading.place(patient.opening)
    return CoverageQuestion(
        subscriber=patient.subscriber,
        member_id=patient.member_id,
        dependent=patient.dependent,
        relationship=relationship,
        trace=trace,
        originator=originator,
        date=first,
        through=last,
        service_types=tuple(service_types),
        payer=None if patient.payer == walk.first_payer else patient.payer,
        provider=None if patient.provider == walk.first_provider else patient.provider,
        extra=reading.keep(left),
    )


def _answer(reading: Reading, walk: Levels, patient: Patient) -> CoverageAnswer:
    head, benefits = blocks(patient.segments, "EB")
    traces: list[Trace] = []
    references: list[Reference] = []
    dates: list[CoverageDate] = []
    rejections: list[Rejection] = []
    relationship = "18"
    left: list[Segment] = []
    for segment in head:
        if segment.id == "TRN" and len(segment.elements) <= 4:
            traces.append(Trace(segment[2], segment[3], segment[1]))
        elif segment.id == "REF":
            references.append(Reference(segment[1], segment[2], segment[3]))
        elif segment.id == "INS" and segment[1] == "N" and patient.dependent and relationship == "18":
            relationship = segment[2]
        elif segment.id == "AAA":
            rejections.append(read_rejection(segment))
        elif not _date(reading, segment, dates):
            left.append(segment)
    reading.place(patient.opening, [block[0] for block in benefits])
    return CoverageAnswer(
        subscriber=patient.subscriber,
        member_id=patient.member_id,
        dependent=patient.dependent,
        relationship=relationship,
        traces=tuple(traces),
        references=tuple(references),
        dates=tuple(dates),
        rejections=tuple(rejections),
        benefits=tuple(_benefit(reading, block) for block in benefits),
        payer=None if patient.payer == walk.first_payer else patient.payer,
        provider=None if patient.provider == walk.first_provider else patient.provider,
        extra=reading.keep(left),
    )


def _date(reading: Reading, segment: Segment, dates: list[CoverageDate]) -> bool:
    if segment.id != "DTP":
        return False
    first, last = reading.days(segment, 3)
    if first:
        dates.append(CoverageDate(segment[1], first, last))
    return first is not None


def _benefit(reading: Reading, block: Sequence[Segment]) -> Benefit:
    facts, parties = blocks(block[1:], "NM1")
    eb = block[0]
    references: list[Reference] = []
    dates: list[CoverageDate] = []
    rejections: list[Rejection] = []
    messages: list[str] = []
    left: list[Segment] = []
    for segment in facts:
        if segment.id == "REF":
            references.append(Reference(segment[1], segment[2], segment[3]))
        elif segment.id == "AAA":
            rejections.append(read_rejection(segment))
        elif segment.id == "MSG":
            messages.append(segment[1])
        elif segment.id not in ("LS", "LE") and not _date(reading, segment, dates):
            left.append(segment)
    return Benefit(
        kind=eb[1],
        level=eb[2],
        service_types=reading.repeats(eb, 3),
        insurance_type=eb[4],
        plan=eb[5],
        period=eb[6],
        amount=reading.cents(eb, 7) if eb[7] else None,
        share=reading.quantity(eb, 8) if eb[8] else None,
        quantity_kind=eb[9],
        quantity=reading.quantity(eb, 10) if eb[10] else None,
        authorisation=eb[11],
        network=eb[12],
        procedure=tuple(reading.parts(eb, 13)) if eb[13] else (),
        references=tuple(references),
        dates=tuple(dates),
        rejections=tuple(rejections),
        messages=tuple(messages),
        parties=tuple(_party(reading, party) for party in parties),
        extra=reading.keep(left),
    )


def _party(reading: Reading, block: Sequence[Segment]) -> BenefitParty:
    name = block[0]
    address, rest = read_address(block[1:])
    contact = next((segment for segment in rest if segment.id == "PER"), None)
    left = [segment for segment in rest if segment is not contact and segment.id not in ("LS", "LE")]
    return BenefitParty(
        role=name[1],
        name=name[3],
        first=name[4],
        qualifier=name[8],
        identifier=name[9],
        address=address,
        contact=read_contact(contact) if contact else None,
        extra=reading.keep(left),
    )
