"""Plays on coverage: ask the payer before anybody is billed; a new card, an active answer or the patient settles it."""

from sim.desk.actions import CheckEligibility, CheckStatus
from sim.desk.view import ClaimView
from sim.staff.playbook.moves import Later, Look, Plan, Play, appeal, bill, mend, papers, reread, send_again, take_up, told
from sim.staff.playbook.registration import identify

ENTERED_WITHIN = 21
"""Days after which a plan is asked again about somebody whom it has not entered yet."""
PREMIUM_WITHIN = 14
"""Days for which a plan that waits for a premium is left alone."""


def covered(view: ClaimView, look: Look) -> Plan:
    """The payer says that the patient was not covered: another card, a payer's error, or the patient's own bill."""
    yield CheckEligibility(view.id)
    view = papers(look, view.id)
    if (yield from mend(view)):
        yield from send_again(view, look)
    elif "not entered it yet" in told(view, "eligibility_answer", "Answer"):
        yield Later(view.id, ENTERED_WITHIN)
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


def premium_open(view: ClaimView, look: Look) -> Plan:
    """The plan waits for a premium: nobody else is asked for the money, and the plan is asked again until it knows."""
    yield CheckStatus(view.id)
    yield Later(view.id, PREMIUM_WITHIN)


def granted(claim: str, look: Look) -> Plan:
    """Medicaid has been granted for a visit that nobody covered: bill it; what the patient has paid is a credit now."""
    view = yield from take_up(look, claim)
    if view.status == "denied" and (yield from mend(view)):
        yield from send_again(view, look)


REJECTIONS: dict[str, Play] = {"88": turned_away, "27": turned_away, "90": turned_away, "97": turned_away}
DENIALS: dict[str, Play] = {
    "OA-257": premium_open,
    "CO-19": covered,
    "CO-20": covered,
    "CO-21": covered,
    "PR-26": covered,
    "PR-27": covered,
    "PR-32": covered,
    "PR-33": covered,
    "PR-34": covered,
    "PR-200": covered,
    "CO-96": reread,
    "PR-96": excluded,
    "PR-167": excluded,
    "PR-204": excluded,
    "PR-242": excluded,
    "PR-279": excluded,
    "PR-49": excluded,
    "PR-119": excluded,
    "PR-149": excluded,
    "PR-35": excluded,
}
