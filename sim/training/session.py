"""A session: one person at the desk of one office, remembered action by action.

The screen, the replay and the grader hold the same object; whoever holds it pushes actions
through `do`, and the calendar moves only inside it.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from sim import __version__
from sim.desk.actions import Action, Outcome, Wait
from sim.desk.asks import Ask
from sim.desk.desk import Desk
from sim.desk.view import DeskView
from sim.desk.work.calendar import LONGEST_WAIT_DAYS
from sim.records.clock import DAY
from sim.scenario import BadScenario
from sim.training.attempt import FORMAT, AttemptFile, BadAttempt, Header, Record, as_written, has_begun
from sim.training.clients import AskClient, SwitchClient
from sim.training.coach import AskHint, answer, left
from sim.training.exercise import Exercise, shipped_exercise
from sim.training.offices import Offices
from sim.training.questions import AnswerQuestion, QuestionView, take, views
from sim.world.world import World

TRAINEE = "you"
UNWRITABLE = "This is no action that can be written down: a value is of the wrong kind, endless, or no text. Type it again."
OVER = "The exercise is over: its last day has passed. Read the result, or begin again with a fresh case."


class Session:
    """An attempt under way."""

    def __init__(self, exercise: Exercise, file: AttemptFile) -> None:
        self.exercise = exercise
        self.file = file
        self.offices = Offices(exercise, file.header.case_seed, file.header.face_seed, TRAINEE)
        self.worlds, self.desks = self.offices.worlds, self.offices.desks
        self.restored = file.message
        self._stopped = ""

    @classmethod
    def start(cls, exercise: Exercise, path: Path, mode: str = "practice", *, seed: int | None = None,
              trainee: str = "") -> "Session":
        """Begin an attempt at `path`, or reopen the one that is there, or its newest fork, and replay it to where it was."""
        if has_begun(path):
            return cls.resume(newest(path), exercise)
        return cls(exercise, AttemptFile.create(path, header_for(exercise, mode, seed, trainee)))

    @classmethod
    def resume(cls, path: Path, exercise: Exercise | None = None) -> "Session":
        """Reopen an attempt; raises `BadAttempt` when its lines or its rules are not as they were."""
        file = AttemptFile.open(path)
        session = replayed(file, exercise)
        done = len(file.records)
        if done:
            session.restored = f"{file.message} Attempt reopened after action {done}.".strip()
        return session

    def look(self, *asks: Ask) -> DeskView:
        """See what the trainee may see."""
        return self.offices.shown(self.desk.look(*asks))

    def do(self, action: Action) -> Outcome:
        """Do one action, on disk before anybody sees what came of it.

        Raises `BadAttempt` when it cannot be saved; the session then does nothing more, since
        its office is ahead of its file.
        """
        if self._stopped:
            raise BadAttempt(self._stopped)
        if self.finished:
            return Outcome(False, 0, OVER)
        written = as_written(action)
        if written is None:
            return Outcome(False, 0, UNWRITABLE)
        outcome = self.step(written)
        try:
            self.file.append(self.record(written, outcome))
        except BadAttempt as fault:
            self._stopped = str(fault)
            raise
        return outcome

    def finish(self) -> None:
        """Hand in: go home until the exercise's last day has passed.  Colleagues work on, nobody sits at this desk."""
        calendar = self.desk.calendar
        over = calendar.date_of((self.exercise.ends + 1) * DAY)
        while not self.finished:
            farthest = calendar.date_of(self.desk.now) + timedelta(days=LONGEST_WAIT_DAYS)
            self.do(Wait(min(over, farthest).isoformat()))

    def step(self, action: Action) -> Outcome:
        """Do one action in the world and write nothing; replay uses it too."""
        if isinstance(action, AskHint):
            return answer(self.desk, action.claim, self.mode, self.hints(action.claim), self.exercise.hints)
        if isinstance(action, AnswerQuestion):
            return take(self.exercise.questions, action)
        if isinstance(action, SwitchClient):
            return self.offices.switch(action)
        if isinstance(action, AskClient):
            return self.offices.ask(action)
        env = self.world.env
        return env.run(until=env.process(self.desk.perform(action)))

    def record(self, action: Action, outcome: Outcome) -> Record:
        """Describe an action just done, with the offices' pulse after it."""
        return Record(
            n=len(self.file.records) + 1, minute=self.desk.now, action=action, outcome=outcome, office=self.offices.pulse,
            client=self.client, digest="",
        )

    @property
    def world(self) -> World:
        """The office in which the trainee sits."""
        return self.offices.world

    @property
    def desk(self) -> Desk:
        """The desk at which the trainee sits."""
        return self.offices.desk

    @property
    def client(self) -> str:
        """Key of the client practice whose office it is; empty where there is one office."""
        return self.offices.here

    @property
    def title(self) -> str:
        """The exercise's title."""
        return self.exercise.title

    @property
    def brief(self) -> str:
        """The exercise's brief."""
        return self.exercise.brief

    @property
    def mode(self) -> str:
        """``practice`` or ``test``."""
        return self.file.header.mode

    @property
    def finished(self) -> bool:
        """Whether the exercise's last day has passed."""
        return self.world.day > self.exercise.ends

    @property
    def can_undo(self) -> bool:
        """Whether the last action can be taken back: in practice, by a fork of the attempt."""
        return self.mode == "practice" and bool(self.file.records)

    def undo(self) -> "Session":
        """Go on from before the last action, in a fork; the attempt so far stays on disk as it is."""
        if not self.can_undo:
            raise BadAttempt("There is nothing to take back: undo belongs to practice, after a first action.")
        return self.fork(len(self.file.records) - 1)

    def fork(self, actions: int) -> "Session":
        """Copy the first actions into a new attempt beside this one and go on there (practice only)."""
        if self.mode != "practice":
            raise BadAttempt("A test is one attempt from its first action to its last: forks belong to practice.")
        header = replace(self.file.header, fork_of=self.file.path.name)
        return replayed(AttemptFile.create(_next_fork(self.file.path), header, self.file.records[:actions]), self.exercise)

    def next_hint(self, claim: str) -> str:
        """Give the next, stronger hint for a claim and remember that it was given; "" when there is none."""
        if self.mode != "practice":
            return ""
        outcome = self.do(AskHint(claim))
        return outcome.facts[0].value if outcome.done else ""

    def hints(self, claim: str) -> tuple[str, ...]:
        """List the hints given so far for a claim of this office."""
        return tuple([
            record.outcome.facts[0].value for record in self.file.records
            if isinstance(record.action, AskHint) and record.action.claim == claim and record.outcome.done
            and record.client == self.client
        ])

    def hints_left(self, claim: str) -> int:
        """Count the hints that are left for a claim; 0 in a test."""
        return left(self.desk, claim, self.hints(claim), self.exercise.hints) if self.mode == "practice" else 0

    def questions(self) -> tuple[QuestionView, ...]:
        """List the exercise's questions with the answers given so far."""
        given = {
            record.action.question: record.action.value for record in self.file.records
            if isinstance(record.action, AnswerQuestion) and record.outcome.done
        }
        return views(self.exercise.questions, given, self.desk)

    def __repr__(self) -> str:
        return f"Session({self.exercise.name}, {self.mode}, {len(self.file.records)} actions)"


