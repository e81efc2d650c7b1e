"""The shapes of the office's figures: tables, trends and measures as plain data, for screen, workbook and paper alike.

They hold numbers, never text made from them: cents, minutes since the start, days, basis
points.  Whoever shows them puts in the dollar sign, the point and the date.
"""

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "money", "count", "days", "percent", "date"]
"""What a number is: cents, a count, days, basis points (1 % is 100), a day since the start of the scenario."""

Cell = str | int | None
"""What stands in a table: text, or a whole number of the column's kind; None where there is nothing to say."""


class Column(Struct, frozen=True):
    """One column of a table: its name in the data, its heading, and what its cells are."""

    name: str
    label: str
    kind: Kind = "text"


class Table(Struct, frozen=True):
    """One table: a row for each thing counted, and how it was counted."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """The basis or the formula in words, with its source."""
    total: tuple[Cell, ...] | None = None
    """A last row that sums the others up, of the same shape; None where a sum would mean nothing."""


class Series(Struct, frozen=True):
    """One line of a trend: a point for each period; None where nothing was there to measure."""

    label: str
    points: tuple[int | None, ...]


class Trend(Struct, frozen=True):
    """How something went from period to period."""

    name: str
    title: str
    axis: str
    """What the points are, in words, such as `Claims denied`."""
    kind: Kind
    ticks: tuple[str, ...]
    """The periods, such as `Jan 2026`, one for each point."""
    series: tuple[Series, ...]


class Measure(Struct, frozen=True, kw_only=True):
    """One figure by which an office is judged, beside its formula and its target."""

    name: str
    label: str
    value: int | None
    """In units of `kind`; None where there is nothing to divide by."""
    kind: Kind
    target: int | None
    """The usual target in units of `kind`; None where the trade names none."""
    target_text: str
    formula: str
    source: str
    better: Literal["high", "low"]
    trend: tuple[int | None, ...] = ()
    """The same figure month by month, the last one being the month that runs."""


class Figures(Struct, frozen=True):
    """One report of the office: tables, measures and trends on one stated basis."""

    name: str
    title: str
    basis: str
    """What is counted, from when, and what is left out."""
    tables: tuple[Table, ...]
    measures: tuple[Measure, ...] = ()
    trends: tuple[Trend, ...] = ()


def total(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...]:
    """Sum up the money and the counts of a table; its first cell says what the row is, what cannot be added stays empty."""
    summed: list[Cell] = [
        sum([row[place] for row in rows if row[place] is not None]) if column.kind in ("money", "count") else None  # type: ignore[misc]
        for place, column in enumerate(columns)
    ]
    return ("Total", *summed[1:])
