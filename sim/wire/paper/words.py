"""An amount in words, as a cheque has it."""

from __future__ import annotations

from collections.abc import Iterator

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


def in_words(amount: int) -> str:
    """Cents as a cheque spells them.

    >>> in_words(10500)
    'One hundred five and 00/100 dollars'
    """
    whole, rest = divmod(abs(amount), 100)
    minus = "minus " if amount < 0 else ""
    text = f"{minus}{' '.join(_spelled(whole))} and {rest:02d}/100 dollars"
    return text[0].upper() + text[1:]


def _spelled(number: int) -> Iterator[str]:
    for size, scale in _SCALES:
        if number >= size:
            yield from _spelled(number // size)
            yield scale
            if number % size:
                yield from _spelled(number % size)
            return
    if number < len(_SMALL):
        yield _SMALL[number]
    else:
        ten, one = divmod(number, 10)
        yield _TENS[ten - 2] + (f"-{_SMALL[one]}" if one else "")
