"""The sample practices: which office each one is, and its run from the first day to the last."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.files import DATASETS
from sim.records.replies import Batch, Mailing
from sim.scenario import BadScenario, read_scenario, read_toml, shipped
from sim.staff.shift import bring_in
from sim.world.world import World

LIST = DATASETS / "packages.toml"


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """One sample practice: a shipped scenario, what is changed in it, its seed and its days."""

    name: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,40}\Z")]
    title: str
    description: str
    version: Annotated[str, Meta(pattern=r"^\d+\.\d+\.\d+\Z")]
    scenario: str
    seed: Annotated[int, Meta(ge=0)]
    days: Annotated[int, Meta(ge=1, le=366)]
    changes: dict = {}


class _List(Struct, frozen=True, forbid_unknown_fields=True):
    package: tuple[Practice, ...]


class Sample(Struct, frozen=True):
    """A practice after its last day."""

    practice: Practice
    world: World

    @property
    def sent(self) -> tuple[Batch | Mailing, ...]:
        """Every file and every envelope that went out."""
        office = self.world.office
        return (*office.batches.values(), *office.mailings.values())

    def claims_ever(self) -> Iterator[Claim]:
        """Every claim as it stands and as it ever went out."""
        for file in self.world.office.files.values():
            yield file.claim
        for sent in self.sent:
            yield from sent.claims

    def date(self, day: int) -> datetime.date | None:
        """The date of a day of the run; None for a day below zero, which never came."""
        return None if day < 0 else self.world.calendar.date_of(day * DAY)

    def any_date(self, day: int | None) -> datetime.date | None:
        """The date of a day counted from the start, also of one before it."""
        return None if day is None else self.world.calendar.date_of(day * DAY)

    def at(self, minute: int) -> datetime.datetime:
        """The date and time of a minute."""
        return datetime.datetime.combine(self.world.calendar.start, datetime.time()) + datetime.timedelta(minutes=minute)


def practices(names: Iterable[str] = (), path: Path = LIST) -> tuple[Practice, ...]:
    """Read the sample practices, or those of them that are named; raises `BadScenario` for an unknown name or a bad file."""
    try:
        known = {each.name: each for each in msgspec.convert(read_toml(path), _List).package}
    except msgspec.ValidationError as fault:
        raise BadScenario(f"{path}: {fault}. Compare with the packages section of datasets/README.md") from None
    for name in names:
        if name not in known:
            raise BadScenario(f"{name}: there is no such data package; there are {', '.join(known)}")
    return tuple(known[name] for name in dict.fromkeys(names)) or tuple(known.values())


def run(practice: Practice) -> Sample:
    """Run a practice with its simulated billers."""
    world = World(read_scenario(shipped(practice.scenario), practice.changes), practice.seed)
    bring_in(world)
    world.run_to(practice.days * DAY)
    return Sample(practice, world)
