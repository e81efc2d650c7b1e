"""Before anybody comes: policies for the employee alone, cancelled, left for the dentist, or of a payer of long ago."""

from msgspec.structs import replace

from sim.records.people import WHEN_ASKED, Membership, Patient, Standing
from sim.scenario import Payer
from sim.world.chance import between, pick
from sim.world.slips.lives import PRIVATE, has_private_plan, is_dependent, other_payers
from sim.world.slips.slip import Slip

FORGOTTEN = 731
"""Days after the end of a coverage by which the payer knows its member no more (working assumption)."""


def _covers_employee_alone(patient: Patient, people) -> Patient:
    """Bring a dependent with the card of a policy that has no place for dependents."""
    card = patient.memberships[0]
    alone = replace(card, member_id=card.subscriber_number, standing=Standing(policy="alone"))
    return replace(patient, memberships=(alone,))


def _employer_cancels(patient: Patient, people) -> Patient:
    """Let the employer cancel its group's policy shortly before the first visit; the next plan's card lies at home."""
    return _into_another(patient, people, "cancelled", ("group",))


def _keeps_the_dental_part(patient: Patient, people) -> Patient:
    """Let the patient change plans shortly before the first visit, and keep the old payer for the dentist."""
    return _into_another(patient, people, "dental", PRIVATE)


def _into_another(patient: Patient, people, policy: str, kinds: tuple[str, ...]) -> Patient:
    draws = people.chance.draws("policy ended", patient.id)
    ends = people.first_days[patient.id] - between(draws[0], 1, 20)
    old = replace(patient.memberships[0], last_day=ends, standing=Standing(policy=policy))
    next_payer = pick(draws[1], _other_payers(patient, people, kinds))
    return replace(patient, memberships=(old, _in_the_drawer(patient, people, next_payer, ends + 1)))


def _in_the_drawer(patient: Patient, people, payer: Payer, begins: int) -> Membership:
    """Draw the card of another payer's plan, which is brought when the office asks for it."""
    return replace(people.card(patient, payer, begins, 1), shown=WHEN_ASKED)


def _other_payers(patient: Patient, people, kinds: tuple[str, ...]) -> list[Payer]:
    """List the payers of these kinds that the patient can have had besides the first one, or else all payers."""
    others = [payer for payer in other_payers(patient, people) if payer.coverage_kind in kinds]
    return others or list(people.scenario.payers)


def _through_an_employer(patient: Patient, people) -> bool:
    return patient.memberships[0].kind == "group" and not patient.others


def _keeps_old_card(patient: Patient, people) -> Patient:
    """Bring the card of a payer that the patient left years ago."""
    draws = people.chance.draws("card of long ago", patient.id)
    first = people.first_days[patient.id]
    ended = first - FORGOTTEN - between(draws[0], 0, 400)
    old = replace(
        patient.memberships[0], first_day=ended - between(draws[3], 200, 900), last_day=ended,
        standing=Standing(policy="forgotten"),
    )
    begins = first - between(draws[1], 30, 300)
    next_payer = pick(draws[2], _other_payers(patient, people, PRIVATE))
    return replace(patient, memberships=(old, _in_the_drawer(patient, people, next_payer, begins)))


BEFORE = {
    "no_dependent_coverage": Slip(_covers_employee_alone, is_dependent),
    "group_policy_cancelled": Slip(_employer_cancels, _through_an_employer),
    "dental_part_left": Slip(_keeps_the_dental_part, has_private_plan),
    "card_of_former_payer": Slip(_keeps_old_card, has_private_plan),
}
"""Cause → slip over (patient, population), as in `sim.world.slips.lives`."""
