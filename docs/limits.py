"""The tables of the trainee's page on deadlines: clocks, each payer's limits, the ladders of appeals."""

from collections.abc import Iterator
from functools import partial

from docs.filled import Tables, table
from sim.rules.appeal_tables import Level, ladder, tables
from sim.rules.deadlines import CLOCKS, limit_in_words
from sim.scenario import read_scenario, shipped
from sim.scenario.payers import Payer

OFFICE = "family_practice"
"""The practice of nearly all lessons."""
_CLASSES = {"commercial": "Commercial", "medicare": "Medicare", "medicaid": "Medicaid"}


def _clocks() -> list[str]:
    rows = [f"{name} | {starts}" for name, starts in CLOCKS.values()]
    return table("Clock | Starts with the", [*rows, "Appeal | decision that is appealed against"])


def _payers() -> list[str]:
    payers = read_scenario(shipped(OFFICE)).payers
    return table("Payer | Original claim | Corrected claim | Next payer's claim | Records | First appeal", map(_payer, payers))


def _payer(payer: Payer) -> str:
    cells = [_limit(payer, clock) for clock in ("original", "corrected", "secondary", "records", "appeal")]
    if not payer.takes_replacement:
        cells[1] += ", by reopening"
    return " | ".join([payer.name, *cells])


def _limit(payer: Payer, clock: str) -> str:
    limit = payer.limit(clock)
    return limit_in_words(limit) + (", moved" if limit.roll == "forward" else "")


def _levels(payer_class: str) -> list[str]:
    return table("Level | Decided by | Within | Answer in | Source", map(_level, ladder(payer_class)))


def _level(level: Level) -> str:
    within, mail = limit_in_words(level.limit), level.limit.mail_days
    least, most = level.decision_days
    return " | ".join([
        level.title,
        level.decider + (" (medical judgement only)" if level.clinical else ""),
        within + (f", and {mail} for the letter's way" if mail else ""),
        f"{least} to {most} days",
        level.source,
    ])


def _questions() -> list[str]:
    return table("Codes | The question | What answers it | What else belongs there", _asked())


def _asked() -> Iterator[str]:
    for row in tables().questions:
        needs = "; and ".join([" or ".join(map(_paper, one)) for one in row.needs])
        welcome = ", ".join(map(_paper, row.welcome))
        yield " | ".join([", ".join(row.carcs) or "any other", row.asks, needs or "–", welcome or "–"])


def _no_appeal() -> list[str]:
    return table("Denials | Why | What to do instead", _closed())


def _closed() -> Iterator[str]:
    for row in tables().no_appeal:
        payers = f" ({', '.join([_CLASSES[each] for each in row.payers])})" if row.payers else ""
        yield f"{', '.join([*row.carcs, *row.remarks])}{payers} | {row.why} | {row.instead}"


def _paper(kind: str) -> str:
    return tables().documents[kind].title


LIMITS: Tables = {
    "clocks": _clocks, "limits of the payers": _payers, "what denials ask": _questions, "no appeal": _no_appeal,
    **{f"appeals: {name}": partial(_levels, name) for name in _CLASSES},
}
