"""Plays on silence: ask where a claim stands before anything is sent a second time."""

from sim.desk.actions import AddNote, CallPayer, CheckStatus, OpenClaim, Resubmit
from sim.desk.asks import AskClaim
from sim.desk.view import ClaimView
from sim.records.clock import DAY
from sim.staff.playbook.coding import addendum
from sim.staff.playbook.moves import Later, Look, Plan, Play, heard, papers, standing

ASK_AGAIN_AFTER = 14
"""Days for which a payer that still decides is left alone."""
TOO_LONG = 75
"""Days after the visit from which "in process" is no answer, and the payer is called."""
NOT_ON_FILE, IN_PROCESS = "A4", "P"
WAITS = 7
FOR_A_CALL = 60
"""Minutes that must be left of the day before anybody is called."""


def being_decided(view: ClaimView, look: Look) -> Plan:
    """A duplicate of a claim that the payer is deciding: leave it alone, since its remittance settles both."""
    yield Later(view.id, WAITS)


def silent(claim: str, look: Look) -> Plan:
    """Ask the payer (276); what it does not have goes out again, with the acceptance that proves the day.

    Where it has been in process too long the wire brings nothing new: somebody there is asked, and the call noted.
    """
    view = standing(look, claim, "check_status")[0]
    if view.status not in ("sent", "accepted"):
        return
    code = heard((yield CheckStatus(claim)), "codes")
    if code.startswith(NOT_ON_FILE):
        yield Resubmit(claim)
        return
    if code.startswith(IN_PROCESS) and _is_overdue(view, look):
        yield from _call(claim)
    yield Later(claim, ASK_AGAIN_AFTER)


def _is_overdue(view: ClaimView, look: Look) -> bool:
    """Tell whether a payer has taken too long, and enough of the day is left to call it."""
    desk = look(AskClaim(view.id, faces=False, documents=False, verbs=("check_status",)))
    return desk.now // DAY - view.row.day >= TOO_LONG and desk.minutes_left >= FOR_A_CALL


def _call(claim: str) -> Plan:
    """Call the payer, and write down whom it had on the line said what, under the call's number."""
    said = yield CallPayer(claim)
    number = heard(said, "reference")
    if number:
        yield AddNote(claim, f"Call {number}, {heard(said, 'spoke with')}: {heard(said, 'answer')}")


def watched(claim: str, look: Look) -> Plan:
    """Look again at a claim whose note has grown since it was sent."""
    status = standing(look, claim, "check_status")[0].status
    if status not in ("sent", "accepted"):
        yield OpenClaim(claim)
    yield from addendum(papers(look, claim), look)


REJECTIONS: dict[str, Play] = {"78": being_decided}
