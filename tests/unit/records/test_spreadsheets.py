"""A cell is what it is: text never a formula, an amount always a number."""

from decimal import Decimal

import pytest

from sim.records.spreadsheets import dollar_cell, safe


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "-12.50"])
def test_text_that_would_be_worked_out_gets_an_apostrophe(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("cell", [Decimal("-12.50"), -7, 0])
def test_a_number_stays_a_number(cell):
    assert safe(cell) == str(cell)


def test_other_text_is_left_as_it_is():
    assert [safe(text) for text in ("Ana", "", "1-1", " =1")] == ["Ana", "", "1-1", " =1"]


def test_cents_become_dollars_to_the_cent():
    assert [str(dollar_cell(cents)) for cents in (-1250, 5, 100, 0)] == ["-12.50", "0.05", "1.00", "0.00"]
