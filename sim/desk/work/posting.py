"""Posting by the machine: what of a remittance goes into the books by itself, and what does not fit and waits for a hand.

Every payment is held against contract and benefits.  What falls short of them stays open with
the insurer, what exceeds the contract is owed back at once; neither disappears in a
contractual adjustment.
"""

from sim.desk.work.held_against import Short, falls_short, forget
from sim.records.claims import VOID
from sim.records.ledger import (
    CAPITATION,
    CONTRACTUAL,
    CREDIT,
    HELD,
    INSURANCE,
    INSURER_PAID,
    INTEREST,
    OUTSIDE,
    PATIENT,
    PATIENT_PAID,
    REVENUE,
)
from sim.records.money import Cents
from sim.records.replies import ClaimPayment, LinePayment, ProviderAdjustment, Remittance
from sim.world.claim_file import CLOSED, ClaimFile, PostingException
from sim.world.office import Office

PRIOR_PAYER = "23"
"""CARC by which a later payer repeats what the payers before it have settled."""
OFFICE = ""
"""The claim under which the books hold what belongs to none."""

NO_CLAIM = ClaimPayment("", "", "", "", 0, 0, 0, (), False)
"""What an exception is about that is about a whole remittance."""
EARNED = {"L6": (INTEREST, "interest"), "CT": (CAPITATION, "capitation")}
"""Reasons of money moved outside claims that is the practice's own → account and memo."""
TAKEN_BACK = ("WO", "FB")
"""Reasons of money moved outside claims by which a payer takes back, or carries over, what it is owed."""


def exception(office: Office, file: ClaimFile | None, payment: ClaimPayment) -> str:
    """Say why a decision cannot be posted by itself, or ""."""
    if file is None or file.sent is None:
        return "no_such_claim"
    if payment.reversal:
        known = any(each.payer_claim_number == payment.payer_claim_number for each in file.payments)
        return "" if known else "nothing_to_reverse"
    sent = file.sent
    if payment.charge != sent.charge or len(payment.lines) != len(sent.lines):
        return "charge_differs"
    for line, billed in zip(payment.lines, sent.lines, strict=True):
        if line.modifiers != billed.modifiers:
            return "modifier_differs"
    if file.payments and any(each.payer_claim_number == payment.payer_claim_number for each in file.payments):
        return "already_posted"
    return "closed" if file.status == CLOSED and payment.paid > 0 else ""


def takes_back(report: Remittance) -> bool:
    """Tell whether a remittance brings no money because of what it takes back: nobody posts that unseen."""
    return report.amount <= 0 and any(each.reason in TAKEN_BACK for each in report.adjustments)


def carried_forward(report: Remittance) -> int:
    """What the payer still wants, in cents, after a remittance that pays nothing: it comes off its next one."""
    return max(0, -sum([each.amount for each in report.adjustments if each.reason == "FB" and each.amount < 0]))


