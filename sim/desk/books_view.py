"""The office's money in one glance, as plain data."""

from msgspec import Struct


class BooksView(Struct, frozen=True):
    """The office's money, in cents."""

    charges: int
    insurance_open: int
    patient_open: int
    insurer_paid: int
    patient_paid: int
    contractual: int
    write_offs: int
    filing_write_offs: int
    credits: int = 0
    """What is owed back to payers and patients."""
    refunded: int = 0
    held: int = 0
    """What payers paid that is not the practice's, or not yet posted to a claim."""
    interest: int = 0
    capitation: int = 0
    """What payers paid by the month for their members."""
