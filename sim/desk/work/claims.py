"""Verbs on one claim: take it up, mend it, note, appeal, write off."""

from sim.desk.actions import AddNote, Appeal, CorrectClaim, Fact, OpenClaim, WriteOff
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import appeals, posting
from sim.desk.work.changes import Unusable, changed_claim, choices
from sim.desk.work.charges import follow
from sim.desk.work.fairness import answer_for_write_off
from sim.desk.work.findings import recheck
from sim.desk.work.honesty import answer_for
from sim.desk.work.notes import write_note
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, WRITE_OFF
from sim.records.money import dollars
from sim.rules.remedies import APPEALABLE, EVIDENCE, GROUNDS, REOPENING, WRITE_OFF_REASONS
from sim.world.claim_file import (
    ACCEPTED,
    APPEALED,
    ASKED,
    CLOSED,
    DENIED,
    PAID,
    REJECTED,
    SENT,
    TO_SEND,
    UNCHARGED,
    UPCOMING,
    ClaimFile,
)
from sim.world.office import Office

NOTHING_DENIED = (
    "The insurer has paid this claim: nothing was denied. Dispute a payment that is too small; correct a claim that was "
    "wrong, and have it replaced or reopened."
)


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
    if file.status not in (TO_SEND, REJECTED, DENIED, PAID):
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
    file.drafted = file.drafted or file.claim
    desk.office.replace(file, changed_claim(desk.office, file.claim, action.changes))
    follow(desk.office, file, desk.now)
    recheck(desk, file)
    file.changed = file.claim != file.sent
    what = ", ".join(change.field for change in action.changes)
    desk.office.journal.add(desk.now, desk.who, "claim corrected", action.claim, what)
    return (Fact("corrected", what),)


def may_appeal(desk, action: Appeal) -> str:
    """Refuse rejections, claims that were never denied, unknown grounds and late appeals.

    A paid claim is not appealed, but a payer that takes no replacement reopens it too.
    """
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.status == REJECTED:
        return APPEALABLE
    if file.status not in (DENIED, PAID):
        return not_now(file)
    if action.ground not in GROUNDS:
        return f"{action.ground!r} is no ground for an appeal. Choose one of {', '.join(GROUNDS)}."
    unknown = [document for document in action.evidence if document not in EVIDENCE]
    if unknown:
        return f"{unknown[0]!r} is no document on file. Choose from {', '.join(EVIDENCE)}."
    if action.ground == REOPENING:
        return appeals.no_reopening(desk, file)
    return NOTHING_DENIED if file.status == PAID else appeals.refusal(desk, file, action)


def appeal(desk, action: Appeal) -> tuple[Fact, ...]:
    """Send the packet to the payer; its answer is a letter in some weeks."""
    office = desk.office
    file = office.files[action.claim]
    if action.ground == REOPENING:
        answer_for(desk, file)
        appeals.reopen(desk, file, action)
    else:
        appeals.send(desk, file, action)
    office.move(file, APPEALED)
    level = f", level {len(file.appeals)}" if len(file.appeals) > 1 else ""
    office.journal.add(desk.now, desk.who, "appealed", action.claim, f"{GROUNDS[action.ground]}{level}")
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
    if desk.office.files[action.claim].status in (SENT, ACCEPTED, ASKED, APPEALED):
        return "The payer has not answered yet, so nothing is lost. Wait for the answer."
    small = desk.office.scenario.accounts.small_balance
    if action.reason == "small_balance" and owed > small:
        return f"{dollars(owed)} is no small balance: by the office's policy that is at most {dollars(small)}."
    return ""


def write_off(desk, action: WriteOff) -> tuple[Fact, ...]:
    """Take what insurers still owe off the books."""
    office = desk.office
    total = 0
    for line, amount in enumerate(office.ledger.line_balances(action.claim, INSURANCE)):
        if amount > 0:
            office.ledger.post(desk.now, action.claim, line, WRITE_OFF, INSURANCE, amount, action.reason)
            total += amount
    if action.reason != "small_balance":
        answer_for_write_off(desk, office.files[action.claim], total)
    office.move(office.files[action.claim], CLOSED)
    if action.claim in office.accounts.prepaid:
        posting.settle_copay(office, action.claim, desk.now)
    office.journal.add(desk.now, desk.who, "written off", action.claim, f"{WRITE_OFF_REASONS[action.reason]}, {dollars(total)}")
    return (Fact("written off", dollars(total)),)


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
    write_note(desk, desk.office.files[action.claim], action.text.strip())
    return ()


def not_now(file: ClaimFile) -> str:
    return {
        UPCOMING: "The visit is still to come. Until then its authorisation can be asked for.",
        UNCHARGED: "Nobody has entered the charges of this visit yet. Enter them from the encounter form first.",
        TO_SEND: "The claim has not been sent yet. Release it first.",
        SENT: "The claim is on its way and no answer has been read. Open the new reports, or wait for them.",
        ACCEPTED: "The payer has accepted the claim and is deciding. Sending it again makes a duplicate.",
        APPEALED: "An appeal is under way. Wait for the payer's letter.",
        ASKED: "The payer asks for records and decides nothing before it has them. Send what its letter asks for.",
        PAID: "The insurer has paid this claim.",
        CLOSED: "This claim is closed.",
        REJECTED: "The claim was rejected: correct it and resubmit.",
        DENIED: "The claim was denied: replace it or appeal.",
    }[file.status]


def _price_of_opening(action: OpenClaim, office: Office, now: int) -> int:
    """A claim that was opened today lies on the desk already."""
    file = office.files.get(action.claim)
    return 0 if file is not None and file.opened_day == now // DAY else office.scenario.minutes.open_claim


def _price_of_appeal(action: Appeal, office: Office, now: int) -> int:
    """A clinical appeal takes longer: the records have to be read."""
    table = office.scenario.minutes
    return table.clinical_appeal if action.ground == "medical_necessity" else table.appeal


def _bare_appeal(file: ClaimFile) -> Appeal:
    """The only appeal that a paid claim may see is its reopening."""
    return Appeal(file.claim.id, REOPENING if file.status == PAID else "payer_error")


VERBS = {
    OpenClaim: Verb(may_open, open_claim, _price_of_opening, lambda file: OpenClaim(file.claim.id)),
    CorrectClaim: Verb(
        may_correct, correct, "correct_claim", lambda file: CorrectClaim(file.claim.id, ()),
        lambda desk, file: (Input("changes", "What to change", "changes", value="claim", options=choices(desk.office)),),
    ),
    Appeal: Verb(
        may_appeal, appeal, _price_of_appeal, _bare_appeal,
        (
            Input("ground", "Ground", "choice", tuple(GROUNDS.items())),
            Input("evidence", "Evidence to send along", "documents", tuple(EVIDENCE.items()), "enrolment_letter"),
        ),
    ),
    WriteOff: Verb(
        may_write_off, write_off, "write_off", lambda file: WriteOff(file.claim.id, "uncollectable"),
        (Input("reason", "Reason", "choice", tuple(WRITE_OFF_REASONS.items())),),
    ),
    AddNote: Verb(
        may_note, note, "add_note", lambda file: AddNote(file.claim.id, "-"),
        (Input("text", "Text of the note", "long", missing="Write the note first."),),
    ),
}