def set_aside(office: Office, report: Remittance, payment: ClaimPayment, why: str, now: int) -> None:
    """Put a decision on the list of exceptions; its money is held under nobody's name."""
    office.exceptions[f"{report.id}/{payment.claim}"] = PostingException(report.id, payment, why, report.minute // 1440)
    move_outside(office, now, OFFICE, payment.paid, HELD, f"unposted: {payment.claim}")


def move_outside(office: Office, now: int, claim: str, amount: Cents, other: int, memo: str) -> None:
    """Book cash that came (or went, where negative) outside the claims, against another account."""
    if amount > 0:
        office.ledger.post(now, claim, 0, OUTSIDE, other, amount, memo)
    else:
        office.ledger.post(now, claim, 0, other, OUTSIDE, -amount, memo)


def decision(office: Office, file: ClaimFile, payment: ClaimPayment, now: int, held: bool = True) -> tuple:
    """Post the lines that were not denied; return what they fall short of contract and benefits, or ().

    `held`: whether the decision can be held against them, since it is the last payer's on the
    claim as it was sent.
    """
    claim, sent = payment.claim, file.sent
    held = held and payment.order == 1 + len(sent.prior)
    allowed = office.expected(sent) if held else []
    short = falls_short(office, sent, payment, allowed) if held else {}
    for number, line in enumerate(payment.lines):
        if not line.denied:
            _post_line(office, now, claim, number, line, short)
            if held and payment.order == 1 and line.allowed > allowed[number]:
                above = min(line.allowed - allowed[number], line.paid)
                owe_back(office, now, claim, number, CONTRACTUAL, above, "paid above contract")
    for number, owed in enumerate(office.ledger.line_balances(claim, INSURANCE)):
        if owed < 0:
            if payment.order > 1 and claim in office.accounts.prepaid:
                office.patient_credits.add(claim)
            owe_back(office, now, claim, number, INSURANCE, -owed, "paid more than was owed")
    return _largest(short) if short else ()


def _post_line(office: Office, now: int, claim: str, number: int, line: LinePayment, short: Short) -> None:
    """Post a line as the payer decided it; what it falls short by stays open. OA-23 stands in the books already."""
    post = office.ledger.post
    post(now, claim, number, INSURER_PAID, INSURANCE, line.paid, "insurer payment")
    for each in line.adjustments:
        code = f"{each.group}-{each.carc}"
        amount = each.amount - short.get((number, code), 0) if short else each.amount
        if each.group == "PR":
            post(now, claim, number, PATIENT, INSURANCE, amount, code)
        elif each.carc != PRIOR_PAYER:
            post(now, claim, number, CONTRACTUAL, INSURANCE, amount, code)


def _largest(short: Short) -> tuple[str, Cents]:
    """Name the code under which most of a payment is missing, and how much that is."""
    by_code: dict[str, Cents] = {}
    for (_, code), amount in short.items():
        by_code[code] = by_code.get(code, 0) + amount
    return max(by_code.items(), key=lambda each: each[1])


def owe_back(office: Office, now: int, claim: str, line: int, account: int, amount: Cents, memo: str) -> None:
    """Book a credit balance: money in hand that belongs to payer or patient; its clock starts today."""
    office.ledger.post(now, claim, line, account, CREDIT, amount, memo)
    office.credit_days.setdefault(claim, now // 1440)
    office.lists["credits"].add(claim, office.files[claim])


def reverse(office: Office, file: ClaimFile, payment: ClaimPayment, now: int) -> None:
    """Take out of the books again what an earlier decision put there."""
    ledger, claim = office.ledger, payment.claim
    forget(office, file.sent, payment)
    contractual, patient, patient_paid = [
        ledger.line_balances(claim, account) for account in (CONTRACTUAL, PATIENT, PATIENT_PAID)
    ]
    for number, line in enumerate(payment.lines):
        if line.denied:
            continue
        said = {"PR": 0, "CO": 0}
        for each in line.adjustments:
            said["PR" if each.group == "PR" else "CO"] -= each.amount
        ledger.post(now, claim, number, INSURANCE, INSURER_PAID, -line.paid, "insurer payment reversed")
        ledger.post(now, claim, number, INSURANCE, CONTRACTUAL, min(said["CO"], contractual[number]), "adjustment reversed")
        theirs = min(said["PR"], patient[number] + patient_paid[number])
        ledger.post(now, claim, number, INSURANCE, PATIENT, theirs, "patient's share reversed")
    if file.sent is not None and file.sent.frequency == VOID:
        _take_off_charges(office, claim, now)


def _take_off_charges(office: Office, claim: str, now: int) -> None:
    for number, owed in enumerate(office.ledger.line_balances(claim, INSURANCE)):
        office.ledger.post(now, claim, number, REVENUE, INSURANCE, owed, "charge voided")


def settle_copay(office: Office, claim: str, now: int) -> None:
    """Put what was paid at the visit to the lines that the payer has left to the patient; what is too much is owed back."""
    post = office.ledger.post
    first, *others = office.ledger.line_balances(claim, PATIENT)
    for number, owed in enumerate(others, 1):
        part = min(owed, -first)
        if part > 0:
            post(now, claim, 0, PATIENT, PATIENT_PAID, part, "copay put to another line")
            post(now, claim, number, PATIENT_PAID, PATIENT, part, "copay put to this line")
            first += part
    if first < 0:
        settle_patient(office, claim, now)


def settle_patient(office: Office, claim: str, now: int) -> None:
    """Owe back what the patient has paid and does not owe, after a reversal or once all is decided."""
    for number, owed in enumerate(office.ledger.line_balances(claim, PATIENT)):
        if owed < 0:
            office.patient_credits.add(claim)
            owe_back(office, now, claim, number, PATIENT, -owed, "patient paid what is no longer owed")
    office.accounts.off_if_settled(office, claim)


def outside_claims(office: Office, each: ProviderAdjustment, now: int) -> None:
    """Post what a payer moved outside the claims (835 PLB): interest earned, money kept back or carried forward."""
    claim = each.claim if each.claim in office.files else OFFICE
    if each.reason in EARNED:
        account, memo = EARNED[each.reason]
        move_outside(office, now, claim, -each.amount, account, memo)
        return
    left = each.amount
    if each.reason == "WO" and left > 0 and claim:
        left -= _from_credit(office, claim, left, now)
    move_outside(office, now, claim, -left, HELD, f"PLB {each.reason} {each.reference}".rstrip())


def _from_credit(office: Office, claim: str, amount: Cents, now: int) -> Cents:
    """A payer keeps back what it paid too much: the credit balance is gone as far as it goes."""
    taken = 0
    for number, owed in enumerate(office.ledger.line_balances(claim, CREDIT)):
        part = min(-owed, amount - taken)
        if part > 0:
            office.ledger.post(now, claim, number, CREDIT, OUTSIDE, part, "kept back by the payer")
            taken += part
    if not office.ledger.balance(claim, CREDIT):
        drop_credit(office, claim)
    return taken


def drop_credit(office: Office, claim: str) -> None:
    """A credit balance is settled."""
    office.credit_days.pop(claim, None)
    office.patient_credits.discard(claim)
    office.lists["credits"].discard(claim)
