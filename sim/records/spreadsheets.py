"""Cells that a spreadsheet takes for what they are: text never for a formula, an amount always for a number."""

from decimal import Decimal

from sim.records.money import Cents

Cell = str | int | Decimal
"""What stands in a cell of a CSV file."""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that some spreadsheet would work out, full-width letters included."""


def dollar_cell(cents: Cents) -> Decimal:
    """An amount of dollars as a number: ``dollar_cell(-1250) == Decimal("-12.50")``."""
    return Decimal(cents).scaleb(-2)


def safe(cell: Cell) -> str:
    """Write a cell so that no spreadsheet takes text for a formula; numbers, negative ones too, stay numbers.

    >>> safe("=1+1"), safe(Decimal("-12.50")), safe("Ana")
    ("'=1+1", '-12.50', 'Ana')
    """
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(STARTS_A_FORMULA) else text
