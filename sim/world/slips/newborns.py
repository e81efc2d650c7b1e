"""Before a newborn's first visit: covered under a parent's number, and entered by the plan later or never."""

from datetime import timedelta

from msgspec.structs import replace

from sim.records.claims import SELF
from sim.records.people import Patient, Registration
from sim.rules.checks.newborns import FIRST_DAYS
from sim.world.chance import between
from sim.world.families import childs_number
from sim.world.office import Office
from sim.world.slips.slip import Slip

AT_ONE_MONTH = (FIRST_DAYS - 1, FIRST_DAYS)
AT_TWO_MONTHS = (FIRST_DAYS + 5, FIRST_DAYS + 40)
ENTERED = (FIRST_DAYS + 30, FIRST_DAYS + 45)
"""Days after the birth by which a plan enters a child that was enrolled in its first thirty (working assumption)."""
WAITS = (40, 55)
"""Days after the visit by which a slow plan does."""
_FAMILY_CARD = 2
"""Which of the patient's cards is the parent's: none that is dealt otherwise."""


def _born_before(patient: Patient, people, ages: tuple[int, int]) -> tuple[Patient, int]:
    """Let the patient be a child that is so many days old at the first visit, under a parent's number."""
    draws = people.chance.draws("newborn", patient.id)
    first = people.first_days[patient.id]
    born = first - between(draws[0], *ages)
    child = replace(patient, birth_date=people.scenario.start + timedelta(days=born), weekly=False)
    payer = people.payers[patient.memberships[0].payer]
    drawn = people.membership(child.id, payer, patient.memberships[0].first_day, _FAMILY_CARD)
    return replace(child, memberships=(people.families.newborn(child, drawn, payer),)), born


def _comes_at_one_month(patient: Patient, people) -> Patient:
    """Bring the child in its first thirty days; the plan enters it weeks later, back to its birth."""
    child, born = _born_before(patient, people, AT_ONE_MONTH)
    _enter_later(child, people, born, born + between(people.chance.draws("newborn", child.id)[1], *ENTERED))
    return child


def _comes_unenrolled(patient: Patient, people) -> Patient:
    return _born_before(patient, people, AT_TWO_MONTHS)[0]


def _comes_before_the_card(patient: Patient, people) -> Patient:
    """Bring the child after its first thirty days; it was enrolled in them, and the plan is slow to enter it."""
    child, born = _born_before(patient, people, AT_TWO_MONTHS)
    first = people.first_days[child.id]
    _enter_later(child, people, born, first + between(people.chance.draws("newborn", child.id)[1], *WAITS))
    return child


def _enter_later(child: Patient, people, born: int, day: int) -> None:
    under = child.memberships[0]
    number = childs_number(under.member_id, people.payers[under.payer].member_id)
    people.to_enter[child.id] = (day, replace(under, member_id=number, first_day=born))


def _has_family_plan(patient: Patient, people) -> bool:
    first = patient.memberships[0]
    insures_families = first.kind in ("group", "individual") and "##" in people.payers[first.payer].member_id
    return insures_families and not patient.weekly and not patient.others


def _as_its_own_member(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    """Type the number that the child is going to have, as if it held a policy."""
    number = childs_number(registration.member_id, office.payers[registration.payer].member_id)
    return replace(registration, member_id=number, relationship=SELF)


BEFORE = {
    "newborn_under_own_number": Slip(_comes_at_one_month, _has_family_plan),
    "newborn_not_enrolled": Slip(_comes_unenrolled, _has_family_plan),
    "newborn_entered_late": Slip(_comes_before_the_card, _has_family_plan),
}
"""Cause → slip over (patient, population), as in `sim.world.slips.lives`."""

AT_REGISTRATION = {"newborn_under_own_number": Slip(_as_its_own_member)}
"""What the front desk makes of one of them."""
