"""Posting by the machine: what of a remittance goes into the books by itself, and what does not fit and waits for a hand.

Every first payment is held against the contract.  What falls short of it stays open with
the insurer, what exceeds it is owed back at once; neither disappears in a contractual
adjustment.
"""

from sim.records.claims import VOID
from sim.records.ledger import (
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


def decision(office: Office, file: ClaimFile, payment: ClaimPayment, now: int) -> tuple:
    """Post the lines that were not denied; return what they fall short of the contract, or ().

    OA-23 says what payers before have settled: that stands in the books already.
    """
    short: dict[str, Cents] = {}
    claim, checked = payment.claim, payment.order == 1
    for number, line in enumerate(payment.lines):
        if line.denied:
            continue
        below = office.expected(file.sent, file.sent.lines[number]) - line.allowed if checked and line.allowed else 0
        _post_line(office, now, claim, number, line, below, short if checked else None)
    for number, owed in enumerate(office.ledger.line_balances(claim, INSURANCE)):
        if owed < 0:
            owe_back(office, now, claim, number, INSURANCE, -owed, "paid more than was owed")
    return max(short.items(), key=lambda each: each[1]) if short else ()


def _post_line(
    office: Office, now: int, claim: str, number: int, line: LinePayment, below: Cents, short: dict[str, Cents] | None
) -> None:
    post = office.ledger.post
    post(now, claim, number, INSURER_PAID, INSURANCE, line.paid, "insurer payment")
    for each in line.adjustments:
        amount = each.amount
        if each.group == "PR":
            if short is not None and each.carc in ("1", "3"):
                wrong = _wrong_share(office, claim, each.carc, amount)
                if wrong:
                    amount -= wrong
                    short[f"PR-{each.carc}"] = short.get(f"PR-{each.carc}", 0) + wrong
            post(now, claim, number, PATIENT, INSURANCE, amount, f"PR-{each.carc}")
        else:
            if below > 0 and each.carc == "45":
                amount -= below
                short["CO-45"] = short.get("CO-45", 0) + below
            if each.carc != PRIOR_PAYER:
                post(now, claim, number, CONTRACTUAL, INSURANCE, amount, f"{each.group}-{each.carc}")
    if below < 0:
        owe_back(office, now, claim, number, CONTRACTUAL, min(-below, line.paid), "paid above contract")


def _wrong_share(office: Office, claim: str, carc: str, amount: Cents) -> Cents:
    """Tell how much more than the plan's benefits allow the payer left to the patient."""
    plan = office.payers[office.files[claim].sent.payer].plan
    if carc == "1":
        return amount if plan.deductible == 0 else 0
    return max(0, amount - plan.copay)


def owe_back(office: Office, now: int, claim: str, line: int, account: int, amount: Cents, memo: str) -> None:
    """Book a credit balance: money in hand that belongs to payer or patient; its clock starts today."""
    office.ledger.post(now, claim, line, account, CREDIT, amount, memo)
    office.credit_days.setdefault(claim, now // 1440)
    office.lists["credits"].add(claim, office.files[claim])


def reverse(office: Office, file: ClaimFile, payment: ClaimPayment, now: int) -> None:
    """Take out of the books again what an earlier decision put there."""
    ledger, claim = office.ledger, payment.claim
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


def settle_patient(office: Office, claim: str, now: int) -> None:
    """After a reversal: what the patient has paid and no longer owes is owed back."""
    for number, owed in enumerate(office.ledger.line_balances(claim, PATIENT)):
        if owed < 0:
            office.patient_credits.add(claim)
            owe_back(office, now, claim, number, PATIENT, -owed, "patient paid what is no longer owed")
    if office.ledger.balance(claim, PATIENT) <= 0:
        office.lists["patients"].discard(claim)
        office.lists["collections"].discard(claim)


def outside_claims(office: Office, each: ProviderAdjustment, now: int) -> None:
    """Post what a payer moved outside the claims (835 PLB): interest earned, money kept back or carried forward."""
    claim = each.claim if each.claim in office.files else OFFICE
    if each.reason == "L6":
        move_outside(office, now, claim, -each.amount, INTEREST, "interest")
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
