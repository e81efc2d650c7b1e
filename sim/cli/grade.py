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
    which = "folder of your own exercise that the attempts are at (usual: the shipped one that each names)"
    grade.add_argument("--exercise", type=Path, default=None, metavar="PATH", help=which)
    grade.set_defaults(command=_grade)


def _grade(options: argparse.Namespace) -> int:
    """Grade each attempt; status 1 when one of them could not be graded."""
    from sim.grading.grade import grade_many
    from sim.training.exercise import read_exercise

    exercise = read_exercise(options.exercise) if options.exercise else None
    report = grade_many(options.attempts, options.out, exercise)
    for line in report.lines:
        print(line)
    for line in report.faults:
        print(line, file=sys.stderr)
    return 1 if report.faults else 0
