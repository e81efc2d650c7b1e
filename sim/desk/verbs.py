"""The table of verbs: for each action, when it is refused and what it does.

A new verb is one action (`sim.desk.actions`), one price (`sim.desk.prices`) and one row here.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.desk import answers, calendar_work, claim_work, registration, sending
from sim.desk.actions import (
    Action,
    AddNote,
    Appeal,
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    GoHome,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    Resubmit,
    Scrub,
    Wait,
    WriteOff,
)


class Verb(NamedTuple):
    """How an action is checked and applied; `apply` returns the facts that it brought to light."""

    check: Callable[[Any, Any], str]
    apply: Callable[[Any, Any], Any]
    passes_time: bool = False
    """Whether `apply` is itself a generator that lets the calendar run."""


VERBS: dict[type[Action], Verb] = {
    OpenClaim: Verb(claim_work.may_open, claim_work.open_claim),
    CheckEligibility: Verb(registration.may_check, registration.check_eligibility),
    CorrectRegistration: Verb(registration.may_correct, registration.correct),
    CorrectClaim: Verb(claim_work.may_correct, claim_work.correct),
    Scrub: Verb(sending.may_scrub, sending.scrub_claims),
    ReleaseBatch: Verb(sending.may_release, sending.release),
    Resubmit: Verb(sending.may_resubmit, sending.resubmit),
    Replace: Verb(sending.may_replace, sending.replace),
    OpenReport: Verb(answers.may_open, answers.open_report),
    PostRemittance: Verb(answers.may_post, answers.post),
    Appeal: Verb(claim_work.may_appeal, claim_work.appeal),
    WriteOff: Verb(claim_work.may_write_off, claim_work.write_off),
    BillPatient: Verb(claim_work.may_bill, claim_work.bill),
    AddNote: Verb(claim_work.may_note, claim_work.note),
    Wait: Verb(calendar_work.may_wait, calendar_work.wait, passes_time=True),
    GoHome: Verb(calendar_work.may_go, calendar_work.go_home, passes_time=True),
}


def refusal(desk: Any, action: Action, price: int) -> str:
    """Say why an action at its price in minutes would be refused now, or "" when it would be done."""
    verb = VERBS[type(action)]
    return ("" if verb.passes_time else _out_of_hours(desk, price)) or verb.check(desk, action)


def _out_of_hours(desk: Any, price: int) -> str:
    left = desk.calendar.open_minutes_left(desk.now)
    if not left:
        return "The office is closed. Go home: the desk opens again on the next working morning."
    if price > left:
        return f"This cannot be finished in the {left} minutes before closing. Choose something shorter or go home."
    return ""
