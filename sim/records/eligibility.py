"""What a payer says when it is asked who is covered, as a fact before it is a 271, a web page or a voice."""

from msgspec import Struct

from sim.records.claims import SELF
from sim.records.money import Cents


class VisitCount(Struct, frozen=True, gc=False):
    """How many of the visits for a service have been used, of those of a year or of a lifetime."""

    service: str
    used: int
    most: int
    lifetime: bool = False
    """Whether they are counted once and for all."""


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
    dependent under the subscriber's), ``not_enrolled``, ``enrolment_pending``, ``no_dependents`` (the policy
    covers the subscriber alone) or ``former`` (a member of long ago); empty where it can."""
    active: bool = False
    plan: str = ""
    group: str = ""
    first_day: int | None = None
    last_day: int | None = None
    gap: tuple[int, int] | None = None
    grace: tuple[int, int] | None = None
    """Of a premium that is unpaid: the last day that is covered all the same, and the last one on which it may still come."""
    copay: Cents = 0
    coinsurance: int = 0
    deductible: Cents = 0
    deductible_left: Cents = 0
    most_out_of_pocket: Cents | None = None
    out_of_pocket_left: Cents | None = None
    visits: tuple[VisitCount, ...] = ()
    lifetime_maximum: Cents | None = None
    lifetime_left: Cents | None = None
    """What the plan pays for the member altogether, and what is left of it."""
    excluded: tuple[str, ...] = ()
    """Services of the claim that the plan does not cover."""
    also_insured_by: str = ""
    """Another payer on file, beside this one; who pays first the answer does not say."""
    other_payer: str = ""
    """Key of the payer that pays in this one's place, where the payer knows of one."""
    policy: str = ""
    """What is rare about the policy (`sim.records.people.Standing`): ``cancelled``, ``dental``."""
    newborn_until: int | None = None
    """Last day on which a child that is not enrolled is covered under a parent's number."""
    reference: str = ""
    """Number of the call."""
