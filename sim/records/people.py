"""Patients as they are, and patients as the office has written them down.

The two differ whenever a front desk makes a mistake; every denial of the identity family
begins in that difference.  Names and addresses are not here: they are drawn from the
face seed when somebody reads them (`sim.world.faces`).
"""

from datetime import date

from msgspec import Struct

from sim.records.claims import SELF

WHEN_ASKED = 10**6
"""A day that never comes: such a card is brought only when the office asks for it."""


class Standing(Struct, frozen=True, gc=False):
    """What decides whether a coverage pays before another, as the questionnaire on other coverage asks it; and what is
    rare about the policy behind it."""

    employment: str = "active"
    """By what the holder has a group plan: ``active``, ``laid_off``, ``retired``, ``continued`` (COBRA) or nothing."""
    employer_size: int = 0
    since: date | None = None
    """When the holder's coverage, or the patient's Medicare, began."""
    holder_birth: date | None = None
    """Of the parent whose plan covers a child."""
    medicare_by: str = ""
    """Why the patient has Medicare: ``age``, ``disability``, or nothing where it is kidney disease alone."""
    kidneys_since: date | None = None
    """First month of eligibility by end-stage renal disease."""
    household: str = "together"
    """For a child: whether its parents live ``together`` or share custody (``joint``), or which of them has it:
    the holder (``custodial``) or the other (``noncustodial``)."""
    decree: bool = False
    """For a child: whether a court decree makes the holder responsible for its health care."""
    policy: str = ""
    """``alone`` where it covers the employee and nobody else, ``cancelled`` by the employer for its whole group,
    ``dental`` where only that part of it goes on after its last day, ``forgotten`` where it ended so long ago that the payer
    knows it no more; usually empty."""


class Membership(Struct, frozen=True, gc=False):
    """What a payer has on file for one member: the truth that a claim is held against."""

    payer: str
    member_id: str
    group: str
    first_day: int
    """First day covered, counted from the scenario's start (may be negative)."""
    last_day: int | None = None
    """Last day covered, or None while the coverage lasts."""
    relationship: str = SELF
    """What the patient is to the subscriber."""
    subscriber: str = ""
    """Id of the subscriber, a person of the patient's family; empty when it is the patient."""
    kind: str = "group"
    """``group``, ``individual``, ``medicare``, ``medicaid``, ``supplement``, ``work_comp``, ``no_fault``, ``liability``,
    ``hospice``; it decides, with the facts below, who pays first."""
    standing: Standing | None = None
    """Those facts, where the patient has more than one coverage or the policy is a rare one."""
    protected: bool = False
    """Whether Medicaid protects the member from Medicare's shares: a Qualified Medicare Beneficiary."""
    subscriber_number: str = ""
    """The subscriber's own number, from which a dependent's differs in its family digits; empty on a subscriber's card."""
    gap: tuple[int, int] | None = None
    """First and last day of a lapse: premiums were not paid, and the coverage was taken up again afterwards."""
    learned: int | None = None
    """Day on which the payer's file learns of the last day; before that it says that the coverage goes on."""
    managed_by: str = ""
    """Key of the managed plan that the member has chosen in place of this coverage."""
    accident_carrier: str = ""
    """Key of the carrier that pays, in this plan's place, for the accident for which the patient comes: workers'
    compensation, no-fault or liability."""
    used_elsewhere: int = 0
    """Visits with other practices that this year's limits count as well."""
    shown: int | None = None
    """Day on which its card is shown here, where that is not when it begins; `WHEN_ASKED` for a card in the drawer."""

    @property
    def enrolled(self) -> bool:
        """Whether the plan knows the patient; a dependent who is not enrolled has the subscriber's card only."""
        return self.member_id != self.subscriber_number

    def card_lies_here(self, today: int, asked: bool) -> bool:
        """Tell whether the front desk has a copy of the card."""
        if asked and self.first_day <= today:
            return True
        return (self.first_day if self.shown is None else self.shown) <= today

    def covers(self, day: int) -> bool:
        """Tell whether the member is covered on a day."""
        if self.first_day > day or (self.last_day is not None and day > self.last_day):
            return False
        return self.gap is None or not self.gap[0] <= day <= self.gap[1]

    def on_file(self, day: int, today: int) -> bool:
        """Tell whether the payer's file says today that the member is covered on a day."""
        if self.learned is not None and today < self.learned:
            return self.first_day <= day
        return self.covers(day)


