"""The debrief of an attempt in a notebook: the desk as it stood after each action, to step through.

``debrief("attempt.jsonl")`` is the only line that is needed.
"""

from pathlib import Path

from sim.training.exercise import Exercise
from sim.widgets.desk import Desk
from sim.widgets.playback import Playback


def debrief(path: Path | str, exercise: Exercise | None = None) -> Desk:
    """Open an attempt's file to step through it; raises `BadAttempt` with one message where it cannot be read.

    The exercise is the shipped one that the attempt names, unless another is given.
    """
    return Desk(Playback(path, exercise).at(0))
