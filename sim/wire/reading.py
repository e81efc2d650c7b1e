"""Reading typed values out of segments: money, days, counts, composites.

A value that cannot be read becomes zero or nothing and leaves a `Problem` that names the
element, so that one bad element never hides the rest of a file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sim.records.parties import Quantity
from sim.wire.core import Delimiters, Problem, Segment

Days = tuple[datetime.date | None, datetime.date | None]
"""The first and, for a span, the last day."""

_NUMBER = re.compile(r"(-?)([0-9]{0,15})(?:\.([0-9]{0,15}))?", re.ASCII)
_DAY = re.compile(r"[0-9]{8}", re.ASCII)


class Reading:
    """One pass over one file: its punctuation, and the problems met so far."""

    def __init__(self, delimiters: Delimiters, problems: list[Problem]) -> None:
        self.delimiters = delimiters
        self.problems = problems
        self.places: list[tuple[int, ...]] = []

    def parts(self, segment: Segment, position: int) -> list[str]:
        """The components of an element; an absent element has one empty component."""
        return segment[position].split(self.delimiters.component)

    def repeats(self, segment: Segment, position: int) -> tuple[str, ...]:
        """The values of an element that may repeat; an absent element has none."""
        mark = self.delimiters.repetition
        text = segment[position]
        return tuple(filter(None, text.split(mark))) if mark else tuple(filter(None, (text,)))

    def keep(self, segments: Iterable[Segment]) -> tuple[tuple[str, ...], ...]:
        """Segments without a field, as plain tuples with the usual marks for components and repetition."""
        marks = {self.delimiters.component: ":", self.delimiters.repetition: "^"}
        usual = str.maketrans({mark: common for mark, common in marks.items() if mark})
        return tuple(tuple(each.translate(usual) for each in segment.elements) for segment in segments)

    def cents(self, segment: Segment, position: int) -> int:
        """An amount of money, in cents; absent is zero."""
        text = segment[position]
        found = _NUMBER.fullmatch(text)
        if found is None or text in ("-", ".", "-."):
            self.note(segment, position, f"{text!r} is not an amount", "Write dollars and cents, such as 186.5")
            return 0
        sign, whole, fraction = found.groups(default="")
        if fraction[2:].strip("0"):
            self.note(segment, position, f"{text!r} is finer than a cent", "Round it to cents")
        amount = int(whole or "0") * 100 + int(fraction[:2].ljust(2, "0"))
        return -amount if sign else amount

    def quantity(self, segment: Segment, position: int) -> Quantity:
        """A number of units, whole where it can be; absent is zero."""
        text = segment[position]
        found = _NUMBER.fullmatch(text)
        if found is None or text in ("-", ".", "-."):
            self.note(segment, position, f"{text!r} is not a quantity", "Write a plain number, such as 2")
            return 0
        number = Decimal(text or "0")
        return int(number) if number == int(number) else number

    def count(self, segment: Segment, position: int) -> int:
        """A whole number such as a count or a control number; absent is zero."""
        return self.count_of(segment, position, segment[position])

    def count_of(self, segment: Segment, position: int, text: str) -> int:
        """A whole number given as a text of the segment, such as one component."""
        text = text.strip()
        if text and not (text.isascii() and text.isdecimal() and len(text) <= 15):
            self.note(segment, position, f"{text!r} is not a whole number", "Write digits only")
            return 0
        return int(text or "0")

    def day(self, segment: Segment, position: int) -> datetime.date | None:
        """A day written CCYYMMDD; absent is None."""
        text = segment[position]
        day = self.day_of(text)
        if text and day is None:
            self.note(segment, position, f"{text!r} is not a day", "Write year, month and day as CCYYMMDD")
        return day

    def days(self, segment: Segment, position: int) -> Days:
        """A day (D8) or a span of days (RD8); the second is None for a single day."""
        text = segment[position]
        first, _, last = text.partition("-")
        found = self.day_of(first), self.day_of(last)
        if found[0] is None or (last and found[1] is None):
            self.note(segment, position, f"{text!r} is not a day or a span", "Write CCYYMMDD or CCYYMMDD-CCYYMMDD")
        return found

    def day_of(self, text: str) -> datetime.date | None:
        """The day that eight digits name, if they name one."""
        if not _DAY.fullmatch(text):
            return None
        try:
            return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            return None

    def place(self, opening: Segment, lines: Iterable[Segment] = ()) -> None:
        """Remember where the next claim or answer of the set stands, and each of its lines."""
        self.places.append((opening.number, *(line.number for line in lines)))

    def note(self, segment: Segment, position: int, what: str, cure: str) -> None:
        """Put a problem with one element on the list; position 0 means the segment."""
        element = f"{segment.id}{position:02d}" if position else segment.id
        self.problems.append(Problem(f"segment {segment.number} ({element})", what, cure, segment.number))


def blocks(segments: Sequence[Segment], opener: str) -> tuple[Sequence[Segment], list[Sequence[Segment]]]:
    """Cut segments before each one of the given name: what comes first, then the blocks."""
    starts = [place for place, segment in enumerate(segments) if segment.elements[0] == opener]
    if not starts:
        return segments, []
    ends = [*starts[1:], len(segments)]
    return segments[: starts[0]], [segments[start:end] for start, end in zip(starts, ends, strict=True)]
