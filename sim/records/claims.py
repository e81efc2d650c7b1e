"""The claim, field for field what the paper form asks (box numbers of the CMS-1500)."""

from datetime import date

from msgspec import Struct

from sim.records.money import Cents

ORIGINAL, REPLACEMENT, VOID = "1", "7", "8"
"""Claim frequency codes (837P CLM05-3; CMS-1500 box 22)."""


class ClaimLine(Struct, frozen=True, gc=False):
    """One service line (box 24): what the payer sees of a charge."""

    code: str
    modifiers: tuple[str, ...]
    units: int
    charge: Cents


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
