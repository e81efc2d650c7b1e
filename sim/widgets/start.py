"""Where a person comes in: the list of exercises, each with its desk, and attempts that reopen where they were.

``start()`` is the only line that a trainee's notebook needs.
"""

import os
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sim.desk.actions import Action, Outcome
from sim.desk.asks import Ask
from sim.desk.view import DeskView
from sim.records.clock import DAY
from sim.records.files import NOTEBOOKS
from sim.scenario import BadScenario
from sim.training.attempt import AttemptFile, BadAttempt
from sim.training.exercise import Exercise, names, read_exercise
from sim.training.questions import QuestionView
from sim.training.session import Session, newest
from sim.widgets import handouts
from sim.widgets.desk import Desk
from sim.widgets.handouts import Handout
from sim.widgets.picker import Choice, ExercisePicker
from sim.widgets.playback import Playback


class Sitting:
    """A session as the screen needs it: with the result of its grading once it is over."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.title = session.title
        self.brief = session.brief
        self.mode = session.mode
        self.restored = session.restored
        self._result: Any = None
        self._graded: Any = None

    @property
    def can_undo(self) -> bool:
        """Whether the last action can be taken back."""
        return self.session.can_undo

    @property
    def finished(self) -> bool:
        """Whether the attempt is over."""
        return self.session.finished

    def look(self, *asks: Ask) -> DeskView:
        """See what the trainee may see."""
        return self.session.look(*asks)

    def do(self, action: Action) -> Outcome:
        """Do one action."""
        return self.session.do(action)

    def undo(self) -> "Sitting":
        """Go on from before the last action."""
        return Sitting(self.session.undo())

    def hints(self, claim: str) -> tuple[str, ...]:
        """List the hints given so far for a claim."""
        return self.session.hints(claim)

    def hints_left(self, claim: str) -> int:
        """Count the hints that are left for a claim."""
        return self.session.hints_left(claim)

    def next_hint(self, claim: str) -> str:
        """Ask for one more hint; "" when there is none left."""
        return self.session.next_hint(claim)

    def questions(self) -> tuple[QuestionView, ...]:
        """The exercise's questions with the answers given so far."""
        return self.session.questions()

    def finish(self) -> None:
        """Hand the attempt in."""
        self.session.finish()

    def reports(self) -> Handout:
        """Write the reports of the office at which the person sits."""
        return handouts.reports(self.session)

    def summary(self) -> Handout:
        """Write the result and its summary of one page, once the attempt is over."""
        self.result()
        return handouts.summary(self._graded, self.session.file.path)

    def replay(self) -> Playback:
        """Open the attempt to be stepped through, once it is over."""
        return Playback(self.session.file.path, self.session.exercise, back=self, graded=self._graded)

    def result(self) -> Any:
        """Grade the attempt from its log, as an instructor would, once it is over."""
        if self._result is None and self.finished:
            from sim.grading import page
            from sim.grading.grade import grade

            self._graded = grade(self.session.file.path, self.session.exercise)
            self._result = page.render(self._graded)
        return self._result


def attempts_folder() -> Path:
    """The folder of attempts: ``CLAIMLAB_ATTEMPTS``, or ``attempts`` beside the notebooks."""
    named = os.environ.get("CLAIMLAB_ATTEMPTS")
    return Path(named) if named else NOTEBOOKS / "attempts"


def start(folder: Path | None = None) -> ExercisePicker:
    """Show the exercises: practise them or take them as a test; an attempt that exists reopens where it was."""
    return lesson("", folder)


def lesson(number: str | Path, folder: Path | None = None) -> ExercisePicker:
    """Show the exercises of one lesson, by the number that their folders begin with: ``lesson("07")``.

    An exercise of your own is shown by its folder: ``lesson("course/19_new_names")``.
    """
    folder = folder or attempts_folder()
    own = [str(number)] if (Path(number) / "exercise.toml").exists() else []
    return ExercisePicker(
        lambda: [_choice(name, folder) for name in own or [each for each in names() if each.startswith(str(number))]],
        lambda name, mode: _open(name, mode, folder),
    )


def preview(path: str | Path) -> Desk:
    """Sit down at an exercise that is being written, by its folder or name: an attempt that is thrown away afterwards."""
    exercise = read_exercise(path)
    thrown_away = Path(mkdtemp(prefix="claimlab-preview-")) / f"{exercise.name}.practice1.jsonl"
    return Desk(Sitting(Session.start(exercise, thrown_away, exercise.modes[0])))


def desk(name: str, mode: str = "practice", folder: Path | None = None) -> Desk:
    """Open one exercise's desk, for a notebook of its own: ``desk("07a_transposed_id")``."""
    return Desk(_open(name, mode, folder or attempts_folder()))


def _open(name: str, mode: str, folder: Path) -> Sitting:
    """Open an attempt: the newest practice, the one test, or a fresh practice on a case that nobody here has seen."""
    exercise = read_exercise(name)
    name = exercise.name
    begun = _practices(name, folder)
    if mode == "test":
        return Sitting(Session.start(exercise, folder / f"{name}.test.jsonl", mode))
    if begun and mode != "fresh":
        return Sitting(Session.start(exercise, begun[-1], mode))
    path = folder / f"{name}.practice{len(begun) + 1}.jsonl"
    return Sitting(Session.start(exercise, path, seed=_fresh_case(exercise, begun) if begun else exercise.case_seed))


def _fresh_case(exercise: Exercise, begun: list[Path]) -> int:
    """Choose the case after those that have been seen, and let the expert play it before anybody sees it."""
    from sim.grading.proof import fresh_case

    seeds = [exercise.case_seed + len(begun) - 1]
    for path in begun:
        with suppress(BadAttempt):
            seeds.append(AttemptFile.read(path).header.case_seed)
    return fresh_case(exercise, max(seeds))


def _practices(name: str, folder: Path) -> list[Path]:
    """List the practice attempts at an exercise, oldest first; forks belong to the attempt that they left."""
    numbered = (folder / f"{name}.practice{number}.jsonl" for number in count(1))
    return list(takewhile(Path.exists, numbered))


def _choice(name: str, folder: Path) -> Choice:
    try:
        exercise = read_exercise(name)
    except BadScenario as fault:
        # One unusable exercise must not take the others off the list.
        return Choice(name, name, (), 0, (), str(fault))
    key, name = name, exercise.name
    begun = _practices(name, folder)
    offered = ("practice", "fresh", "test") if begun else ("practice", "test")
    modes = tuple([mode for mode in offered if mode in exercise.modes or (mode == "fresh" and "practice" in exercise.modes)])
    attempts = [(path, "practice") for path in begun[-1:]] + [(folder / f"{name}.test.jsonl", "test")]
    standing = [_standing(path, mode, exercise.ends) for path, mode in attempts]
    return Choice(key, exercise.title, exercise.objectives, exercise.minutes, modes, " ".join(filter(None, standing)))


def _standing(path: Path, mode: str, last_day: int) -> str:
    """Say where an attempt stands without replaying it."""
    if not path.exists():
        return ""
    try:
        records = AttemptFile.read(newest(path)).records
    except BadAttempt as fault:
        return str(fault)
    if not records:
        return ""
    actions = f"{len(records)} {'action' if len(records) == 1 else 'actions'}"
    if records[-1].minute // DAY > last_day:
        return f"{mode.capitalize()} over, {actions}; it reopens at its result."
    return f"{mode.capitalize()} begun, {actions}; it reopens there."
