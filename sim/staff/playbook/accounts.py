"""Plays on what patients have not paid after their statements: need is asked for first, then a plan, then the agency."""

from sim.desk.actions import ApplyDiscount, OfferPlan, ScreenPatient, SendToCollections
from sim.staff.playbook.moves import Later, Look, Plan, standing

WAITS = 30


def unpaid(claim: str, look: Look) -> Plan:
    """Screen once, take off what the policy gives, offer a plan, and hand over what is left."""
    may = standing(look, claim)[1]
    if may["screen_patient"]:
        yield ScreenPatient(claim)
        may = standing(look, claim)[1]
    if may["apply_discount"]:
        yield ApplyDiscount(claim)
        may = standing(look, claim)[1]
    if may["offer_plan"]:
        yield OfferPlan(claim)
        may = standing(look, claim)[1]
    if may["send_to_collections"]:
        yield SendToCollections(claim)
    else:
        yield Later(claim, WAITS)
