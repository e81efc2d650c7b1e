"""Plays on what patients have not paid after their statements: need is asked for first, then a plan, then the agency."""

from sim.desk.actions import ApplyDiscount, OfferPlan, ScreenPatient, SendToCollections, WriteOffPatient
from sim.staff.playbook.moves import Later, Look, Plan, is_open, may

WAITS = 30


def unpaid(claim: str, look: Look) -> Plan:
    """Give up what is small by policy; else screen once, take off the discount, offer a plan, and hand over what is left."""
    opens = may(look, claim, "write_off_patient", "screen_patient")
    if opens["write_off_patient"]:
        yield WriteOffPatient(claim, "small_balance")
        return
    if opens["screen_patient"]:
        yield ScreenPatient(claim)
    for verb in (ApplyDiscount, OfferPlan):
        if is_open(look, claim, verb):
            yield verb(claim)
    if is_open(look, claim, SendToCollections):
        yield SendToCollections(claim)
    else:
        yield Later(claim, WAITS)
