"""How the paper form spells names, days, numbers and amounts, and how it is read again.

Each pair writes what a typist would type and reads it back; a reader gives None for what it
cannot make sense of, and the caller says which box that was.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from sim.records.money import cents, dollars
from sim.records.parties import Name, Quantity
from sim.wire.writing import number

_DAY = re.compile(r"(\d{1,2})[/ -](\d{1,2})[/ -](\d{4})", re.ASCII)
_QUANTITY = re.compile(r"\d{1,6}(?:\.\d{1,3})?", re.ASCII)


def name(*parts: str) -> str:
    """A name in the form's order: last, first, middle, suffix.

    A comma inside a part becomes a space, since commas part the parts.

    >>> name("Rivera", "Ana", "", "Jr")
    'Rivera, Ana, , Jr'
    """
    return ", ".join(" ".join(part.replace(",", " ").split()) for part in parts).rstrip(", ")


def read_name(text: str) -> Name | None:
    """A name that was typed as last, first, middle, suffix."""
    parts = [part.strip() for part in text.split(",")]
    return Name(*parts) if len(parts) <= 4 else None


def day(found: datetime.date | None) -> str:
    """A day as month, day and year; no day is blank.

    >>> day(datetime.date(2026, 3, 2))
    '03/02/2026'
    """
    return f"{found.month:02d}/{found.day:02d}/{found.year:04d}" if found else ""


def read_day(text: str) -> datetime.date | None:
    """A day typed as month, day and year, with strokes, dashes or spaces between.

    >>> read_day("3 2 2026")
    datetime.date(2026, 3, 2)
    """
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    month, of_month, year = map(int, found.groups())
    try:
        return datetime.date(year, month, of_month)
    except ValueError:
        return None


def wire_day(text: str) -> str:
    """Eight digits of an 837P as the form writes a day; anything else as it stands."""
    if re.fullmatch(r"\d{8}", text, re.ASCII):
        return f"{text[4:6]}/{text[6:]}/{text[:4]}"
    return text


def amount(found: int) -> str:
    """Cents as dollars."""
    return dollars(found)


def read_amount(text: str) -> int | None:
    """Dollars and cents that were typed; blank is nothing."""
    try:
        return cents(text) if text.strip() else 0
    except ValueError:
        return None


def quantity(found: Quantity) -> str:
    """Units without trailing zeros."""
    return number(found)


def read_quantity(text: str) -> Decimal | None:
    """Units that were typed, whole or with a fraction."""
    found = _QUANTITY.fullmatch(text.strip())
    return Decimal(found.group()) if found else None


def zip_code(digits: str) -> str:
    """A ZIP code with its dash.

    >>> zip_code("440550101")
    '44055-0101'
    """
    return f"{digits[:5]}-{digits[5:]}" if re.fullmatch(r"\d{9}", digits, re.ASCII) else digits


def phone(digits: str) -> str:
    """A telephone number with its brackets.

    >>> phone("8005550101")
    '(800) 555-0101'
    """
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if re.fullmatch(r"\d{10}", digits, re.ASCII) else digits


def tax_number(digits: str) -> str:
    """An employer's tax number with its dash.

    >>> tax_number("000112233")
    '00-0112233'
    """
    return f"{digits[:2]}-{digits[2:]}" if re.fullmatch(r"\d{9}", digits, re.ASCII) else digits


def digits_of(text: str) -> str:
    """A number without the marks that only help the eye."""
    bare = re.sub(r"[ ()-]", "", text)
    return bare if bare.isascii() and bare.isdigit() else text.strip()
