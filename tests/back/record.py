"""Record the attempts that tests replay: ``python -m tests.back.record``, after a change that is meant to change them."""

from pathlib import Path

from sim.training.exercise import names, read_exercise
from tests.trainees import Habit, attempt, expert, mend_claim_only

HERE = Path(__file__).parent
PLAYERS = {"expert": expert, "claim_only": lambda exercise: Habit(exercise, mend_claim_only)}
WITHOUT_SOURCE = ("07a_transposed_id", "08a_filing_deadline")
"""Exercises of which an attempt is kept as well that leaves the registration wrong."""


def main() -> None:
    """Write one attempt for each exercise and player."""
    for name in names():
        for player, seated in PLAYERS.items():
            if player != "expert" and name not in WITHOUT_SOURCE:
                continue
            path = HERE / f"{name}.{player}.jsonl"
            path.unlink(missing_ok=True)
            exercise = read_exercise(name)
            print(attempt(exercise, path, seated(exercise)))


if __name__ == "__main__":
    main()
