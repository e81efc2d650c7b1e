"""Calibration: the rates of causes that make an office's first answers agree with published figures.

Published figures say how often a payer class denies and by which family of causes; a scenario
says how often each cause strikes what it suits.  Between the two lies who is struck (weekly
patients, services that need consent, plans with a twin …), so the rates are found by running
the office, comparing and scaling, a few times over.
"""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sim.scenario import Scenario, convert, read_toml
from sim.staff.shift import bring_in
from sim.whatif.first_answers import FirstAnswers, first_answers
from sim.world.world import World

HIGHEST = 60_000
"""No rate rises above this, per hundred thousand: beyond it a cause would crowd out the others."""


class PayerTarget(Struct, frozen=True, forbid_unknown_fields=True):
    """What is published of one payer class; shares and rates per hundred thousand."""

    payer: str
    """Key of the payer in the scenario."""
    denied: int
    """Claims of which at least one line is denied on first submission."""
    source: str
    rejected: int = 0
    """Claims turned back by the first 277CA; 0 where nothing is published."""
    days: tuple[int, ...] = ()
    """Claims first answered within 15, 30, 45, 60 and more days of receipt; none where nothing is published."""
    days_source: str = ""


class Targets(Struct, frozen=True, forbid_unknown_fields=True):
    """What a preset must reproduce."""

    scenario: str
    days: int
    """How long the office runs until it is measured."""
    payers: tuple[PayerTarget, ...]
    shares: dict[str, int]
    """Family of causes → its share of denied claims, all payers together."""
    shares_source: str
    causes: dict[str, dict[str, int]]
    """Family → the causes that stand for it, with their weights."""
    rejected: int
    """Share of all claims turned back by the first 277CA."""
    rejected_source: str
    overturned: int
    """Share of answered appeals that are won."""
    overturned_source: str


def read_targets(path: Path) -> Targets:
    """Read a preset's published figures, or raise `BadScenario` naming file and field."""
    return convert(read_toml(path), Targets, path)


def answers_of(scenario: Scenario, seed: int, days: int) -> tuple[FirstAnswers, ...]:
    """Run an office with its staff and count the payers' first answers."""
    world = World(scenario, seed)
    bring_in(world)
    world.run_to(days * 1440 + world.calendar.open_at)
    return first_answers(world)


def solve(scenario: Scenario, targets: Targets, seed: int = 11, rounds: int = 5) -> dict[str, dict[str, int]]:
    """Find the rates of each payer: payer key → cause → chance per hundred thousand.

    Each round runs the office and scales the causes of a family by what is wanted over what
    was measured, at most fourfold.
    """
    rates = {
        target.payer: {
            cause: max(1, target.denied * share * weight // (100_000 * sum(targets.causes[family].values())))
            for family, share in targets.shares.items() for cause, weight in targets.causes[family].items()
        }
        for target in targets.payers
    }
    for _ in range(rounds):
        answers = {each.payer: each for each in answers_of(with_rates(scenario, rates), seed, targets.days)}
        for target in targets.payers:
            _scale(rates[target.payer], target, targets, answers[target.payer])
    return rates


def _scale(rates: dict[str, int], target: PayerTarget, targets: Targets, measured: FirstAnswers) -> None:
    for family, share in targets.shares.items():
        wanted = target.denied * share // 100_000 * measured.adjudicated
        got = measured.by_category.get(family, 0) * 100_000
        for cause in targets.causes[family]:
            scaled = rates[cause] * wanted // got if got else rates[cause] * 2
            rates[cause] = max(1, min(HIGHEST, rates[cause] * 4, scaled))


def with_rates(scenario: Scenario, rates: dict[str, dict[str, int]]) -> Scenario:
    """Give payers their rates."""
    return replace(
        scenario, payers=tuple([replace(payer, rates=rates.get(payer.key, payer.rates)) for payer in scenario.payers])
    )
