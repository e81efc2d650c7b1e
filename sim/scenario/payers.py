"""Payers as data: what the office knows of each, its contract and limits, and how it behaves.

Amounts are cents, shares per thousand, rates per hundred thousand.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sim.rules.deadlines import Limit
from sim.rules.plans import Plan
from sim.scenario.measures import Age, DayNumber, Days, Label, OnWire, Permille, Positive, Rate, Shape
from sim.scenario.phone import Telephone

KINDS = {"MB": "medicare", "MC": "medicaid", "WC": "work_comp", "AM": "no_fault", "LM": "liability"}
"""Filing indicator → what such a payer's coverages are."""
Span = tuple[DayNumber, DayNumber]
"""First and last day of something."""


def outage(dark: tuple[Span, ...], day: int) -> Span | None:
    """Find the outage that a day is in, or None."""
    return next((span for span in dark if span[0] <= day <= span[1]), None)


class Delay(Struct, frozen=True, forbid_unknown_fields=True):
    """Days from receipt to first answer: lognormal about a median, with a floor and a pended tail."""

    median_days: Days
    p90_days: Days
    """Nine in ten claims are answered by then."""
    floor_days: DayNumber = 0
    tail: Permille = 0
    """Share of claims that pend."""
    tail_median_days: Days = 40
    tail_p90_days: Days = 63

    def __post_init__(self) -> None:
        if self.median_days > self.p90_days or self.tail_median_days > self.tail_p90_days:
            raise ValueError("half of the claims cannot take longer than nine in ten: raise `p90_days` above `median_days`")


class Careless(Struct, frozen=True, forbid_unknown_fields=True):
    """How often a payer's remittances do not fit what was sent, so that they must be posted by hand; per thousand."""

    misquotes: Permille = 0
    """Claims whose charge is not what was billed."""
    changes_modifiers: Permille = 0
    """Claims whose first modifier it leaves out."""
    names_strangers: Permille = 0
    """Remittances with a claim that is another practice's."""
    loses_files: Permille = 0
    """Remittances that never reach the practice, while their money does."""
    sends_twice: Permille = 0
    """Remittances that come a second time, without money."""


class CardTerms(Struct, frozen=True, forbid_unknown_fields=True):
    """Terms of the virtual cards by which a payer pays, and how long it takes to be paid by transfer instead."""

    fee: Permille = 25
    """What the card company keeps of a payment that is run at the practice's terminal, per thousand."""
    good_days: Days = 30
    """Days for which a card number is good."""
    eft_days: DayNumber = 10
    """Working days until a request for transfers is in force."""


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """A payer's clocks as its contract words them: months, years, working days, rolling or not."""

    original: Limit | None = None
    corrected: Limit | None = None
    secondary: Limit | None = None
    records: Limit | None = None


