"""The orders in which a worklist of claims may be shown: the office's own, and those that a biller may ask for."""

from collections.abc import Callable
from typing import Any

from sim.desk.reasons import codes
from sim.records.clock import DAY
from sim.rules.odds import odds, worth
from sim.world.claim_file import ClaimFile
from sim.world.office import ORDER_KEYS

Key = Callable[[Any, ClaimFile], tuple]


def days_left(desk, due: int | None) -> int | None:
    """Count the working days until a last day, today among them; 0 once it has passed, None where no clock runs."""
    today = desk.now // DAY
    if due is None:
        return None
    return desk.calendar.workdays_between(today, due + 1) if due >= today else 0


def _deadline(desk, file: ClaimFile) -> tuple:
    return ORDER_KEYS["nearest_deadline"](desk.office, file)


def _best_odds(desk, file: ClaimFile) -> tuple:
    even = odds(codes(file), days_left(desk, desk.office.due(file)))
    return (100 if even is None else -even, *_deadline(desk, file))


def _expected_value(desk, file: ClaimFile) -> tuple:
    claim = file.claim
    return (-worth(claim.charge, codes(file), days_left(desk, desk.office.due(file))), claim.day, claim.id)


def _payer(desk, file: ClaimFile) -> tuple:
    return (desk.office.payers[file.claim.payer].name, *_deadline(desk, file))


def _cause(desk, file: ClaimFile) -> tuple:
    said = codes(file)
    return (not said, said, *_deadline(desk, file))


ORDERS: dict[str, Key] = {
    **{name: (lambda desk, file, key=key: key(desk.office, file)) for name, key in ORDER_KEYS.items()},
    "best_odds": _best_odds,
    "expected_value": _expected_value,
    "payer": _payer,
    "cause": _cause,
}
"""Order → sort key of a claim file."""

_NO_CLOCK = 10**6


def _days(desk, file: ClaimFile) -> tuple:
    left = days_left(desk, desk.office.due(file))
    return (_NO_CLOCK if left is None else left, file.claim.day, file.claim.id)


ACROSS = ORDERS | {"nearest_deadline": _days}
"""Order → which of several worklists' first claims comes first.  A deadline counts in working days, as a biller reads it."""
