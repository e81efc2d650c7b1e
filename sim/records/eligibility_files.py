"""The question whether somebody is covered (270) and the payer's answer (271), free of how X12
spells them."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import force_setattr

from sim.records.parties import Address, Contact, Envelope, Extra, Organisation, Person, Provider, Quantity

ACTIVE = frozenset("12345")
INACTIVE = frozenset("678")
"""What a benefit's kind says of the coverage as such."""


class CoverageQuestion(Struct, frozen=True, kw_only=True, gc=False):
    """One question: is this person covered on this day, for these services?

    The subscriber is the patient unless `dependent` is given; then `relationship` says
    what the patient is to the subscriber.  `service_types` are codes such as 30 (the
    plan as a whole) or 98 (office visit).  `payer` and `provider` are set only where
    they differ from the file's own.
    """

    subscriber: Person
    member_id: str = ""
    dependent: Person | None = None
    relationship: str = "18"
    trace: str = ""
    originator: str = "9CLAIMLAB0"
    date: datetime.date | None = None
    through: datetime.date | None = None
    service_types: tuple[str, ...] = ("30",)
    payer: Organisation | None = None
    provider: Provider | None = None
    extra: Extra = ()

    @property
    def patient(self) -> Person:
        """The person in question: the dependent if there is one, else the subscriber."""
        return self.dependent or self.subscriber


class Inquiry270(Struct, frozen=True, kw_only=True, gc=False):
    """A file of eligibility questions (270) from a practice to a payer."""

    envelope: Envelope
    payer: Organisation
    provider: Provider
    questions: tuple[CoverageQuestion, ...]
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")


class CoverageDate(Struct, frozen=True, gc=False):
    """A day or span of a coverage or benefit; `kind` is a code such as 346 (plan began) or 347 (ended)."""

    kind: str
    first: datetime.date
    last: datetime.date | None = None


class Reference(Struct, frozen=True, gc=False):
    """A number of a coverage or benefit with its kind, such as 6P (group), and a name that goes with it."""

    kind: str
    number: str
    name: str = ""


class Rejection(Struct, frozen=True, gc=False):
    """Why a question or request could not be answered: reason, what the sender may do, and whether it was well formed."""

    reason: str
    action: str = "C"
    valid: bool = False


class BenefitParty(Struct, frozen=True, kw_only=True, gc=False):
    """Somebody whom a benefit names: another payer on file (role PRP, SEP, TTP), a primary care provider (P3)."""

    role: str
    name: str = ""
    first: str = ""
    qualifier: str = ""
    identifier: str = ""
    address: Address | None = None
    contact: Contact | None = None
    extra: Extra = ()


class Benefit(Struct, frozen=True, kw_only=True, gc=False):
    """One line of an answer: that coverage is active, a copay, a deductible left, a limit on visits.

    `kind` is 1 active, 6 inactive, A coinsurance, B copay, C deductible, F limit, G
    out-of-pocket maximum, R another payer on file.  `level` is IND or FAM.  `period`
    says of what time `amount` (cents), `share` (0.2 is a fifth) or `quantity` speak: 23 the
    calendar year, 29 what remains of it, 27 each visit.  `authorisation` and
    `network` are Y, N, U, or W where it does not matter.
    """

    kind: str
    level: str = ""
    service_types: tuple[str, ...] = ()
    insurance_type: str = ""
    plan: str = ""
    period: str = ""
    amount: int | None = None
    share: Quantity | None = None
    quantity_kind: str = ""
    quantity: Quantity | None = None
    authorisation: str = ""
    network: str = ""
    procedure: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[CoverageDate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    messages: tuple[str, ...] = ()
    parties: tuple[BenefitParty, ...] = ()
    extra: Extra = ()

    @property
    def remaining(self) -> bool:
        """Whether the amount or quantity is what is left, not the whole."""
        return self.period == "29"


class Trace(Struct, frozen=True, gc=False):
    """The number by which a question is known: 1 given by the one who answers, 2 by the one who asked."""

    number: str
    originator: str = ""
    kind: str = "2"


class CoverageAnswer(Struct, frozen=True, kw_only=True, gc=False):
    """What a payer says of one person: coverage and benefits, or why it cannot say.

    `rejections` are those of the person; the file has those of payer and provider.
    """

    subscriber: Person
    member_id: str = ""
    dependent: Person | None = None
    relationship: str = "18"
    traces: tuple[Trace, ...] = ()
    references: tuple[Reference, ...] = ()
    dates: tuple[CoverageDate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    payer: Organisation | None = None
    provider: Provider | None = None
    extra: Extra = ()

    @property
    def patient(self) -> Person:
        """The person in question: the dependent if there is one, else the subscriber."""
        return self.dependent or self.subscriber

    @property
    def active(self) -> bool | None:
        """Whether coverage is active; None when the answer does not say."""
        kinds = {benefit.kind for benefit in self.benefits}
        if kinds & ACTIVE:
            return True
        return False if kinds & INACTIVE else None


class Eligibility271(Struct, frozen=True, kw_only=True, gc=False):
    """A file of answers to eligibility questions (271)."""

    envelope: Envelope
    payer: Organisation
    provider: Provider
    answers: tuple[CoverageAnswer, ...] = ()
    payer_rejections: tuple[Rejection, ...] = ()
    provider_rejections: tuple[Rejection, ...] = ()
    reference: str = ""
    extra: Extra = ()

    def __post_init__(self) -> None:
        if not self.reference:
            force_setattr(self, "reference", f"{self.envelope.control_number:09d}")
