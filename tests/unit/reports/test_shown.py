"""A figure is written as a biller reads it."""

import pytest

from sim.desk.figures.view import Column
from sim.reports.shown import brief, drawn, heading, measured, shown
from tests.unit.reports.handmade import CALENDAR


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (123_450, "money", "1,234.50"), (-1_250, "money", "−12.50"), (0, "money", "0.00"), (1_234, "percent", "12.3 %"),
        (10_000, "percent", "100.0 %"), (12_345, "count", "12,345"), (0, "date", "5 Jan 2026"), (27, "date", "1 Feb 2026"),
        (None, "money", "–"), ("C-10001", "text", "C-10001"), ("a-b", "money", "a-b"),
    ],
)  # fmt: skip
def test_a_cell_is_written_by_its_kind(cell, kind, text):
    assert shown(cell, kind, CALENDAR) == text


def test_a_figure_that_stands_alone_bears_its_unit():
    kinds = [
        (500, "money", "$5.00"), (-500, "money", "−$5.00"), (1, "days", "1 day"), (0, "days", "0 days"), (None, "days", "–"),
    ]
    assert [measured(value, kind, CALENDAR) for value, kind, _ in kinds] == [text for *_, text in kinds]


def test_an_amount_has_its_unit_in_the_heading_once():
    assert heading(Column("open", "Open", "money")) == "Open,\u00a0$"
    assert heading(Column("open", "Open ($)", "money")) == "Open ($)"
    assert heading(Column("claims", "Claims", "count")) == "Claims"


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (999, "money", "$999"), (1_000, "money", "$1k"), (12_345, "money", "$12.3k"), (123_456, "money", "$123k"),
        (-2_500_000, "money", "−$2.5M"), (0, "money", "$0"), (7.5, "percent", "7.5 %"), (12.0, "percent", "12 %"),
        (41, "days", "41"),
    ],
)  # fmt: skip
def test_beside_a_mark_of_a_chart_a_number_is_brief(value, kind, text):
    assert brief(value, kind) == text


def test_a_chart_is_drawn_in_dollars_and_percent():
    assert (drawn(12_345, "money"), drawn(250, "percent"), drawn(7, "days")) == (123.45, 2.5, 7)
