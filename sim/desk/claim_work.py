"""Verbs on one claim: take it up, mend it, note, appeal, bill the patient, write off."""

from sim.desk.actions import AddNote, Appeal, BillPatient, CorrectClaim, Fact, OpenClaim, WriteOff
from sim.desk.changes import Unusable, changed_claim
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT, WRITE_OFF
from sim.records.money import dollars
from sim.rules.remedies import APPEALABLE, EVIDENCE, GROUNDS, WRITE_OFF_REASONS
from sim.world.office import ACCEPTED, APPEALED, CLOSED, DENIED, PAID, REJECTED, SENT, TO_SEND, ClaimFile

SMALL_BALANCE = 1000
"""What the office may give up without a further reason, in cents."""


def busy(desk, claim: str) -> str:
    """Refuse a claim that is not there, or that a colleague has taken up."""
    if claim not in desk.office.files:
        return f"There is no claim {claim}. Choose one from a worklist."
    holder = desk.office.taken.get(claim)
    if holder and holder != desk.who:
        return f"{holder} is working on {claim}. Take another claim, or come back later."
    return ""


def may_open(desk, action: OpenClaim) -> str:
    """Refuse what `busy` refuses."""
    return busy(desk, action.claim)


def open_claim(desk, action: OpenClaim) -> tuple[Fact, ...]:
    """Lay the claim and its documents on the desk."""
    file = desk.office.files[action.claim]
    file.opened_day = desk.now // DAY
    return (Fact("status", file.status),)


def may_correct(desk, action: CorrectClaim) -> str:
    """Refuse claims at the payer, unusable values and changes that change nothing."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status not in (TO_SEND, REJECTED, DENIED):
        return not_now(file)
    if not action.changes:
        return "Nothing was changed. Type at least one new value."
    try:
        changed = changed_claim(desk.office, file.claim, action.changes)
    except Unusable as fault:
        return str(fault)
    return "" if changed != file.claim else "The claim says this already. Nothing to change."


def correct(desk, action: CorrectClaim) -> tuple[Fact, ...]:
    """Mend the claim on the desk; it goes out with the next batch that holds it."""
    file = desk.office.files[action.claim]
    desk.office.replace(file, changed_claim(desk.office, file.claim, action.changes))
    file.changed = file.claim != file.sent
    what = ", ".join(change.field for change in action.changes)
    desk.office.journal.add(desk.now, desk.who, "claim corrected", action.claim, what)
    return (Fact("corrected", what),)


def may_appeal(desk, action: Appeal) -> str:
    """Refuse rejections, claims that were never denied, unknown grounds and late appeals."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == REJECTED:
        return APPEALABLE
    if file.status != DENIED:
        return not_now(file)
    if action.ground not in GROUNDS:
        return f"{action.ground!r} is no ground for an appeal. Choose one of {', '.join(GROUNDS)}."
    unknown = [document for document in action.evidence if document not in EVIDENCE]
    if unknown:
        return f"{unknown[0]!r} is no document on file. Choose from {', '.join(EVIDENCE)}."
    payer = desk.office.payers[file.sent.payer]
    if action.ground == "clerical_reopening" and payer.takes_replacement:
        return f"{payer.name} does not reopen: it takes a replacement claim. Correct the claim and replace it."
    if action.ground == "clerical_reopening" and file.claim.payer != file.sent.payer:
        return "The claim now names another payer, who has decided nothing. Resubmit it as an original."
    if action.ground == "clerical_reopening" and not file.changed:
        return "A reopening asks the payer to look at a corrected claim. Correct the claim first."
    if desk.now // DAY - file.answered_day > payer.appeal_limit_days:
        return f"The {payer.appeal_limit_days} days for an appeal have passed."
    return ""


