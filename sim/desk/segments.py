"""The text of a file segment by segment, each with what it means."""

from sim import wire
from sim.desk.view import SegmentView


def segments(meaning) -> tuple[SegmentView, ...]:
    """Write a file out and explain it."""
    return tuple([SegmentView(each.text, each.meaning) for each in wire.explain(wire.emit(meaning))])
