"""Visits: what was done, why, and by whom, as the clinician's note has it."""

from msgspec import Struct

from sim.records.money import Cents


class Charge(Struct, frozen=True, gc=False):
    """One service of a visit, priced from the practice's fee schedule."""

    code: str
    modifiers: tuple[str, ...]
    """The modifiers that the note supports."""
    units: int
    amount: Cents
    place: str = "11"
    """Place of service."""


class Authorisation(Struct, frozen=True, gc=False):
    """A payer's consent to a service before it is given, as its letter says (837P REF G1; box 23)."""

    number: str
    patient: str
    services: tuple[str, ...]
    provider: str
    first_day: int
    last_day: int
    visits: int
    """How many visits it covers."""


class Encounter(Struct, frozen=True, gc=False):
    """One visit of one patient."""

    id: str
    patient: str
    day: int
    provider: str
    diagnoses: tuple[str, ...]
    charges: tuple[Charge, ...]
    authorisation: str | None = None
    """The number on the payer's authorisation letter, where the plan wants one."""
    referral: str | None = None
    """The number on the referral of the primary care clinician, where the plan wants one."""
    certifier: str = ""
    """The physician who certified the plan of care or ordered the service, where the plan wants that one named."""
    said: tuple[str, ...] = ()
    """What the note says beyond its fields, as keys of sentences (`sim.world.archive`)."""
    clarified: tuple[str, ...] = ()
    """The diagnoses that the clinician will state when asked about an unclear note; empty where the note is clear."""
    late: tuple[Charge, ...] = ()
    """Services that the clinician adds to the note some days later."""
