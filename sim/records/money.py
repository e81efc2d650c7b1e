"""Money is integer cents; it becomes dollars only where somebody reads it."""

import re
from functools import lru_cache

Cents = int

_AMOUNT = re.compile(r"(-?)\$?(\d{1,3}(?:,\d{3}){1,3}|\d{1,12})(?:\.(\d{1,2}))?", re.ASCII)


@lru_cache(maxsize=4096)
def dollars(cents: Cents) -> str:
    """Write an amount as a biller reads it: ``dollars(123450) == '1,234.50'``."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole:,}.{rest:02d}"


def cents(text: str) -> Cents:
    """Read an amount that a person typed: ``cents('1,234.5') == 123450``.

    Raises ValueError, in words for that person, when the text is no amount of dollars; a
    comma may only part thousands, so that "186,00" is never taken for 18,600 dollars.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not an amount; write dollars and cents, such as 186.00")
    sign, whole, rest = found.groups()
    amount = int(whole.replace(",", "")) * 100 + int((rest or "0").ljust(2, "0"))
    return -amount if sign else amount


def share(amount: Cents, percent: int) -> Cents:
    """Take a percentage of an amount, half a cent rounding away from zero."""
    product = abs(amount) * percent
    part = (product + 50) // 100
    return -part if amount < 0 else part
