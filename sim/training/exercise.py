"""An exercise is a folder of text: what to learn, which office, what went wrong in it, how it is graded."""

from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.records.files import DATASETS, EXERCISES
from sim.scenario import BadScenario, Scenario, convert, overlay, read_toml, shipped


class Criterion(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the rubric: a check of `sim.grading.checks` and what it is worth."""

    check: str
    points: int
    says: str
    """The criterion in words, as trainee and instructor read it."""
    cause: str = ""
    """Only claims that failed for this cause; empty means the planted ones."""
    payer: str = ""


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``exercise.toml``."""

    title: str
    objectives: tuple[str, ...]
    scenario: str
    """Name of a shipped scenario, which `overrides` changes."""
    minutes: int
    """How long a trainee should take, in minutes at the screen."""
    starts: int
    """Day on which the trainee's desk opens."""
    ends: int
    """Last day of the attempt; afterwards the desk is closed and the world runs out."""
    run_out_days: int = 120
    pass_percent: int = 70
    case_seed: int = 1
    rubric: tuple[Criterion, ...] = ()
    overrides: dict = {}
    name: str = ""
    """Name of the folder."""
    brief: str = ""
    """Text of ``brief.md``."""
    digest: str = ""

    def office(self) -> Scenario:
        """Build the scenario with this exercise's overrides; raises `BadScenario`."""
        path = shipped(self.scenario)
        return convert(overlay(read_toml(path), self.overrides), Scenario, EXERCISES / self.name / "exercise.toml")


def read_exercise(folder: Path | str) -> Exercise:
    """Read an exercise by folder or by name; raises `BadScenario` naming file, field and remedy."""
    folder = Path(folder)
    if not folder.is_dir() and (EXERCISES / folder).is_dir():
        folder = EXERCISES / folder
    if not folder.is_dir():
        known = ", ".join(names())
        raise BadScenario(f"{folder}: there is no exercise of this name; choose one of {known}")
    path = folder / "exercise.toml"
    exercise = convert(read_toml(path), Exercise, path)
    try:
        brief = (folder / "brief.md").read_text(encoding="utf-8")
    except OSError as fault:
        raise BadScenario(f"{folder / 'brief.md'}: cannot be read, {fault.strerror}; every exercise has a brief") from None
    if exercise.starts > exercise.ends:
        raise BadScenario(f"{path}: field starts: day {exercise.starts} lies after the last day, {exercise.ends}")
    exercise = msgspec.structs.replace(exercise, name=folder.name, brief=brief, digest=_digest(path, exercise.scenario))
    exercise.office()
    return exercise


def names() -> list[str]:
    """List the shipped exercises in order."""
    return sorted(path.parent.name for path in EXERCISES.glob("*/exercise.toml"))


def _digest(path: Path, scenario: str) -> str:
    digest = blake2b(digest_size=8)
    for source in (path, shipped(scenario), DATASETS / "causes.toml", DATASETS / "codes" / "services.toml"):
        if source.exists():
            digest.update(source.read_bytes())
    return digest.hexdigest()
