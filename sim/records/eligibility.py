"""What a payer says when it is asked who is covered, as a fact before it is a 271, a web page or a voice."""

from msgspec import Struct

from sim.records.claims import SELF
from sim.records.money import Cents


class VisitCount(Struct, frozen=True, gc=False):
    """How many of the year's visits for a service have been used."""

    service: str
    used: int
    most: int


class EligibilityAnswer(Struct, frozen=True, gc=False):
    """A payer's answer about one person and one day of service."""

    id: str
    claim: str
    patient: str
    payer: str
    """Key of the payer that was asked."""
    member_id: str
    """The number that was asked about."""
    day: int
    """Day of service that was asked about."""
    minute: int
    by: str
    """``270``, ``portal`` or ``phone``."""
    relationship: str = SELF
    problem: str = ""
    """Why the payer cannot answer: ``not_found``, ``name``, ``birth_date``, ``wrong_number`` (a
    dependent under the subscriber's) or ``not_enrolled``; empty where it can."""
    active: bool = False
    plan: str = ""
    group: str = ""
    first_day: int | None = None
    last_day: int | None = None
    gap: tuple[int, int] | None = None
    copay: Cents = 0
    coinsurance: int = 0
    deductible: Cents = 0
    deductible_left: Cents = 0
    most_out_of_pocket: Cents | None = None
    out_of_pocket_left: Cents | None = None
    visits: tuple[VisitCount, ...] = ()
    excluded: tuple[str, ...] = ()
    """Services of the claim that the plan does not cover."""
    also_insured_by: str = ""
    """Another payer on file, beside this one; who pays first the answer does not say."""
    other_payer: str = ""
    """Key of the payer that pays in this one's place, where the payer knows of one."""
    reference: str = ""
    """Number of the call."""
