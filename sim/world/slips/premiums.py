"""Before anybody comes: a premium stays unpaid, so that the first visit falls into the second month of grace."""

from collections.abc import Callable
from datetime import date, timedelta

from sim.records.people import Grace, Patient
from sim.rules.checks.premiums import COMES, NEVER_COMES
from sim.world.chance import between
from sim.world.slips.slip import Slip

LAST_DAYS, NOTICE = 8, (1, 5)
"""Days before the end in which premiums come that come at all; days after it until the plan has written that one did not."""


def _stays_unpaid(paid: bool) -> Callable[..., Patient]:
    def strike(patient: Patient, people) -> Patient:
        if not _has_own_policy(patient, people):
            return patient
        first = people.first_days[patient.id]
        begins = (people.scenario.start + timedelta(days=first)).replace(day=1)
        waits_from = (begins - people.scenario.start).days
        last_day = (_month_after(_month_after(begins)) - people.scenario.start).days - 1
        draw = people.chance.draws("premium", patient.id)[0]
        known = last_day - between(draw, 0, LAST_DAYS) if paid else last_day + between(draw, *NOTICE)
        people.grace[patient.memberships[0].member_id] = Grace(patient.memberships[0].payer, waits_from, last_day, known, paid)
        return patient
    return strike


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _has_own_policy(patient: Patient, people) -> bool:
    return patient.memberships[0].kind == "individual" and not patient.others


SLIPS = {COMES: Slip(_stays_unpaid(True), _has_own_policy), NEVER_COMES: Slip(_stays_unpaid(False), _has_own_policy)}
"""Cause → slip over (patient, population); the plan has it on file by the member's number."""
