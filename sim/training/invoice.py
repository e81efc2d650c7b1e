"""The invoice: what a billing service has earned at each client since the trainee's desk opened."""

from collections import Counter

from msgspec import Struct

from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID, PATIENT_PAID, REFUNDED
from sim.records.money import Cents
from sim.training.session import Session
from sim.world.office import Office

CASH = (INSURER_PAID, PATIENT_PAID, REFUNDED)


class Invoice(Struct, frozen=True):
    """What one client owes for its package."""

    client: str
    label: str
    """Name of the practice."""
    package: str
    collected: Cents
    """What payers and patients paid, refunds taken off."""
    items: tuple[tuple[str, int, Cents], ...]
    """Verb, how often it was done, and what that comes to."""
    fee: Cents


def invoices(session: Session) -> tuple[Invoice, ...]:
    """Reckon each client's fee; none where there is no service."""
    made = []
    for key, client in session.offices.roster.items():
        if client.terms is None:
            continue
        office, fee = session.offices.worlds[key].office, client.terms.fee
        opened = office.calendar.roll_forward(session.exercise.starts) * DAY + office.calendar.open_at
        collected = collected_since(office, opened)
        done = Counter([
            str(record.action.__struct_config__.tag)
            for record in session.file.records if record.client == key and record.outcome.done
        ])
        items = tuple([(verb, done[verb], price * done[verb]) for verb, price in fee.items.items()])
        made.append(Invoice(key, office.scenario.practice.name, client.terms.label, collected, items, fee.due(collected, done)))
    return tuple(made)


def collected_since(office: Office, minute: int) -> Cents:
    """Add up what has come in from a minute on, less what has gone back."""
    return sum(
        posting.amount * ((posting.debit in CASH) - (posting.credit in CASH))
        for posting in office.ledger.postings if posting.minute >= minute
    )
