"""`claimlab exercise check|new|preview`: an exercise proved before anybody sees it, begun, or looked at from behind."""

import argparse
import os
from pathlib import Path

from sim.cli.arguments import Stop

SEEDS = 100


def add(commands) -> None:
    """Add the command and its two words."""
    exercise = commands.add_parser("exercise", help="check and prove exercises, begin a new one, or look at one from behind")
    words = exercise.add_subparsers(title="what to do", required=True, metavar="check|new|preview")
    check = words.add_parser("check", help="say what is wrong by file and line, play many cases, rate the difficulty")
    check.add_argument("paths", nargs="+", metavar="PATH", help="an exercise's folder, or a folder of exercises")
    check.add_argument("--seeds", type=_positive, default=SEEDS, metavar="N", help=f"how many cases to play (usual: {SEEDS})")
    check.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="processes to share them")
    check.set_defaults(command=_check)
    new = words.add_parser("new", help="write a folder that can be played as it stands")
    new.add_argument("name", metavar="NAME", help="19_late_cards, or a path")
    new.add_argument("--title", default="", help="as trainees read it")
    new.set_defaults(command=_new)
    show = words.add_parser("preview", help="show the brief, what is planted where, the first morning and what par comes to")
    show.add_argument("path", metavar="PATH", help="an exercise's folder or name")
    show.add_argument("--case", type=_positive, default=None, metavar="N", help="case seed (usual: the exercise's own)")
    show.set_defaults(command=_preview)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise Stop(f"{text!r} is no number from 1 up")
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from sim.scenario import BadScenario

    bad = 0
    for folder in _folders(options.paths):
        try:
            lines, sound = _proved(folder, options.seeds, options.jobs)
        except BadScenario as fault:
            lines, sound = [str(fault)], False
        bad += not sound
        print("\n".join(lines), flush=True)
    return 1 if bad else 0


def _folders(paths: list[str]) -> list[Path]:
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted([each.parent for each in path.glob("*/exercise.toml")]) if path.is_dir() else []
        found += [path] if (path / "exercise.toml").exists() or not inside else inside
    return found


def _proved(folder: Path, seeds: int, jobs: int) -> tuple[list[str], bool]:
    from sim.grading.proof import prove
    from sim.training.exercise import read_exercise
    from sim.training.faults import brief_faults

    exercise = read_exercise(folder)
    said = [f"{folder / 'brief.md'}: {fault}" for fault in brief_faults(exercise)]
    proof = prove(exercise, range(1, seeds + 1), jobs)
    shares = ", ".join([f"{name.lower()} {float(part):.0%}" for name, part in proof.shares.items()])
    head = (
        f"{exercise.name}: difficulty {proof.difficulty} of 5, {proof.minutes} minutes of the office's time and "
        f"{proof.actions} actions for the expert; {seeds} cases: {shares}"
    )
    path = folder / "exercise.toml"
    said += [f"{path}, {fault}" for fault in proof.faults]
    return ([head, *[f"  {line}" for line in said]], not said)


def _new(options: argparse.Namespace) -> int:
    from sim.training.draft import begin, home

    folder = home(options.name)
    title = options.title or folder.name.lstrip("0123456789_").replace("_", " ").capitalize() or folder.name
    for path in begin(folder, title):
        print(path)
    print(f"Look at it: claimlab exercise preview {folder}")
    print(f"Prove it: claimlab exercise check {folder}")
    return 0


def _preview(options: argparse.Namespace) -> int:
    from sim.grading.preview import preview
    from sim.training.exercise import read_exercise

    exercise = read_exercise(options.path)
    for line in preview(exercise, options.case):
        print(line, flush=True)
    print(f'\nSit down at it, in a notebook: from sim.widgets import preview; preview("{exercise.folder}")')
    return 0
