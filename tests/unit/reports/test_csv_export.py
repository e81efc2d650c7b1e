"""A CSV file that a spreadsheet may open: text never begins a formula, numbers stay numbers."""

import csv
import io

import pytest

from sim.desk.figures.view import Column, Table
from sim.records.spreadsheets import STARTS_A_FORMULA
from sim.reports.csv_export import as_csv
from tests.unit.reports.handmade import CALENDAR, HOSTILE, table_of


def read(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(table, CALENDAR), newline="")))


def test_cells_are_written_for_a_program():
    kinds = ("text", "money", "percent", "count", "days", "date")
    columns = tuple([Column(kind, kind.capitalize(), kind) for kind in kinds])
    table = Table("t", "T", columns, (("Ana", -1_250, 1_234, 7, 30, 27), ("", None, None, None, None, None)))
    assert read(table) == [
        ["Text", "Money", "Percent", "Count", "Days", "Date"], ["Ana", "-12.50", "12.34", "7", "30", "2026-02-01"], [""] * 6,
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_a_hostile_text_begins_no_formula_and_the_amount_beside_it_is_a_number(text):
    _, (cell, amount) = read(table_of((text,)))
    assert not cell.startswith(STARTS_A_FORMULA)
    assert cell.removeprefix("'") == text.replace("\0", " ").removeprefix("'")
    assert amount == "-12.50"


def test_a_heading_is_text_too():
    head, = read(Table("t", "T", (Column("a", "=A1"),), ()))
    assert head == ["'=A1"]
