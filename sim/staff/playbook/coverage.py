"""Plays on coverage: ask the payer before anybody is billed; a new card, an active answer or the patient settles it."""

from sim.desk.actions import CheckEligibility
from sim.desk.view import ClaimView
from sim.staff.playbook.moves import Look, Plan, Play, appeal, bill, mend, papers, send_again, told
from sim.staff.playbook.registration import identify


def covered(view: ClaimView, look: Look) -> Plan:
    """The payer says that the patient was not covered: another card, a payer's error, or the patient's own bill."""
    yield CheckEligibility(view.id)
    view = papers(look, view.id)
    if (yield from mend(view)):
        yield from send_again(view, look)
    elif told(view, "eligibility_answer", "Answer").startswith("Active"):
        yield from appeal(view, look)
    else:
        yield from bill(view, look)


def turned_away(view: ClaimView, look: Look) -> Plan:
    """Not eligible, says the payer's door: ask it first, so that the papers are complete."""
    yield CheckEligibility(view.id)
    yield from identify(papers(look, view.id), look)


def excluded(view: ClaimView, look: Look) -> Plan:
    """The plan does not pay for this: right as billed, it is the member's own."""
    if (yield from mend(view)):
        yield from send_again(view, look)
        return
    yield CheckEligibility(view.id)
    yield from bill(view, look)


REJECTIONS: dict[str, Play] = {"88": turned_away}
DENIALS: dict[str, Play] = {
    "CO-19": covered,
    "PR-26": covered,
    "PR-27": covered,
    "PR-32": covered,
    "PR-200": covered,
    "PR-204": excluded,
    "PR-242": excluded,
    "PR-49": excluded,
    "PR-119": excluded,
}
