"""Verbs of registration: ask the payer who is covered, and mend what the front desk typed."""

from msgspec.structs import replace

from sim.desk.actions import CheckEligibility, CorrectRegistration, Fact
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.changes import Unusable, changed_registration, choices
from sim.desk.work.claims import busy
from sim.desk.work.eligibility import told
from sim.desk.work.held_against import believe
from sim.desk.work.notes import write_note
from sim.records.clock import DAY
from sim.records.eligibility import EligibilityAnswer
from sim.world.claim_file import ClaimFile
from sim.world.eligibility import WAYS, ask
from sim.world.office import Office
from sim.world.outages import why_silent


def may_check(desk, action: CheckEligibility) -> str:
    """Refuse what `busy` refuses, unknown ways to ask, and calls without a note."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if action.by not in WAYS:
        return f"{action.by!r} is no way to ask. Choose one of {', '.join(WAYS)}."
    if action.by == "phone" and not action.note.strip():
        return "A call needs a note of whom you asked what. Write it with the call."
    return why_silent(desk.office, desk.office.files[action.claim].claim.payer, action.by, desk.now // DAY)


def check_eligibility(desk, action: CheckEligibility) -> tuple[Fact, ...]:
    """Ask the payer on the claim about the claim's member and service date (270/271).

    Where the answer leaves open who pays, the patient is asked for every card.
    """
    office = desk.office
    file = office.files[action.claim]
    answer = ask(desk.world.payers[file.claim.payer], file.claim, desk.now, action.by, file.times_asked)
    if action.by == "270":
        file.reports += (f"270-{answer.id}", f"271-{answer.id}")
    if answer.reference:
        write_note(desk, file, f"Call {answer.reference}: {action.note.strip()}")
    return keep_answer(desk, file, answer)


def keep_answer(desk, file: ClaimFile, answer: EligibilityAnswer) -> tuple[Fact, ...]:
    """Put what the payer says of the coverage into the claim's folder; a "no" has the patient asked for every card."""
    office = desk.office
    file.times_asked += 1
    office.eligibility_answers[answer.id] = answer
    if not answer.active or answer.other_payer:
        office.asked_for_cards[answer.patient] = None
    elif answer.by == "270":
        believe(office, answer)
    file.eligibility = told(desk, answer)
    office.journal.add(desk.now, desk.who, "eligibility checked", file.claim.id, file.eligibility[1].value)
    return file.eligibility


def _price_of_asking(action: CheckEligibility, office: Office, now: int) -> int:
    table = office.scenario.minutes
    by = {"portal": table.check_eligibility_portal, "phone": table.check_eligibility_phone}
    return by.get(action.by, table.check_eligibility)


def may_correct(desk, action: CorrectRegistration) -> str:
    """Refuse unknown patients, unusable values and changes that change nothing."""
    registration = desk.office.registrations.get(action.patient)
    if action.patient in desk.office.to_register:
        return "This patient is not registered yet. Register them from their papers; there is nothing to correct."
    if registration is None:
        return f"There is no patient {action.patient}. Open a claim and correct the patient named on it."
    if not action.changes:
        return "Nothing was changed. Type at least one new value."
    try:
        changed = changed_registration(desk.office, registration, action.changes)
    except Unusable as fault:
        return str(fault)
    return "" if changed != registration else "The registration says this already. Nothing to change."


def correct(desk, action: CorrectRegistration) -> tuple[Fact, ...]:
    """Mend the registration; claims that are already drafted stay as they are."""
    office = desk.office
    changed = changed_registration(office, office.registrations[action.patient], action.changes)
    office.registrations[action.patient] = replace(changed, clerk=desk.who, changed=desk.now)
    what = ", ".join(change.field for change in action.changes)
    for claim in office.claims_of.get(action.patient, ())[-1:]:
        office.journal.add(desk.now, desk.who, "registration corrected", claim, what)
    return (Fact("corrected", what),)


VERBS = {
    CheckEligibility: Verb(
        may_check, check_eligibility, _price_of_asking, lambda file: CheckEligibility(file.claim.id),
        (
            Input("by", "How to ask", "choice", tuple(WAYS.items()), "270"),
            Input("note", "For a call: whom you asked what", "text"),
        ),
    ),
    CorrectRegistration: Verb(
        may_correct, correct, "correct_registration", lambda file: CorrectRegistration(file.claim.patient, ()),
        lambda desk, file: (
            Input("changes", "What to change", "changes", value="registration", options=choices(desk.office)),
        ),
    ),
}
