"""What a notice of Medicaid does to a visit that had been the patient's: it is the payers' again.

Whoever takes Medicaid takes its payment as payment in full (42 CFR 447.15), so what the patient has
paid is owed back, and what was given up meanwhile is the payer's to pay as well.
"""

from sim.desk.work import posting
from sim.records.ledger import FEES, INSURANCE, PATIENT, PATIENT_PAID, WRITE_OFF
from sim.world.claim_file import CLOSED, DENIED, PAID, ClaimFile
from sim.world.office import Office

GRANTED = "Medicaid granted"


def back_to_the_payers(office: Office, file: ClaimFile, now: int) -> None:
    """Put a claim that no plan has covered back on the worklist, and owe the patient what they paid on it."""
    if file.status not in (DENIED, PAID, CLOSED) or file.payment is None or not file.payment.denied:
        return
    ledger, claim = office.ledger, file.claim.id
    theirs = [ledger.line_balances(claim, account) for account in (PATIENT, PATIENT_PAID, FEES)]
    for line, amounts in enumerate(zip(*theirs, strict=True)):
        ledger.post(now, claim, line, INSURANCE, PATIENT, sum(amounts), GRANTED)
    for line, given_up in enumerate(ledger.line_balances(claim, WRITE_OFF)):
        ledger.post(now, claim, line, INSURANCE, WRITE_OFF, given_up, GRANTED)
    posting.settle_patient(office, claim, now)
    if claim in office.accounts:
        office.accounts[claim].at_agency = 0
    file.billed = False
    office.move(file, DENIED)
