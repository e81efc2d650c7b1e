"""What every kind of file says, free of how X12 spells it, gathered under one roof.

A claim file (837P), its receipts (TA1, 999), its claim-by-claim answer (277CA), the payment
advice (835), and the pairs of question and answer about coverage (270, 271), a claim's
standing (276, 277) and authorisations (278) are each one record.  `sim.wire` turns them
into text and back.  Money is integer cents, days are `datetime.date`, codes are the bare
strings of the wire, and diagnosis codes carry no dot.  `extra` keeps the segments that a
record has no field for, as tuples of elements with ":" between components, in file order.
"""

from sim.records.acknowledgments import (
    Ack277,
    Ack999,
    AcknowledgedSet,
    AckTA1,
    ClaimStatus,
    ElementError,
    LineStatus,
    ReportedClaim,
    SegmentError,
)
from sim.records.authorisation_files import (
    Authorisation278,
    Decision,
    RequestedService,
    Review,
)
from sim.records.claim_inquiries import (
    ClaimInquiry,
    DatedStatus,
    InquiredLine,
    Inquiry276,
    Status277,
)
from sim.records.eligibility_files import (
    Benefit,
    BenefitParty,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Reference,
    Rejection,
    Trace,
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
    BankTransfer,
    PaidClaim,
    PaidLine,
    ProviderAdjustment,
    Remittance835,
)
from sim.records.submissions import (
    Attachment,
    OtherCoverage,
    PriorLine,
    Submission837,
    SubmittedClaim,
    SubmittedLine,
)

Meaning = (
    Submission837
    | AckTA1
    | Ack999
    | Ack277
    | Remittance835
    | Inquiry270
    | Eligibility271
    | Inquiry276
    | Status277
    | Authorisation278
)

__all__ = [
    "Ack277",
    "Ack999",
    "AckTA1",
    "AcknowledgedSet",
    "Address",
    "Adjustment",
    "Attachment",
    "Authorisation278",
    "BankAccount",
    "BankTransfer",
    "Benefit",
    "BenefitParty",
    "ClaimInquiry",
    "ClaimStatus",
    "Contact",
    "CoverageAnswer",
    "CoverageDate",
    "CoverageQuestion",
    "DatedStatus",
    "Decision",
    "ElementError",
    "Eligibility271",
    "Envelope",
    "InquiredLine",
    "Inquiry270",
    "Inquiry276",
    "LineStatus",
    "Meaning",
    "Name",
    "Organisation",
    "OtherCoverage",
    "PaidClaim",
    "PaidLine",
    "Person",
    "PriorLine",
    "Provider",
    "ProviderAdjustment",
    "Reference",
    "Rejection",
    "Remittance835",
    "ReportedClaim",
    "RequestedService",
    "Review",
    "SegmentError",
    "Status277",
    "Submission837",
    "SubmittedClaim",
    "SubmittedLine",
    "Trace",
]
