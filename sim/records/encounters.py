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
