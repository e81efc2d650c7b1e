"""Services that do not go together, or not one without the other: in the note, and at charge entry."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.code_edits import covered, in_conflict, parts
from sim.records.codes import services
from sim.records.encounters import Authorisation, Charge, Encounter
from sim.records.people import Patient
from sim.rules.checks.bundling import GIVEN_TOGETHER
from sim.rules.plans import Plan
from sim.world.office import Office
from sim.world.slips.coding import SLIPS as CODING
from sim.world.slips.coding import with_lines
from sim.world.slips.diagnosis import AT_VISIT as NOTED
from sim.world.slips.plans import plan_on
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]
Note = tuple[Encounter, Authorisation | None]
APART = "XU"
"""The modifier by which a note tells a service from the other one of the visit."""
PART_NOTED, SEPARATION_LEFT_OFF = NOTED["bundled_inclusive"], CODING["bundled_distinct"]


def _has_part_never_paid(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    plan = plan_on(visit, patient, office)
    if not plan.never_apart or not PART_NOTED.suits(visit, letter, patient, office):
        return False
    noted, _ = PART_NOTED.strike(visit, letter, patient, office, 0)
    return noted.charges[-1].code in plan.never_apart


def _other_of_a_pair(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """Give beside the visit's service another that is mostly not given with it; the note says that it stood by itself."""
    return replace(visit, charges=(*visit.charges, _other(visit, APART))), letter


def _both_in_one_go(
    visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int
) -> Note:
    """Give the two as one treatment, so that nothing sets the second apart."""
    return replace(visit, charges=(*visit.charges, _other(visit)), said=(*visit.said, GIVEN_TOGETHER)), letter


def _other(visit: Encounter, *marks: str) -> Charge:
    lead, service = visit.charges[0], services()[_at_odds(visit)]
    return Charge(service.code, (*lead.modifiers[:1], *marks), service.units, service.charge, lead.place)


def _at_odds(visit: Encounter) -> str:
    """The service that is in conflict with the visit's own and fits its diagnosis; "" where there is none."""
    lead = visit.charges[0]
    for code in sorted(in_conflict()):
        needed = services()[code].needs_modifier
        fits = set(lead.modifiers[:1]) <= set(needed) and not covered()[code].isdisjoint(visit.diagnoses)
        if fits and lead.code in parts()[code]:
            return code
    return ""


def _has_other_of_a_pair(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return bool(_at_odds(visit))


AT_VISIT = {
    "never_paid_apart": Slip(PART_NOTED.strike, _has_part_never_paid),
    "pair_in_conflict": Slip(_other_of_a_pair, _has_other_of_a_pair),
    "pair_given_together": Slip(_both_in_one_go, _has_other_of_a_pair),
}
"""Cause → slip in the note: over (visit, letter, patient, office), `strike` also over a draw."""


def _primary_forgotten(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """Leave off the services to which another one of the visit is added."""
    added_to = _added_to(visit, office.payers[claim.payer].plan)
    return with_lines(claim, [line for line in claim.lines if line.code not in added_to])


def _has_add_on(visit: Encounter, patient: Patient, office: Office) -> bool:
    added_to = _added_to(visit, plan_on(visit, patient, office))
    return any(charge.code in added_to for charge in visit.charges)


def _added_to(visit: Encounter, plan: Plan) -> set[str]:
    """The services beside which alone the plan pays what else was given."""
    return {code for charge in visit.charges if charge.code in plan.add_ons for code in services()[charge.code].joins}


AT_CHARGE_ENTRY = {
    "pair_in_conflict": SEPARATION_LEFT_OFF,
    "add_on_alone": Slip(_primary_forgotten, _has_add_on),
}
"""Cause → slip at charge entry: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw)."""
