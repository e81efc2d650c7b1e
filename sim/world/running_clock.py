"""Which clock runs on a claim that lies with the office, and until when: original, corrected, records, appeal, refund."""

from sim.rules.appeals import appeal_due
from sim.rules.deadlines import refund_due
from sim.rules.records_asked import asks_for
from sim.rules.remedies import only_appealed
from sim.rules.unprocessable import is_unprocessable
from sim.world.claim_file import ASKED, DENIED, PAID, REJECTED, SENT, TO_SEND, UNCHARGED, UPCOMING, ClaimFile

TO_BE_FILED = (TO_SEND, REJECTED, SENT, UNCHARGED)
"""Statuses of claims that no payer has taken in yet."""


def clock(office, file: ClaimFile) -> tuple[str, int] | None:
    """Which clock of the office runs on a claim, and its last day; None where none does."""
    claim, status = file.claim, file.status
    if status == UPCOMING:
        return "visit", claim.day
    if status in TO_BE_FILED:
        return office.clocks[claim.payer].on(claim, file.answered_day)
    if status == ASKED:
        return ("records", file.asked.until) if file.asked else None
    if status == PAID and claim.id in office.lists["secondary"]:
        following = office.next_payer(file) or claim.payer
        return "secondary", office.clocks[following].last_day("secondary", file.answered_day)
    if status == PAID and claim.id in office.credit_days:
        return "refund", refund_due(office.credit_days[claim.id])
    if status == PAID and file.short:
        return "appeal", file.answered_day + office.payers[claim.payer].appeal_limit_days
    if status != DENIED:
        return None
    if is_unprocessable(file.payment):
        return office.clocks[claim.payer].on(claim, file.answered_day)
    if file.payment is not None and any(line.denied and asks_for(line) for line in file.payment.lines):
        return "records", office.clocks[claim.payer].last_day("records", file.answered_day)
    appeal = next_appeal_due(office, file)
    if file.appeals or not office.payers[claim.payer].takes_replacement or _wants_appeal(file):
        return None if appeal is None else ("appeal", appeal)
    corrected = office.clocks[claim.payer].last_day("corrected", file.answered_day)
    return ("corrected", corrected) if appeal is None or corrected <= appeal else ("appeal", appeal)


def _wants_appeal(file: ClaimFile) -> bool:
    """Tell whether only an appeal can change the denial, by its first reason."""
    for line in file.payment.lines if file.payment else ():
        if line.denied and line.adjustments:
            return line.adjustments[0].carc in only_appealed()
    return False


def next_appeal_due(office, file: ClaimFile) -> int | None:
    """Last day for the next level of appeal; None after the last level."""
    payer = office.payers[file.claim.payer]
    since = file.decided_day if file.appeals else file.answered_day
    limits = (office.clocks[payer.key].limits["appeal"],)
    return appeal_due(office.ladder(payer.key), len(file.appeals) + 1, since, office.calendar, limits)
