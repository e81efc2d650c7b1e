"""Whether a claim came in time, and whether it came before."""

from sim.records.claims import ORIGINAL, Claim
from sim.rules.payer_files import PayerFiles, Received


def late(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A claim received on the last day is timely; a replacement has a clock of its own."""
    if received.day <= received.last_day:
        return ""
    return "late_filing" if claim.frequency == ORIGINAL else "late_correction"


def duplicate(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The same services of the same member on the same day have been billed before."""
    return "duplicate_sent" if received.duplicate_of else ""
