"""Plays on what patients have not paid after their statements: need is asked for first, then a plan, then the agency."""

from sim.desk.actions import ApplyDiscount, OfferPlan, ScreenPatient, SendToCollections
from sim.staff.playbook.moves import Later, Look, Plan, is_open

WAITS = 30


def unpaid(claim: str, look: Look) -> Plan:
    """Screen once, take off what the policy gives, offer a plan, and hand over what is left."""
    for verb in (ScreenPatient, ApplyDiscount, OfferPlan):
        if is_open(look, claim, verb):
            yield verb(claim)
    if is_open(look, claim, SendToCollections):
        yield SendToCollections(claim)
    else:
        yield Later(claim, WAITS)
