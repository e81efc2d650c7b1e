"""The boxes of the paper claim form: what each is called, and one that has been filled.

The table is `datasets/wire/paper_form.toml`.  A box that stands once for each service line
carries the line's number behind a stroke: box 24F of the second line is `24F/2`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS

MOST_DIAGNOSES = 12
MOST_LINES = 50
LINES_PER_SHEET = 6
LETTERS = "ABCDEFGHIJKL"
"""The letters of the twelve diagnoses of box 21, which box 24E points to."""


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """One box as the blank form has it; `whence` is empty where no 837P ever fills it."""

    id: str
    label: str
    whence: str = ""
    options: tuple[str, ...] = ()

    @property
    def number(self) -> str:
        """The number printed in the box: that of a box with several parts, without the part.

        >>> kinds()["3 sex"].number
        '3'
        """
        first = self.id.split()[0]
        return first if first[0].isdigit() else ""

    @property
    def of_line(self) -> bool:
        """Whether the box stands once for each service line."""
        return self.number.startswith("24")


class Box(Struct, frozen=True):
    """One box of a filled form; an empty value is a box left blank."""

    box: str
    label: str
    value: str


class ClaimForm(Struct, frozen=True):
    """A claim as its paper form has it: every box in the order of the form, and what to enclose."""

    boxes: tuple[Box, ...]
    lines: int
    enclosures: tuple[str, ...] = ()

    @property
    def sheets(self) -> int:
        """How many sheets the service lines need, six to a sheet."""
        return max(1, -(-self.lines // LINES_PER_SHEET))

    @property
    def values(self) -> dict[str, str]:
        """The filled boxes by name, blank ones left out; `read_form` takes this."""
        return {each.box: each.value for each in self.boxes if each.value}


@cache
def kinds() -> Mapping[str, Kind]:
    """Every box of the blank form by name, in the form's order."""
    path = DATASETS / "wire" / "paper_form.toml"
    rows = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8"))["box"], tuple[Kind, ...])
    return {each.id: each for each in rows}


def names(lines: int) -> list[str]:
    """The names of all boxes of a form with so many service lines, in the form's order."""
    found = list(kinds())
    first = next(place for place, name in enumerate(found) if kinds()[name].of_line)
    columns = [name for name in found if kinds()[name].of_line]
    return [
        *found[:first],
        *[f"{name}/{line}" for line in range(1, lines + 1) for name in columns],
        *found[first + len(columns) :],
    ]


def kind_of(name: str) -> Kind | None:
    """The blank box behind a name such as `24F/2`, or None when the form has no such box."""
    plain, stroke, line = name.partition("/")
    kind = kinds().get(plain)
    numbered = line.isascii() and line.isdigit() and 1 <= int(line) <= MOST_LINES
    return kind if kind and kind.of_line == bool(stroke) and (numbered or not stroke) else None
