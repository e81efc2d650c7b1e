"""Identifiers that are well formed and cannot be real.

Shapes and check digits follow the public rules; the numbers come from keyed draws, so
that the same patient carries the same card in every process.
"""

from collections.abc import Callable
from functools import cache

MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
"""The letters that a Medicare Beneficiary Identifier may use: no S, L, O, I, B, Z (CMS MBI format)."""

_DIGITS = "0123456789"
_MBI_SHAPE = "CAXNAXNAANN"
_MBI_SIGNS = {"C": "123456789", "A": MBI_LETTERS, "N": _DIGITS, "X": _DIGITS + MBI_LETTERS}
_SIGNS = {"#": _DIGITS, "@": MBI_LETTERS}


def fill_shape(shape: str, draw: int) -> str:
    """Fill a member ID shape from one 64-bit draw, which is enough for eighteen digits.

    ``#`` is a digit, ``@`` a capital letter, anything else stands for itself; the shape
    ``MBI`` is Medicare's eleven characters.
    """
    filled = []
    for alphabet, size in _alphabets(shape):
        filled.append(alphabet[draw % size])
        draw //= size
    return "".join(filled)


@cache
def _alphabets(shape: str) -> tuple[tuple[str, int], ...]:
    """Name the signs that each place of a shape may have, and count them."""
    signs, shape = (_MBI_SIGNS, _MBI_SHAPE) if shape == "MBI" else (_SIGNS, shape)
    return tuple([(signs.get(mark, mark), len(signs.get(mark, mark))) for mark in shape])


def swap_digits(identifier: str, draw: int) -> str:
    """Transpose two neighbouring digits that differ, as a hurried clerk does.

    The result keeps the identifier's shape, so that no format edit can see it (CMS, MBI
    format: no check digit).  Where no two neighbouring digits differ, which is so for one MBI in
    twenty, two neighbouring letters are swapped; where there are none either, the identifier
    comes back unchanged.  The first character is left alone: some payers open with a fixed one.
    """
    pairs = _swappable(identifier, str.isdigit) or _swappable(identifier, str.isalpha)
    if not pairs:
        return identifier
    place = pairs[draw % len(pairs)]
    return identifier[:place] + identifier[place + 1] + identifier[place] + identifier[place + 2:]


def _swappable(identifier: str, is_kind: Callable[[str], bool]) -> list[int]:
    """List the places whose character may change places with the next one."""
    return [
        place
        for place in range(1, len(identifier) - 1)
        if identifier[place] != identifier[place + 1] and is_kind(identifier[place]) and is_kind(identifier[place + 1])
    ]


def npi_check_digit(nine: str) -> int:
    """Compute the last digit of a National Provider Identifier.

    Luhn's rule over the nine digits prefixed with 80840 (CMS, NPI check digit): the prefix
    adds a constant 24.  ``npi_check_digit('123456789') == 3``.
    """
    total = 24
    for place, digit in enumerate(reversed(nine)):
        value = int(digit)
        if place % 2 == 0:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return -total % 10


def npi(nine: str) -> str:
    """Complete nine digits (the first 1 or 2) to a National Provider Identifier."""
    return f"{nine}{npi_check_digit(nine)}"


def is_npi(text: str) -> bool:
    """Tell whether a text has the form and check digit of an NPI."""
    well_formed = len(text) == 10 and text.isascii() and text.isdigit() and text[0] in "12"
    return well_formed and npi_check_digit(text[:9]) == int(text[9])


def another_npi(number: str, draw: int) -> str:
    """Swap two digits of a number and let its check digit be right again: well formed, and another one."""
    place = 2 + (draw * 6 >> 64)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2:9]
    if swapped == number[:9]:
        swapped = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1:9]
    return npi(swapped)
