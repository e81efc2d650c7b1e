"""One claim's folder on the desk, where it stands on its way, and what of a remittance waits beside it."""

from msgspec import Struct

from sim.records.claims import Claim
from sim.records.replies import ClaimPayment, ClaimStatus, FileReceipt, Letter
from sim.rules.appeals import AppealRequest
from sim.rules.edits import Finding

UPCOMING, UNCHARGED, TO_SEND, SENT, REJECTED, ACCEPTED, ASKED, DENIED, APPEALED, PAID, CLOSED = (
    "upcoming", "uncharged", "to_send", "sent", "rejected", "accepted", "asked", "denied", "appealed", "paid", "closed",
)
STATUS_LABELS = {
    UPCOMING: "Visit to come", UNCHARGED: "No charges entered", TO_SEND: "To send",
    SENT: "Sent, no answer yet", REJECTED: "Rejected", ACCEPTED: "Accepted by the payer",
    ASKED: "The payer asks for records", DENIED: "Denied", APPEALED: "Appeal under way", PAID: "Paid by the insurer",
    CLOSED: "Closed",
}
CLAIM_LISTS = (
    UPCOMING, UNCHARGED, TO_SEND, REJECTED, DENIED, "secondary", "follow_up", "patients", "collections", "underpaid", "credits",
)
"""The worklists on which claims stand."""
LISTED_WITH = {ASKED: DENIED}
"""Statuses that have no worklist of their own: status → the one on whose list such claims stand."""


class PostingException(Struct, frozen=True, gc=False):
    """One claim of a remittance that does not fit what the office has, and waits for a decision by hand."""

    report: str
    payment: ClaimPayment
    why: str
    """``no_such_claim``, ``charge_differs``, ``modifier_differs``, ``already_posted``, ``closed``, ``nothing_to_reverse``,
    or of a whole remittance ``file_twice`` or ``negative_payment``."""
    day: int


class ClaimFile(Struct, eq=False, gc=False):
    """One claim's folder on the desk: the claim as it stands, and what the office knows of its way."""

    claim: Claim
    status: str = TO_SEND
    sent: Claim | None = None
    sent_day: int = -1
    times_sent: int = 0
    accepted_day: int = -1
    answer: ClaimStatus | None = None
    payment: ClaimPayment | None = None
    payments: tuple[ClaimPayment, ...] = ()
    answered_day: int = -1
    letter: str = ""
    notes: tuple[str, ...] = ()
    drafted: Claim | None = None
    """The claim as charge entry left it, once somebody at the desk has changed it."""
    returned: FileReceipt | None = None
    """The receipt that gave it back unread with its whole file, until it is sent again."""
    asked: Letter | None = None
    """The payer's letter that asks for records."""
    appeals: tuple[AppealRequest, ...] = ()
    """The appeals against the last denial, level by level; a reopening is none."""
    decided_day: int = -1
    """Day of the letter that decided the last of them."""
    opened_day: int = -1
    changed: bool = False
    billed: bool = False
    eligibility: tuple = ()
    findings: tuple[Finding, ...] = ()
    """What the office's edits last found on it, until it is cured."""
    times_asked: int = 0
    """How often a payer was asked about the patient's coverage."""
    reports: tuple[str, ...] = ()
    short: tuple = ()
    """What the last payment falls short of: (code such as "CO-45", cents), or empty."""
    not_on_file: bool = False
    """Whether the payer last said that it does not have the claim."""
    standing: tuple = ()
    """What the payer said when it was last asked where the claim stands."""
    typed_by: str = ""
    """Who had typed the registration from which the claim was drafted."""


def open_folder(office, claim: Claim, status: str, minute: int, noted: str) -> ClaimFile:
    """Open the folder of a visit's claim, on the worklist of its status; `noted` is what the journal says of it."""
    file = office.files[claim.id] = ClaimFile(claim)
    file.status = status
    office.claims_of.setdefault(claim.patient, []).append(claim.id)
    typed = office.registrations.get(claim.patient)
    file.typed_by = typed.clerk if typed else ""
    office.lists[status].add(claim.id, file)
    office.journal.add(minute, "office", noted, claim.id)
    return file
