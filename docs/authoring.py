"""The pages that an author of exercises needs, written from the tables: checks, facts, and the fields of an exercise."""

from collections.abc import Iterator

from docstring_parser import parse_from_object
from msgspec import Struct

from sim.grading.checks import CHECKS, SIGNS
from sim.training.exercise import Criterion, Exercise
from sim.training.facts import FACTS
from sim.training.questions import Question
from sim.training.troubles import Trouble

NOTE = "*Written from the tables by `python -m docs.pages`; change those, not this page.*"
READ_FROM_FILES = {"name", "brief", "hints", "digest", "folder"}
"""Fields that no author writes into ``exercise.toml``."""


def exercise_page() -> str:
    """Every field of ``exercise.toml``, every check of a rubric, every fact that a question may ask for."""
    lines = [
        "# Exercises", "", NOTE, "",
        "An exercise is a folder: `exercise.toml`, `brief.md`, and `hints.toml` where the catalogue's hints do not fit.",
        "`claimlab exercise new NAME` begins one; `claimlab exercise check PATH` says what is wrong with it by file and",
        "line, and proves it over a hundred cases.", "",
        "## exercise.toml", "", *_fields(Exercise, READ_FROM_FILES), "",
        "## [[causes]]", "", *_fields(Trouble), "",
        "## [[questions]]", "", *_fields(Question), "",
        "## [[rubric]]", "", *_fields(Criterion), "",
        "## Checks", "", "| Check | Usually a sign of | What it gives |", "|---|---|---|",
    ]
    lines += [f"| `{name}` | {SIGNS[name]} | {_in_a_line(check.__doc__)} |" for name, check in CHECKS.items()]
    lines += ["", "## Facts", "", "| Fact | Kind of answer |", "|---|---|"]
    lines += [f"| `{name}` | {fact.kind} |" for name, fact in FACTS.items()]
    return "\n".join(lines) + "\n"


def _fields(kind: type[Struct], without: set[str] = frozenset()) -> Iterator[str]:
    said = {each.args[1]: each.description or "" for each in parse_from_object(kind).meta if each.args[0] == "attribute"}
    yield from ("| Field | Meaning |", "|---|---|")
    for name in kind.__struct_fields__:
        if name not in without:
            yield f"| `{name}` | {_in_a_line(said.get(name, ''))} |"


def _in_a_line(text: str | None) -> str:
    return " ".join((text or "").replace("``", "`").split())
