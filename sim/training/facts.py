"""Facts of an office that a biller can read off its desk, and that questions ask for.

Each is read through `Desk.look`, so nothing is asked that a person could not find.
"""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from sim.desk.asks import AskBooks, AskFigures, AskWorklist
from sim.desk.figures.view import Figures
from sim.desk.view import Row
from sim.records.ledger import INSURANCE
from sim.records.money import dollars


def _nobody(desk) -> tuple[tuple[str, str], ...]:
    return ()


def _payers(desk) -> tuple[tuple[str, str], ...]:
    return tuple([(payer.key, payer.name) for payer in desk.office.payers.values()])


class Known(Struct, frozen=True):
    """A fact: of which kind its answer is, and how it is read now: all answers that are right, none where there is none."""

    kind: str
    now: Callable[[Any], tuple[str, ...]]
    choices: Callable[[Any], tuple[tuple[str, str], ...]] = _nobody


def _rows(desk, worklist: str) -> tuple[Row, ...]:
    shown = desk.look(AskWorklist(worklist)).worklist
    return shown.rows if shown else ()


def _nearest(worklist: str) -> Callable[[Any], tuple[str, ...]]:
    """The claims whose last day comes first, of those that still have one."""
    def now(desk) -> tuple[str, ...]:
        rows = [row for row in _rows(desk, worklist) if row.days_left]
        least = min([row.days_left for row in rows], default=0)
        return tuple([row.id for row in rows if row.days_left == least])
    return now


def _dearest(worklist: str) -> Callable[[Any], tuple[str, ...]]:
    """The claims with the largest open balance."""
    def now(desk) -> tuple[str, ...]:
        rows = _rows(desk, worklist)
        most = max([row.open for row in rows], default=0)
        return tuple([row.id for row in rows if row.open == most])
    return now


def _count(worklist: str) -> Callable[[Any], tuple[str, ...]]:
    return lambda desk: (str(len(_rows(desk, worklist))),)


def _most(tally: dict[str, int]) -> tuple[str, ...]:
    most = max(tally.values(), default=0)
    return tuple(sorted([name for name, number in tally.items() if number == most > 0]))


def _commonest_payer(worklist: str) -> Callable[[Any], tuple[str, ...]]:
    """The payer with most items on a list."""
    return lambda desk: _most(Counter([row.payer for row in _rows(desk, worklist)]))


def _owes_most(desk) -> tuple[str, ...]:
    """The payer with the largest open insurance balance."""
    owed: Counter[str] = Counter()
    for claim, file in desk.office.files.items():
        owed[file.claim.payer] += desk.office.ledger.balance(claim, INSURANCE)
    return _most(owed)


def _money(field: str) -> Callable[[Any], tuple[str, ...]]:
    return lambda desk: (dollars(getattr(desk.look(AskBooks()).books, field)),)


def _report(desk, name: str) -> Figures:
    return desk.look(AskFigures(name)).figures


OLD = ("91 to 120", "Over 120")
"""The age groups of what is older than 90 days, as the report of A/R by age calls them."""


def _insurers_over_90(desk) -> tuple[str, ...]:
    """What insurers owe on visits more than 90 days ago."""
    by_age = next(table for table in _report(desk, "ageing").tables if table.name == "by_age")
    column = [each.name for each in by_age.columns].index("insurers")
    return (dollars(sum([row[column] for row in by_age.rows if row[0] in OLD])),)


def _owes_longest(desk) -> tuple[str, ...]:
    """The payer that owes most of what is older than 90 days."""
    by_payer = next(table for table in _report(desk, "ageing").tables if table.name == "insurers_by_payer")
    old = [place for place, column in enumerate(by_payer.columns) if column.label in OLD]
    keys = {payer.name: payer.key for payer in desk.office.payers.values()}
    return _most({keys[row[0]]: sum([row[place] for place in old]) for row in by_payer.rows})


def _measure(report: str, name: str) -> Callable[[Any], tuple[str, ...]]:
    """A measure of a report; shares in percent, to a hundredth."""
    def now(desk) -> tuple[str, ...]:
        measure = next(each for each in _report(desk, report).measures if each.name == name)
        if measure.value is None:
            return ()
        return (f"{Decimal(measure.value) / 100:.2f}" if measure.kind == "percent" else str(measure.value),)
    return now


def _not_in_order(desk) -> tuple[str, ...]:
    """How many deposits and remittances wait for their partner."""
    unmatched = next(table for table in _report(desk, "deposits").tables if table.name == "unmatched")
    return (str(len(unmatched.rows)),)


FACTS: dict[str, Known] = {
    "insurance_open": Known("money", _money("insurance_open")),
    "patient_open": Known("money", _money("patient_open")),
    "insurer_paid": Known("money", _money("insurer_paid")),
    "contractual": Known("money", _money("contractual")),
    "credits": Known("money", _money("credits")),
    "held": Known("money", _money("held")),
    "write_offs": Known("money", _money("write_offs")),
    "rejected_count": Known("count", _count("rejected")),
    "denied_count": Known("count", _count("denied")),
    "follow_up_count": Known("count", _count("follow_up")),
    "deposits_count": Known("count", _count("deposits")),
    "next_rejected": Known("claim", _nearest("rejected")),
    "next_denied": Known("claim", _nearest("denied")),
    "dearest_denied": Known("claim", _dearest("denied")),
    "payer_owes_most": Known("payer", _owes_most, _payers),
    "payer_rejects_most": Known("payer", _commonest_payer("rejected"), _payers),
    "payer_denies_most": Known("payer", _commonest_payer("denied"), _payers),
    "payer_silent_most": Known("payer", _commonest_payer("follow_up"), _payers),
    "insurance_over_90": Known("money", _insurers_over_90),
    "share_over_90": Known("percent", _measure("ageing", "over_90")),
    "payer_over_90": Known("payer", _owes_longest, _payers),
    "days_in_ar": Known("days", _measure("measures", "days_in_ar")),
    "net_collection": Known("percent", _measure("measures", "net_collection")),
    "clean_accepted": Known("percent", _measure("measures", "clean_accepted")),
    "denial_rate": Known("percent", _measure("measures", "denials")),
    "rejection_rate": Known("percent", _measure("measures", "rejections")),
    "unmatched_count": Known("count", _not_in_order),
}
"""Fact → how it is read."""


TENTH = Decimal("0.1")
"""Of a percent: as exactly as a report shows a share."""


def same(kind: str, answer: str, truth: str, desk) -> bool:
    """Compare by meaning: "$1,204.5" is 1204.50, a payer may be named or given by its ID, case does not matter.

    A share may be given as the report shows it, to a tenth of a percent.
    """
    if kind == "percent":
        given, true = _number(answer.replace("%", "")), _number(truth)
        return given is not None and true is not None and abs(given - true) <= TENTH / 2
    if kind in ("money", "count", "days"):
        return _number(answer) is not None and _number(answer) == _number(truth)
    if kind == "payer":
        payer = desk.office.payers[truth]
        return answer.strip().lower() in (payer.key.lower(), payer.name.lower(), payer.payer_id.lower())
    return answer.strip().lower() == truth.lower()


def _number(text: str) -> Decimal | None:
    plain = text.strip().replace("$", "").replace(",", "").replace("−", "-")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
