"""The debrief of an attempt in a notebook: the desk as it stood after each action, to step through.

``debrief("attempt.jsonl")`` is the only line that is needed; ``debrief("attempt.jsonl", instructor=True)``
puts the rubric under it, for an instructor's word.
"""

from pathlib import Path

import ipywidgets

from sim.training.exercise import Exercise
from sim.widgets.desk import Desk
from sim.widgets.override import Overrides
from sim.widgets.playback import Playback


def debrief(path: Path | str, exercise: Exercise | None = None, *, instructor: bool = False) -> Desk | ipywidgets.VBox:
    """Open an attempt's file to step through it; raises `BadAttempt` with one message where it cannot be read.

    The exercise is the shipped one that the attempt names, unless another is given.  For an
    instructor the rubric stands below, to give other points on a line of it.
    """
    desk = Desk(Playback(path, exercise).at(0))
    return ipywidgets.VBox([desk, Overrides(path, exercise)]) if instructor else desk
