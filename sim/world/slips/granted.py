"""Before anybody comes: the coverage has ended, and weeks after the visit Medicaid is granted from before it.

Medicaid reaches back over the three months before the application (42 CFR 435.915(a)) and is to
be decided within 45 days of it (42 CFR 435.912(c)(3)).
"""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.clock import years_old
from sim.records.people import Grant, Patient
from sim.rules.checks.eligibility import GRANTED_LATER
from sim.scenario import Payer
from sim.world.chance import between, pick
from sim.world.slips.slip import Slip

ENDED_BEFORE, APPLIES_AFTER, DECIDED_WITHIN = (3, 30), (20, 40), (40, 45)
"""Days, least and most: of the end before the visit, of the application after it, of the decision after that."""
REACHES_BACK = 3
"""Months before that of the application."""


def _is_granted_medicaid(patient: Patient, people) -> Patient:
    if not _may_apply(patient, people):
        return patient
    draws = people.chance.draws("medicaid", patient.id)
    first = people.first_days[patient.id]
    applies = first + between(draws[1], *APPLIES_AFTER)
    since = _months_before(people.scenario.start + timedelta(days=applies), REACHES_BACK)
    payer = pick(draws[0], _medicaid_for(patient, people))
    held = people.membership(patient.id, payer, (since - people.scenario.start).days, 1)
    people.granted[patient.id] = Grant(applies + between(draws[2], *DECIDED_WITHIN), held)
    ended = replace(patient.memberships[0], last_day=first - between(draws[3], *ENDED_BEFORE))
    return replace(patient, memberships=(ended,))


def _months_before(day: date, count: int) -> date:
    """Find the first day of the month so many months before that of a day."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)


def _medicaid_for(patient: Patient, people) -> list[Payer]:
    age = years_old(patient.birth_date, people.scenario.start)
    return [
        payer for payer in people.scenario.payers
        if payer.coverage_kind == "medicaid" and payer.from_age <= age <= payer.to_age
    ]


def _may_apply(patient: Patient, people) -> bool:
    """A course of therapy would want Medicaid's authorisation besides, which is another lesson."""
    private = patient.memberships[0].kind in ("group", "individual") and not patient.others
    return private and not patient.weekly and bool(_medicaid_for(patient, people))


SLIPS = {GRANTED_LATER: Slip(_is_granted_medicaid, _may_apply)}
"""Cause → slip over (patient, population); what comes of it is in `sim.world.grants`."""
