"""A session: one person at the desk of one office, remembered action by action.

The screen, the replay and the grader hold the same object; whoever holds it pushes actions
through `do`, and the calendar moves only inside it.
"""

from pathlib import Path

from sim import __version__
from sim.desk.actions import Action, GoHome, Outcome, Wait
from sim.desk.desk import Desk
from sim.desk.view import Ask, DeskView
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE
from sim.rules.causes import catalogue
from sim.training.attempt import FORMAT, AttemptFile, BadAttempt, Header, Record
from sim.staff.shift import bring_in
from sim.training.exercise import Exercise, read_exercise
from sim.world.world import World

TRAINEE = "you"


class Session:
    """An attempt under way."""

    def __init__(self, exercise: Exercise, file: AttemptFile) -> None:
        self.exercise = exercise
        self.file = file
        self.world = open_office(exercise, file.header)
        self.desk = Desk(self.world, TRAINEE)
        self.restored = file.message
        self._hints: dict[str, int] = {}

    @classmethod
    def start(cls, exercise: Exercise, path: Path, mode: str = "practice", *, seed: int | None = None,
              trainee: str = "") -> "Session":
        """Begin an attempt at `path`, or reopen the one that is there and replay it to where it was."""
        if path.exists():
            return cls.resume(path, exercise)
        header = Header(
            format=FORMAT, claimlab=__version__, rules=exercise.digest, exercise=exercise.name, mode=mode,
            case_seed=exercise.case_seed if seed is None else seed,
            face_seed=exercise.case_seed if seed is None else seed, trainee=trainee,
        )
        return cls(exercise, AttemptFile.create(path, header))

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
        return self.desk.look(*asks)

    def do(self, action: Action) -> Outcome:
        """Do one action, on disk before anybody sees what came of it."""
        if self.finished and not isinstance(action, Wait | GoHome):
            return Outcome(False, 0, "The exercise is over. Read the debrief, or begin again with a fresh case.")
        if self.finished:
            return Outcome(False, 0, "The exercise is over: its last day has passed.")
        outcome = self.step(action)
        self.file.append(self.record(action, outcome))
        return outcome

    def step(self, action: Action) -> Outcome:
        """Do one action in the world and write nothing; replay uses it too."""
        env = self.world.env
        return env.run(until=env.process(self.desk.perform(action)))

    def record(self, action: Action, outcome: Outcome) -> Record:
        """Describe an action just done, with the office's pulse after it."""
        office = self.world.office
        pulse = (len(office.journal.events), len(office.ledger.postings), office.ledger.total(INSURANCE))
        return Record(
            n=len(self.file.records) + 1, minute=self.desk.now, action=action, outcome=outcome, office=pulse, digest=""
        )

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
        """Copy the first actions into a new attempt beside this one and go on there."""
        from msgspec.structs import replace

        path = _next_fork(self.file.path)
        file = AttemptFile.create(path, replace(self.file.header, fork_of=self.file.path.name))
        for record in self.file.records[:actions]:
            file.append(record)
        return replayed(file, self.exercise)

    def next_hint(self, claim: str) -> str:
        """Give the next, stronger hint for a claim (practice only); "" when there is none left."""
        hints = self.hints(claim)
        used = self._hints.get(claim, 0)
        if self.mode != "practice" or used >= len(hints):
            return ""
        self._hints[claim] = used + 1
        return hints[used]

    def hints(self, claim: str) -> tuple[str, ...]:
        """The hints for a claim that has visibly failed, from the catalogue of causes."""
        file = self.world.office.files.get(claim)
        if self.mode != "practice" or file is None or file.status not in ("rejected", "denied"):
            return ()
        found = [found.cause for found in self.world.findings.all if found.claim == claim]
        return catalogue()[found[-1]].hints if found else ()

    def __repr__(self) -> str:
        return f"Session({self.exercise.name}, {self.mode}, {len(self.file.records)} actions)"


def open_office(exercise: Exercise, header: Header) -> World:
    """Build the office of an attempt and run it to the morning on which the trainee's desk opens."""
    world = World(exercise.office(), header.case_seed, header.face_seed)
    bring_in(world)
    morning = world.calendar.roll_forward(exercise.starts) * DAY + world.calendar.open_at
    world.run_to(morning)
    return world


def replayed(file: AttemptFile, exercise: Exercise | None = None) -> Session:
    """Do an attempt's actions again and hold each result against its digest."""
    header = file.header
    exercise = exercise or read_exercise(header.exercise)
    if (header.exercise, header.rules) != (exercise.name, exercise.digest):
        raise BadAttempt(
            f"{file.path}, line 1: the attempt was made with other rules ({header.exercise}, {header.rules}) than these "
            f"({exercise.name}, {exercise.digest}); open it with the version of ClaimLab that made it ({header.claimlab})"
        )
    session = Session(exercise, AttemptFile(file.path, header, [], file.message))
    for number, record in enumerate(file.records, 2):
        outcome = session.step(record.action)
        again = session.record(record.action, outcome)
        if (again.minute, again.outcome, again.office) != (record.minute, record.outcome, record.office):
            raise BadAttempt(
                f"{file.path}, line {number}: replaying action {record.n} gives another result than the attempt has. "
                f"It was made by ClaimLab {header.claimlab}; this is {__version__}"
            )
        session.file.records.append(record)
    return session


def _next_fork(path: Path) -> Path:
    stem = path.stem.split(".fork")[0]
    number = 1
    while (fork := path.with_name(f"{stem}.fork{number}{path.suffix}")).exists():
        number += 1
    return fork
