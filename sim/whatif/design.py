"""The design of a study: one scenario, arms that differ in named ways, and the seeds that all arms share."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.scenario import Scenario, convert, overlay


class BadStudy(ValueError):
    """A study that cannot be run; the message says why and what to do."""


class Arm(Struct, frozen=True):
    """One way in which the office could be run: a name, and what it changes in the scenario.

    `changes` has the shape of the scenario's TOML: ``{"staffing": {"billers": 3}}``.
    """

    name: str
    changes: dict


class Study(Struct, frozen=True):
    """Which arms are compared, on which seeds, and for how long.

    Every arm runs every seed, so that differences are taken within a seed: the same
    patients come on the same days, and the same claims meet the same slips and payers.

    >>> from sim.scenario import read_scenario, shipped
    >>> study = Study(read_scenario(shipped("busy_clinic")), billers(1, 2, 3, 4), tuple(range(20)), days=120)
    >>> study.runs
    80
    """

    scenario: Scenario
    arms: tuple[Arm, ...]
    seeds: tuple[int, ...]
    days: int
    warm_up: int = 0
    """Days that are run and not counted: cash and rates begin after them."""

    def __post_init__(self) -> None:
        names = [arm.name for arm in self.arms]
        if not names or len(set(names)) != len(names):
            raise BadStudy("a study needs arms, each with a name of its own")
        if not self.seeds or len(set(self.seeds)) != len(self.seeds):
            raise BadStudy("a study needs seeds, each of them once: a seed repeated is no new evidence")
        if not 0 <= self.warm_up < self.days:
            raise BadStudy(f"a warm-up of {self.warm_up} days leaves nothing of {self.days} days to measure")

    @property
    def runs(self) -> int:
        """How many runs the study has."""
        return len(self.arms) * len(self.seeds)

    def office(self, arm: Arm) -> Scenario:
        """The scenario as an arm changes it; raises `BadScenario` where a change does not fit."""
        return varied(self.scenario, arm)


def varied(scenario: Scenario, arm: Arm) -> Scenario:
    """Lay an arm's changes over a scenario."""
    data = msgspec.json.decode(msgspec.json.encode(scenario))
    return convert(overlay(data, arm.changes), Scenario, Path(f"arm {arm.name!r}"))


def billers(*counts: int) -> tuple[Arm, ...]:
    """Arms that differ in the number of billers."""
    return tuple(
        Arm("1 biller" if count == 1 else f"{count} billers", {"staffing": {"billers": count}}) for count in counts
    )


def policies(names: Iterable[str] = ("oldest_first", "nearest_deadline", "highest_value")) -> tuple[Arm, ...]:
    """Arms that differ in the order in which billers work."""
    return tuple(Arm(name.replace("_", " "), {"staffing": {"policy": name}}) for name in names)
