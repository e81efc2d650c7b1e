"""Visits in a child's first year, typed with the year before: the date then lies before the birth."""

from datetime import timedelta

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.world.chance import between
from sim.world.office import Office
from sim.world.slips.slip import Slip

A_YEAR = 365
AGES = (60, 240)
"""How many days old such a child is at the first visit."""


def _comes_in_first_year(patient: Patient, people) -> Patient:
    """Let the patient be a child of some months, on a public plan that has every child under a number of its own."""
    born = people.first_days[patient.id] - between(people.chance.draws("first year", patient.id)[0], *AGES)
    card = replace(patient.memberships[0], first_day=born)
    return replace(patient, birth_date=people.scenario.start + timedelta(days=born), weekly=False, memberships=(card,))


def _has_medicaid(patient: Patient, people) -> bool:
    return patient.memberships[0].kind == "medicaid" and not patient.weekly and not patient.others


def _year_before(claim: Claim, visit: Encounter, office: Office, draw: int) -> tuple[Claim, ...]:
    return (replace(claim, day=claim.day - A_YEAR),)


def _is_in_first_year(visit: Encounter, patient: Patient, office: Office) -> bool:
    return office.calendar.day_number(patient.birth_date) > visit.day - A_YEAR


BEFORE = {"service_date_before_birth": Slip(_comes_in_first_year, _has_medicaid)}
"""Cause → slip over (patient, population)."""
AT_CHARGE_ENTRY = {"service_date_before_birth": Slip(_year_before, _is_in_first_year)}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""
