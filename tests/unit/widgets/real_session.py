"""Real attempts, for what a stand-in cannot show."""

from pathlib import Path

from sim.training.exercise import read_exercise
from sim.training.session import Session

OFFICE = Path(__file__).parents[2] / "browser" / "office"
"""An office that has something on every list."""


def begun(folder: Path, exercise: str | Path = OFFICE, seed: int = 1) -> Session:
    """Begin to practise an exercise; the attempt is kept in a folder."""
    return Session.start(read_exercise(exercise), folder / "attempt.jsonl", "practice", seed=seed)
