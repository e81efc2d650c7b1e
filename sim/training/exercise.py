"""An exercise is a folder of text: what to learn, which office, what went wrong in it, how it is graded."""

from hashlib import blake2b
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from sim.records.files import DATASETS, EXERCISES
from sim.rules.causes import catalogue
from sim.scenario import (
    BadScenario,
    DayNumber,
    Days,
    ListName,
    Positive,
    ReportKind,
    Scenario,
    Staffing,
    convert,
    overlay,
    read_toml,
    shipped,
)


class Criterion(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the rubric: a check of `sim.grading.checks` and what it is worth."""

    check: str
    points: Positive
    says: str
    """The criterion in words, as trainee and instructor read it."""
    cause: str = ""
    """Only patients at whose registration this went wrong; empty means whatever went wrong."""
    payer: str = ""
    """Only patients of this payer; empty means anybody's."""


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``exercise.toml``."""

    title: str
    objectives: tuple[str, ...]
    scenario: str
    """Name of a shipped scenario, which `overrides` changes."""
    minutes: Positive
    """How long a trainee should take, in minutes at the screen."""
    starts: DayNumber
    """Day on which the trainee's desk opens."""
    ends: DayNumber
    """Last day of the attempt; afterwards the desk is closed and the world runs out."""
    lists: tuple[ListName, ...]
    """The worklists that are the trainee's; reference players keep to them."""
    opens: tuple[ReportKind, ...] = ("999", "277CA", "835", "letter")
    """The new reports that are the trainee's to read."""
    relief: Staffing | None = None
    """Who takes over the trainee's lists after the last day; nobody when left out."""
    run_out_days: Days = 120
    pass_percent: Annotated[int, Meta(ge=1, le=100)] = 70
    case_seed: int = 1
    rubric: tuple[Criterion, ...] = ()
    overrides: dict = {}
    name: str = ""
    """Name of the folder."""
    brief: str = ""
    """Text of ``brief.md``, in plain paragraphs."""
    digest: str = ""
    folder: str = ""

    def office(self) -> Scenario:
        """Build the scenario with this exercise's overrides; raises `BadScenario`."""
        path = Path(self.folder) / "exercise.toml"
        return convert(overlay(read_toml(shipped(self.scenario)), self.overrides), Scenario, path)


def read_exercise(folder: Path | str) -> Exercise:
    """Read an exercise by folder or by name; raises `BadScenario` naming file, field and remedy."""
    folder = Path(folder)
    if not folder.is_dir() and (EXERCISES / folder).is_dir():
        folder = EXERCISES / folder
    if not folder.is_dir():
        raise BadScenario(f"{folder}: there is no exercise of this name; choose one of {', '.join(names())}")
    path = folder / "exercise.toml"
    exercise = convert(read_toml(path), Exercise, path)
    try:
        brief = (folder / "brief.md").read_text(encoding="utf-8")
    except OSError as fault:
        raise BadScenario(f"{folder / 'brief.md'}: cannot be read, {fault.strerror}; every exercise has a brief") from None
    exercise = msgspec.structs.replace(
        exercise, name=folder.name, brief=brief, digest=_digest(path, exercise.scenario), folder=str(folder)
    )
    for fault in _faults(exercise, exercise.office()):
        raise BadScenario(f"{path}: {fault}")
    return exercise


def shipped_exercise(name: str) -> Exercise:
    """Read an exercise by the name that an attempt gives; a name that is not on the list leads nowhere."""
    if name not in names():
        raise BadScenario(f"there is no exercise {name!r}; choose one of {', '.join(names())}")
    return read_exercise(EXERCISES / name)


def names() -> list[str]:
    """List the shipped exercises in order."""
    return sorted(path.parent.name for path in EXERCISES.glob("*/exercise.toml"))


def _faults(exercise: Exercise, office: Scenario) -> list[str]:
    faults = []
    if exercise.starts > exercise.ends:
        faults.append(f"field starts: day {exercise.starts} lies after the last day, {exercise.ends}")
    payers = [payer.key for payer in office.payers]
    for place, criterion in enumerate(exercise.rubric):
        if criterion.cause and criterion.cause not in catalogue():
            faults.append(f"field rubric[{place}].cause: {criterion.cause!r} is not in datasets/causes")
        if criterion.payer and criterion.payer not in payers:
            faults.append(f"field rubric[{place}].payer: {criterion.payer!r} is no payer; use one of {', '.join(payers)}")
    return faults


def _digest(path: Path, scenario: str) -> str:
    digest = blake2b(digest_size=8)
    causes = sorted((DATASETS / "causes").glob("*.toml"))
    for source in (path, shipped(scenario), *causes, DATASETS / "codes" / "services.toml"):
        if source.exists():
            digest.update(source.read_bytes())
    return digest.hexdigest()
