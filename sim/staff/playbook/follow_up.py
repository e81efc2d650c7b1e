"""Plays on silence: ask where a claim stands before anything is sent a second time."""

from sim.desk.actions import CheckStatus, OpenClaim, Resubmit
from sim.desk.view import ClaimView
from sim.staff.playbook.coding import addendum
from sim.staff.playbook.moves import Later, Look, Plan, Play, papers, standing

ASK_AGAIN_AFTER = 14
"""Days for which a payer that still decides is left alone."""
NOT_ON_FILE = "A4"
WAITS = 7


def being_decided(view: ClaimView, look: Look) -> Plan:
    """A duplicate of a claim that the payer is deciding: leave it alone, since its remittance settles both."""
    yield Later(view.id, WAITS)


def silent(claim: str, look: Look) -> Plan:
    """Ask the payer (276); what it does not have goes out again, with the acceptance that proves the day."""
    view = standing(look, claim, "check_status")[0]
    if view.status not in ("sent", "accepted"):
        return
    said = (yield CheckStatus(claim)) or ()
    if any(fact.name == "codes" and fact.value.startswith(NOT_ON_FILE) for fact in said):
        yield Resubmit(claim)
    else:
        yield Later(claim, ASK_AGAIN_AFTER)


def watched(claim: str, look: Look) -> Plan:
    """Look again at a claim whose note has grown since it was sent."""
    status = standing(look, claim, "check_status")[0].status
    if status not in ("sent", "accepted"):
        yield OpenClaim(claim)
    yield from addendum(papers(look, claim), look)


REJECTIONS: dict[str, Play] = {"78": being_decided}
