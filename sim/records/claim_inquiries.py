"""The question where a claim stands (276) and the payer's answer (277), free of how X12 spells them."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.acknowledgments import ClaimStatus
from sim.records.parties import Envelope, Extra, Organisation, Person, Provider, Quantity


class DatedStatus(Struct, frozen=True, kw_only=True, gc=False):
    """Where a claim stood on a day: one to three statuses, and the payment if there was one.

    `action` is a code such as WQ (accepted) or U (rejected); amounts are cents.
    `paid_on` is the day of the payment and `payment_trace` the number of the cheque or transfer.
    """

    statuses: tuple[ClaimStatus, ...]
    effective: datetime.date | None = None
    action: str = ""
    charge: int | None = None
    paid: int | None = None
    decided_on: datetime.date | None = None
    method: str = ""
    paid_on: datetime.date | None = None
    payment_trace: str = ""


class InquiredLine(Struct, frozen=True, kw_only=True, gc=False):
    """One service about which somebody asks or answers; in an answer it has statuses and what was paid."""

    procedure: str
    charge: int
    units: Quantity = 1
    modifiers: tuple[str, ...] = ()
    code_set: str = "HC"
    date: datetime.date | None = None
    through: datetime.date | None = None
    control_number: str = ""
    paid: int | None = None
    statuses: tuple[DatedStatus, ...] = ()
    extra: Extra = ()


class ClaimInquiry(Struct, frozen=True, kw_only=True, gc=False):
    """One claim: asked about in a 276, answered in a 277.

    `trace` is the asker's own number for the question, and comes back in the answer.
    `claim_id` is the practice's number of the claim; `charge` is asked with, not answered.
    A question sends birth dates and no address, an answer the names alone.  `payer`,
    `receiver` and `provider` are set only where they differ from the file's own.
    """

    trace: str
    subscriber: Person
    member_id: str = ""
    dependent: Person | None = None
    charge: int | None = None
    claim_id: str = ""
    payer_claim_number: str = ""
    clearinghouse_number: str = ""
    bill_type: str = ""
    group_number: str = ""
    date: datetime.date | None = None
    through: datetime.date | None = None
    statuses: tuple[DatedStatus, ...] = ()
    lines: tuple[InquiredLine, ...] = ()
    payer: Organisation | None = None
    receiver: Organisation | None = None
    provider: Provider | None = None
    extra: Extra = ()

    @property
    def patient(self) -> Person:
        """The person treated: the dependent if there is one, else the subscriber."""
        return self.dependent or self.subscriber


class Inquiry276(Struct, frozen=True, kw_only=True, gc=False):
    """A file of questions where claims stand (276)."""

    envelope: Envelope
    payer: Organisation
    receiver: Organisation
    provider: Provider
    claims: tuple[ClaimInquiry, ...]
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")


class Status277(Struct, frozen=True, kw_only=True, gc=False):
    """A file of answers where claims stand (277); not to be mistaken for the 277CA, which nobody asked for.

    `refusal` is said of the inquiry as a whole, `refusal_trace` names it.
    """

    envelope: Envelope
    payer: Organisation
    receiver: Organisation
    provider: Provider
    claims: tuple[ClaimInquiry, ...] = ()
    refusal: DatedStatus | None = None
    refusal_trace: str = ""
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")
