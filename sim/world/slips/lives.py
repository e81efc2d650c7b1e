"""Before anybody comes: coverages that end, begin, lapse or lie hidden, so that the first card is the wrong one."""

from msgspec.structs import replace

from sim.records.accidents import BY_CARRIER
from sim.records.clock import years_old
from sim.records.people import WHEN_ASKED, Membership, Patient, Registration
from sim.rules.checks.accidents import CAUSES
from sim.rules.plans import NO_MAXIMUM
from sim.scenario import Payer
from sim.world.chance import between, happens, pick
from sim.world.families import OF_AGE
from sim.world.office import Office
from sim.world.slips.slip import Slip

HAD_CHANGED = 250
"""Of a thousand who change plans, how many had done so before they first came."""
PRIVATE = ("group", "individual")
MANAGED = "16"
"""Filing indicator of a managed plan in place of Medicare (837P SBR09)."""


def other_payers(patient: Patient, people) -> list[Payer]:
    """List the payers that anybody can have had besides the patient's first one."""
    old = patient.memberships[0].payer
    return [
        payer for payer in people.scenario.payers
        if payer.key not in (old, people.payers[old].twin) and payer.from_age == 0 and payer.share
    ]


def _another_plan(patient: Patient, people, begins: int, draw: int) -> Membership:
    """Draw the card of another payer's plan that begins on a day."""
    return people.card(patient, pick(draw, other_payers(patient, people) or list(people.scenario.payers)), begins, 1)


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


def is_dependent(patient: Patient, people) -> bool:
    """Tell whether a patient is insured through somebody else, and not twice."""
    return bool(patient.memberships[0].subscriber_number) and not patient.others


def _used_up_elsewhere(limits_of_plan: str) -> Slip:
    """Let other practices have used the visits of a year, or of a lifetime."""
    def limits(patient: Patient, people) -> dict[str, int]:
        return getattr(people.payers[patient.memberships[0].payer].plan, limits_of_plan)

    def strike(patient: Patient, people) -> Patient:
        most = max(limits(patient, people).values())
        return replace(patient, memberships=(replace(patient.memberships[0], used_elsewhere=most),))

    def suits(patient: Patient, people) -> bool:
        return patient.weekly and bool(limits(patient, people))

    return Slip(strike, suits)


def _all_paid_elsewhere(patient: Patient, people) -> Patient:
    """Leave the patient as they are: what the plan has paid for them stands in the payer's files alone."""
    return patient


def _can_be_exhausted(patient: Patient, people) -> bool:
    return not patient.others and people.payers[patient.memberships[0].payer].plan.lifetime_maximum < NO_MAXIMUM


def has_private_plan(patient: Patient, people) -> bool:
    """Tell whether a patient is insured by an employer or by a policy of their own, and not twice."""
    return patient.memberships[0].kind in PRIVATE and not patient.others


def _after_accident(kind: str) -> Slip:
    """Let the patient come for an accident, which a carrier of this kind has accepted under a number of its own."""
    def strike(patient: Patient, people) -> Patient:
        draws = people.chance.draws(BY_CARRIER[kind].title, patient.id)
        carrier = pick(draws[0], _carriers(people, kind))
        accident = people.first_days[patient.id] - between(draws[1], 3, 20)
        plan = replace(patient.memberships[0], accident_carrier=carrier.key)
        accepted = replace(people.membership(patient.id, carrier, accident, 1), shown=WHEN_ASKED)
        return replace(patient, memberships=(plan, accepted))

    def suits(patient: Patient, people) -> bool:
        of_age = years_old(patient.birth_date, people.scenario.start) >= OF_AGE
        return of_age and has_private_plan(patient, people) and bool(_carriers(people, kind))

    return Slip(strike, suits)


def _carriers(people, kind: str) -> list[Payer]:
    return [payer for payer in people.scenario.payers if payer.coverage_kind == kind]


SLIPS = {
    "coverage_ended": Slip(_changes_plans),
    "coverage_not_begun": Slip(_shows_card_early, has_private_plan),
    "coverage_lapsed": Slip(_lapses, has_private_plan),
    "eligibility_stale": Slip(_had_ended_unnoticed, has_private_plan),
    "medicare_advantage_hidden": Slip(_joined_managed_plan, _has_medicare),
    **{cause: _after_accident(kind) for kind, cause in CAUSES.items()},
    "dependent_not_enrolled": Slip(_not_enrolled, is_dependent),
    "benefit_maximum_reached": _used_up_elsewhere("visits_a_year"),
    "lifetime_maximum_reached": _used_up_elsewhere("visits_in_life"),
    "plan_maximum_reached": Slip(_all_paid_elsewhere, _can_be_exhausted),
}
"""Cause → slip over (patient, population); `strike` takes no draw, and the population knows what is needed."""

AT_REGISTRATION = {"coverage_not_begun": Slip(_type_new_card)}
"""What the front desk makes of some of them."""
