"""The receipt for a file (999, 005010X231A1): could it be read, and if not, where not."""

from __future__ import annotations

from collections.abc import Sequence

from sim.records.acknowledgments import Ack999, AcknowledgedSet, ElementError, SegmentError
from sim.wire.core import STANDARD, Delimiters, Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.reading import Reading, blocks
from sim.wire.writing import Writing

GUIDE = "005010X231A1"


def write(receipt: Ack999, delimiters: Delimiters = STANDARD) -> str:
    """Write a receipt."""
    out = Writing(delimiters)
    out.open(receipt.envelope, "FA", "999", GUIDE, names_guide=True)
    out.add("AK1", receipt.group_code, str(receipt.group_control), receipt.version)
    for answered in receipt.sets:
        out.where = f"set {answered.control}"
        out.add("AK2", answered.set_code, answered.control, answered.version)
        for error in answered.errors:
            _error(out, error)
        out.add("IK5", answered.status, *answered.codes)
    counts = (receipt.included, receipt.received, receipt.accepted)
    out.add("AK9", receipt.status, *map(str, counts), *receipt.codes)
    out.extra(receipt.extra)
    return out.close(receipt.envelope)


def _error(out: Writing, error: SegmentError) -> None:
    out.add("IK3", error.segment, str(error.position), error.loop, error.code)
    if error.claim_id:
        out.add("CTX", ("CLM01", error.claim_id))
    out.extra(error.extra)
    for wrong in error.elements:
        place = (str(wrong.position), str(wrong.component or ""), str(wrong.repetition or ""))
        out.add("IK4", place, wrong.reference, wrong.code, wrong.value)
        out.extra(wrong.extra)


def read(each: TransactionSet, reading: Reading) -> Ack999:
    """Tell what a receipt says."""
    head, answers = blocks(each.body, "AK2")
    group = verdict = Segment(0, ("",))
    left: list[Segment] = []
    sets = []
    for segment in head:
        if segment.id == "AK1":
            group = segment
        elif segment.id == "AK9":
            verdict = segment
        else:
            left.append(segment)
    for block in answers:
        # The group's verdict follows the last set and is no part of it.
        own, tail = blocks(block, "AK9")
        sets.append(_answer(reading, own))
        for segment in (segment for part in tail for segment in part):
            if segment.id == "AK9":
                verdict = segment
            else:
                left.append(segment)
    for needed, name in ((group, "AK1"), (verdict, "AK9")):
        if not needed.number:
            reading.note(each.segments[0], 0, f"the receipt has no {name}", "Ask the sender for the whole file")
    return Ack999(
        envelope=read_envelope(each, reading),
        group_control=reading.count(group, 2),
        sets=tuple(sets),
        group_code=group[1],
        version=group[3],
        status=verdict[1],
        included=reading.count(verdict, 2),
        received=reading.count(verdict, 3),
        accepted=reading.count(verdict, 4),
        codes=tuple(filter(None, verdict.elements[5:])),
        extra=reading.keep(left),
    )


def _answer(reading: Reading, block: Sequence[Segment]) -> AcknowledgedSet:
    head, errors = blocks(block, "IK3")
    reading.place(head[0], [error[0] for error in errors])
    verdict = next((segment for segment in block if segment.id == "IK5"), Segment(0, ("IK5",)))
    if not verdict.number:
        reading.note(block[0], 0, "no verdict (IK5) follows for this set", "Ask the sender for the whole file")
    return AcknowledgedSet(
        set_code=head[0][1],
        control=head[0][2],
        version=head[0][3],
        status=verdict[1],
        codes=tuple(filter(None, verdict.elements[2:])),
        errors=tuple(_read_error(reading, error) for error in errors),
    )


def _read_error(reading: Reading, block: Sequence[Segment]) -> SegmentError:
    opening = block[0]
    claim_id, left = "", []
    head, wrong = blocks(block[1:], "IK4")
    for segment in head:
        mark, *value = reading.parts(segment, 1)
        if segment.id == "CTX" and mark == "CLM01" and value and not claim_id and len(segment.elements) == 2:
            claim_id = value[0]
        elif segment.id != "IK5":
            left.append(segment)
    return SegmentError(
        segment=opening[1],
        position=reading.count(opening, 2),
        loop=opening[3],
        code=opening[4],
        claim_id=claim_id,
        elements=tuple(_read_element(reading, element) for element in wrong),
        extra=reading.keep(left),
    )


def _read_element(reading: Reading, block: Sequence[Segment]) -> ElementError:
    segment = block[0]
    place = [*reading.parts(segment, 1), "", "", ""]
    return ElementError(
        position=reading.count_of(segment, 1, place[0]),
        component=reading.count_of(segment, 1, place[1]),
        reference=segment[2],
        code=segment[3],
        value=segment[4],
        repetition=reading.count_of(segment, 1, place[2]),
        extra=reading.keep(other for other in block[1:] if other.id != "IK5"),
    )
