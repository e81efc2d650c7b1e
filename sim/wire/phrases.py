"""Small phrases out of raw elements: dollars, days, names, counts, codes with their words.

Whatever cannot be read is shown as it stands, for these phrases also describe bad files.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from sim.records.money import dollars
from sim.wire.core import STANDARD, Segment
from sim.wire.reading import Reading

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def money(text: str) -> str:
    """An amount on the wire as dollars.

    >>> money("1120.5")
    '$1,120.50'
    """
    amount, problems = _cents(text)
    return text if problems else cash(amount)


def cash(amount: int) -> str:
    """Cents as dollars with their sign in front.

    >>> cash(-127)
    '-$1.27'
    """
    return f"-${dollars(-amount)}" if amount < 0 else f"${dollars(amount)}"


def _cents(text: str) -> tuple[int, bool]:
    reading = Reading(STANDARD, [])
    return reading.cents(Segment(0, ("", text)), 1), bool(reading.problems)


def day(text: str) -> str:
    """Eight digits as a day, or a span of days; anything else as it stands.

    >>> day("20260302"), day("20260302-20260304")
    ('2 March 2026', '2 March 2026 to 4 March 2026')
    """
    first, dash, last = text.partition("-")
    if dash:
        return f"{day(first)} to {day(last)}"
    found = Reading(STANDARD, []).day_of(text)
    return date(found) if found else text


def date(found: datetime.date | None) -> str:
    """A day in words; no day is said to be missing."""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else "no date"


def clock(text: str) -> str:
    """HHMM, or longer, as hours and minutes."""
    return f"{text[:2]}:{text[2:4]}" if len(text) >= 4 and text.isdecimal() else text


def counted(number: object, noun: str) -> str:
    """A number with its noun, in the plural unless it is one.

    >>> counted(1, "claim"), counted("3", "claim")
    ('1 claim', '3 claims')
    """
    return f"{number} {noun}" if str(number) == "1" else f"{number} {noun}s"


def listed(items: Iterable[str]) -> str:
    """Items as people list them.

    >>> listed(["25", "59", "RT"])
    '25, 59 and RT'
    """
    found = [item for item in items if item]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def coded(code: str, words: str) -> str:
    """Words with their code behind them; a code without words stands alone."""
    return f"{words} ({code})" if words else code


def sentence(*clauses: str) -> str:
    """Clauses that are there, joined by semicolons, with a capital and a full stop."""
    text = "; ".join(clause for clause in clauses if clause)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def person(segment: Segment) -> str:
    """The name in an NM1, in reading order."""
    return " ".join(filter(None, (segment[4], segment[5], segment[3], segment[7])))


def diagnosis(mark: str, code: str) -> str:
    """A diagnosis code with the dot that the wire leaves out.

    >>> diagnosis("ABK", "E119"), diagnosis("BK", "4659")
    ('E11.9', '465.9')
    """
    whole = 4 if mark in ("BK", "BF") and code.startswith("E") else 3
    return f"{code[:whole]}.{code[whole:]}" if len(code) > whole else code


def procedure(parts: Sequence[str]) -> str:
    """A procedure with its modifiers, out of a composite that begins with the code set."""
    code = parts[1] if len(parts) > 1 else ""
    modifiers = [part for part in parts[2:6] if part]
    if not modifiers:
        return f"procedure {code}"
    return f"procedure {code} with modifier{'s' if len(modifiers) > 1 else ''} {listed(modifiers)}"
