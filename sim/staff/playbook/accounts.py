"""Plays on what patients have not paid after their statements: need is asked for first, then a plan, then the agency."""

from sim.desk.actions import ApplyDiscount, OfferPlan, ScreenPatient, SendToCollections
from sim.staff.playbook.moves import Later, Look, Plan, standing

WAITS = 30


def unpaid(claim: str, look: Look) -> Plan:
    """Screen once, take off what the policy gives, offer a plan, and hand over what is left."""
    for verb, action in (("screen_patient", ScreenPatient), ("apply_discount", ApplyDiscount), ("offer_plan", OfferPlan)):
        if standing(look, claim, verb)[1][verb]:
            yield action(claim)
    if standing(look, claim, "send_to_collections")[1]["send_to_collections"]:
        yield SendToCollections(claim)
    else:
        yield Later(claim, WAITS)
