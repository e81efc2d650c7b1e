"""What the desk answers for beside claims: whom it bills for what, and what it gives up.

Software for billing moves a balance to the patient, prints the statement and takes a balance
off the books without asking why; so does this desk.  What breaks a rule is written down with
its facts, as `sim.desk.work.honesty` does for claims.
"""

from datetime import date

from sim.desk.work.honesty import write_down
from sim.records.clock import DAY
from sim.records.ledger import PATIENT, PATIENT_PAID
from sim.records.money import Cents
from sim.rules.checks.coverage import NOTICE
from sim.rules.compliance.books import CLOSING_DAYS, receivables_polished
from sim.rules.compliance.patients import (
    AS_A_COURSE,
    EMERGENCY,
    FACILITIES,
    balance_billed,
    notice_missing,
    share_waived,
    surprise_billed,
)
from sim.rules.compliance.table import Breach
from sim.world.claim_file import ClaimFile
from sim.world.office import Office

MEDICARE = "MB"
"""Filing indicator of Medicare Part B, whose advance notice (ABN) the law asks for."""
OUTSIDE = "242"
"""CARC by which a plan leaves to the patient what somebody outside its network has charged."""
PROTECTED_PLACES = FACILITIES | {EMERGENCY}
COURTESY = "courtesy"


def answer_for_statement(desk, file: ClaimFile) -> bool:
    """Write down what a statement that goes out now asks and may not, the narrowest rule first; tells whether it does."""
    office, claim, payment = desk.office, file.claim, file.payment
    if payment is None:
        return False
    billed = office.ledger.balance(claim.id, PATIENT) + office.ledger.balance(claim.id, PATIENT_PAID)
    said = tuple([(each.group, each.carc, each.amount) for line in payment.lines for each in line.adjustments])
    breach = _no_notice(office, file, said, billed) or _surprise(office, file, said, billed) or balance_billed(said, billed)
    write_down(desk, claim.id, breach)
    return breach is not None


def _no_notice(office: Office, file: ClaimFile, said: tuple[tuple[str, str, Cents], ...], billed: Cents) -> Breach | None:
    """Where the payer has not made the service the patient's (PR), only a notice signed before it makes them owe it."""
    if office.payers[file.claim.payer].filing_indicator != MEDICARE:
        return None
    signed = file.claim.day if NOTICE in office.encounters[file.claim.encounter].said else None
    return notice_missing(tuple([carc for group, carc, _ in said if group != "PR"]), billed, file.claim.day, signed)


def _surprise(office: Office, file: ClaimFile, said: tuple[tuple[str, str, Cents], ...], billed: Cents) -> Breach | None:
    claim = file.claim
    places = seen_at(office, file)
    network_share = sum([amount for group, carc, amount in said if group == "PR" and carc != OUTSIDE])
    return surprise_billed(
        claim.provider not in office.payers[claim.payer].plan.outside, EMERGENCY in places, bool(FACILITIES & places),
        False, billed, network_share,
    )


def seen_at(office: Office, file: ClaimFile) -> frozenset[str]:
    """List the places of service of a claim's visit, as the note has them."""
    return frozenset([charge.place for charge in office.encounters[file.claim.encounter].charges])


def answer_for_write_off(desk, file: ClaimFile, amount: Cents) -> None:
    """Write down that the month's receivables were made to look better, if a claim is given up that nobody tried to cure."""
    days = _workdays_to_close(desk)
    collectable = days <= CLOSING_DAYS and _collectable(desk, file)
    write_down(desk, file.claim.id, receivables_polished(amount, collectable, days))


def _collectable(desk, file: ClaimFile) -> bool:
    """Tell whether a claim failed by something curable, its clock still runs, and nobody has tried."""
    clock = desk.office.clock(file)
    if clock is None or clock[1] < desk.now // DAY or not desk.world.is_curable(file.claim.id):
        return False
    return not _was_worked(file)


def _was_worked(file: ClaimFile) -> bool:
    """Tell whether somebody has tried: corrected it, sent it again, appealed, billed the next payer, had a letter."""
    return file.changed or file.times_sent > 1 or bool(file.appeals or file.letter or file.claim.prior)


def answer_for_forgiven(desk, claim: str, amount: Cents, reason: str, tried: bool) -> None:
    """Write down a patient's share that was forgiven without need or for everybody, or in the last days of a month.

    Whoever forgives the share as a courtesy to three patients in whom nobody has found need does it as a matter of course.
    """
    office = desk.office
    patient = office.files[claim].claim.patient
    need = bool(office.discounts.get(patient))
    forgiven = office.accounts.courtesies.setdefault(desk.who, {})
    if reason == COURTESY and not need:
        forgiven[patient] = None
    blanket = reason == COURTESY and not need and len(forgiven) >= AS_A_COURSE
    write_down(desk, claim, share_waived(amount, blanket, advertised=False, need_determined=need, collection_tried=tried))
    account = office.accounts.get(claim)
    paying = account is not None and account.instalment > 0
    write_down(desk, claim, receivables_polished(amount, paying, _workdays_to_close(desk)))


def _workdays_to_close(desk) -> int:
    """Count the working days that are left of the month, today included."""
    today = desk.calendar.date_of(desk.now)
    first_of_next = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return desk.calendar.workdays_between(desk.now // DAY, desk.calendar.day_number(first_of_next))
