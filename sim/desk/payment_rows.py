"""Rows of the worklists that hold money: deposits without a remittance, cards, and what could not be posted by itself."""

from collections.abc import Iterable

from sim.desk.card_view import TO_DO
from sim.desk.view import Row
from sim.desk.work.reconciling import EXCEPTIONS
from sim.records.clock import DAY
from sim.records.replies import VirtualCard


def deposit_rows(desk) -> Iterable[Row]:
    """Show the money that no remittance explains yet and the cards that nobody has run or refused, oldest first."""
    for each in desk.office.deposits.values():
        what, why, codes = f"Deposit {each.trace}", "Find its remittance", each.trace
        if isinstance(each, VirtualCard):
            until = desk.calendar.show_day(each.good_until, short=True)
            what, why, codes = f"Virtual card {each.trace}", TO_DO, f"good until {until}"
        yield _row(desk, each.id, "", what, each.payer, why, codes, each.amount, each.minute // DAY)


def exception_rows(desk) -> Iterable[Row]:
    """Show what waits for a hand, in the order in which it was found; the codes name remittance and claim."""
    office = desk.office
    for name, each in office.exceptions.items():
        payment, report = each.payment, office.reports[each.report]
        file = office.files.get(payment.claim)
        whose = desk.world.faces.person(file.claim.patient, file.claim.sex).name if file else payment.claim
        yield _row(
            desk, name, file.claim.patient if file else "", whose, report.payer, EXCEPTIONS[each.why],
            f"{each.report} · {payment.claim}", payment.paid, each.day,
        )


def _row(desk, id: str, patient: str, name: str, payer: str, why: str, codes: str, amount: int, day: int) -> Row:
    return Row(
        id, patient, name, payer, desk.office.payers[payer].name, why, codes, amount, amount, day,
        desk.calendar.show_day(day, short=True), "", None, "", "none", desk.office.taken.get(id, ""),
    )
