"""Trainees for tests: habits, good and bad, that sit at an exercise's desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sim.desk.actions import Action, CorrectClaim, CorrectRegistration, GoHome, OpenClaim, OpenReport, Resubmit, WriteOff
from sim.desk.asks import AskClaim, AskWorklist
from sim.grading import players
from sim.grading.par import play, settled
from sim.grading.players import Idle
from sim.grading.rubric import Sheet, mark
from sim.records.clock import DAY
from sim.staff.reading import mistakes
from sim.training.exercise import Exercise
from sim.training.rounds import Look, Player
from sim.training.session import Session, header_for


class Habit:
    """Reads the 277CAs that are new, then does the same few things to every rejected claim, once a day."""

    def __init__(self, exercise: Exercise, way: Callable[[Look, str], Iterator[Action]]) -> None:
        self.reads = "reports" in exercise.lists
        self.way = way
        self.plan: Iterator[Action] = iter(())
        self.worked: set[tuple[str, int]] = set()

    def choose(self, look: Look) -> Action | None:
        return next(self.plan, None) or self._next_report(look) or self._next_claim(look)

    def refused(self, action: Action) -> None:
        self.plan = iter(())

    def told(self, action: Action, facts: object) -> None:
        """A habit listens to nobody."""

    def _next_report(self, look: Look) -> Action | None:
        rows = look(AskWorklist("reports", kinds=("277CA",), free=True, faces=False)).worklist.rows
        desk = look()
        return OpenReport(rows[0].id) if self.reads and rows and desk.minutes_left >= 2 else None

    def _next_claim(self, look: Look) -> Action | None:
        view = look(AskWorklist("rejected", free=True, faces=False))
        today = view.now // DAY
        for row in view.worklist.rows:
            if (row.id, today) not in self.worked and view.minutes_left >= 15:
                self.worked.add((row.id, today))
                self.plan = self.way(look, row.id)
                return next(self.plan)
        return None


def resubmit_unchanged(look: Look, claim: str) -> Iterator[Action]:
    """Send the same claim again, in the hope that the payer changes its mind."""
    yield OpenClaim(claim)
    yield Resubmit(claim)


def mend_claim_only(look: Look, claim: str) -> Iterator[Action]:
    """Put this claim right and leave the registration as it is."""
    yield OpenClaim(claim)
    _, on_claim = mistakes(look(AskClaim(claim)).claim)
    yield CorrectClaim(claim, on_claim)
    yield Resubmit(claim)


def mend_registration_only(look: Look, claim: str) -> Iterator[Action]:
    """Put the registration right and leave the claims that failed where they lie."""
    yield OpenClaim(claim)
    view = look(AskClaim(claim)).claim
    registration, _ = mistakes(view)
    if registration:
        yield CorrectRegistration(view.patient, registration)


def write_off(look: Look, claim: str) -> Iterator[Action]:
    """Give the money up."""
    yield WriteOff(claim, "uncollectable")


def mend(look: Look, claim: str) -> Iterator[Action]:
    """Put claim and registration right and send the claim again."""
    yield from mend_registration_only(look, claim)
    _, on_claim = mistakes(look(AskClaim(claim)).claim)
    yield CorrectClaim(claim, on_claim)
    yield Resubmit(claim)


def expert(exercise: Exercise) -> Player:
    """The best of the reference players, at the trainee's desk."""
    return players.expert(exercise)


def idle(exercise: Exercise) -> Player:
    """Nobody."""
    return Idle()


def sheet(exercise: Exercise, seed: int, player: Player) -> Sheet:
    """Let a player work a case and mark it."""
    return mark(settled(*play(exercise, header_for(exercise, seed=seed), lambda *_: player)))


def on_disk(session: Session, player: Player, until: int | None = None) -> Session:
    """Let a player work a session that writes its file, up to so many records or to the end."""
    while not session.finished and (until is None or len(session.file.records) < until):
        action = player.choose(session.look) or GoHome()
        outcome = session.do(action)
        if outcome.done:
            player.told(action, outcome.facts)
        else:
            player.refused(action)
    return session


def attempt(exercise: Exercise, path: Path, player: Player, trainee: str = "", mode: str = "practice") -> Path:
    """Write a whole attempt to disk."""
    return on_disk(Session.start(exercise, path, mode, trainee=trainee), player).file.path
