"""Where each box of the paper claim form stands: rows from top to bottom, cells in sixtieths of the width.

Our own design: a sheet of sections with their names along the edge, in which every box has
the number that it has on a CMS-1500.
"""

from __future__ import annotations

from msgspec import Struct

UNITS = 60


class Cell(Struct, frozen=True):
    """A box's place in a row; a box without a name is empty paper."""

    box: str
    units: float
    centred: bool = False
    money: bool = False
    share: bool = False
    """Whether the cell goes on in the one to its right, without a rule between."""


class Section(Struct, frozen=True):
    """Some rows under one name."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def _row(*cells: tuple[str, float] | Cell) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Cell) else Cell(*cell) for cell in cells)


PEOPLE = Section("Patient and insured", (
    _row(("1", 42), ("1a", 18)),
    _row(("2", 24), ("3", 11), ("3 sex", 7), ("4", 18)),
    _row(Cell("5 street", 18, share=True), ("5 unit", 6), ("6", 18), Cell("7 street", 13, share=True), ("7 unit", 5)),
    _row(("5 city", 19), ("5 state", 5), ("8", 18), ("7 city", 13), ("7 state", 5)),
    _row(("5 zip", 11), ("5 phone", 13), ("10a", 18), ("7 zip", 8), ("7 phone", 10)),
    _row(("9", 24), Cell("10b", 13, share=True), ("10b state", 5), ("11", 18)),
    _row(("9a", 24), ("10c", 18), ("11a", 11), ("11a sex", 7)),
    _row(("9b", 12), ("9c", 12), ("10d", 18), ("11b", 18)),
    _row(("9d", 24), ("11d", 18), ("11c", 18)),
    _row(Cell("12", 24, share=True), ("12 date", 11), ("13", 25)),
))  # fmt: skip

CONDITION = Section("Condition", (
    _row(Cell("14", 18, share=True), ("14 kind", 6), Cell("15", 18, share=True), ("15 kind", 5), ("16 from", 7), ("16 to", 6)),
    _row(Cell("17 kind", 4, share=True), ("17", 20), ("17a", 13), ("17b", 10), ("18 from", 7), ("18 to", 6)),
    _row(("19", 42), Cell("20", 10, share=True), Cell("20 charge", 8, money=True)),
))  # fmt: skip

DIAGNOSES = Section("Diagnoses", (
    _row(("21 edition", 9), *((f"21{letter}", 5.5) for letter in "ABCDEF"), Cell("22", 4, share=True), ("22 original", 14)),
    _row(("", 9), *((f"21{letter}", 5.5) for letter in "GHIJKL"), ("23", 9), ("23 referral", 9)),
))  # fmt: skip

SERVICES = _row(
    Cell("24A", 7, centred=True), Cell("24A to", 7, centred=True), Cell("24B", 3, centred=True),
    Cell("24C", 3, centred=True), Cell("24D", 6.5), Cell("24D modifiers", 8), Cell("24E", 4.5, centred=True),
    Cell("24F", 7, money=True), Cell("24G", 3.5, centred=True), Cell("24H", 3, centred=True), Cell("24J", 7.5),
)  # fmt: skip
"""A service line's lower half; the upper has what was done in words, the unit, and the clinician's specialty."""

PRACTICE = Section("Practice", (
    _row(
        Cell("25", 11, share=True), ("25 kind", 8), ("26", 14), ("27", 9),
        Cell("28", 8, money=True), Cell("29", 6, money=True), ("30", 4),
    ),
    _row(("31", 18), ("32", 20), ("33", 22)),
    _row(("31 date", 18), Cell("32 street", 15, share=True), ("32 unit", 5), Cell("33 street", 16, share=True), ("33 unit", 6)),
    _row(("", 18), ("32 city", 11), ("32 state", 3), ("32 zip", 6), ("33 city", 12), ("33 state", 3), ("33 zip", 7)),
    _row(("", 18), ("32a", 11), ("32b", 9), ("33a", 8), ("33b", 7), ("33 phone", 7)),
))  # fmt: skip
