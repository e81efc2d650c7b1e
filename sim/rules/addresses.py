"""Addresses by meaning: "12 Elm St., #4" is "12 Elm Street, Apt 4", and "21 Elm Street" is another house.

Libraries that take addresses apart guess by statistics; here a table of the words that mean the
same is enough, and the same two addresses always compare the same.
"""

import re
from functools import cache

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS

UNIT = "#"
_WORDS = re.compile(r"[^\W_]+|#")
_ZIP_PLUS_FOUR = [5, 4]
"""Digits of both halves of a ZIP code."""


class _Table(Struct, frozen=True, forbid_unknown_fields=True):
    suffixes: tuple[tuple[str, ...], ...]
    directions: tuple[tuple[str, ...], ...]
    units: tuple[str, ...]
    states: tuple[tuple[str, ...], ...]


@cache
def _meanings() -> dict[str, str]:
    """Word → the Postal Service's abbreviation for it (``datasets/addresses.toml``)."""
    table = msgspec.toml.decode((DATASETS / "addresses.toml").read_bytes(), type=_Table)
    same = {
        word: short for short, *others in (*table.suffixes, *table.directions, *table.states) for word in (short, *others)
    }
    return same | dict.fromkeys(table.units, UNIT)


def standard(address: str) -> tuple[str, ...]:
    """Write an address in the Postal Service's own words, without points, commas and ZIP+4; of no use to a reader.

    >>> standard("12 North Elm Street, Apt 4, Lakeville, OH 44123-1001")
    ('12', 'n', 'elm', 'st', '#', '4', 'lakeville', 'oh', '44123')
    """
    words = [_meanings().get(word, word) for word in _WORDS.findall(address.casefold())]
    if words[-2:] and all(word.isdigit() for word in words[-2:]) and [len(word) for word in words[-2:]] == _ZIP_PLUS_FOUR:
        words.pop()
    return tuple([word for place, word in enumerate(words) if word != UNIT or words[place - 1:place] != [UNIT]])


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses mean the same place; one digit more, less or swapped makes another.

    >>> same_address("12 Elm Street, Apt 4, Lakeville, OH 44123", "12 elm st. #4 lakeville ohio 44123")
    True
    >>> same_address("12 Elm Street, Lakeville, OH 44123", "21 Elm Street, Lakeville, OH 44123")
    False
    """
    return standard(one) == standard(other)