def appeal(desk, action: Appeal) -> tuple[Fact, ...]:
    """Send the packet to the payer; its answer is a letter in some weeks."""
    office = desk.office
    file = office.files[action.claim]
    claim = file.claim if action.ground == "clerical_reopening" else file.sent
    office.appeals.append((claim, desk.now // DAY, action.ground, action.evidence))
    office.move(file, APPEALED)
    office.journal.add(desk.now, desk.who, "appealed", action.claim, GROUNDS[action.ground])
    return (Fact("enclosed", ", ".join(EVIDENCE[document] for document in action.evidence) or "nothing"),)


def may_write_off(desk, action: WriteOff) -> str:
    """Refuse unknown reasons and claims on which no insurer owes anything."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if action.reason not in WRITE_OFF_REASONS:
        return f"{action.reason!r} is no reason the books know. Choose one of {', '.join(WRITE_OFF_REASONS)}."
    owed = desk.office.ledger.balance(action.claim, INSURANCE)
    if owed <= 0:
        return "No insurer owes anything on this claim. There is nothing to write off."
    if desk.office.files[action.claim].status in (SENT, ACCEPTED, APPEALED):
        return "The payer has not answered yet, so nothing is lost. Wait for the answer."
    if action.reason == "small_balance" and owed > SMALL_BALANCE:
        return f"{dollars(owed)} is no small balance: by the office's policy that is at most {dollars(SMALL_BALANCE)}."
    return ""


def write_off(desk, action: WriteOff) -> tuple[Fact, ...]:
    """Take what insurers still owe off the books."""
    office = desk.office
    total = 0
    for line, amount in enumerate(office.ledger.line_balances(action.claim, INSURANCE)):
        if amount > 0:
            office.ledger.post(desk.now, action.claim, line, WRITE_OFF, INSURANCE, amount, action.reason)
            total += amount
    office.move(office.files[action.claim], CLOSED)
    office.journal.add(desk.now, desk.who, "written off", action.claim, f"{WRITE_OFF_REASONS[action.reason]}, {dollars(total)}")
    return (Fact("written off", dollars(total)),)


def may_bill(desk, action: BillPatient) -> str:
    """Refuse to bill a patient for anything that the payer has not called theirs."""
    if not action.claim:
        return "" if _waiting_for_statements(desk) else "Nobody waits for a statement."
    reason = busy(desk, action.claim)
    if reason:
        return reason
    office = desk.office
    file = office.files[action.claim]
    if file.billed:
        return "A statement for this claim is already with the patient."
    if office.ledger.balance(action.claim, PATIENT) > 0 or _denied_as_patients(file):
        return ""
    if file.status == DENIED:
        return "The payer adjusted this as CO: the contract makes it the practice's loss, never the patient's."
    return "No remittance has made any of this the patient's. What a patient owes is what the remittance says."


def bill(desk, action: BillPatient) -> tuple[Fact, ...]:
    """Send a statement for one claim's balance, or one for each that waits."""
    claims = [action.claim] if action.claim else _waiting_for_statements(desk)
    billed = sum([_send_statement(desk, claim) for claim in claims])
    return (Fact("statements", str(len(claims))), Fact("billed", dollars(billed)))


def _send_statement(desk, claim: str) -> int:
    office = desk.office
    file = office.files[claim]
    theirs = office.ledger.balance(claim, PATIENT)
    if theirs <= 0:
        for line, amount in enumerate(office.ledger.line_balances(claim, INSURANCE)):
            office.ledger.post(desk.now, claim, line, PATIENT, INSURANCE, amount, "billed to patient")
        office.move(file, PAID)
    file.billed = True
    office.lists["patients"].discard(claim)
    office.statements.append((claim, theirs > 0))
    amount = office.ledger.balance(claim, PATIENT)
    office.journal.add(desk.now, desk.who, "patient billed", claim, dollars(amount))
    return amount


def _waiting_for_statements(desk) -> list[str]:
    taken = desk.office.taken
    return [claim for claim in desk.office.lists["patients"] if taken.get(claim, desk.who) == desk.who]


def may_note(desk, action: AddNote) -> str:
    """Refuse empty and endless notes."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if not action.text.strip():
        return "The note is empty. Write what you did or learnt."
    return "" if len(action.text) <= 2000 else "The note is longer than 2,000 characters. Shorten it."


def note(desk, action: AddNote) -> tuple[Fact, ...]:
    """Write a note into the claim's history."""
    desk.office.journal.add(desk.now, desk.who, "note", action.claim, action.text.strip())
    return ()


def _denied_as_patients(file: ClaimFile) -> bool:
    if file.status != DENIED or file.payment is None:
        return False
    return all(adjustment.group == "PR" for line in file.payment.lines for adjustment in line.adjustments)


def not_now(file: ClaimFile) -> str:
    return {
        TO_SEND: "The claim has not been sent yet. Release it first.",
        SENT: "The claim is on its way and no answer has been read. Open the new reports, or wait for them.",
        ACCEPTED: "The payer has accepted the claim and is deciding. Sending it again makes a duplicate.",
        APPEALED: "An appeal is under way. Wait for the payer's letter.",
        PAID: "The insurer has paid this claim.",
        CLOSED: "This claim is closed.",
        REJECTED: "The claim was rejected: correct it and resubmit.",
        DENIED: "The claim was denied: replace it or appeal.",
    }[file.status]
