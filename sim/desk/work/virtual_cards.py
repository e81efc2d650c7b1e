"""Verbs on virtual cards: run one at the terminal, or send it back and ask for transfers.

The fee is the practice's expense.  It is booked outside the claims, so every claim is paid in
full and no patient's balance moves; the deposit is less by it than the explanation says.
"""

from sim.desk.actions import Fact, RefuseCard, RunCard
from sim.desk.verb import Verb
from sim.desk.work.posting import OFFICE
from sim.records.clock import DAY
from sim.records.ledger import FEES, OUTSIDE
from sim.records.money import dollars
from sim.records.replies import VirtualCard


def may_run(desk, action: RunCard) -> str:
    """Refuse a card that is not there, whose explanation nobody has read, or whose last day has passed."""
    reason = _not_here(desk, action.card)
    if reason:
        return reason
    office, card = desk.office, desk.office.deposits[action.card]
    report = office.remittances[card.trace]
    if report in office.unread:
        return f"Nobody has read the explanation that came with this card. Open {report} first."
    if desk.now // DAY > card.good_until:
        return (
            f"The card was good until {desk.calendar.show_day(card.good_until)}: the terminal declines it. "
            "Refuse it, or wait for a cheque."
        )
    return ""


def run(desk, action: RunCard) -> tuple[Fact, ...]:
    """Charge the card; what the card company keeps is in the books at once."""
    office, now = desk.office, desk.now
    card = office.deposits.pop(action.card)
    there = desk.world.payers[card.payer].remitting.run(card, now // DAY)
    with office.ledger.citing(office.remittances[card.trace]):
        office.ledger.post(now, OFFICE, 0, FEES, OUTSIDE, card.fee, "card fee")
    office.journal.add(now, desk.who, "card run", "", f"{card.trace}, ${dollars(card.amount)} less ${dollars(card.fee)}")
    return (
        Fact("charged", dollars(card.amount)), Fact("card fee", dollars(card.fee)),
        Fact("in the bank", f"{dollars(card.amount - card.fee)} on {desk.calendar.show_day(there)}"),
    )


def may_refuse(desk, action: RefuseCard) -> str:
    """Refuse what is no card, and a card that a colleague has in hand."""
    return _not_here(desk, action.card)


def refuse(desk, action: RefuseCard) -> tuple[Fact, ...]:
    """Send the card back with a request for transfers; one request is for all payments to come."""
    office, today = desk.office, desk.now // DAY
    card = office.deposits.pop(action.card)
    asked_before = card.payer in office.eft_from
    if not asked_before:
        days = max(1, office.payers[card.payer].virtual_card.eft_days)
        office.eft_from[card.payer] = desk.calendar.workdays_after(today, days)
    there = desk.world.payers[card.payer].remitting.pay_anew(card, today)
    office.journal.add(desk.now, desk.who, "card refused", "", f"{card.trace}, ${dollars(card.amount)}")
    return (
        Fact("EFT was asked for" if asked_before else "EFT asked for", _from(desk, office.eft_from[card.payer])),
        Fact("paid anew", f"{dollars(card.amount)} on {desk.calendar.show_day(there)}"),
    )


def _from(desk, day: int) -> str:
    return f"in force from {desk.calendar.show_day(day)}"


def _not_here(desk, card: str) -> str:
    office = desk.office
    if not isinstance(office.deposits.get(card), VirtualCard):
        return f"No virtual card {card} waits. Choose one from the unmatched deposits."
    holder = office.taken.get(card)
    return f"{holder} has this card in hand. Take another." if holder and holder != desk.who else ""


VERBS = {
    RunCard: Verb(may_run, run, "run_card", lambda card: RunCard(card), about="report"),
    RefuseCard: Verb(may_refuse, refuse, "refuse_card", lambda card: RefuseCard(card), about="report"),
}
