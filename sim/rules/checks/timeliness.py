"""Whether a claim came in time, and whether it came before."""

from sim.records.claims import ORIGINAL, Claim
from sim.rules.payer_files import PayerFiles, Received

BILLED_BEFORE = frozenset(("crossover_billed_twice", "duplicate_sent", "paid_before", "payment_unseen"))
"""What a payer finds on a claim that it has had before: the decision that stands on it stays as it is."""


def late(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A claim received on the last day is timely; a replacement has a clock of its own."""
    if received.day <= received.last_day:
        return ""
    return "late_filing" if claim.frequency == ORIGINAL else "late_correction"


def duplicate(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The same services of the same member on the same day have been billed before; some payers look whether they paid."""
    before = received.duplicate_of
    if not before:
        return ""
    return "paid_before" if files.has_paid is not None and files.has_paid(before) else "duplicate_sent"
