"""Plays on who the patient is: lay card, form and photo ID beside what was typed, mend the source, send again."""

from sim.desk.actions import CheckEligibility
from sim.desk.view import ClaimView
from sim.staff.playbook.moves import Later, Look, Plan, Play, appeal, late, mend, papers, send_again, told

WAITS = 14
"""Days after which a claim is read again on which nothing wrong was found."""


def identify(view: ClaimView, look: Look) -> Plan:
    """Mend what differs from the papers; where nothing does, ask the payer, and read what that brings to light."""
    if (yield from mend(view)) or late(view):
        yield from send_again(view, look)
        return
    yield CheckEligibility(view.id)
    view = papers(look, view.id)
    if (yield from mend(view)):
        yield from send_again(view, look)
    elif view.status == "denied":
        yield from appeal(view, look)
    elif told(view, "eligibility_answer", "Answer").startswith("Active"):
        yield from send_again(view, look)
    else:
        yield Later(view.id, WAITS)


REJECTIONS: dict[str, Play] = {
    "164": identify,
    "158": identify,
    "30": identify,
    "157": identify,
    "32": identify,
    "33": identify,
    "31": identify,
    "116": identify,
    "718": identify,
}
"""Status of a 277CA → what to do about it."""
DENIALS: dict[str, Play] = {
    "CO-7": identify,
    "CO-31": identify,
    "CO-109": identify,
    "CO-140": identify,
}
"""Group and CARC of an 835 → what to do about it."""
