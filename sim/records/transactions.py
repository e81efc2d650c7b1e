"""What the four kinds of file say, free of how X12 spells it, gathered under one roof.

A claim file (837P), its receipt (999), its claim-by-claim answer (277CA) and the
payment advice (835) are each one record.  `sim.wire` turns them into text and back.
Money is integer cents, days are `datetime.date`, codes are the bare strings of the
wire, and diagnosis codes carry no dot.  `extra` keeps the segments that a record has no
field for, as tuples of elements with ":" between components, in file order.
"""

from sim.records.acknowledgments import (
    Ack277,
    Ack999,
    AcknowledgedSet,
    ClaimStatus,
    ElementError,
    LineStatus,
    ReportedClaim,
    SegmentError,
)
from sim.records.parties import (
    Address,
    Contact,
    Envelope,
    Name,
    Organisation,
    Person,
    Provider,
)
from sim.records.payments import (
    Adjustment,
    BankAccount,
    PaidClaim,
    PaidLine,
    ProviderAdjustment,
    Remittance835,
)
from sim.records.submissions import (
    Submission837,
    SubmittedClaim,
    SubmittedLine,
)

Meaning = Submission837 | Ack999 | Ack277 | Remittance835

__all__ = [
    "Ack277",
    "Ack999",
    "AcknowledgedSet",
    "Address",
    "Adjustment",
    "BankAccount",
    "ClaimStatus",
    "Contact",
    "ElementError",
    "Envelope",
    "LineStatus",
    "Meaning",
    "Name",
    "Organisation",
    "PaidClaim",
    "PaidLine",
    "Person",
    "Provider",
    "ProviderAdjustment",
    "Remittance835",
    "ReportedClaim",
    "SegmentError",
    "Submission837",
    "SubmittedClaim",
    "SubmittedLine",
]