def header_for(exercise: Exercise, mode: str = "practice", seed: int | None = None, trainee: str = "") -> Header:
    """Write the header of a new attempt; without a seed it is the exercise's own case."""
    seed = exercise.case_seed if seed is None else seed
    return Header(
        format=FORMAT, claimlab=__version__, rules=exercise.digest, exercise=exercise.name, mode=mode, case_seed=seed,
        face_seed=seed, trainee=trainee,
    )


def replayed(
    file: AttemptFile, exercise: Exercise | None = None, watch: Callable[[Session, Record], None] | None = None
) -> Session:
    """Do an attempt's actions again and hold each result against its record; `watch` sees each one just done."""
    exercise = exercise or _exercise_of(file)
    header = file.header
    if (header.exercise, header.rules) != (exercise.name, exercise.digest):
        raise BadAttempt(
            f"{file.path}, line 1: the attempt was made with other rules ({header.exercise}, {header.rules}) than these "
            f"({exercise.name}, {exercise.digest}); open it with the version of ClaimLab that made it ({header.claimlab})"
        )
    recorded, file.records = file.records, []
    session = Session(exercise, file)
    for record in recorded:
        _do_again(session, record)
        file.records.append(record)
        if watch is not None:
            watch(session, record)
    return session


def _do_again(session: Session, record: Record) -> None:
    place = f"{session.file.path}, line {record.n + 1}"
    if session.finished:
        raise BadAttempt(f"{place}: action {record.n} comes after the last day of the exercise; ask for the original file")
    outcome = session.step(record.action)
    again = session.record(record.action, outcome)
    if replace(again, digest=record.digest) != record:
        raise BadAttempt(
            f"{place}: replaying action {record.n} gives another result than the attempt has. "
            f"It was made by ClaimLab {session.file.header.claimlab}; this is {__version__}"
        )


def _exercise_of(file: AttemptFile) -> Exercise:
    try:
        return shipped_exercise(file.header.exercise)
    except BadScenario as fault:
        raise BadAttempt(f"{file.path}, line 1: {fault}") from None


def _forks(path: Path) -> list[Path]:
    """List the forks that exist beside an attempt, oldest first."""
    stem = path.stem.split(".fork")[0]
    forks: list[Path] = []
    while (fork := path.with_name(f"{stem}.fork{len(forks) + 1}{path.suffix}")).exists():
        forks.append(fork)
    return forks


def newest(path: Path) -> Path:
    """Find the attempt in which the work goes on: the newest fork, or the attempt itself."""
    forks = [fork for fork in _forks(path) if has_begun(fork)]
    return forks[-1] if forks else path


def _next_fork(path: Path) -> Path:
    stem = path.stem.split(".fork")[0]
    return path.with_name(f"{stem}.fork{len(_forks(path)) + 1}{path.suffix}")