class Grace(Struct, frozen=True, gc=False):
    """Three months for which a premium is unpaid and the coverage goes on (45 CFR 156.270(d))."""

    payer: str
    waits_from: int
    """First day of the second month: claims from here on wait for the premium."""
    last_day: int
    """Last day of the third month."""
    known: int
    """Day on which the plan knows whether the premium came."""
    paid: bool
    """Whether it comes; if not, the coverage ends with the first month."""


class Grant(Struct, frozen=True, gc=False):
    """A coverage that is granted afterwards, from a day in the past."""

    notice: int
    """Day on which patient and payer know of it; before that nobody does."""
    membership: Membership


class Patient(Struct, frozen=True, gc=False):
    """A person as they really are."""

    id: str
    number: int
    birth_date: date
    sex: str
    weekly: bool
    memberships: tuple[Membership, ...]
    """The coverages that pay first, in order of time; each brings a card to the front desk when it begins."""
    others: tuple[Membership, ...] = ()
    """Coverages that pay after those, in their order."""

    @property
    def later_cards(self) -> tuple[Membership, ...]:
        """The coverages after the first that bring a new card; a hospice brings none."""
        return tuple([each for each in self.memberships[1:] if each.kind != "hospice"])

    def others_on(self, day: int) -> tuple[Membership, ...]:
        """Find the coverages that pay after the first one on a day."""
        return tuple([membership for membership in self.others if membership.covers(day)])

    def membership_on(self, day: int) -> Membership | None:
        """Find the coverage in force on a day that pays first, if any."""
        for membership in self.memberships:
            if membership.covers(day):
                return membership
        return None


class Coverage(Struct, frozen=True, gc=False):
    """A further coverage as the office has typed it; a blank one was left out."""

    payer: str = ""
    member_id: str = ""
    group: str = ""
    relationship: str = SELF
    plan: str = ""
    """This and what follows as typed; empty while it is as the card has it."""
    subscriber: str = ""
    effective: str = ""
    ends: str = ""


class Registration(Struct, frozen=True, gc=False):
    """What the office has typed about a patient; claims are drafted from this.

    The first coverage stands here field by field, the others, in the order in which they pay, in `further`.
    """

    patient: str
    payer: str
    member_id: str
    group: str
    birth_date: date
    sex: str
    clerk: str
    """Who typed it at the front desk, or who last mended it."""
    changed: int
    """Minute of the last change."""
    name: str = ""
    """As typed, "Last, First"; empty while it is as the card has it."""
    relationship: str = SELF
    further: tuple[Coverage, ...] = ()
    """The coverages billed after the first one, two at most."""
    plan: str = ""
    """This and what follows as typed; empty while it is as card and form have it."""
    subscriber: str = ""
    effective: str = ""
    ends: str = ""
    """Last day of the first coverage; no card knows it."""
    address: str = ""
    phone: str = ""
    guarantor: str = ""
    """Who pays what no plan pays: the patient, of a minor a parent."""
    reason: str = ""
    """Why the patient came first, in a few words."""

    @property
    def has_details(self) -> bool:
        """Whether anything beyond the card's numbers was typed otherwise than card and form have it."""
        return bool(
            self.plan or self.subscriber or self.effective or self.ends or self.address or self.phone or self.guarantor
            or self.reason
        )

    def held_with(self, payer: str) -> Coverage | None:
        """Find the further coverage with a payer, if any."""
        return next((each for each in self.further if each.payer == payer), None)


def same_name(one: str, other: str) -> bool:
    """Tell whether two spellings are the same name, case and blanks aside.

    >>> same_name("Rivera, Ana", "RIVERA,ANA")
    True
    """
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
