"""Verbs on money that came wrong, or not at all: ask, dispute, give back, match, post by hand, void."""

from msgspec.structs import replace as with_fields

from sim.desk.actions import CheckStatus, Dispute, Fact, MatchDeposit, PostException, Refund, VoidClaim
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import posting
from sim.desk.work.answers import post_payment, undo_write_off
from sim.desk.work.claims import busy
from sim.records.claims import VOID
from sim.records.clock import DAY
from sim.records.ledger import CREDIT, HELD, INSURER_PAID, OUTSIDE, REFUNDED
from sim.records.money import dollars
from sim.records.replies import ClaimPayment, Remittance
from sim.records.standing import StandingAnswer
from sim.rules.remedies import EVIDENCE
from sim.world.office import ACCEPTED, APPEALED, DENIED, PAID, SENT, TO_SEND, Office, PostingException
from sim.world.payers.inquiries import COPY_SENT, inquire

WAYS = {"276": "By wire (276)", "portal": "On the payer's portal", "phone": "By telephone"}
EXCEPTIONS = {
    "no_such_claim": "The office has no such claim",
    "charge_differs": "The charge is not what was billed",
    "modifier_differs": "The modifiers are not what was billed",
    "already_posted": "This decision was posted before",
    "closed": "The claim is closed",
    "nothing_to_reverse": "A payment is taken back that was never posted",
    "file_twice": "The remittance came a second time",
}
HOW = {
    "post": "Post as decided",
    "credit": "Keep as a credit balance: it was paid before",
    "reopen": "Reopen the claim and post",
    "return": "Return the money: it is not ours",
    "disregard": "Disregard: no money came with it",
}
FITS = {
    "no_such_claim": ("return",),
    "charge_differs": ("post",),
    "modifier_differs": ("post",),
    "already_posted": ("credit",),
    "closed": ("reopen", "return"),
    "nothing_to_reverse": ("disregard",),
    "file_twice": ("disregard",),
}
"""Exception → what can be done about it."""


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
    return ""


