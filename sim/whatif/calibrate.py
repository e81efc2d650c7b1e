"""Calibration: the rates of causes that make an office's first answers agree with published figures.

Published figures say how often a class of payers denies and by which family of causes; a
scenario says how often each cause strikes what it suits.  Between the two lies who is struck
(weekly patients, services that need consent, plans with a twin …) and how soon the staff mend
what recurs, so the rates are found by running the office, comparing and scaling, several
times over.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from sim.scenario import Scenario
from sim.staff.shift import bring_in
from sim.whatif.agreement import total
from sim.whatif.first_answers import FirstAnswers, first_answers
from sim.whatif.targets import WHOLE, Targets
from sim.world.world import World

HIGHEST = 60_000
"""No rate rises above this, per hundred thousand: beyond it a cause would crowd out the others."""
OFFICE = ""
"""Stands among the payers for the rates of the whole office."""
MOST_UPHELD = 950
LEVELS = 3
"""Levels of appeal at which a reviewer may fail to see what the packet proves (Premier: three rounds on average)."""
_STEP = 3.0
_SWEEPS = 200

Rates = dict[str, dict[str, float]]
"""Payer's key, or `OFFICE` → cause → chance per hundred thousand."""
Cells = dict[tuple[str, str], float]
"""Class of payer, family of causes → denied claims, per decided claim of the class."""


class Setting(Struct):
    """What calibration chooses: rates, and how often sound appeals are turned down (per thousand, by payer)."""

    rates: Rates
    upholds: dict[str, float]


def answers_of(scenario: Scenario, seed: int, days: int) -> tuple[FirstAnswers, ...]:
    """Run an office with its staff and count the payers' first answers."""
    world = World(scenario, seed)
    bring_in(world)
    world.run_to(days * 1440 + world.calendar.open_at)
    return first_answers(world)


