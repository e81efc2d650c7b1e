"""Marks: what was measured, beside what was promised, on the screen and in the history file."""

from __future__ import annotations

import csv
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

HISTORY = Path(__file__).with_name("history.csv")
COLUMNS = ("when", "python", "machine", "mark", "measured", "low", "high", "limit", "met")


class Mark(msgspec.Struct, frozen=True):
    """One promise about speed or size, and what came of it.

    `measured` is None when it could not be measured; then `note` says what to do, and the mark is not met.
    `low` and `high` are the quartiles when it was measured in several rounds.
    """

    name: str
    measured: float | None
    limit: float
    at_least: bool = False
    unit: str = "×"
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the promise was kept."""
        if self.measured is None:
            return False
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def table(marks: Sequence[Mark]) -> str:
    """The marks as lines to print, one each, and a line for each note."""
    width = max(len(mark.name) for mark in marks)
    lines = [f"{'':{width}}  {'measured':>10}  {'quartiles':>15}  {'mark':>14}"]
    for mark in marks:
        measured = "-" if mark.measured is None else f"{mark.measured:.2f} {mark.unit}"
        spread = "" if mark.low is None else f"{mark.low:.2f} to {mark.high:.2f}"
        limit = f"{'at least' if mark.at_least else 'at most'} {mark.limit:g} {mark.unit}"
        lines.append(f"{mark.name:{width}}  {measured:>10}  {spread:>15}  {limit:>14}  {_verdict(mark)}")
    return "\n".join(lines + [f"{mark.name}: {mark.note}" for mark in marks if mark.note])


def _verdict(mark: Mark) -> str:
    if mark.measured is None:
        return "NOT MEASURED"
    return "met" if mark.met else "MISSED"


def remember(marks: Sequence[Mark], history: Path = HISTORY) -> None:
    """Append one row a mark to the history file, which is begun if need be."""
    begun = history.exists()
    run = (datetime.now(UTC).isoformat(timespec="seconds"), platform.python_version(), platform.machine())
    with history.open("a", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        if not begun:
            rows.writerow(COLUMNS)
        for mark in marks:
            measured = (_rounded(mark.measured), _rounded(mark.low), _rounded(mark.high))
            rows.writerow((*run, mark.name, *measured, f"{mark.limit:g}", "yes" if mark.met else "no"))


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