def check_status(desk, action: CheckStatus) -> tuple[Fact, ...]:
    """Ask, and keep the answer in the claim's folder."""
    office = desk.office
    file = office.files[action.claim]
    answer = inquire(desk.world.payers[file.sent.payer], file.sent, desk.now // DAY, action.by)
    if answer.status == COPY_SENT.status and "copy" in answer.says:
        office.requests.append((file.sent.payer, "copy", action.claim, 0))
    facts = [Fact("asked", WAYS[action.by]), Fact("answer", answer.says), Fact("codes", f"{answer.category} · {answer.status}")]
    if answer.reference:
        facts.append(Fact("reference", answer.reference))
        office.journal.add(desk.now, desk.who, "note", action.claim, f"Call {answer.reference}: {action.note.strip()}")
    if action.by == "276":
        number = f"S{len(office.standing_answers) + 1:05d}"
        office.standing_answers[number] = StandingAnswer(
            number, file.sent, desk.now, action.by, answer.category, answer.status, answer.says, answer.reference
        )
        file.reports += (f"276-{number}", f"277-{number}")
    file.standing = tuple(facts)
    file.not_on_file = answer.not_on_file
    office.journal.add(desk.now, desk.who, "status checked", action.claim, answer.says)
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


def may_match(desk, action: MatchDeposit) -> str:
    """Refuse what does not belong together: another payer, another trace, another amount."""
    office = desk.office
    deposit, report = office.deposits.get(action.deposit), office.reports.get(action.report)
    if deposit is None:
        return f"No deposit {action.deposit} waits for its remittance."
    if not isinstance(report, Remittance):
        return f"{action.report} is no remittance (835)."
    if action.report in office.matched:
        return "This remittance has its deposit already."
    if deposit.payer != report.payer:
        return f"The money came from {office.payers[deposit.payer].name}, the remittance did not."
    if deposit.trace != report.trace:
        return f"The deposit's trace is {deposit.trace}, the remittance's {report.trace}. Find the one that names it."
    if deposit.amount != report.amount:
        return f"The deposit is {dollars(deposit.amount)}, the remittance {dollars(report.amount)}. Ask the payer."
    return ""


def match(desk, action: MatchDeposit) -> tuple[Fact, ...]:
    """Tie money and remittance together."""
    office = desk.office
    deposit = office.deposits.pop(action.deposit)
    office.matched[action.report] = action.deposit
    return (Fact("matched", f"{dollars(deposit.amount)}, trace {deposit.trace}"),)


def _waiting(office: Office, report: str, claim: str) -> tuple[str, PostingException | None]:
    for key in (f"{report}/{claim}", report):
        if key in office.exceptions:
            return key, office.exceptions[key]
    return "", None


def may_post_by_hand(desk, action: PostException) -> str:
    """Refuse what is not on the list, and what the exception does not allow."""
    waiting = _waiting(desk.office, action.report, action.claim)[1]
    if waiting is None:
        return f"No exception of {action.report} about {action.claim} waits."
    if action.how not in HOW:
        return f"{action.how!r} is no way to post. Choose one of {', '.join(HOW)}."
    if action.how in FITS[waiting.why]:
        return ""
    return f"{EXCEPTIONS[waiting.why]}. {_WRONG[action.how]}"


_WRONG = {
    "post": "Posted as it is, it would count money twice or under nobody's name.",
    "credit": "Nothing was paid twice here.",
    "reopen": "The claim is not closed.",
    "return": "The money is this practice's.",
    "disregard": "Money came with it, and must not be left unposted.",
}


def post_by_hand(desk, action: PostException) -> tuple[Fact, ...]:
    """Settle one exception; the money that was held for it goes where it belongs."""
    office, now = desk.office, desk.now
    key, waiting = _waiting(office, action.report, action.claim)
    assert waiting is not None
    del office.exceptions[key]
    payment = waiting.payment
    if waiting.why == "file_twice":
        return (Fact("disregarded", waiting.report),)
    if action.how == "disregard":
        return (Fact("held for the payer", dollars(-payment.paid)),)
    if action.how == "return":
        office.ledger.post(now, posting.OFFICE, 0, HELD, OUTSIDE, payment.paid, f"returned: {payment.claim}")
        return (Fact("returned", dollars(payment.paid)),)
    posting.move_outside(office, now, posting.OFFICE, -payment.paid, HELD, f"posted by hand: {payment.claim}")
    if action.how == "credit":
        _keep_as_credit(office, payment, now)
    else:
        report = office.reports[waiting.report]
        assert isinstance(report, Remittance)
        file = office.files[payment.claim]
        if action.how == "reopen":
            undo_write_off(office, payment.claim, now)
        post_payment(office, file, _as_billed(office, payment), report, now, desk.who)
    office.journal.add(now, desk.who, "posted by hand", payment.claim, HOW[action.how])
    return (Fact("posted", dollars(payment.paid)),)


def _keep_as_credit(office: Office, payment: ClaimPayment, now: int) -> None:
    """Money for a claim that was paid before is the payer's."""
    for number, line in enumerate(payment.lines):
        if line.paid > 0:
            posting.owe_back(office, now, payment.claim, number, INSURER_PAID, line.paid, "paid a second time")


def _as_billed(office: Office, payment: ClaimPayment) -> ClaimPayment:
    """Read a decision against what was billed: a misquoted charge changes the contractual adjustment, never the payment."""
    sent = office.files[payment.claim].sent
    if payment.charge == sent.charge:
        return payment
    lines = []
    for line, billed in zip(payment.lines, sent.lines, strict=True):
        more = line.charge - billed.charge
        adjustments = []
        for each in line.adjustments:
            taken = min(each.amount, more) if each.group == "CO" and more > 0 else 0
            more -= taken
            adjustments.append(with_fields(each, amount=each.amount - taken))
        lines.append(with_fields(line, charge=billed.charge, adjustments=tuple([each for each in adjustments if each.amount])))
    return with_fields(payment, charge=sent.charge, lines=tuple(lines))


def may_void(desk, action: VoidClaim) -> str:
    """Refuse what no payer has paid, and payers that take no void."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    office = desk.office
    file = office.files[action.claim]
    if file.status in (SENT, ACCEPTED, TO_SEND):
        return "The payer has not decided yet. A void takes back what was decided."
    if file.status != PAID or file.payment is None:
        return "No payer has paid this claim: there is nothing to take back."
    payer = office.payers[file.sent.payer]
    if not payer.takes_replacement:
        return f"{payer.name} takes no voids. Refund what it should not have paid."
    return ""


def void(desk, action: VoidClaim) -> tuple[Fact, ...]:
    """Put the claim among those to send, as a void with the payer's claim number."""
    office = desk.office
    file = office.files[action.claim]
    file.claim = with_fields(file.sent, frequency=VOID, payer_claim_number=file.payment.payer_claim_number)
    office.move(file, TO_SEND)
    office.journal.add(desk.now, desk.who, "put to send as a void", action.claim)
    return (Fact("waits", "to be sent with the next batch"),)


_EVIDENCE = Input("evidence", "Evidence to send along", "ticks", tuple(EVIDENCE.items()))

VERBS = {
    CheckStatus: Verb(
        may_check_status, check_status, _price_of_asking, lambda file: CheckStatus(file.claim.id),
        (
            Input("by", "How to ask", "choice", tuple(WAYS.items())),
            Input("note", "Note of the call", "text"),
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
    MatchDeposit: Verb(may_match, match, "match_deposit"),
    PostException: Verb(may_post_by_hand, post_by_hand, "post_exception"),
    VoidClaim: Verb(may_void, void, "void_claim", lambda file: VoidClaim(file.claim.id)),
}
