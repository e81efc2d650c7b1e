"""Verbs on what patients owe."""

from sim.desk.actions import BillPatient, Fact, TransferToPatient
from sim.desk.verb import Verb
from sim.desk.work.claims import busy, not_now
from sim.desk.work.coordination import not_yet_the_patients, protected, still_to_be_answered
from sim.desk.work.fairness import PROTECTED_PLACES, answer_for_statement, seen_at
from sim.desk.work.honesty import write_down
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, PATIENT
from sim.records.money import dollars
from sim.rules.compliance.patients import qmb_billed
from sim.world.claim_file import DENIED, PAID, ClaimFile
from sim.world.office import Office


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
    waits = not_yet_the_patients(office, file) or still_to_be_answered(desk, file)
    if waits:
        return waits
    if office.ledger.balance(action.claim, PATIENT) > 0 or _denied_as_patients(file):
        return ""
    if file.status == DENIED:
        return _not_theirs(file)
    return "No remittance has made any of this the patient's. What a patient owes is what the remittance says."


def _not_theirs(file: ClaimFile) -> str:
    denied = [line for line in file.payment.lines if line.denied] if file.payment else []
    groups = sorted({each.group for line in denied for each in line.adjustments} - {"PR"})
    if "CO" in groups:
        return "The payer adjusted this as CO: the contract makes it the practice's loss, never the patient's."
    return f"The payer adjusted this as {' and '.join(groups)}, not as PR: it has left none of it to the patient."


def bill(desk, action: BillPatient) -> tuple[Fact, ...]:
    """Send a statement for one claim's balance, or one for each that waits."""
    claims = [action.claim] if action.claim else _waiting_for_statements(desk)
    billed = sum([_send_statement(desk, claim) for claim in claims])
    return (Fact("statements", str(len(claims))), Fact("billed", dollars(billed)))


def _send_statement(desk, claim: str) -> int:
    office, now = desk.office, desk.now
    file = office.files[claim]
    amount = theirs = office.ledger.balance(claim, PATIENT)
    if file.payment is not None and protected(file.payment):
        write_down(desk, claim, qmb_billed(True, theirs))
    denied = _denied_as_patients(file)
    if theirs <= 0 or denied:
        for line, owed in enumerate(office.ledger.line_balances(claim, INSURANCE)):
            office.ledger.post(now, claim, line, PATIENT, INSURANCE, owed, "billed to patient")
        office.move(file, PAID)
        amount = office.ledger.balance(claim, PATIENT)
    file.billed = True
    office.accounts.off_the_lists(office, claim)
    office.lists["secondary"].discard(claim)
    wrongly = claim in office.accounts.transferred or (denied and PROTECTED_PLACES & seen_at(office, file))
    wrongly = wrongly and answer_for_statement(desk, file)
    office.statements.append((claim, theirs > 0 and not denied and not wrongly))
    office.accounts.statement_sent(claim, now // DAY, office.scenario.accounts.cycle_days)
    office.journal.add(now, desk.who, "patient billed", claim, dollars(amount))
    return amount


def may_transfer(desk, action: TransferToPatient) -> str:
    """Refuse what no payer has decided, what is not open, and what a payer has yet to decide again.

    Billing software asks for no reason here; whether the remittance made it the patient's is for the biller to know.
    """
    reason = busy(desk, action.claim)
    if reason:
        return reason
    file = desk.office.files[action.claim]
    if file.payment is None or file.status not in (DENIED, PAID):
        return f"No payer has decided on this claim. {not_now(file)}"
    if desk.office.ledger.balance(action.claim, INSURANCE) <= 0:
        return "No insurer owes anything on this claim. There is nothing to transfer."
    return ""


def transfer(desk, action: TransferToPatient) -> tuple[Fact, ...]:
    """Put what insurers have left unpaid on the patient's account; a statement for it waits to be sent."""
    office = desk.office
    file = office.files[action.claim]
    moved = tuple([max(0, owed) for owed in office.ledger.line_balances(action.claim, INSURANCE)])
    for line, owed in enumerate(moved):
        office.ledger.post(desk.now, action.claim, line, PATIENT, INSURANCE, owed, "transferred to patient")
    office.accounts.transferred[action.claim] = moved
    office.move(file, PAID)
    file.billed = False
    for name in ("secondary", "collections"):
        office.lists[name].discard(action.claim)
    office.lists["patients"].add(action.claim, file)
    office.journal.add(desk.now, desk.who, "transferred to patient", action.claim, dollars(sum(moved)))
    return (Fact("transferred", dollars(sum(moved))), Fact("waits", "for the next statement run"))


def _waiting_for_statements(desk) -> list[str]:
    taken = desk.office.taken
    return [claim for claim in desk.office.lists["patients"] if taken.get(claim, desk.who) == desk.who]


def _denied_as_patients(file: ClaimFile) -> bool:
    if file.status != DENIED or file.payment is None:
        return False
    return all(adjustment.group == "PR" for line in file.payment.lines if line.denied for adjustment in line.adjustments)


def _price_of_statements(action: BillPatient, office: Office, now: int) -> int:
    table = office.scenario.minutes
    count = 0 if action.claim else len(office.lists["patients"])
    return table.bill_patient + count // table.statements_a_minute


VERBS = {
    TransferToPatient: Verb(may_transfer, transfer, "transfer_to_patient", lambda file: TransferToPatient(file.claim.id)),
    BillPatient: Verb(may_bill, bill, _price_of_statements, lambda file: BillPatient(file.claim.id)),
}
