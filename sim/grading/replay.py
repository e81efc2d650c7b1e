"""Replay: an attempt to step through, as it stood after each of its actions.

What is shown is the office itself, worked again from the file; one can look at all of it
and do nothing in it.  Stepping forward does the next actions; going back begins anew, since
an office cannot be copied.
"""

from pathlib import Path
from typing import Any

from msgspec import Struct

from sim.desk.actions import Action, Outcome
from sim.desk.asks import Ask
from sim.desk.view import DeskView
from sim.grading.case import Case
from sim.grading.describe import told, when
from sim.grading.trace import Step, Trace
from sim.training.attempt import AttemptFile, BadAttempt, Record
from sim.training.exercise import Exercise
from sim.training.questions import QuestionView
from sim.training.session import Session, replayed

READ_ONLY = "This is a replay: it shows what was done, and nothing can be done in it. Step on, or go back to the result."


class Frame(Struct, frozen=True):
    """One action of the attempt, and what it was about."""

    n: int
    """Number of the action, from 1; frame 0 is the desk before the first."""
    when: str
    text: str
    done: bool
    claim: str = ""
    report: str = ""
    message: str = ""
    client: str = ""
    """Key of the client practice at whose desk it was done; empty where there is one office."""


class Replay:
    """An attempt read from its file; raises `BadAttempt` where it does not replay to what it says."""

    def __init__(self, path: Path | str, exercise: Exercise | None = None) -> None:
        self.path = Path(path)
        file = AttemptFile.read(self.path)
        trace = Trace()
        whole = replayed(file, exercise, trace.watch)
        self.header, self.exercise, self._records = file.header, whole.exercise, tuple(file.records)
        case = Case(whole, trace.steps)
        self.frames: tuple[Frame, ...] = tuple([_frame(case, step) for step in trace.steps])
        """What was done, in order."""
        self._now, self._at = whole, len(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def at(self, n: int) -> "Still":
        """Show the desk after the nth action, 0 for the desk before the first; raises `BadAttempt` where there is none."""
        if not 0 <= n <= len(self):
            raise BadAttempt(f"{self.path}: there is no action {n}; the attempt has actions 1 to {len(self)}")
        return Still(self, n)

    def session(self, n: int) -> Session:
        """Work the office again up to the nth action: on from where it stands, or from the beginning."""
        if n < self._at:
            self._now, self._at = Session(self.exercise, AttemptFile(self.path, self.header, [])), 0
        for record in self._records[self._at : n]:
            _step(self._now, record)
        self._at = n
        return self._now


def _step(session: Session, record: Record) -> None:
    session.step(record.action)
    session.file.records.append(record)


def _frame(case: Case, step: Step) -> Frame:
    action = step.action
    return Frame(
        step.n, when(case, step), told(case, step), step.done, step.claim, str(getattr(action, "report", "")),
        str(getattr(action, "message", "")), step.client,
    )


class Still:
    """The desk after one action, for whoever looks: a session in which nothing can be done."""

    can_undo = False
    finished = False
    mode = "replay"
    playback: Any = None
    """The playback that shows it on a screen, if one does."""

    def __init__(self, replay: Replay, n: int) -> None:
        self.replay, self.n = replay, n
        self.title, self.brief = replay.exercise.title, replay.exercise.brief
        self.restored = f"Replay of {replay.path.name}. {READ_ONLY}"

    @property
    def frame(self) -> Frame | None:
        """The action that led here; None before the first."""
        return self.replay.frames[self.n - 1] if self.n else None

    @property
    def client(self) -> str:
        """Key of the client practice at whose desk it is; empty where there is one office."""
        return self._session.client

    @property
    def _session(self) -> Session:
        return self.replay.session(self.n)

    def look(self, *asks: Ask) -> DeskView:
        """See what the trainee could see at that moment."""
        return self._session.look(*asks)

    def do(self, action: Action) -> Outcome:
        """Refuse: what was done is done."""
        return Outcome(False, 0, READ_ONLY)

    def undo(self) -> "Still":
        """Stay where it is; stepping back is `Replay.at`."""
        return self

    def questions(self) -> tuple[QuestionView, ...]:
        """The exercise's questions, with the answers given up to there."""
        return self._session.questions()

    def hints(self, claim: str) -> tuple[str, ...]:
        """The hints that had been given for a claim."""
        return self._session.hints(claim)

    def hints_left(self, claim: str) -> int:
        """None: nobody is helped in a replay."""
        return 0

    def next_hint(self, claim: str) -> str:
        """None: nobody is helped in a replay."""
        return ""
