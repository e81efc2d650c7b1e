"""The table of verbs: for each action, when it is refused, what it does and what it costs.

A new verb is one action (`sim.desk.actions`) and one row in the module of its family.
"""

from typing import Any

from sim.desk.actions import Action
from sim.desk.hours import out_of_hours
from sim.desk.verb import Verb
from sim.desk.work import (
    accounts,
    answers,
    authorisation,
    balances,
    batches,
    calendar,
    charge_entry,
    claims,
    coding,
    coordination,
    coverage,
    inbox,
    payments,
    phone,
    practice,
    reconciling,
    records,
    registering,
    root_causes,
    screening,
    scrubbing,
    sending,
    virtual_cards,
)

_FAMILIES = (
    claims, charge_entry, coding, authorisation, records, coverage, screening, coordination, scrubbing, sending, batches,
    answers, payments, root_causes, accounts, balances, reconciling, virtual_cards, practice, phone, inbox, registering,
    calendar,
)

VERBS: dict[type[Action], Verb] = {action: row for family in _FAMILIES for action, row in family.VERBS.items()}


def refusal(desk: Any, action: Action, price: int) -> str:
    """Say why an action at its price in minutes would be refused now, or "" when it would be done."""
    verb = VERBS[type(action)]
    barred = desk.barred.get(type(action), "") if desk.barred else ""
    return barred or ("" if verb.passes_time else out_of_hours(desk, price)) or verb.check(desk, action)


def minutes(action: Action, office: Any, now: int) -> int:
    """Price an action before it is done.  `Wait` and `GoHome` take what the calendar takes: 0 here."""
    price = VERBS[type(action)].price
    return getattr(office.scenario.minutes, price) if isinstance(price, str) else price(action, office, now)
