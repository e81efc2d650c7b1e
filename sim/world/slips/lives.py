"""Before anybody comes: coverages that end, begin, lapse or lie hidden, so that the first card is the wrong one."""

from msgspec.structs import replace

from sim.records.clock import years_old
from sim.records.people import WHEN_ASKED, Membership, Patient, Registration
from sim.scenario import Payer
from sim.world.chance import between, happens, pick
from sim.world.families import OF_AGE
from sim.world.office import Office
from sim.world.slips.slip import Slip

HAD_CHANGED = 250
"""Of a thousand who change plans, how many had done so before they first came."""
MANAGED = "16"
"""Filing indicator of a managed plan in place of Medicare (837P SBR09)."""


def _another_plan(patient: Patient, people, begins: int, draw: int) -> Membership:
    """Draw the card of another payer's plan that begins on a day."""
    old = patient.memberships[0]
    others = [
        payer for payer in people.scenario.payers
        if payer.key not in (old.payer, people.payers[old.payer].twin) and payer.from_age == 0 and payer.share
    ]
    return people.card(patient, pick(draw, others or list(people.scenario.payers)), begins, 1)


def _changes_plans(patient: Patient, people) -> Patient:
    """End the first coverage within two weeks of the first visit and let another begin.

    Some had changed before they first came, and the old card was typed all the same.
    """
    draws = people.chance.draws("new plan", patient.id)
    first, days = people.first_days[patient.id], between(draws[0], 0, 13)
    return _into_another(patient, people, first - 1 - days if happens(draws[2], HAD_CHANGED, 1000) else first + days)


def _into_another(patient: Patient, people, ends: int) -> Patient:
    draws = people.chance.draws("new plan", patient.id)
    old = replace(patient.memberships[0], last_day=ends)
    return replace(patient, memberships=(old, _another_plan(patient, people, ends + 1, draws[1])))


def _shows_card_early(patient: Patient, people) -> Patient:
    """Change plans within two weeks of the first visit; the new card is shown, and typed, before it begins."""
    first = people.first_days[patient.id]
    changed = _into_another(patient, people, first + between(people.chance.draws("new plan", patient.id)[0], 0, 13))
    old, new = changed.memberships
    return replace(changed, memberships=(old, replace(new, shown=first)))


def _type_new_card(registration: Registration, patient: Patient, office: Office, draw: int) -> Registration:
    new = patient.memberships[1]
    return replace(
        registration, payer=new.payer, member_id=new.member_id, group=new.group, relationship=new.relationship,
    )


def _had_ended_unnoticed(patient: Patient, people) -> Patient:
    """End the coverage days before the first visit, of which the payer's file learns only the day after it."""
    draws = people.chance.draws("stale answer", patient.id)
    first = people.first_days[patient.id]
    ends = first - between(draws[0], 1, 13)
    old = replace(patient.memberships[0], last_day=ends, learned=first + 1)
    new = replace(_another_plan(patient, people, ends + 1, draws[1]), shown=WHEN_ASKED)
    return replace(patient, memberships=(old, new))


def _lapses(patient: Patient, people) -> Patient:
    """Let premiums go unpaid for some weeks from the first visit."""
    draws = people.chance.draws("lapse", patient.id)
    first = people.first_days[patient.id]
    begins = first - between(draws[0], 0, 20)
    card = replace(patient.memberships[0], gap=(begins, first + between(draws[1], 0, 20)))
    return replace(patient, memberships=(card,))


def _joined_managed_plan(patient: Patient, people) -> Patient:
    """Put a managed plan in Medicare's place; its card stays in the drawer."""
    draws = people.chance.draws("managed plan", patient.id)
    plan = pick(draws[0], _managed_plans(people))
    begins = people.first_days[patient.id] - between(draws[1], 5, 60)
    old = replace(patient.memberships[0], last_day=begins - 1, managed_by=plan.key)
    new = replace(people.membership(patient.id, plan, begins, 1), shown=WHEN_ASKED)
    return replace(patient, memberships=(old, new))


def _managed_plans(people) -> list[Payer]:
    return [payer for payer in people.scenario.payers if payer.filing_indicator == MANAGED]


def _has_medicare(patient: Patient, people) -> bool:
    return patient.memberships[0].kind == "medicare" and not patient.others and bool(_managed_plans(people))


def _not_enrolled(patient: Patient, people) -> Patient:
    """Leave a dependent off the plan: the card is the subscriber's, and does not name the patient."""
    card = patient.memberships[0]
    return replace(patient, memberships=(replace(card, member_id=card.subscriber_number),))


def _is_dependent(patient: Patient, people) -> bool:
    return bool(patient.memberships[0].subscriber_number) and not patient.others


def _used_up_elsewhere(patient: Patient, people) -> Patient:
    """Let other practices have used the year's visits."""
    card = patient.memberships[0]
    most = max(people.payers[card.payer].plan.visits_a_year.values())
    return replace(patient, memberships=(replace(card, used_elsewhere=most),))


def _has_limits(patient: Patient, people) -> bool:
    return patient.weekly and bool(people.payers[patient.memberships[0].payer].plan.visits_a_year)


def _has_private_plan(patient: Patient, people) -> bool:
    return patient.memberships[0].kind in ("group", "individual") and not patient.others


def _hurt_at_work(patient: Patient, people) -> Patient:
    """Let the patient come for an accident at work, which a carrier has accepted under a number of its own."""
    draws = people.chance.draws("accident at work", patient.id)
    carrier = pick(draws[0], _carriers(people))
    accident = people.first_days[patient.id] - between(draws[1], 3, 20)
    plan = replace(patient.memberships[0], injured_at_work=carrier.key)
    accepted = replace(people.membership(patient.id, carrier, accident, 1), shown=WHEN_ASKED)
    return replace(patient, memberships=(plan, accepted))


def _carriers(people) -> list[Payer]:
    return [payer for payer in people.scenario.payers if payer.coverage_kind == "work_comp"]


def _works(patient: Patient, people) -> bool:
    of_age = years_old(patient.birth_date, people.scenario.start) >= OF_AGE
    return of_age and _has_private_plan(patient, people) and bool(_carriers(people))


SLIPS = {
    "coverage_ended": Slip(_changes_plans),
    "coverage_not_begun": Slip(_shows_card_early, _has_private_plan),
    "coverage_lapsed": Slip(_lapses, _has_private_plan),
    "eligibility_stale": Slip(_had_ended_unnoticed, _has_private_plan),
    "medicare_advantage_hidden": Slip(_joined_managed_plan, _has_medicare),
    "injured_at_work": Slip(_hurt_at_work, _works),
    "dependent_not_enrolled": Slip(_not_enrolled, _is_dependent),
    "benefit_maximum_reached": Slip(_used_up_elsewhere, _has_limits),
}
"""Cause → slip over (patient, population); `strike` takes no draw, and the population knows what is needed."""

AT_REGISTRATION = {"coverage_not_begun": Slip(_type_new_card)}
"""What the front desk makes of some of them."""
