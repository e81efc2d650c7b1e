"""`claimlab override`: an instructor's word on one line of an attempt's rubric."""

import argparse
from datetime import UTC, datetime
from pathlib import Path


def add(commands) -> None:
    """Put the command among the others."""
    override = commands.add_parser("override", help="put other points on one line of an attempt's rubric, with a reason")
    override.add_argument("attempt", type=Path, metavar="ATTEMPT", help="the attempt's file (.jsonl)")
    override.add_argument("--line", type=int, required=True, metavar="N", help="line of the rubric, from 1")
    override.add_argument("--points", required=True, metavar="POINTS", help="what the line is worth instead")
    override.add_argument("--reason", required=True, metavar="TEXT", help="the trainee will read it")
    override.add_argument("--by", required=True, metavar="NAME", help="whose word it is")
    override.set_defaults(command=_override)


def _override(options: argparse.Namespace) -> int:
    """Write the word down, grade the attempt anew, and tell both."""
    from sim.grading.grade import grade
    from sim.grading.override import Override, add, points
    from sim.grading.rubric import shown

    said = Override(
        options.line, points(options.points), options.reason, options.by, datetime.now(UTC).date().isoformat(),
    )
    before = grade(options.attempt)
    add(options.attempt, said, [score.criterion.points for score in before.sheet.scores])
    after = grade(options.attempt)
    out_of = before.sheet.out_of
    print(f"{options.attempt}: {shown(before.sheet.points)} of {out_of} points became {shown(after.sheet.points)} of {out_of}")
    return 0
