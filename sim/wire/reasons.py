"""Adjustments on the wire (CAS): why part of a charge was not paid, by group and reason."""

from __future__ import annotations

from itertools import groupby

from sim.records.payments import Adjustment
from sim.wire.core import Segment
from sim.wire.reading import Reading
from sim.wire.writing import Writing, money, number


def write_adjustments(out: Writing, adjustments: tuple[Adjustment, ...]) -> None:
    """Write adjustments in their order, those of one group together."""
    for group, run in groupby(adjustments, key=lambda adjustment: adjustment.group):
        reasons = list(run)
        # One CAS holds six reasons at most.
        for start in range(0, len(reasons), 6):
            out.add("CAS", group, *(part for reason in reasons[start : start + 6] for part in _reason(reason)))


def _reason(adjustment: Adjustment) -> tuple[str, str, str]:
    quantity = "" if adjustment.quantity is None else number(adjustment.quantity)
    return adjustment.reason, money(adjustment.amount), quantity


def read_adjustments(reading: Reading, segment: Segment) -> list[Adjustment]:
    """The adjustments of one CAS."""
    found = []
    for place in range(2, len(segment.elements), 3):
        if segment[place] or segment[place + 1]:
            quantity = reading.quantity(segment, place + 2) if segment[place + 2] else None
            amount = reading.cents(segment, place + 1)
            found.append(Adjustment(segment[1], segment[place], amount, quantity))
    return found
