"""Plays on who pays first: put the payers into their order, show one what the other decided, have the patient answer."""

from sim.desk.actions import BillSecondary, CallPatient, CheckEligibility, CorrectRegistration
from sim.desk.view import ClaimView
from sim.staff.playbook.moves import Later, Look, Plan, Play, appeal, is_open, mend, papers, reread, send_again, take_up
from sim.staff.playbook.registration import identify
from sim.staff.reading import mistakes

PATIENT_ANSWERS_WITHIN = 21
"""Days after a call by which the plan has its answer and has decided."""
RIGHT_PAYER_WITHIN = 21
"""Days within which a payer has mostly decided on a claim that was passed on to it."""
WAITS = 30
"""Days after which a balance is looked at again that nobody else may be asked for."""


def not_first(view: ClaimView, look: Look) -> Plan:
    """Another payer is first: the questionnaire says which; where there is none, the payer is asked."""
    if not (yield from mend(view)):
        yield CheckEligibility(view.id)
        view = papers(look, view.id)
        if not (yield from mend(view)):
            yield from appeal(view, look)
            return
    yield from send_again(view, look)


def unanswered(view: ClaimView, look: Look) -> Plan:
    """The plan waits for its member: call the patient, and leave the claim with the plan."""
    yield CallPatient(view.id, "questionnaire")
    yield Later(view.id, PATIENT_ANSWERS_WITHIN)


def passed_on(view: ClaimView, look: Look) -> Plan:
    """Passed on to the payer whose claim it is: mend the registration for the next visit, and wait for that payer."""
    registration = mistakes(view)[0]
    if registration:
        yield CorrectRegistration(view.patient, registration)
    yield Later(view.id, RIGHT_PAYER_WITHIN)


def next_payer(claim: str, look: Look) -> Plan:
    """Bill whoever pays next; where the registration knows nobody, look for the card that was never entered."""
    if not is_open(look, claim, BillSecondary):
        view = yield from take_up(look, claim)
        yield from mend(view)
        if not is_open(look, claim, BillSecondary):
            yield Later(claim, WAITS)
            return
    yield BillSecondary(claim)


REJECTIONS: dict[str, Play] = {"286": identify, "672": identify}
DENIALS: dict[str, Play] = {"CO-22": not_first, "PR-227": unanswered, "CO-B11": passed_on, "OA-129": reread}
