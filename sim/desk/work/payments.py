"""Verbs on money that came wrong, or not at all: ask where it is, dispute, give back, void."""


from msgspec.structs import replace as with_fields

from sim.desk.actions import CheckStatus, Dispute, Fact, Refund, VoidClaim
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import posting
from sim.desk.work.claims import busy
from sim.desk.work.notes import write_note
from sim.records.claims import VOID
from sim.records.clock import DAY
from sim.records.ledger import CREDIT, REFUNDED
from sim.records.money import dollars
from sim.records.standing import StandingAnswer
from sim.rules.remedies import EVIDENCE
from sim.world.claim_file import ACCEPTED, APPEALED, DENIED, PAID, SENT, TO_SEND, ClaimFile
from sim.world.office import Office
from sim.world.outages import why_silent
from sim.world.payers.inquiries import COPY_SENT, Standing, inquire

WAYS = {"276": "By wire (276)", "portal": "On the payer's portal", "phone": "By telephone"}
def may_check_status(desk, action: CheckStatus) -> str:
    """Refuse claims that no payer has, unknown ways to ask, and calls without a note."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if action.by not in WAYS:
        return f"{action.by!r} is no way to ask. Choose one of {', '.join(WAYS)}."
    file = desk.office.files[action.claim]
    if file.sent is None:
        return "The claim has not been sent yet. No payer can know of it."
    if action.by == "phone" and not action.note.strip():
        return "A call needs a note of whom you asked what. Write it with the call."
    return why_silent(desk.office, file.sent.payer, action.by, desk.now // DAY)


def check_status(desk, action: CheckStatus) -> tuple[Fact, ...]:
    """Ask, and keep the answer in the claim's folder."""
    office = desk.office
    file = office.files[action.claim]
    answer = inquire(desk.world.payers[file.sent.payer], file.sent, desk.now // DAY, action.by)
    if answer.status == COPY_SENT.status and "copy" in answer.says:
        office.requests.append((file.sent.payer, "copy", action.claim, 0))
    if answer.reference:
        write_note(desk, file, f"Call {answer.reference}: {action.note.strip()}")
    if action.by == "276":
        number = f"S{len(office.standing_answers) + 1:05d}"
        office.standing_answers[number] = StandingAnswer(
            number, file.sent, desk.now, action.by, answer.category, answer.status, answer.says, answer.reference
        )
        file.reports += (f"276-{number}", f"277-{number}")
    return keep_standing(desk, file, answer, action.by)


def keep_standing(desk, file: ClaimFile, answer: Standing, by: str) -> tuple[Fact, ...]:
    """Put what the payer says of a claim into its folder."""
    facts = [Fact("asked", WAYS[by]), Fact("answer", answer.says), Fact("codes", f"{answer.category} · {answer.status}")]
    file.standing = (*facts, *([Fact("reference", answer.reference)] if answer.reference else []))
    file.not_on_file = answer.not_on_file
    desk.office.journal.add(desk.now, desk.who, "status checked", file.claim.id, answer.says)
    return file.standing


def _price_of_asking(action: CheckStatus, office: Office, now: int) -> int:
    table = office.scenario.minutes
    return {"portal": table.check_status_portal, "phone": table.check_status_phone}.get(action.by, table.check_status)


def may_dispute(desk, action: Dispute) -> str:
    """Refuse what was not paid, unknown evidence, and disputes that come too late."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == DENIED:
        return "The claim was denied: replace it or appeal. A dispute is about a payment."
    if file.status != PAID:
        return "No payer has paid this claim. A dispute is about a payment."
    unknown = [document for document in action.evidence if document not in EVIDENCE]
    if unknown:
        return f"{unknown[0]!r} is no document on file. Choose from {', '.join(EVIDENCE)}."
    payer = desk.office.payers[file.sent.payer]
    if desk.now // DAY - file.answered_day > payer.appeal_limit_days:
        return f"The {payer.appeal_limit_days} days to dispute a payment have passed."
    return ""


def dispute(desk, action: Dispute) -> tuple[Fact, ...]:
    """Send the dispute; the payer's answer is a letter in some weeks."""
    office = desk.office
    file = office.files[action.claim]
    office.disputes.append((file.sent, desk.now // DAY, action.evidence))
    office.move(file, APPEALED)
    office.journal.add(desk.now, desk.who, "disputed", action.claim)
    return (Fact("enclosed", ", ".join(EVIDENCE[document] for document in action.evidence) or "nothing"),)


def may_refund(desk, action: Refund) -> str:
    """Refuse where nothing is owed back, and to whom it is not owed."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    owed = -desk.office.ledger.balance(action.claim, CREDIT)
    if owed <= 0:
        return "Nothing is owed back on this claim: it has no credit balance."
    whose = whose_credit(desk.office, action.claim)
    if action.to != whose:
        paid = "payer, who paid too much" if whose == "payer" else "patient, who paid what was not owed"
        return f"This credit belongs to the {paid}. Refund the {whose}."
    if not 0 <= action.amount <= owed:
        return f"{dollars(action.amount)} is not within the credit of {dollars(owed)}."
    return ""


def whose_credit(office: Office, claim: str) -> str:
    """Tell to whom a claim's credit balance belongs: the patient where the patient's own account is its source."""
    return "patient" if claim in office.patient_credits else "payer"


def refund(desk, action: Refund) -> tuple[Fact, ...]:
    """Send the money back; the credit balance is gone as far as it goes."""
    office, ledger = desk.office, desk.office.ledger
    left = total = action.amount or -ledger.balance(action.claim, CREDIT)
    for line, owed in enumerate(ledger.line_balances(action.claim, CREDIT)):
        part = min(-owed, left)
        if part > 0:
            ledger.post(desk.now, action.claim, line, CREDIT, REFUNDED, part, f"refund to {action.to}")
            left -= part
    if action.to == "payer":
        office.requests.append((office.files[action.claim].sent.payer, "refund", action.claim, total))
    if not ledger.balance(action.claim, CREDIT):
        posting.drop_credit(office, action.claim)
    office.journal.add(desk.now, desk.who, "refunded", action.claim, f"{dollars(total)} to the {action.to}")
    return (Fact("refunded", dollars(total)),)


def may_void(desk, action: VoidClaim) -> str:
    """Refuse what no payer has paid."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status in (SENT, ACCEPTED, TO_SEND):
        return "The payer has not decided yet. A void takes back what was decided."
    if file.status != PAID or file.payment is None:
        return "No payer has paid this claim: there is nothing to take back."
    return ""


def void(desk, action: VoidClaim) -> tuple[Fact, ...]:
    """Put the claim among those to send, as a void with the payer's claim number.

    Payers that decided before the last one are written to, and so is one that takes no frequency code 8, as Medicare
    (Medicare Financial Management Manual, chapter 4): they take their payments back all the same.
    """
    office = desk.office
    file = office.files[action.claim]
    sent = file.sent
    file.claim = with_fields(sent, frequency=VOID, payer_claim_number=file.payment.payer_claim_number)
    wired = office.payers[sent.payer].takes_replacement
    by_letter = [prior.payer for prior in sent.prior] + ([] if wired else [sent.payer])
    office.requests += [(payer, "withdrawal", action.claim, 0) for payer in by_letter]
    if wired:
        office.move(file, TO_SEND)
        office.journal.add(desk.now, desk.who, "put to send as a void", action.claim)
        waits = "to be sent with the next batch"
    else:
        file.sent, file.sent_day = file.claim, desk.now // DAY
        office.move(file, ACCEPTED)
        office.journal.add(desk.now, desk.who, "withdrawn by letter", action.claim)
        waits = "for the payer, which takes its payment back on a remittance"
    names = " and ".join([office.payers[payer].name for payer in by_letter])
    return (Fact("waits", waits), *([Fact("written to", names)] if names else ()))


_EVIDENCE = Input("evidence", "Evidence to send along", "documents", tuple(EVIDENCE.items()))

VERBS = {
    CheckStatus: Verb(
        may_check_status, check_status, _price_of_asking, lambda file: CheckStatus(file.claim.id),
        (
            Input("by", "How to ask", "choice", tuple(WAYS.items())),
            Input("note", "For a call: whom you asked what", "text"),
        ),
    ),
    Dispute: Verb(may_dispute, dispute, "dispute", lambda file: Dispute(file.claim.id), (_EVIDENCE,)),
    Refund: Verb(
        may_refund, refund, "refund", lambda file: Refund(file.claim.id),
        (
            Input("to", "To whom", "choice", (("payer", "The payer"), ("patient", "The patient"))),
            Input("amount", "Amount, empty for all of it", "money"),
        ),
    ),
    VoidClaim: Verb(may_void, void, "void_claim", lambda file: VoidClaim(file.claim.id)),
}
