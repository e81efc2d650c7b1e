"""`claimlab grade`: grade submitted attempts from their logs alone."""

import argparse
import sys
from pathlib import Path


def add(commands) -> None:
    """Put the command among the others."""
    grade = commands.add_parser("grade", help="grade submitted attempts from their logs alone")
    grade.add_argument("attempts", type=Path, nargs="+", metavar="ATTEMPT", help="attempt files (.jsonl)")
    where = "where the CSV and the pages go (default grades)"
    grade.add_argument("--out", type=Path, default=Path("grades"), metavar="DIR", help=where)
    grade.set_defaults(command=_grade)


def _grade(options: argparse.Namespace) -> int:
    """Grade each attempt; status 1 when one of them could not be graded."""
    from sim.grading.grade import grade_many

    report = grade_many(options.attempts, options.out)
    for line in report.lines:
        print(line)
    for line in report.faults:
        print(line, file=sys.stderr)
    return 1 if report.faults else 0
