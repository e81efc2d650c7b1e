"""Verbs on other coverage, and what a remittance means for the payer that comes next.

A claim whose payer has left something to the patient goes on to the next payer on the
registration before anybody bills the patient: the statement run passes it by, and billing
it by hand is refused, since what a patient owes is what the last payer leaves.
"""

from msgspec.structs import replace

from sim.desk.actions import BillSecondary, CallPatient, Fact
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import posting
from sim.desk.work.claims import busy, not_now
from sim.records.claims import ORIGINAL, Claim, Prior
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT
from sim.records.money import dollars
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.people import Coverage
from sim.records.replies import ClaimPayment
from sim.rules.benefits import may_bill_patient
from sim.rules.coordination import NOT_A_MEMBER
from sim.world.claim_file import ACCEPTED, CLOSED, DENIED, PAID, TO_SEND, ClaimFile
from sim.world.office import Office

NOT_FIRST = "22"
"""The reason by which a payer says that another one comes first."""
UNANSWERED = "227"
"""The reason by which a plan says that it waits for its member's answer."""
TIME_TO_ANSWER = 30
"""Days that the office gives a patient to answer the plan, from the first call, before the charge is asked of them."""
CALLS = {
    "questionnaire": "Answer the plan's questions on other coverage",
    "other_coverage": "Is there another insurance, and who pays first?",
    "address": "Where does mail reach the patient?",
}
"""What a patient can be called about."""


def for_next_payer(office: Office, file: ClaimFile, payer: str) -> Claim:
    """Write the claim to the next payer: the same services, and what the last payer decided on them."""
    typed = office.registrations[file.claim.patient]
    held = typed.held_with(payer) or Coverage(relationship=file.claim.relationship)
    assert file.payment is not None
    decided = file.claim if _same_charges(file) else file.sent
    return replace(
        decided, payer=payer, frequency=ORIGINAL, payer_claim_number=None,
        member_id=held.member_id, group=held.group, relationship=held.relationship,
        prior=(*decided.prior, Prior(decided.payer, file.answered_day, file.payment.lines)),
    )


def forwarded(office: Office, file: ClaimFile, payment: ClaimPayment, now: int) -> bool:
    """Follow a claim that its payer has forwarded to the next one; False where it has not."""
    if payment.crossed_to not in office.payers:
        return False
    file.claim = file.sent = for_next_payer(office, file, payment.crossed_to)
    take_back(office, file.claim.id, now, "forwarded to the next payer")
    office.move(file, ACCEPTED)
    file.accepted_day = now // DAY
    office.journal.add(now, "office", "forwarded", file.claim.id, office.payers[payment.crossed_to].name)
    return True


def follow_to(file: ClaimFile, payer: str) -> None:
    """A claim that was passed on to the payer whose it is stands with that payer, once it has decided."""
    if file.payment is None or not file.payment.denied or file.payment.crossed_to != payer:
        return
    if file.claim.payer == file.sent.payer:
        file.claim = replace(file.claim, payer=payer)
    file.sent = replace(file.sent, payer=payer)


def decided_already(office: Office, file: ClaimFile, payment: ClaimPayment) -> bool:
    """Tell whether a decision changes nothing for the desk: a later payer's is posted, or it only answers a duplicate."""
    if file.payment is None or file.payment.denied:
        return False
    if payment.order < file.payment.order:
        return True
    echo = payment.denied and all(_says_again(line) for line in payment.lines)
    return echo and office.ledger.balance(payment.claim, INSURANCE) <= 0


def _says_again(line: LinePayment) -> bool:
    return "N522" in line.remarks or any(each.carc in ("18", "B13") for each in line.adjustments)


def post_beside(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, who: str) -> None:
    """Post an earlier payer's decision after a later one's: its payment and contractual, but no share twice."""
    lines = tuple([_without_shares(line) for line in payment.lines])
    # It is not held against the contract: the claim that stands on the desk is the later payer's.
    posting.decision(office, file, replace(payment, lines=lines), now, held=False)
    office.journal.add(now, who, "paid", payment.claim, dollars(payment.paid))


