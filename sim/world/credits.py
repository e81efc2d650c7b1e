"""Credit balances that nobody gives back: from the 61st day on, keeping a public payer's money is a breach."""

from sim.records.clock import DAY
from sim.records.ledger import CREDIT
from sim.rules.compliance.books import overpayment_kept
from sim.rules.deadlines import refund_due

PUBLIC = ("MB", "MC")
"""Filing indicators of Medicare and Medicaid, whose overpayments the law wants back within 60 days."""


def note_kept(office, day: int) -> None:
    """Remember each overpayment whose last day was yesterday as a breach; whose hand kept it, nobody knows."""
    for claim, found in office.credit_days.items():
        payer = office.payers[office.files[claim].claim.payer]
        if day != refund_due(found) + 1 or claim in office.patient_credits or payer.filing_indicator not in PUBLIC:
            continue
        kept = overpayment_kept(-office.ledger.balance(claim, CREDIT), day - 1, day)
        if kept is not None:
            office.breach(day * DAY, "office", kept.rule, claim, kept.facts)
