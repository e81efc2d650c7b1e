"""Calibrate the presets and write the page that shows it: ``python -m docs.calibration``.

Without more it runs each preset of ``datasets/calibration`` once and writes
docs/reference/calibration.md; a test runs the same and compares.  With ``solve`` it first finds
the rates anew and writes them into the scenarios, which takes minutes: after a change of the
rules, the causes or the staff.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sim.records.files import DATASETS
from sim.scenario import read_scenario
from sim.whatif.agreement import Row, agreement
from sim.whatif.calibrate import answers_of, setting_of, solve, written_into
from sim.whatif.first_answers import FirstAnswers
from sim.whatif.targets import WHOLE, Targets, read_targets

PAGE = Path(__file__).parent / "reference" / "calibration.md"
PRESETS = ("physician_office", "hospital_outpatient")
SEED = 7
"""The seed of the page; the rates were found on others."""
SOLVED_ON = (11, 12)


def targets_of(preset: str) -> Targets:
    """Read what a preset is held to."""
    return read_targets(DATASETS / "calibration" / f"{preset}.toml")


def scenario_path(targets: Targets) -> Path:
    """Find a preset's scenario."""
    return DATASETS / "scenarios" / targets.scenario


def measured(preset: str) -> tuple[FirstAnswers, ...]:
    """Run a preset for the days that its targets name."""
    targets = targets_of(preset)
    return answers_of(read_scenario(scenario_path(targets)), SEED, targets.days)


def page(answers: dict[str, tuple[FirstAnswers, ...]]) -> str:
    """Write the page from what the presets came to."""
    lines = [
        "# How the presets agree with what is published", "",
        "*Written from a run by `python -m docs.calibration`; `tests/functional/test_calibration.py` runs the same and",
        "holds every rate to its interval, and this page to what it measured.*", "",
        "Payers are data (`datasets/scenarios/`). Two scenarios are calibrated so that what payers say first agrees with",
        "published figures; those, their sources and the causes by which they are reached are in `datasets/calibration/`.",
        "Published figures of hospitals and of physicians differ by a factor of three for the same payers and must not be",
        "mixed: hence two presets.", "",
        "A rate *agrees* when it lies within its interval: the published figure, more or less 99.9 % of what chance does to",
        "a count of that size (binomial, 3.29 standard errors), and a modelling allowance that is stated with each preset.",
        "Marks after a source: F read there, F2 second-hand, G general knowledge, D derived or decided here.", "",
        "What is counted: a claim's first 277CA (turned back or not), its first 835 (denied: at least one line), days from",
        "receipt by the payer to that 835, and of denied claims that were appealed the share that was won in the end.",
    ]
    for preset, its in answers.items():
        lines += ["", *_preset(preset, targets_of(preset), its)]
    return "\n".join(lines) + "\n"


def _preset(preset: str, targets: Targets, answers: tuple[FirstAnswers, ...]) -> Iterator[str]:
    decided = sum(each.adjudicated for each in answers)
    yield from (
        f"## {targets.title} (`{preset}`)", "",
        f"Seed {SEED}, {targets.days} days, {decided:,} claims decided. Allowance: {_percent(targets.allowance)} % of all and",
        f"{targets.allowance_percent} % of the figure (of what it lacks of 100, where that is less).",
        targets.allowance_why, "",
        "| | | Published % | Simulated % | of | Interval % | |", "|---|---|---|---|---|---|---|",
    )
    rows = agreement(targets, answers)
    yield from map(_line, rows)
    yield from ("", "Sources:", "")
    yield from _sources(rows)
    yield from (
        "", "Which causes stand for which row:", "", "| Row | Published share % | Causes | Why |", "|---|---|---|---|",
    )
    for family in targets.families:
        causes = ", ".join(f"[`{cause}`](causes.md#{cause})" for cause in _levers(family.by))
        yield f"| {family.row} | {_percent(family.share)} | {causes} | {family.why} |"


def _line(row: Row) -> str:
    least, most = row.published
    published = _percent(least) if least == most else f"{_percent(least)} to {_percent(most)}"
    says = "agrees" if row.agrees else "**differs**"
    return (
        f"| {row.about} | {row.what} | {published} | {_percent(row.simulated)} | {row.of:,} |"
        f" {_percent(row.least)} to {_percent(row.most)} | {says} |"
    )


def _sources(rows: Iterable[Row]) -> Iterator[str]:
    """Name each source once, in the order of the table; \"the same\" is the one before it."""
    for said in dict.fromkeys(f"{row.about}, {_whose(row)}: {row.source}" for row in rows):
        yield f"- {said}"


def _whose(row: Row) -> str:
    if row.about == "Share of denials":
        return "all payers"
    return row.what.rpartition(", ")[0] if row.about == "First answer" else row.what


def _levers(by: dict[str, dict[str, int]]) -> list[str]:
    return list(dict.fromkeys(cause for weights in by.values() for cause in weights))


def _percent(rate: float) -> str:
    return f"{rate * 100 / WHOLE:.2f}".removesuffix("0").removesuffix(".0")


def recalibrate(preset: str) -> None:
    """Find a preset's rates anew, from those that it has, and write them into its scenario."""
    targets = targets_of(preset)
    path = scenario_path(targets)
    scenario = read_scenario(path)
    setting = solve(scenario, targets, SOLVED_ON, start=setting_of(scenario, targets))
    path.write_text(written_into(path.read_text(encoding="utf-8"), setting), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Calibrate if asked to, and write the page."""
    if arguments[:1] == ["solve"]:
        for preset in arguments[1:] or PRESETS:
            recalibrate(preset)
    PAGE.write_text(page({preset: measured(preset) for preset in PRESETS}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
