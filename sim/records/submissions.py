"""What a file of professional claims (837P) says, free of how X12 spells it."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.parties import (
    Contact,
    Envelope,
    Extra,
    Organisation,
    Person,
    Provider,
    Quantity,
    with_contact,
)
from sim.records.payments import Adjustment

BILLING_DESK = Contact("Billing office", "8005550101")


class Attachment(Struct, frozen=True, gc=False):
    """A paper that backs up a claim: its kind, how it travels (AA: on request, FX: fax), its number."""

    kind: str
    way: str = "AA"
    number: str = ""


class PriorLine(Struct, frozen=True, kw_only=True, gc=False):
    """What a payer before decided on one service: what it paid, why not all, and when."""

    payer_id: str
    paid: int
    procedure: str
    units: Quantity = 1
    modifiers: tuple[str, ...] = ()
    code_set: str = "HC"
    adjustments: tuple[Adjustment, ...] = ()
    decided_on: datetime.date | None = None
    patient_owes: int | None = None
    extra: Extra = ()


class OtherCoverage(Struct, frozen=True, kw_only=True, gc=False):
    """Another insurance of the patient, and what it decided if it was asked before.

    `filing_order` is P, S or T.  `paid` is None when this payer has decided nothing yet;
    `adjustments` are those of the claim as a whole, the lines carry their own.  The
    subscriber's birth date and sex are not sent.
    """

    filing_order: str
    subscriber: Person
    member_id: str
    payer: Organisation
    relationship: str = "18"
    group_number: str = ""
    group_name: str = ""
    insurance_type: str = ""
    filing_indicator: str = "CI"
    paid: int | None = None
    patient_owes: int | None = None
    not_covered: int | None = None
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()
    decided_on: datetime.date | None = None
    payer_claim_number: str = ""
    assigned: str = "Y"
    release: str = "Y"
    extra: Extra = ()


class SubmittedLine(Struct, frozen=True, kw_only=True, gc=False):
    """One service on a claim as the payer will see it; `pointers` count diagnoses from 1."""

    procedure: str
    charge: int
    date: datetime.date | None
    through: datetime.date | None = None
    units: Quantity = 1
    modifiers: tuple[str, ...] = ()
    pointers: tuple[int, ...] = (1,)
    control_number: str = ""
    place_of_service: str = ""
    description: str = ""
    unit: str = "UN"
    code_set: str = "HC"
    note: str = ""
    prior: tuple[PriorLine, ...] = ()
    extra: Extra = ()


class SubmittedClaim(Struct, frozen=True, kw_only=True, gc=False):
    """One claim of a file: who was treated, who pays, why and for what.

    The subscriber is the patient unless `patient` is given; then `relationship` says
    what the patient is to the subscriber (01 spouse, 19 child, G8 other).  `frequency`
    is 1 for an original, 7 for a replacement, 8 for a void; the last two name the
    payer's own number in `payer_claim_number`.  `billing` is set only on a claim that
    another practice bills than the file's own.  `others` are the patient's other
    insurances; those that paid before say so there and on the lines.
    """

    claim_id: str
    charge: int
    subscriber: Person
    member_id: str
    payer: Organisation
    lines: tuple[SubmittedLine, ...]
    diagnoses: tuple[str, ...] = ()
    place_of_service: str = "11"
    frequency: str = "1"
    payer_claim_number: str = ""
    prior_authorisation: str = ""
    referral_number: str = ""
    filing_order: str = "P"
    filing_indicator: str = "CI"
    group_number: str = ""
    group_name: str = ""
    insurance_type: str = ""
    relationship: str = "18"
    patient: Person | None = None
    rendering: Provider | None = None
    referring: Provider | None = None
    billing: Provider | None = None
    icd_version: int = 10
    others: tuple[OtherCoverage, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    note: str = ""
    related: tuple[str, ...] = ()
    """What the condition comes from, as CLM11 has it: up to three of ``EM`` work, ``AA`` car, ``OA`` other accident; then the
    state and the country of a car's."""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if any("." in code for code in self.diagnoses):
            undotted = tuple(code.replace(".", "") for code in self.diagnoses)
            force_setattr(self, "diagnoses", undotted)

    @property
    def treated(self) -> Person:
        """The person who was seen: the dependent if there is one, else the subscriber."""
        return self.patient or self.subscriber


class Submission837(Struct, frozen=True, kw_only=True, gc=False):
    """A file of professional claims (837P) on its way from a practice to the payers."""

    envelope: Envelope
    submitter: Organisation
    receiver: Organisation
    billing: Provider
    claims: tuple[SubmittedClaim, ...]
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")
        force_setattr(self, "submitter", with_contact(self.submitter, BILLING_DESK))
