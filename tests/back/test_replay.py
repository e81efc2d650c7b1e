"""Attempts recorded once are replayed to the same digests: on every Python, in every process, release after release.

When a change is meant to change what happens in an office, they are recorded anew
(``python -m tests.back.record``) and the change is named in CHANGELOG.md.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.records.files import ROOT
from sim.training.attempt import AttemptFile
from sim.training.exercise import names
from sim.training.session import replayed

HERE = Path(__file__).parent
RECORDED = sorted(HERE.glob("*.jsonl"))


def test_every_exercise_has_recorded_attempts():
    assert {path.name.split(".")[0] for path in RECORDED} == set(names())


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: path.stem)
def test_a_recorded_attempt_replays_to_its_last_digest(path):
    file = AttemptFile.read(path)
    again = replayed(file)
    assert len(file.records) > 10
    assert [record.digest for record in again.file.records] == [record.digest for record in file.records]


def test_it_does_so_whatever_the_hash_seed():
    script = (
        "from pathlib import Path; from sim.training.attempt import AttemptFile; from sim.training.session import replayed\n"
        f"print(replayed(AttemptFile.read(Path({str(RECORDED[0])!r}))).file.last_digest)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
