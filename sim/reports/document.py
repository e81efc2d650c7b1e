"""A report before it is a page or a PDF: sections of prose, figures, charts and tables, in the order in which they are read."""

import datetime

from msgspec import Struct

from sim.desk.figures.view import Cell, Column, Measure, Table, Trend
from sim.records.clock import Calendar
from sim.reports.picture import Picture
from sim.reports.shown import shown

NOTICE = "Invented, for training: no person, payer or practice in it is real."

BROAD = 10
"""Columns that still stand well on an upright page."""
SHORT = 12
"""Letters of a word that is not broken, such as a claim's number."""


class Prose(Struct, frozen=True):
    """A paragraph."""

    text: str


class Points(Struct, frozen=True):
    """A list of things to do or to know."""

    items: tuple[str, ...]


class Headlines(Struct, frozen=True):
    """A few figures in large type, each with a line on what it is beside."""

    figures: tuple[tuple[str, str, str], ...]
    """Label, figure, and what it is held against."""


class Scores(Struct, frozen=True):
    """Measures beside their targets, each with its course, and below them how each is counted."""

    measures: tuple[Measure, ...]

    @property
    def has_courses(self) -> bool:
        """Whether any of them was measured in more than one month."""
        return any(sum([point is not None for point in measure.trend]) > 1 for measure in self.measures)


class Graph(Struct, frozen=True):
    """A chart; the table behind it follows."""

    picture: Picture


class Sheet(Struct, frozen=True):
    """A table, of which the first rows are shown where there are many."""

    table: Table
    most: int = 40
    """How many rows are shown; the total is of all."""
    elsewhere: str = ""
    """Where the rows that are not shown stand."""

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are shown."""
        return self.table.rows[: self.most]

    @property
    def left_out(self) -> str:
        """What is said of the rows that are not shown; empty where all are."""
        more = len(self.table.rows) - self.most
        if more <= 0:
            return ""
        where = f"; all are in {self.elsewhere}" if self.elsewhere else ""
        return f"The first {self.most:,} of {len(self.table.rows):,} rows{where}."


Block = Prose | Points | Headlines | Scores | Graph | Sheet


class Section(Struct, frozen=True):
    """One part of a report, with a name to link to."""

    name: str
    title: str
    blocks: tuple[Block, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole report."""

    title: str
    subject: str
    """What it is about, such as the practice."""
    facts: tuple[tuple[str, str], ...]
    """Particulars on the cover: label and words."""
    preface: str = ""
    """A few words below them."""
    sections: tuple[Section, ...]
    calendar: Calendar
    """The office's calendar, by which days become dates."""
    day: datetime.date
    """The report's own date."""
    notice: str = NOTICE

    @property
    def is_broad(self) -> bool:
        """Whether one of its tables has more columns than an upright page shows well."""
        tables = [block.table for section in self.sections for block in section.blocks if isinstance(block, Sheet)]
        return any(len(table.columns) > BROAD for table in tables)

    def cell(self, cell: Cell, column: Column) -> str:
        """Write a cell of one of its tables."""
        return shown(cell, column.kind, self.calendar)


def is_number(column: Column) -> bool:
    """Whether a column's cells end at its right edge."""
    return column.kind not in ("text", "date")


def styled(text: str, column: Column) -> str:
    """Name how a cell is set: figures at the right edge, dates and short words unbroken."""
    if is_number(column):
        return "number"
    return "whole" if column.kind == "date" or len(text) <= SHORT else ""


def behind(trend: Trend) -> Table:
    """The table behind a chart of lines: a row for each line, a column for each period."""
    columns = (Column("series", trend.axis or "Series"), *(Column(tick, tick, trend.kind) for tick in trend.ticks))
    rows = tuple([(each.label or trend.title, *each.points) for each in trend.series])
    return Table(f"{trend.name}_numbers", f"Numbers behind the chart: {trend.title}", columns, rows)