def _without_shares(line: LinePayment) -> LinePayment:
    return replace(line, adjustments=tuple([each for each in line.adjustments if each.group != "PR"]))


def waits_for_next(office: Office, file: ClaimFile) -> bool:
    """Tell whether another payer is to be billed first: one is registered, or the patient may not be billed at all."""
    return bool(office.next_payer(file)) or (file.payment is not None and protected(file.payment))


def still_to_be_answered(desk, file: ClaimFile) -> str:
    """Say what comes before a statement where a plan waits for its member's answer (CARC 227), or "".

    PR makes the charge the patient's who never answers; one who has not been asked, or not
    long ago, is asked first.
    """
    if file.status != DENIED or file.payment is None or not _waits_for_member(_denials(file.payment)):
        return ""
    asked = desk.office.asked_to_answer.get((file.sent.payer, file.claim.patient))
    if asked is None:
        return "The plan decides once the patient has answered its questions. Call the patient first; a statement comes last."
    if desk.now // DAY - asked < TIME_TO_ANSWER:
        until = desk.calendar.show_day(asked + TIME_TO_ANSWER)
        return f"The patient has been asked to answer the plan. Wait until {until} before you send a statement."
    return ""


def _denials(payment: ClaimPayment) -> list[Adjustment]:
    return [each for line in payment.lines if line.denied for each in line.adjustments]


def _waits_for_member(denials: list[Adjustment]) -> bool:
    return any(each.carc == UNANSWERED for each in denials)


def not_yet_the_patients(office: Office, file: ClaimFile) -> str:
    """Say which payer is to be billed before the patient, or ""; who bills a protected patient all the same breaks the law."""
    if file.payment is None or protected(file.payment):
        return ""
    payer = office.next_payer(file)
    if file.status != PAID or not payer or file.payment.patient_share <= 0:
        return ""
    return f"{office.payers[payer].name} pays after this payer. Bill it first: what it leaves is the patient's."


def protected(payment: ClaimPayment) -> bool:
    """Tell whether a remittance says that nobody may bill the patient (a Qualified Medicare Beneficiary)."""
    return any(line.remarks and not may_bill_patient(line) for line in payment.lines)


def take_back(office: Office, claim: str, now: int, memo: str) -> int:
    """Move what stood with the patient back to the insurers, line by line, while one of them decides."""
    total = 0
    for line, amount in enumerate(office.ledger.line_balances(claim, PATIENT)):
        if amount > 0:
            office.ledger.post(now, claim, line, INSURANCE, PATIENT, amount, memo)
            total += amount
    return total


