"""The table: one CSV row an attempt, safe to open in a spreadsheet."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from sim.grading.page import COMPETENCIES, percent
from sim.grading.par import PLAYERS
from sim.grading.result import NOTICE, Result
from sim.grading.rubric import shown
from sim.records.spreadsheets import Cell, dollar_cell, safe

NAME = "results.csv"
COLUMNS = (
    "attempt", "page", "trainee", "exercise", "mode", "case seed", "points", "out of", "passed", "handed in",
    "earned", *[f"par, {name.lower()}" for name in PLAYERS], "actions", "refused", "hints", "minutes at the desk",
    *COMPETENCIES.values(), "points lost by broken rules", "marked by hand", "days to payment", "fork of", "made by",
    "last digest", "note", "problem",
)


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
        dollar_cell(result.mine.earned), *[earned[name] for name in PLAYERS], len(result.deeds), result.refused, result.hints,
        result.minutes,
        *_competencies(result), sheet.lost, sum([score.override is not None for score in sheet.scores]),
        "" if result.mine.days is None else result.mine.days, header.fork_of, header.claimlab, result.digest,
        NOTICE, result.message,
    ]


def _competencies(result: Result) -> list[Cell]:
    """Give each competency's share in percent; nothing for those that the rubric does not look at."""
    found = result.sheet.competencies
    return [percent(*found[name]) if name in found else "" for name in COMPETENCIES]
