"""What comes back before a claim is judged: the receipt for the envelope (TA1), the file's receipt
(999), and the claim-by-claim answer (277CA), free of how X12 spells them."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.parties import Envelope, Extra, Name, Organisation, Provider, Quantity

REJECTED = frozenset({"A3", "A6", "A7", "A8"})
"""The categories that turn a claim away before adjudication."""


class AckTA1(Struct, frozen=True, kw_only=True, gc=False):
    """The receipt for an envelope (TA1): A accepted, E accepted with errors, R rejected.

    `control_number`, `date` and `time` are those of the envelope that is answered;
    `note` is 000 when nothing is wrong.
    """

    envelope: Envelope
    control_number: int
    date: datetime.date | None
    time: str
    status: str = "A"
    note: str = "000"

    @property
    def accepted(self) -> bool:
        """Whether the envelope was opened."""
        return self.status in ("A", "E")


class ElementError(Struct, frozen=True, gc=False):
    """What is wrong with one element: its place in the segment, the code, the bad value.

    `component` and `repetition` count from 1; 0 means the element as a whole.
    """

    position: int
    code: str
    value: str = ""
    component: int = 0
    reference: str = ""
    repetition: int = 0
    extra: Extra = ()


class SegmentError(Struct, frozen=True, kw_only=True, gc=False):
    """What is wrong with one segment: which, the how-manieth of its set, and the code."""

    segment: str
    position: int
    code: str = "8"
    loop: str = ""
    claim_id: str = ""
    elements: tuple[ElementError, ...] = ()
    extra: Extra = ()


class AcknowledgedSet(Struct, frozen=True, kw_only=True, gc=False):
    """The verdict on one transaction set: A accepted, E accepted with errors, R rejected."""

    control: str
    set_code: str = "837"
    version: str = "005010X222A1"
    status: str = "A"
    codes: tuple[str, ...] = ()
    errors: tuple[SegmentError, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the set goes on to the next step, with or without errors noted."""
        return self.status in ("A", "E")


class Ack999(Struct, frozen=True, kw_only=True, gc=False):
    """The receipt (999) for a group of sets: could the file be read, and if not, where not.

    Status and counts follow from `sets` unless given.
    """

    envelope: Envelope
    group_control: int
    sets: tuple[AcknowledgedSet, ...] = ()
    group_code: str = "HC"
    version: str = "005010X222A1"
    status: str = ""
    included: int | None = None
    received: int | None = None
    accepted: int | None = None
    codes: tuple[str, ...] = ()
    extra: Extra = ()

    def __post_init__(self) -> None:
        good = sum(each.accepted for each in self.sets)
        if self.included is None:
            force_setattr(self, "included", len(self.sets))
        if self.received is None:
            force_setattr(self, "received", len(self.sets))
        if self.accepted is None:
            force_setattr(self, "accepted", good)
        if not self.status:
            force_setattr(self, "status", _group_status(self.sets, good))


class ClaimStatus(Struct, frozen=True, gc=False):
    """One status on a report: category, status and, if any, the party it is about."""

    category: str
    status: str
    entity: str = ""
    message: str = ""
    beside: bool = False
    """Whether it stands in one segment with the status before it, as its companion (STC10, STC11)."""

    @property
    def rejects(self) -> bool:
        """Whether this status turns the claim away before adjudication."""
        return self.category in REJECTED


class LineStatus(Struct, frozen=True, kw_only=True, gc=False):
    """The status of one service of a rejected claim."""

    procedure: str
    charge: int
    statuses: tuple[ClaimStatus, ...]
    modifiers: tuple[str, ...] = ()
    code_set: str = "HC"
    units: Quantity | None = None
    control_number: str = ""
    date: datetime.date | None = None
    through: datetime.date | None = None
    extra: Extra = ()


class ReportedClaim(Struct, frozen=True, kw_only=True, gc=False):
    """What a 277CA says of one claim: taken into adjudication, or turned away and why."""

    claim_id: str
    patient: Name
    member_id: str
    charge: int
    statuses: tuple[ClaimStatus, ...]
    service_date: datetime.date | None
    service_through: datetime.date | None = None
    payer_claim_number: str = ""
    clearinghouse_number: str = ""
    lines: tuple[LineStatus, ...] = ()
    provider: Provider | None = None
    extra: Extra = ()

    @property
    def accepted(self) -> bool:
        """Whether no status turns the claim away."""
        return not any(status.rejects for status in self.statuses)


class Ack277(Struct, frozen=True, kw_only=True, gc=False):
    """The claim-by-claim answer to a file of claims (277CA).

    `source_role` is PR when the payer answers and AY when the clearinghouse does.
    `batch_trace` is the reference of the 837 that is answered.  Counts and amounts
    follow from `claims` unless given.
    """

    envelope: Envelope
    source: Organisation
    receiver: Organisation
    provider: Provider
    batch_trace: str
    claims: tuple[ReportedClaim, ...]
    source_role: str = "PR"
    reference: str = ""
    received_on: datetime.date | None = None
    processed_on: datetime.date | None = None
    status: ClaimStatus = ClaimStatus("A1", "19")
    accepted_count: int | None = None
    rejected_count: int | None = None
    accepted_amount: int | None = None
    rejected_amount: int | None = None
    extra: Extra = ()

    def __post_init__(self) -> None:
        good = [claim.charge for claim in self.claims if claim.accepted]
        bad = [claim.charge for claim in self.claims if not claim.accepted]
        derived = {
            "reference": f"{self.envelope.control_number:09d}",
            "received_on": self.envelope.date,
            "processed_on": self.envelope.date,
            "accepted_count": len(good),
            "rejected_count": len(bad),
            "accepted_amount": sum(good),
            "rejected_amount": sum(bad),
        }
        for field, value in derived.items():
            if getattr(self, field) in (None, ""):
                force_setattr(self, field, value)


def _group_status(sets: tuple[AcknowledgedSet, ...], good: int) -> str:
    if good < len(sets):
        return "P" if good else "R"
    return "E" if any(each.status == "E" for each in sets) else "A"
