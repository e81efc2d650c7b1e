"""The request for an authorisation or referral and the payer's decision on it (278), free of how
X12 spells them.  Kept small: patients, events and services, and no more of the set."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.eligibility_files import Rejection, Trace
from sim.records.parties import Envelope, Extra, Organisation, Person, Provider, Quantity

APPROVED = frozenset({"A1", "A2", "A6"})
"""The decisions that grant all or part of what was asked for."""


class Decision(Struct, frozen=True, gc=False):
    """What was decided: A1 granted, A2 granted in part, A3 refused, A4 still open, A6 changed; number and reason."""

    action: str
    authorisation: str = ""
    reason: str = ""

    @property
    def granted(self) -> bool:
        """Whether at least a part was granted."""
        return self.action in APPROVED


class RequestedService(Struct, frozen=True, kw_only=True, gc=False):
    """One service to be authorised, and in an answer the decision on it."""

    procedure: str = ""
    modifiers: tuple[str, ...] = ()
    code_set: str = "HC"
    amount: int | None = None
    units: Quantity | None = None
    unit: str = "UN"
    first: datetime.date | None = None
    last: datetime.date | None = None
    decision: Decision | None = None
    rejections: tuple[Rejection, ...] = ()
    extra: Extra = ()


class Review(Struct, frozen=True, kw_only=True, gc=False):
    """One event to be authorised: what kind of request, for whom, why, when, and what was decided.

    `category` is HS for a service, SC for a referral to a specialist, AR for an
    admission; `request` is I for a new one, R to renew, S to revise, 3 to cancel.
    `diagnoses` carry no dot.  `visits` is how many are asked for or granted.
    """

    subscriber: Person
    member_id: str = ""
    dependent: Person | None = None
    relationship: str = "18"
    category: str = "HS"
    request: str = "I"
    service_type: str = ""
    place_of_service: str = ""
    urgency: str = ""
    traces: tuple[Trace, ...] = ()
    earlier_authorisation: str = ""
    event_first: datetime.date | None = None
    event_last: datetime.date | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    diagnoses: tuple[str, ...] = ()
    visits: Quantity | None = None
    decision: Decision | None = None
    rejections: tuple[Rejection, ...] = ()
    message: str = ""
    providers: tuple[Provider, ...] = ()
    services: tuple[RequestedService, ...] = ()
    extra: Extra = ()

    def __post_init__(self) -> None:
        undotted = tuple(code.replace(".", "") for code in self.diagnoses)
        force_setattr(self, "diagnoses", undotted)

    @property
    def patient(self) -> Person:
        """The person in question: the dependent if there is one, else the subscriber."""
        return self.dependent or self.subscriber


class Authorisation278(Struct, frozen=True, kw_only=True, gc=False):
    """A request for an authorisation (278), or the decision on one when `decides` is true."""

    envelope: Envelope
    payer: Organisation
    requester: Provider
    reviews: tuple[Review, ...]
    decides: bool = False
    payer_rejections: tuple[Rejection, ...] = ()
    requester_rejections: tuple[Rejection, ...] = ()
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")
