"""Par: the same case played by reference policies at the trainee's desk, with the trainee's lists.

Par is the result of a policy, not a perfect score; an attempt stands somewhere among them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from sim.desk.actions import Action, GoHome
from sim.desk.view import DeskView
from sim.grading.case import Case
from sim.grading.rubric import Sheet, mark
from sim.grading.runout import run_out
from sim.grading.trace import Trace
from sim.staff.policies import Policy
from sim.training.attempt import AttemptFile, Header
from sim.training.exercise import Exercise
from sim.training.session import Session


class Player(Protocol):
    """Whoever sits at the trainee's desk."""

    def choose(self, look: Callable[..., DeskView]) -> Action | None:
        """Choose the next action, or None to go home."""

    def refused(self, action: Action) -> None:
        """Learn that an action was refused."""


class Idle:
    """Goes home every day; what becomes of the office without the trainee."""

    def choose(self, look: Callable[..., DeskView]) -> Action | None:
        """Choose nothing."""
        return None

    def refused(self, action: Action) -> None:
        """Go home is never refused."""


class Par(Struct, frozen=True):
    """A reference player's result."""

    name: str
    sheet: Sheet
    earned: dict[str, int]
    """What each claim brought, in cents."""
    paid_days: dict[str, int | None]
    """Day on which each claim's payment was posted."""


PLAYERS: dict[str, Callable[[Exercise], Player]] = {
    "Do nothing": lambda exercise: Idle(),
    "Oldest first": lambda exercise: Policy("oldest_first", exercise.lists, exercise.opens),
    "Nearest deadline": lambda exercise: Policy("nearest_deadline", exercise.lists, exercise.opens),
}
BEST = "Nearest deadline"
"""The player whose way with each claim the debrief sets beside the trainee's."""


def play(exercise: Exercise, header: Header, player: Player) -> tuple[Session, Trace]:
    """Let a player sit at the trainee's desk from the first day to the last; nothing is written to disk."""
    session = Session(exercise, AttemptFile(Path(), header, []))
    trace = Trace()
    while not session.finished:
        action = player.choose(session.look) or GoHome()
        outcome = session.step(action)
        record = session.record(action, outcome)
        session.file.records.append(record)
        trace.watch(session, record)
        if not outcome.done:
            player.refused(action)
    return session, trace


def settled(session: Session, trace: Trace) -> Case:
    """Let an attempt that is over run out, and open its case."""
    run_out(session)
    return Case(session, trace.steps)


def pars(exercise: Exercise, header: Header) -> tuple[Par, ...]:
    """Play the case of an attempt with every reference player."""
    results = []
    for name, sits_down in PLAYERS.items():
        case = settled(*play(exercise, header, sits_down(exercise)))
        files = case.office.files
        results.append(Par(
            name, mark(case), {claim: case.earned(file) for claim, file in files.items()},
            {claim: case.paid_day(claim) for claim in files},
        ))
    return tuple(results)
