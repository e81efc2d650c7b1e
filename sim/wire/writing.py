"""Writing segments: trims, formats, counts, numbers, and refuses what would not survive.

The caller brings control numbers and the clock; this module brings nothing of its own,
so the same record always gives the same text.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from sim.records.parties import Envelope, Extra, Quantity
from sim.wire.core import STANDARD, Delimiters

Element = str | tuple[str, ...] | list[str]
"""A plain element, a composite (tuple), or an element that repeats (list)."""

LIMITS = {
    ("ISA", 5): 2, ("ISA", 6): 15, ("ISA", 7): 2, ("ISA", 8): 15, ("GS", 2): 15, ("GS", 3): 15, ("ST", 2): 9, ("BHT", 3): 50,
    ("NM1", 3): 60, ("NM1", 4): 35, ("NM1", 5): 25, ("NM1", 7): 10, ("NM1", 9): 80,
    ("N1", 2): 60, ("N1", 4): 80, ("N3", 1): 55, ("N3", 2): 55, ("N4", 1): 30, ("N4", 2): 2, ("N4", 3): 15,
    ("PER", 2): 60, ("PER", 4): 256, ("REF", 2): 50, ("SBR", 3): 50, ("SBR", 4): 60,
    ("CLM", 1): 38, ("CLP", 1): 38, ("CLP", 7): 50, ("TRN", 2): 50, ("TRN", 3): 10, ("STC", 12): 264,
    ("PLB", 1): 50, ("EB", 5): 50, ("MSG", 1): 264, ("NTE", 2): 80, ("PWK", 6): 80, ("HCR", 2): 50, ("OI", 3): 1,
}  # fmt: skip
"""The longest text that the standard allows in an element that people fill."""


class UnwritableText(ValueError):
    """Data that cannot be put on the wire; `field` names the element and `where` the claim."""

    def __init__(self, where: str, field: str, value: str, why: str) -> None:
        super().__init__(where, field, value, why)
        self.where, self.field, self.value, self.why = where, field, value, why

    def __str__(self) -> str:
        return f"{self.where}: {self.field} {self.value!r} {self.why}"


class Writing:
    """One file being written, segment by segment."""

    def __init__(self, delimiters: Delimiters = STANDARD) -> None:
        self.delimiters = delimiters
        self.lines: list[str] = []
        self.where = "file"
        self.levels = 0
        marks = {delimiters.element, delimiters.component, delimiters.repetition, delimiters.segment} - {""}
        punctuation = "".join(re.escape(mark) for mark in sorted(marks))
        self.illegal = re.compile(f"[^ -~]|[{punctuation}]|^ | $")

    def add(self, name: str, *elements: Element) -> None:
        """Write one segment; tuples become composites, lists repetitions, empty tails are trimmed."""
        if not name:
            raise UnwritableText(self.where, "segment", str(elements), "has no name")
        texts = [name]
        for position, element in enumerate(elements, 1):
            if isinstance(element, str):
                texts.append(self._checked(name, position, element) if element else "")
            elif isinstance(element, list):
                texts.append(self._repeated(name, position, element))
            else:
                texts.append(self._composite(name, position, element))
        self._line(texts)

    def extra(self, segments: Extra) -> None:
        """Write segments that no field holds, in the file's own punctuation."""
        for segment in segments:
            name, *rest = segment
            self.add(name, *map(_as_element, rest))

    def level(self, code: str, parent: int = 0, *, children: bool) -> int:
        """Open the next level of the hierarchy (HL) and return its number."""
        self.levels += 1
        self.add("HL", str(self.levels), str(parent or ""), code, "1" if children else "0")
        return self.levels

    def leaf(self, code: str, parent: int) -> int:
        """Open a level that by its kind never has children and does not say so."""
        self.levels += 1
        self.add("HL", str(self.levels), str(parent), code)
        return self.levels

    def open(self, envelope: Envelope, group_code: str, set_code: str, guide: str, *, names_guide: bool) -> None:
        """Write ISA, GS and ST."""
        self.open_file(envelope)
        day = stamp(envelope.date)
        parties = (envelope.group_sender, envelope.group_receiver)
        self.add("GS", group_code, *parties, day, envelope.time, str(envelope.group_control), "X", guide)
        self.add("ST", set_code, envelope.set_control, guide if names_guide else "")

    def close(self, envelope: Envelope) -> str:
        """Write SE, GE and IEA with their counts, and give the whole text."""
        # ISA and GS stand before the set, SE counts itself.
        self.add("SE", str(len(self.lines) - 1), envelope.set_control)
        self.add("GE", "1", str(envelope.group_control))
        return self.close_file(envelope, 1)

    def close_file(self, envelope: Envelope, groups: int) -> str:
        """Write IEA, and give the whole text."""
        self.add("IEA", str(groups), f"{envelope.control_number:09d}")
        return "".join(self.lines)

    def open_file(self, envelope: Envelope) -> None:
        """Write ISA alone, for a file without a group."""
        self.where = f"file {envelope.control_number}"
        if not 0 <= envelope.control_number <= 999_999_999:
            raise UnwritableText(self.where, "ISA13", str(envelope.control_number), "is not a number of nine digits")
        if not re.fullmatch(r"([01][0-9]|2[0-3])[0-5][0-9]", envelope.time, re.ASCII):
            raise UnwritableText(self.where, "ISA10", envelope.time, "is not a time of day as HHMM")
        if not re.fullmatch(r"[A-Z]", envelope.usage, re.ASCII):
            raise UnwritableText(self.where, "ISA15", envelope.usage, "is not one letter")
        parties = (envelope.sender_qualifier, envelope.sender, envelope.receiver_qualifier, envelope.receiver)
        isa = ["ISA", "00", " " * 10, "00", " " * 10]
        isa += [self._checked("ISA", place, text).ljust(LIMITS["ISA", place]) for place, text in enumerate(parties, 5)]
        isa += [stamp(envelope.date)[2:], envelope.time, self.delimiters.repetition or "U", "00501"]
        isa += [f"{envelope.control_number:09d}", "0", envelope.usage, self.delimiters.component]
        self._line(isa)

    def _line(self, texts: list[str]) -> None:
        while texts[-1] == "":
            texts.pop()
        end = self.delimiters.segment
        self.lines.append(self.delimiters.element.join(texts) + end + ("" if end == "\n" else "\n"))

    def _composite(self, name: str, position: int, parts: tuple[str, ...]) -> str:
        checked = [self._checked(name, position, part) if part else "" for part in parts]
        return self.delimiters.component.join(checked).rstrip(self.delimiters.component)

    def _repeated(self, name: str, position: int, repeats: list[str]) -> str:
        mark = self.delimiters.repetition
        if len(repeats) > 1 and not mark:
            where = f"{name}{position:02d}"
            raise UnwritableText(self.where, where, " ".join(repeats), "repeats, and this file has no mark for that")
        return mark.join(self._checked(name, position, each) for each in repeats)

    def _checked(self, name: str, position: int, text: str) -> str:
        found = self.illegal.search(text)
        if found:
            raise UnwritableText(self.where, f"{name}{position:02d}", text, self._why(found.group()))
        limit = LIMITS.get((name, position))
        if limit and len(text) > limit:
            raise UnwritableText(self.where, f"{name}{position:02d}", text, f"is longer than {limit} characters")
        return text

    def _why(self, mark: str) -> str:
        if mark == " ":
            return "begins or ends with a space; trim it"
        if " " <= mark <= "~":
            return f"holds {mark!r}, which is punctuation in this file; write it without"
        return f"holds {mark!r}, which is not a plain character; write it without accents and control characters"


def _as_element(text: str) -> Element:
    if "^" in text and ":" not in text:
        return text.split("^")
    return tuple(text.split(":")) if ":" in text else text


def money(cents: int) -> str:
    """An amount as the wire writes it: dollars, and cents only as far as they count.

    >>> money(12050), money(12000), money(-5)
    ('120.5', '120', '-0.05')
    """
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".")


def number(quantity: Quantity) -> str:
    """A quantity without trailing zeros.

    >>> number(2), number(Decimal("1.50"))
    ('2', '1.5')
    """
    text = f"{Decimal(quantity):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def stamp(day: datetime.date | None) -> str:
    """A day as CCYYMMDD; no day is empty.

    >>> stamp(datetime.date(2026, 3, 2))
    '20260302'
    """
    return day.isoformat().replace("-", "") if day else ""


def span(first: datetime.date, last: datetime.date | None) -> tuple[str, str]:
    """The format code and text of a day (D8) or of a span of days (RD8).

    >>> span(datetime.date(2026, 3, 2), None)
    ('D8', '20260302')
    """
    return ("RD8", f"{stamp(first)}-{stamp(last)}") if last else ("D8", stamp(first))