class Payer(Struct, frozen=True, forbid_unknown_fields=True):
    """A payer as the office knows it, and as it behaves."""

    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,30}\Z")]
    name: Label
    payer_id: Annotated[OnWire, Meta(min_length=2, max_length=15)]
    filing_indicator: Literal["12", "13", "14", "15", "16", "HM", "MB", "MC", "CH", "TV", "VA", "WC", "AM", "LM", "ZZ"]
    """Claim filing indicator, of those that both 837P SBR09 and 835 CLP06 know: 12 PPO, HM HMO, MB Part B, MC Medicaid."""
    share: Permille
    """Share of the practice's patients."""
    member_id: Shape
    """Shape of its member IDs, see `sim.records.identifiers.fill_shape`."""
    group: Annotated[str, Meta(pattern=r"^[A-Z0-9@#-]{0,20}\Z")]
    """Shape of its group numbers; empty where cards show none."""
    plan: Plan
    filing_limit_days: Days
    correction_limit_days: Days
    appeal_limit_days: Days
    delay: Delay
    allowed_percent: Annotated[int, Meta(ge=1, le=100)]
    """What the contract allows, in percent of the practice's charge."""
    appeal_days: tuple[Days, Days] = (45, 60)
    appeal_post_days: Annotated[int, Meta(ge=0, le=30)] = 0
    """Days that an appeal travels, where the payer takes it by post alone; it is in time if it is received in time."""
    appeal_ladder: Literal["", "commercial", "medicare", "medicaid"] = ""
    """By which ladder of datasets/appeals.toml it is appealed to; empty: by its filing indicator."""
    upholds_errors: tuple[Permille, ...] = ()
    """Chance, level by level, that a sound appeal is turned down all the same; none after the last one named."""
    authorised_visits: Positive = 12
    """How many visits of a course one letter of authorisation covers."""
    authorised_days: Days = 120
    """How long such a letter is valid."""
    retro_authorisation_days: DayNumber = 60
    """Days after a service within which it is still authorised."""
    takes_278: bool = True
    """Whether it answers electronic requests for authorisation."""
    referral_days: Days = 365
    """How long a referral is valid."""
    referral_visits: DayNumber = 0
    """For how many visits a referral is; 0: for as many as there are until it runs out."""
    retro_referral_days: DayNumber = 90
    """Days after a visit within which a referral may still be written for it."""
    records_limit_days: Days = 45
    """Days that it gives for records that it asks for (Medicare contractors: 45)."""
    records_days: tuple[Days, Days] = (7, 21)
    """Days until it has read them."""
    twin: str = ""
    """Key of the payer whose name is nearly the same."""
    forwards_strays: bool = False
    """Whether it passes a claim that was meant for that payer on to it (CO-B11) instead of turning it back (A3 116)."""
    rates: dict[str, Rate] = {}
    """Cause → chance with this payer, before that of the scenario; the payer's own mistakes have theirs here alone."""
    denies_percent: Annotated[int, Meta(ge=0, le=1000)] = 100
    """How often it denies by its own judgement, right or wrong, in percent of what `rates` say."""
    eligibility_at_door: bool = True
    """Whether a lapsed coverage is rejected on the 277CA or denied on the 835."""
    prior_at_door: bool = True
    """Whether a claim on which the amounts of the payers before do not add up is turned back on the 277CA (A8 672) or denied
    on the 835 (OA-129)."""
    npi_at_door: bool = True
    """Whether a missing or wrong NPI is turned back on the 277CA or denied on the 835."""
    general_status: Literal["", "A3", "A6"] = ""
    """Category under which its 277CA says first that something is missing or not valid (21), with the code of what it is as
    companion; empty: it says at once what it is."""
    late_at_door: bool = False
    """Whether a claim that comes too late is turned back on the 277CA instead of denied on the 835."""
    says_of_duplicates: Literal["duplicate", "paid", "at_door"] = "duplicate"
    """How it answers a claim on which it has decided before: as a duplicate (OA-18), as paid already where it has paid
    (CO-B13), or at once on the 277CA (A3 54)."""
    splits_denials: bool = False
    """Whether its denials take off first what the contract would have (CO-45), and give their reason for the rest alone."""
    takes_replacement: bool = True
    """Whether frequency 7 is accepted; Medicare Part B mends clerical errors by reopening instead."""
    sequestration: Annotated[int, Meta(ge=0, le=100)] = 0
    """Percent taken off the payment, never off the patient's share."""
    from_age: Age = 0
    to_age: Age = 120
    kind: Literal["", "group", "individual", "medicare", "medicaid", "supplement", "work_comp", "hospice"] = ""
    """What its coverages are when it is asked who pays first; empty: as the filing indicator has it."""
    crosses_to: tuple[str, ...] = ()
    """Keys of the payers to which it forwards its claims by itself, for members who have both."""
    secondary_limit_days: Days | None = None
    """Days for a secondary claim, from the primary payer's remittance; the filing limit where not given."""
    prompt_pay_days: DayNumber = 0
    """Days within which a clean claim must be paid; what is paid later bears interest (0: no such rule)."""
    interest: Annotated[int, Meta(ge=0, le=10_000)] = 0
    """Interest on late payments, in basis points a year (1200 is 12 %)."""
    capitation: Annotated[int, Meta(ge=0, le=100_000)] = 0
    """Cents a month for each member, whether seen or not, for the services that its plan names as `capitated`."""
    pays_by: Literal["transfer", "cheque", "virtual_card"] = "transfer"
    """``cheque``: a paper explanation with a cheque, posted by hand; ``virtual_card``: the same, with a card number."""
    virtual_card: CardTerms = CardTerms()
    """Terms of its cards, where it pays by them."""
    deposit_days: tuple[Annotated[int, Meta(ge=-3, le=3)], Annotated[int, Meta(ge=-3, le=3)]] = (0, 0)
    """Working days by which the money comes after the remittance (before it, where negative): least and most."""
    dispute_days: tuple[Days, Days] = (20, 40)
    """Days until a disputed payment is answered: least and most."""
    recoups_after: Days = 30
    """Days between the reversal of a payment and its being kept back from another one."""
    looks_back_after: Days = 90
    """Days after which it finds what it paid too much, and takes it back unless it was refunded."""
    roll_forward: bool = False
    """Whether a last day on which nobody works moves to the next working day."""
    limits: Limits = Limits()
    """Clocks that are not plain days, before the fields above."""
    edi_days: DayNumber = 10
    """Working days until an application to send it files is in force."""
    takes: Literal["files", "paper"] = "files"
    mail_days: DayNumber = 3
    """Days that a paper claim travels."""
    paper_floor_days: DayNumber = 0
    """The soonest day after receipt on which a paper claim is answered (Medicare: the 29th)."""
    acknowledgment_days: DayNumber = 0
    """Nights after the clearinghouse's receipt until this payer's 277CA comes."""
    dark: tuple[Span, ...] = ()
    """Outages, first and last day of each: nothing leaves this payer, and it answers no question but by its notice."""
    wrong_calls: Permille = 0
    """Calls in which the representative says the wrong thing about a claim."""
    phone: Telephone = Telephone()
    """How it answers the telephone."""
    careless: Careless = Careless()

    def limit(self, clock: str) -> Limit:
        """How long a clock of this payer runs: ``original``, ``corrected``, ``secondary``, ``records`` or ``appeal``."""
        worded = getattr(self.limits, clock, None)
        if worded is not None:
            return worded
        days = {
            "original": self.filing_limit_days, "corrected": self.correction_limit_days, "appeal": self.appeal_limit_days,
            "secondary": self.secondary_limit_days or self.filing_limit_days, "records": self.records_limit_days,
        }[clock]
        return Limit(days, roll="forward" if self.roll_forward else "none")

    @property
    def coverage_kind(self) -> str:
        """What its coverages are: one of those of `kind`, or ``no_fault`` or ``liability`` for a carrier of accidents."""
        return self.kind or KINDS.get(self.filing_indicator, "group")
