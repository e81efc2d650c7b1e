"""The tables of the instructor's page on the course, written from the exercises themselves."""

from collections.abc import Iterator

from docs.filled import Tables, table
from sim.desk.view import LIST_LABELS
from sim.training.exercise import Exercise, names, read_exercise

LEVELS = (
    ("First days", "01", "03", "What lies on the desk, what a card says, who is covered."),
    ("Before it leaves", "04", "06", "Consent, codes and edits: most denials can be prevented here."),
    ("What comes back", "07", "09", "Rejections, silence, money: reading what payers say, and by when to act."),
    ("Deciding again", "10", "12", "Denials, appeals and second payers: each has its remedy, and a tempting wrong one."),
    ("People and money", "13", "16", "Patients, privacy, payments to the cent, and closing the month."),
    ("The whole desk", "17", "19", "Everything at once, for a week and for a month; and then what comes once a year."),
)
"""Level, its first and its last lesson, and what it adds."""
HEAD = "Lesson | Exercise | What is worked | Minutes | Passed at"


def lesson_of(name: str) -> str:
    """Tell an exercise's lesson: ``lesson_of("07a_transposed_id") == "07"``."""
    return name[:2]


def lessons() -> list[str]:
    """List the course's lessons by number."""
    return list(dict.fromkeys(lesson_of(name) for name in names()))


def _exercises() -> list[Exercise]:
    return [read_exercise(name) for name in names()]


def _extent() -> Iterator[str]:
    exercises = _exercises()
    hours, minutes = divmod(sum(each.minutes for each in exercises), 60)
    yield f"**{len(lessons())} lessons, {len(exercises)} exercises, {hours} hours and {minutes} minutes at the screen.**"


def _levels() -> Iterator[str]:
    exercises = _exercises()
    for number, (title, first, last, adds) in enumerate(LEVELS, 1):
        inside = [each for each in exercises if first <= lesson_of(each.name) <= last]
        yield from (f"## Level {number}: {title}", "", adds, "", *table(HEAD, map(_row, inside)), "")


def _row(exercise: Exercise) -> str:
    lesson = lesson_of(exercise.name)
    worked = ", ".join(LIST_LABELS[name] for name in exercise.lists)
    return f"[{lesson}](lessons/{lesson}.md) | {exercise.title} | {worked} | {exercise.minutes} | {exercise.pass_percent} %"


def _objectives() -> Iterator[str]:
    for exercise in _exercises():
        yield from (f"### {lesson_of(exercise.name)}, {exercise.title}", "", f"Folder: `exercises/{exercise.name}`", "")
        yield from [f"- {objective}" for objective in exercise.objectives]
        yield ""


COURSE: Tables = {"extent": _extent, "levels": _levels, "objectives": _objectives}
