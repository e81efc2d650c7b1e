"""Pages of money that waits: a deposit without its remittance, a card, and a decision that could not be posted by itself."""

from msgspec.structs import replace

from sim.desk.card_view import card_view
from sim.desk.rows import claim_row
from sim.desk.view import ReportView
from sim.desk.work.posting import carried_forward
from sim.desk.work.reconciling import EXCEPTIONS
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import Remittance, VirtualCard


def deposit_view(desk, name: str) -> ReportView | None:
    """Show a deposit as the bank's notice tells of it, or a virtual card; None for any other name."""
    deposit = desk.office.deposits.get(name)
    if deposit is None:
        return None
    if isinstance(deposit, VirtualCard):
        return card_view(desk, deposit)
    kept = f" It is less ${dollars(deposit.fee)} that the card company kept." if deposit.fee else ""
    payer = desk.office.payers[deposit.payer].name
    return ReportView(
        name, "deposit", f"Deposit from {payer}, {desk.calendar.show_day(deposit.minute // DAY)}",
        f"${dollars(deposit.amount)} under trace {deposit.trace}.{kept} "
        f"Find the remittance with this trace and {'the whole' if kept else 'this'} amount, and lay it beside.", (), (),
    )


def exception_view(desk, name: str, remittance: ReportView | None) -> ReportView | None:
    """Show the remittance that holds a decision, with what is wrong with it."""
    waiting = desk.office.exceptions.get(name)
    if waiting is None or remittance is None:
        return remittance
    payment, file = waiting.payment, desk.office.files.get(waiting.payment.claim)
    if waiting.why == "negative_payment":
        said = f"{EXCEPTIONS[waiting.why]}. {_to_carry(desk, waiting.report)}"
        return replace(remittance, id=name, posted=False, summary=said)
    about = f" {payment.claim}, charge ${dollars(payment.charge)}, paid ${dollars(payment.paid)}." if payment.claim else ""
    rows = (claim_row(desk, file),) if file else ()
    return replace(remittance, id=name, posted=False, summary=f"{EXCEPTIONS[waiting.why]}.{about}", rows=rows)


def _to_carry(desk, name: str) -> str:
    report = desk.office.reports[name]
    assert isinstance(report, Remittance)
    owed = carried_forward(report)
    rest = f"${dollars(owed)} is carried forward to its next payment. " if owed else ""
    return f"{rest}Nothing of it is posted yet: find the letter and the claims that it takes back, then post it."
