"""Whom a report is made for: a practice, and what a billing service does for it."""

from msgspec import Struct

from sim.desk.desk import Desk
from sim.desk.figures.periods import Span
from sim.desk.view import LIST_LABELS
from sim.records.ledger import INSURER_PAID, PATIENT_PAID, REFUNDED
from sim.records.money import Cents
from sim.scenario.packages import Package

CASH = (INSURER_PAID, PATIENT_PAID, REFUNDED)
"""What a fee is reckoned on: what payers and patients paid, refunds taken off."""


class Client(Struct, frozen=True):
    """A practice at whose desk the figures are read; without a package it does its own billing."""

    desk: Desk
    package: Package | None = None
    service: str = ""
    """Name of the billing service that makes the report."""

    @property
    def name(self) -> str:
        """What the practice is called."""
        return self.desk.office.scenario.practice.name

    @property
    def own_lists(self) -> tuple[str, ...]:
        """The worklists that are the client's own staff's work."""
        return () if self.package is None else tuple([name for name in LIST_LABELS if name not in self.package.lists])

    def does_itself(self, verb: str) -> bool:
        """Whether a verb is the client's own job under its package."""
        return self.package is not None and verb in self.package.theirs

    def collected_in(self, months: Span) -> Cents:
        """Add up what came in in a span, less what went back."""
        moves = self.desk.office.ledger.postings.select("minute", "debit", "credit", "amount")
        return sum([
            amount * ((debit in CASH) - (credit in CASH)) for minute, debit, credit, amount in moves if minute in months
        ])

    def done_in(self, months: Span) -> dict[str, int]:
        """Count what was done at the desk in a span: verb → how often."""
        counts: dict[str, int] = {}
        for minute, do, done in self.desk.office.timesheet.deeds.select("minute", "do", "done"):
            if done and minute in months:
                counts[do] = counts.get(do, 0) + 1
        return counts