def may_bill_next(desk, action: BillSecondary) -> str:
    """Refuse before a payer has decided, where it has left nothing, and where no other payer is known."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    office = desk.office
    file = office.files[action.claim]
    if _crossed(file):
        return ""
    if file.payment is None or file.status not in (PAID, DENIED, CLOSED):
        return f"The next payer wants to see what the one before decided. {not_now(file)}"
    waits = _not_to_be_passed_on(file.payment, file.status) or _changed_since(file)
    return waits or _nothing_to_ask_for(office, file, file.payment)


def _not_to_be_passed_on(payment: ClaimPayment, status: str) -> str:
    """Say why a next payer could build nothing on a decision."""
    denials = _denials(payment)
    if _waits_for_member(denials):
        return "This payer has decided nothing: it waits for the patient's answer. Call the patient."
    if any(each.carc == NOT_FIRST for each in denials):
        return "This payer says that it is not the one to pay first. Put the payers into their order, and bill the first."
    if any(each.carc in NOT_A_MEMBER for each in denials):
        return "This payer says that it did not cover the patient on that day. Find out first whether that is so."
    if status == DENIED and any(each.group != "PR" for each in denials):
        return "This payer has denied a line that is not the patient's. Mend that, or write it off, before the next payer."
    return ""


def _changed_since(file: ClaimFile) -> str:
    if _same_charges(file):
        return ""
    return "The claim's lines are not those that the payer has decided on. Send it a replacement first."


def _same_charges(file: ClaimFile) -> bool:
    assert file.payment is not None
    return [line.charge for line in file.claim.lines] == [line.charge for line in file.payment.lines]


def _nothing_to_ask_for(office: Office, file: ClaimFile, payment: ClaimPayment) -> str:
    if payment.order > 1 + len(file.claim.prior):
        return "The next payer has decided already: this payer forwarded the claim to it by itself."
    if not office.next_payer(file):
        return "The registration knows no further payer. Look for another card, or ask the patient, and enter it there."
    if payment.patient_share <= 0:
        return "The payer has left nothing to the patient, so there is nothing to ask the next one for."
    if file.status != DENIED and office.ledger.balance(file.claim.id, PATIENT) <= 0:
        return "The patient has paid what was left. Nothing is open to ask the next payer for."
    return ""


def _crossed(file: ClaimFile) -> bool:
    payment = file.payment
    return file.status == ACCEPTED and payment is not None and bool(payment.crossed_to) and not payment.denied


def bill_next(desk, action: BillSecondary) -> tuple[Fact, ...]:
    """Put the claim to the next payer among those to send; what the patient owed is the insurers' again."""
    office = desk.office
    file = office.files[action.claim]
    if not _crossed(file):
        claim = desk.world.patients.to_next_payer(for_next_payer(office, file, office.next_payer(file)))
        file.claim = claim
        take_back(office, claim.id, desk.now, "billed to the next payer")
    file.billed = False
    file.letter = ""
    for name in ("secondary", "patients"):
        office.lists[name].discard(action.claim)
    office.move(file, TO_SEND)
    payer = office.payers[file.claim.payer].name
    asked = dollars(office.ledger.balance(action.claim, INSURANCE))
    office.journal.add(desk.now, desk.who, "billed to the next payer", action.claim, payer)
    return (Fact("payer", payer), Fact("asked for", asked), Fact("waits", "to be sent with the next batch"))


def may_call(desk, action: CallPatient) -> str:
    """Refuse calls about nothing that is known."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    return "" if action.about in CALLS else f"{action.about!r} is nothing to call about. Choose one of {', '.join(CALLS)}."


def call(desk, action: CallPatient) -> tuple[Fact, ...]:
    """Speak to the patient; who is asked to answer the plan does so within days."""
    office = desk.office
    file = office.files[action.claim]
    claim = file.sent or file.claim
    office.journal.add(desk.now, desk.who, "patient called", action.claim, CALLS[action.about])
    if action.about == "questionnaire":
        office.calls.append((claim.payer, claim.patient, desk.now // DAY))
        office.asked_to_answer.setdefault((claim.payer, claim.patient), desk.now // DAY)
        return (Fact("said", "The patient will answer the plan's letter this week."),)
    if action.about == "address":
        return _found_again(desk, action.claim)
    patient = desk.world.patients.all[claim.patient]
    held = [membership for membership in patient.memberships if membership.covers(claim.day)]
    held += patient.others_on(claim.day)
    # The patient knows the cards, not the rules: the payers are named in no order of payment.
    named = sorted(f"{office.payers[each.payer].name}, member {each.member_id}" for each in held)
    return tuple([Fact("insured with", each) for each in named])


def _found_again(desk, claim: str) -> tuple[Fact, ...]:
    """A patient who has moved gives the new address; the statement that came back can go out again."""
    account = desk.office.accounts.get(claim)
    if account is None or not account.returned:
        return (Fact("said", "Mail reaches the patient at the address on file."),)
    account.returned = False
    account.statements -= 1
    desk.office.accounts.back_on_a_list(desk.office, claim)
    return (Fact("said", "The patient has moved; the new address is on file."),)


VERBS = {
    BillSecondary: Verb(may_bill_next, bill_next, "bill_secondary", lambda file: BillSecondary(file.claim.id)),
    CallPatient: Verb(
        may_call, call, "call_patient", lambda file: CallPatient(file.claim.id),
        (Input("about", "About what", "choice", tuple(CALLS.items()), "questionnaire"),),
    ),
}