def solve(
    scenario: Scenario, targets: Targets, seeds: Sequence[int], rounds: int = 4, start: Setting | None = None
) -> Setting:
    """Find the rates by which an office agrees with its targets, on average over some seeds.

    The first rounds scale each cause by itself, the last ones each family as a whole, since
    single causes are too rare to be counted closely.
    """
    setting = start or first_guess(targets)
    for turn in range(rounds):
        runs = [answers_of(with_setting(scenario, setting), seed, targets.days) for seed in seeds]
        _adjust(setting, targets, pooled(runs), by_cause=turn < rounds // 2)
    return setting


def first_guess(targets: Targets) -> Setting:
    """Rates as they would be if every cause suited every claim."""
    rates: Rates = {OFFICE: {cause: float(weight) for cause, weight in targets.rejected.by.items()}}
    alike = {each.name: 1.0 for each in targets.classes}
    cells = wanted(targets, alike)
    for each in targets.classes:
        for payer in each.payers:
            rates[payer] = {}
            for family in targets.families:
                weights = family.by.get(each.name, {})
                for cause, weight in weights.items():
                    rate = cells[each.name, family.name] * WHOLE * weight / sum(weights.values())
                    rates[OFFICE if cause in targets.office_wide else payer][cause] = (
                        rate * targets.leans.get(payer, 100) / 100
                    )
    return Setting(rates, {payer: 300.0 for each in targets.appeals for payer in each.payers})


def wanted(targets: Targets, decided: dict[str, float]) -> Cells:
    """Share out the denials of each class among the families so that both published margins hold.

    Iterative proportional fitting (Deming and Stephan 1940) from a table with 1 wherever a
    class has causes of a family; `decided` is how many claims each class decides.
    """
    rows = {each.name: decided[each.name] * each.denied / WHOLE for each in targets.classes}
    columns = {family: sum(rows.values()) * share / WHOLE for family, share in targets.shares.items()}
    table = {
        (each.name, family.name): 1.0 if each.name in family.by else 0.0
        for each in targets.classes for family in targets.families
    }
    for _ in range(_SWEEPS):
        _fit(table, columns, 1)
        _fit(table, rows, 0)
    return {cell: count / decided[cell[0]] for cell, count in table.items()}


def _fit(table: Cells, margin: dict[str, float], place: int) -> None:
    sums = dict.fromkeys(margin, 0.0)
    for cell, count in table.items():
        sums[cell[place]] += count
    for cell in table:
        name = cell[place]
        table[cell] *= margin[name] / sums[name] if sums[name] else 0.0


def pooled(runs: Sequence[tuple[FirstAnswers, ...]]) -> dict[str, FirstAnswers]:
    """Add several runs up, payer by payer."""
    answers: dict[str, FirstAnswers] = {}
    for run in runs:
        for each in run:
            known = answers.get(each.payer)
            answers[each.payer] = each if known is None else _sum(known, each)
    return answers


def _sum(one: FirstAnswers, other: FirstAnswers) -> FirstAnswers:
    return FirstAnswers(
        one.payer, one.acknowledged + other.acknowledged, one.rejected + other.rejected,
        one.adjudicated + other.adjudicated, one.denied + other.denied, _merged(one.by_cause, other.by_cause),
        _merged(one.by_days, other.by_days), one.appealed + other.appealed, one.overturned + other.overturned,
    )


def _merged(one: dict, other: dict) -> dict:
    return {key: one.get(key, 0) + other.get(key, 0) for key in {**one, **other}}


def _adjust(setting: Setting, targets: Targets, answers: dict[str, FirstAnswers], by_cause: bool) -> None:
    """Scale every rate by what is wanted over what was measured."""
    rates = setting.rates
    decided = {
        each.name: float(total(answers, each.payers, lambda its: its.adjudicated)) for each in targets.classes
    }
    cells = wanted(targets, decided)
    for each in targets.classes:
        for family in targets.families:
            weights = family.by.get(each.name)
            if not weights:
                continue
            goal = cells[each.name, family.name] * decided[each.name]
            counts = {
                cause: total(answers, each.payers, lambda its, cause=cause: its.by_cause.get(cause, 0))
                for cause in family.counts
            }
            steered = sum(counts[cause] for cause in weights)
            goal = max(0.0, goal - (sum(counts.values()) - steered))
            for cause, weight in weights.items():
                aim, got = (goal * weight / sum(weights.values()), counts[cause]) if by_cause else (goal, steered)
                _scale(rates, targets, each.payers, cause, aim, got)
    _adjust_rejections(rates, targets, answers)
    _adjust_appeals(setting, targets, answers)


def _scale(rates: Rates, targets: Targets, payers: tuple[str, ...], cause: str, aim: float, got: int) -> None:
    factor = min(_STEP, max(1 / _STEP, (aim + 1) / (got + 1)))
    for payer in (OFFICE,) if cause in targets.office_wide else payers:
        rates[payer][cause] = min(HIGHEST, max(1.0, rates[payer][cause] * factor))


def _adjust_rejections(rates: Rates, targets: Targets, answers: dict[str, FirstAnswers]) -> None:
    rejected = total(answers, answers, lambda its: its.rejected)
    acknowledged = total(answers, answers, lambda its: its.acknowledged)
    factor = min(_STEP, targets.rejected.aim * acknowledged / WHOLE / max(1, rejected))
    for cause in targets.rejected.by:
        rates[OFFICE][cause] = min(HIGHEST, rates[OFFICE][cause] * factor)


def _adjust_appeals(setting: Setting, targets: Targets, answers: dict[str, FirstAnswers]) -> None:
    """Turn down more sound appeals where too many were won, and fewer where too few were."""
    for each in targets.appeals:
        heard = total(answers, each.payers, lambda its: its.appealed)
        won = total(answers, each.payers, lambda its: its.overturned)
        if heard:
            more = 1000 * (won / heard - each.overturned / WHOLE)
            for payer in each.payers:
                setting.upholds[payer] = min(MOST_UPHELD, max(0.0, setting.upholds[payer] + more))


def with_setting(scenario: Scenario, setting: Setting) -> Scenario:
    """Give office and payers their rates."""
    return replace(
        scenario, rates={**scenario.rates, **_whole(setting.rates[OFFICE])},
        payers=tuple([
            replace(
                payer, rates={**payer.rates, **_whole(setting.rates.get(payer.key, {}))},
                upholds_errors=_upholds(setting, payer.key) or payer.upholds_errors,
            )
            for payer in scenario.payers
        ]),
    )


def _whole(rates: dict[str, float]) -> dict[str, int]:
    return {cause: max(1, round(rate)) for cause, rate in rates.items()}


def _upholds(setting: Setting, payer: str) -> tuple[int, ...]:
    return (round(setting.upholds[payer]),) * LEVELS if payer in setting.upholds else ()


def setting_of(scenario: Scenario, targets: Targets) -> Setting:
    """Read back what a scenario was given, to go on from there."""
    guess = first_guess(targets)
    for payer in scenario.payers:
        guess.rates.get(payer.key, {}).update({cause: float(rate) for cause, rate in payer.rates.items()})
        if payer.key in guess.upholds and payer.upholds_errors:
            guess.upholds[payer.key] = float(payer.upholds_errors[0])
    guess.rates[OFFICE].update({
        cause: float(rate) for cause, rate in scenario.rates.items() if cause in guess.rates[OFFICE]
    })
    return guess


_RATES = re.compile(r"^(\[(?:payers\.)?rates\][^\n]*\n)((?:\w+ = \d+\n)*)", re.MULTILINE)
_KEY = re.compile(r'^key = "([^"]+)"', re.MULTILINE)
_UPHOLDS = re.compile(r"^upholds_errors = \[[^\]]*\]", re.MULTILINE)


def written_into(text: str, setting: Setting) -> str:
    """Write rates into a scenario's text, in its ``[rates]`` and each payer's ``[payers.rates]``."""
    office, *payers = re.split(r"^(?=\[\[payers\]\])", text, flags=re.MULTILINE)
    blocks = [_with_rates(office, setting.rates[OFFICE])]
    for block in payers:
        found = _KEY.search(block)
        key = found.group(1) if found else ""
        if key in setting.rates:
            block = _with_rates(block, setting.rates[key])
        if key in setting.upholds:
            block = _UPHOLDS.sub(f"upholds_errors = {list(_upholds(setting, key))}", block)
        blocks.append(block)
    return "".join(blocks)


def _with_rates(block: str, rates: dict[str, float]) -> str:
    return _RATES.sub(lambda found: found.group(1) + _lines(found.group(2), _whole(rates)), block, count=1)


def _lines(before: str, rates: dict[str, int]) -> str:
    """Write the table anew; rates that calibration does not choose stay as they are."""
    kept = [line for line in before.splitlines() if line.split(" = ")[0] not in rates]
    return "".join(f"{line}\n" for line in (*kept, *[f"{cause} = {rate}" for cause, rate in rates.items()]))
