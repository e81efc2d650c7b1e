"""The claim, field for field what the paper form asks (box numbers of the CMS-1500)."""

from datetime import date

from msgspec import Struct

from sim.records.money import Cents
from sim.records.payment_lines import LinePayment

ORIGINAL, REPLACEMENT, VOID = "1", "7", "8"
"""Claim frequency codes (837P CLM05-3; CMS-1500 box 22)."""
SELF, SPOUSE, CHILD = "self", "spouse", "child"
"""What the patient is to the subscriber (837P SBR02 or PAT01; CMS-1500 box 6)."""


class ClaimLine(Struct, frozen=True, gc=False):
    """One service line (box 24): what the payer sees of a charge."""

    code: str
    modifiers: tuple[str, ...]
    units: int
    charge: Cents
    pointers: tuple[int, ...] = ()
    """Which diagnoses it points at, counted from 1 (24E); empty means all of them."""
    place: str = "11"
    """Place of service (24B)."""


class Prior(Struct, frozen=True, gc=False):
    """What another payer decided before: a secondary claim carries it (9 to 9d, and the other payer's remittance)."""

    payer: str
    day: int
    """Day of that payer's remittance."""
    lines: tuple[LinePayment, ...]

    @property
    def paid(self) -> Cents:
        """What that payer paid in all."""
        return sum([line.paid for line in self.lines])


class Claim(Struct, frozen=True, gc=False):
    """A request for payment, as it stands on the desk or went out in a batch (837P)."""

    id: str
    patient: str
    encounter: str
    day: int
    """Day of service, counted from the scenario's start (24A)."""
    provider: str
    """Rendering provider (24J)."""
    payer: str
    member_id: str
    """1a"""
    group: str
    """11"""
    birth_date: date
    """3"""
    sex: str
    diagnoses: tuple[str, ...]
    """21, in order; each line points at all of them"""
    lines: tuple[ClaimLine, ...]
    charge: Cents
    """28, the sum of the lines"""
    authorisation: str | None = None
    """23"""
    frequency: str = ORIGINAL
    """22, with the number below: 1 original, 7 replacement, 8 void"""
    payer_claim_number: str | None = None
    name: str = ""
    """2, as typed, "Last, First"; empty while it is as the card has it."""
    relationship: str = SELF
    """6, the patient's relationship to the subscriber."""
    referral: str | None = None
    """Referral number of the primary care clinician (17 and REF 9F)."""
    referring: str = ""
    """17b, the number of the physician who certified the plan of care or ordered the service."""
    accident: str = ""
    """10, the accident from which the condition comes, by its code on a file (`sim.records.accidents`); empty for none."""
    prior: tuple[Prior, ...] = ()
    """What payers before this one decided, first the primary; empty on a primary claim."""
    attachments: tuple[str, ...] = ()
    """Documents that went with it (PWK)."""
    paper: bool = False
    """Whether it goes by mail on the paper form."""
