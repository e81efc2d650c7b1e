"""What a trainee waits for: a long attempt replayed, and the first worklist after the first cell is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.marks import Mark
from sim.desk.actions import AddNote, GoHome, OpenClaim, OpenReport, Wait
from sim.desk.asks import AskWorklist
from sim.training.attempt import AttemptFile
from sim.training.exercise import Exercise
from sim.training.session import Session, replayed

ACTIONS = 2_500
ROUNDS = 3
FIRST_CELL = "from sim.widgets import start; start().start('07a_transposed_id')"


def measure() -> list[Mark]:
    """Replay a long attempt, and open the first desk in a fresh process, some times each."""
    with tempfile.TemporaryDirectory() as folder:
        exercise, path = _long_attempt(Path(folder))
        replays = [_seconds_to_replay(exercise, path) for _ in range(ROUNDS)]
        firsts = [_seconds_to_first_worklist(Path(folder) / str(number)) for number in range(ROUNDS)]
    return [
        Mark(f"replay of {ACTIONS:,} actions", median(replays), 1, unit="s", low=min(replays), high=max(replays)),
        Mark("first worklist after the first cell", median(firsts), 3, unit="s", low=min(firsts), high=max(firsts)),
    ]


def _long_attempt(folder: Path) -> tuple[Exercise, Path]:
    """Sit a month in the family practice among colleagues, reading, taking up claims and noting."""
    exercise = Exercise(
        title="A long attempt", objectives=(), scenario="family_practice", minutes=1, starts=30, ends=10_000,
        lists=("rejected",), name="long", digest="long",
    )
    path = folder / "long.jsonl"
    session = Session.start(exercise, path, "test")
    while len(session.file.records) < ACTIONS:
        for action in _a_day(session):
            session.do(action)
    return exercise, path


def _a_day(session: Session) -> list:
    reports = [OpenReport(row.id) for row in session.look(AskWorklist("reports", limit=10)).worklist.rows]
    claims = list(session.world.office.files)[:40]
    looks = [step for claim in claims for step in (OpenClaim(claim), AddNote(claim, "looked at"))]
    return [*reports, *looks, Wait(), GoHome()]


def _seconds_to_replay(exercise: Exercise, path: Path) -> float:
    begun = perf_counter()
    again = replayed(AttemptFile.read(path), exercise)
    seconds = perf_counter() - begun
    if len(again.file.records) < ACTIONS:
        raise RuntimeError("the replay is shorter than the attempt")
    return seconds


def _seconds_to_first_worklist(folder: Path) -> float:
    """Time the first cell in a fresh interpreter, imports included, as a kernel runs it."""
    script = (
        "import time; begun = time.perf_counter()\n"
        f"{FIRST_CELL}\n"
        "import json; print(json.dumps(time.perf_counter() - begun))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={**os.environ, "CLAIMLAB_ATTEMPTS": str(folder)}, cwd=Path(__file__).parents[1],
    )
    return float(json.loads(done.stdout.splitlines()[-1]))

