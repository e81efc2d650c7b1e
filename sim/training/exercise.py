"""An exercise is a folder of text: what to learn, which office, what went wrong in it, how it is graded."""

from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Literal

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
from sim.scenario.packages import PACKAGES
from sim.scenario.places import located
from sim.scenario.reading import tempered
from sim.scenario.services import Client, service_file, shipped_service
from sim.training.faults import office_faults, own_faults
from sim.training.questions import Question
from sim.training.troubles import Trouble, planted

Competency = Literal["diagnosis", "remedy", "deadline", "posting", "efficiency", "compliance"]
"""What a line of the rubric is a sign of."""
Mode = Literal["practice", "test"]
HINTS = 3
"""How many hints there are for a cause."""


class Criterion(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the rubric: a check of `sim.grading.checks` and what it is worth."""

    check: str
    """Which question is put to the attempt (see Checks)."""
    points: Positive
    """What it is worth."""
    says: str
    """The criterion in words, as trainee and instructor read it."""
    competency: Competency | None = None
    """What it is a sign of, where that is not what the check usually stands for."""
    cause: str = ""
    """Only what this cause struck; empty means whatever went wrong."""
    causes: tuple[str, ...] = ()
    """The same for several causes."""
    payer: str = ""
    """Only patients of this payer; empty means anybody's."""
    list: ListName | Literal[""] = ""
    """The worklist that it is about, for checks of worklists."""
    kinds: tuple[str, ...] = ()
    """The kinds of report or document that it is about, for checks of papers."""
    days: Days = 10
    """Working days within which something is to be done, for checks of promptness."""
    until: DayNumber | None = None
    """Only visits, or mail, up to this day; the exercise's last day where left out."""
    question: str = ""
    """The question that it marks, for answers."""
    client: str = ""
    """The client practice that it is about, at a billing service."""

    @property
    def named(self) -> tuple[str, ...]:
        """The causes that it names; none means whatever went wrong."""
        return tuple([cause for cause in (self.cause, *self.causes) if cause])


class Exercise(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``exercise.toml``."""

    title: str
    """As trainees read it."""
    objectives: tuple[str, ...]
    """What a trainee can do afterwards, a sentence each."""
    scenario: str = ""
    """Name of a shipped scenario, which `overrides` changes."""
    service: str = ""
    """Name of a shipped billing service instead: the trainee works for all its clients, and `overrides` lie under theirs."""
    clients: tuple[Client, ...] = ()
    """The clients of a billing service that is this exercise's own."""
    quiet: bool = False
    """Whether nothing goes wrong by chance: every rate of the scenario is nought, only `causes` strike."""
    causes: tuple[Trouble, ...] = ()
    """What goes wrong for certain, on how many patients and how hard."""
    modes: Annotated[tuple[Mode, ...], Meta(min_length=1)] = ("practice", "test")
    """Whether it may be practised, taken as a test, or both."""
    questions: tuple[Question, ...] = ()
    """What the trainee is asked besides, with the fact of the office that answers it."""
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
    """Days for which the office runs on before anybody is judged."""
    pass_percent: Annotated[int, Meta(ge=1, le=100)] = 70
    """Share of the points that passes."""
    case_seed: int = 1
    """The case that a first attempt meets; each fresh one is the next."""
    rubric: tuple[Criterion, ...] = ()
    """How it is marked, line by line; the points add up to a hundred."""
    overrides: dict = {}
    """What is otherwise in the office than the scenario says (docs/reference/scenario.md)."""
    name: str = ""
    """Name of the folder."""
    brief: str = ""
    """Text of ``brief.md``, in plain paragraphs."""
    hints: dict[str, tuple[str, ...]] = {}
    """Hints of this exercise for a cause, instead of the catalogue's: the text of ``hints.toml``."""
    digest: str = ""
    folder: str = ""

    @property
    def roster(self) -> tuple[Client, ...]:
        """List the practices that the trainee works for; without a service there is one office, which is nobody's client."""
        if self.service:
            return shipped_service(self.service).clients
        return self.clients or (Client(key="", scenario=self.scenario),)

    def office(self, case_seed: int | None = None, of: Client | None = None) -> Scenario:
        """Build the scenario of a client, or the only one, with overrides and the causes of a case; raises `BadScenario`."""
        client = of or self.roster[0]
        path = Path(self.folder) / "exercise.toml"
        data = read_toml(shipped(client.scenario))
        if self.quiet:
            data = {**data, "rates": {}, "payers": [{**tempered(payer), "rates": {}} for payer in data["payers"]]}
        data = client.laid_over(overlay(data, self.overrides))
        seed = self.case_seed if case_seed is None else case_seed
        rows = planted([each for each in self.causes if each.client in ("", client.key)], seed + client.seed_offset)
        return convert({**data, "planted": [*data.get("planted", ()), *rows]}, Scenario, path)

    @property
    def struck(self) -> tuple[str, ...]:
        """The causes that may strike for certain, in the order of the file."""
        rows = self.overrides.get("planted", ())
        named = [row["cause"] for row in rows] + [name for trouble in self.causes for name in trouble.names()]
        return tuple(dict.fromkeys(named))


def read_exercise(folder: Path | str) -> Exercise:
    """Read an exercise by folder or by name; raises `BadScenario` naming file, field and remedy."""
    folder = Path(folder)
    if not folder.is_dir() and (EXERCISES / folder).is_dir():
        folder = EXERCISES / folder
    if not folder.is_dir():
        raise BadScenario(f"{folder}: there is no exercise of this name; choose one of {', '.join(names())}")
    path = folder / "exercise.toml"
    exercise = convert(read_toml(path), Exercise, path)
    exercise = msgspec.structs.replace(
        exercise, name=folder.name, brief=_brief(folder / "brief.md"), hints=_hints(folder / "hints.toml"),
        folder=str(folder),
    )
    # First without the causes, so that a fault in one of them is told where its author wrote it.
    bare = msgspec.structs.replace(exercise, causes=())
    faults = own_faults(exercise)
    for fault in faults or office_faults(exercise, {each.key: bare.office(of=each) for each in exercise.roster}):
        raise BadScenario(f"{located(path, fault.partition(':')[0])}: field {fault}")
    for client in exercise.roster:
        exercise.office(of=client)
    return msgspec.structs.replace(exercise, digest=_digest(folder, exercise))


def _brief(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise BadScenario(f"{path}: cannot be read, {fault.strerror}; every exercise has a brief") from None


def _hints(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.exists():
        return {}
    hints = convert(read_toml(path), dict[str, tuple[str, ...]], path)
    for cause, said in hints.items():
        if cause not in catalogue():
            raise BadScenario(f"{located(path, cause)}: {cause!r} is no cause; docs/reference/causes.md lists them")
        if len(said) != HINTS:
            raise BadScenario(f"{located(path, cause)}: {cause} has {len(said)} hints; give {HINTS}")
    return hints


def shipped_exercise(name: str) -> Exercise:
    """Read an exercise by the name that an attempt gives; a name that is not on the list leads nowhere."""
    if name not in names():
        raise BadScenario(f"there is no exercise {name!r}; choose one of {', '.join(names())}")
    return read_exercise(EXERCISES / name)


def names() -> list[str]:
    """List the shipped exercises in order."""
    return sorted(path.parent.name for path in EXERCISES.glob("*/exercise.toml"))


def _digest(folder: Path, exercise: Exercise) -> str:
    digest = blake2b(digest_size=8)
    causes = [path for table in ("causes", "payers") for path in sorted((DATASETS / table).glob("*.toml"))]
    scenarios = [shipped(client.scenario) for client in exercise.roster]
    contracts = [service_file(exercise.service), PACKAGES] if exercise.roster[0].package else []
    sources = (folder / "exercise.toml", folder / "hints.toml", *scenarios, *contracts)
    for source in (*sources, *causes, DATASETS / "codes" / "services.toml", DATASETS / "inbox.toml"):
        if source.exists():
            digest.update(source.read_bytes())
    return digest.hexdigest()
