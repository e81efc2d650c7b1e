"""The table: one CSV row an attempt, safe to open in a spreadsheet."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from sim.grading.result import NOTICE, Result
from sim.grading.rubric import shown

NAME = "results.csv"
COLUMNS = (
    "attempt", "page", "trainee", "exercise", "mode", "case seed", "points", "out of", "passed", "handed in",
    "earned", "earned doing nothing", "earned oldest first", "earned nearest deadline", "actions", "refused", "hints",
    "minutes at the desk", "fork of", "made by", "last digest", "note", "problem",
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | Decimal


def write(results: Sequence[tuple[Path, Result, Path]], refused: Sequence[tuple[Path, str]], out: Path) -> Path:
    """Write the table; attempts that could not be graded stand at its end with their reason."""
    path = out / NAME
    with path.open("w", newline="", encoding="utf-8", errors="backslashreplace") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for attempt, result, page in results:
            writer.writerow(map(safe, row(attempt, result, page)))
        for attempt, reason in refused:
            blank = [""] * (len(COLUMNS) - 3)
            writer.writerow(map(safe, [str(attempt), *blank, NOTICE, reason]))
    return path


def row(attempt: Path, result: Result, page: Path) -> list[Cell]:
    """Put a result into the table's columns; amounts are dollars."""
    header, sheet = result.header, result.sheet
    earned = {standing.name: dollar_cell(standing.earned) for standing in result.standings}
    return [
        str(attempt), page.name, header.trainee, header.exercise, header.mode, header.case_seed,
        Decimal(shown(sheet.points)), sheet.out_of, "yes" if sheet.passed else "no", "yes" if result.ended else "no",
        dollar_cell(result.mine.earned), earned["Do nothing"], earned["Oldest first"], earned["Nearest deadline"],
        len(result.deeds), result.refused, result.hints, result.minutes, header.fork_of, header.claimlab, result.digest,
        NOTICE, result.message,
    ]


def dollar_cell(cents: int) -> Decimal:
    """An amount of dollars as a number: ``dollar_cell(-1250) == Decimal("-12.50")``."""
    return Decimal(cents).scaleb(-2)


def safe(cell: Cell) -> str:
    """Write a cell so that no spreadsheet takes text for a formula; numbers, negative ones too, stay numbers.

    >>> safe("=1+1"), safe(Decimal("-12.50")), safe("Ana")
    ("'=1+1", '-12.50', 'Ana')
    """
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_STARTS_A_FORMULA) else text
