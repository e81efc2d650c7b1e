"""The tables of a scenario: payers and their plans, the practice, its patients, staff, and what verbs cost.

Amounts are cents, times of day "HH:MM", shares and rates integers per thousand.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Permille = Annotated[int, Meta(ge=0, le=1000)]
Count = Annotated[int, Meta(ge=0, le=10**9)]
Positive = Annotated[int, Meta(ge=1, le=10**9)]
Days = Annotated[int, Meta(ge=1, le=730)]
"""A span of days; two years are longer than any limit or delay of the trade, and shorter than the calendar."""
DayNumber = Annotated[int, Meta(ge=0, le=3650)]
"""A day counted from the scenario's start."""
Age = Annotated[int, Meta(ge=0, le=120)]
ListName = Literal["reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up"]
ReportKind = Literal["999", "277CA", "835", "letter"]
OnWire = Annotated[str, Meta(pattern=r"^(?! )[ !-)+-9;-\]_-}]+(?<! )\Z")]
"""Text that an X12 file can carry: printable ASCII without its delimiters ``* : ^ ~``, no blank at the ends."""
Label = Annotated[OnWire, Meta(max_length=60)]
Shape = Annotated[str, Meta(pattern=r"^[A-Z0-9@#-]{1,20}\Z")]
"""Shape of a number on a card: capitals, digits and hyphens, ``#`` for any digit, ``@`` for any letter."""


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


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What a member shares in: amounts in cents, coinsurance in percent."""

    name: str
    copay: Count = 0
    deductible: Count = 0
    coinsurance: Annotated[int, Meta(ge=0, le=100)] = 0
    out_of_pocket_max: Count = 10**9
    needs_authorisation: tuple[str, ...] = ()
    """Services that are not paid without the payer's authorisation number."""


class Payer(Struct, frozen=True, forbid_unknown_fields=True):
    """A payer as the office knows it, and as it behaves."""

    key: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,30}\Z")]
    name: Label
    payer_id: Annotated[OnWire, Meta(min_length=2, max_length=15)]
    filing_indicator: Literal["12", "13", "14", "15", "16", "HM", "MB", "MC", "CH", "TV", "VA", "WC", "ZZ"]
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
    twin: str = ""
    """Key of the payer whose name is nearly the same."""
    payer_errors: Permille = 0
    """Chance that the payer wrongly denies a claim that it should pay."""
    eligibility_at_door: bool = True
    """Whether a lapsed coverage is rejected on the 277CA or denied on the 835."""
    takes_replacement: bool = True
    """Whether frequency 7 is accepted; Medicare Part B mends clerical errors by reopening instead."""
    sequestration: Annotated[int, Meta(ge=0, le=100)] = 0
    """Percent taken off the payment, never off the patient's share."""
    from_age: Age = 0
    to_age: Age = 120


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """The billing provider."""

    name: Label
    npi_nine: Annotated[str, Meta(pattern=r"^[12]\d{8}\Z")]
    """First nine digits of the NPI; the check digit is computed."""
    tax_id: Annotated[str, Meta(pattern=r"^\d{9}\Z")]
    taxonomy: Annotated[str, Meta(pattern=r"^[A-Z0-9]{9}X\Z")]
    street: Annotated[OnWire, Meta(max_length=55)]
    city: Annotated[OnWire, Meta(min_length=2, max_length=30)]
    state: Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
    zip: Annotated[str, Meta(pattern=r"^\d{9}\Z")]
    phone: str
    providers: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Ids of the clinicians; the last one is the therapist whom weekly patients see."""
    clerks: Annotated[tuple[str, ...], Meta(min_length=1)]
    """Who registers patients at the front desk."""


class Patients(Struct, frozen=True, forbid_unknown_fields=True):
    """Who comes, and how often."""

    count: Annotated[int, Meta(ge=1, le=200_000)]
    weekly: Permille
    """Share of patients in weekly therapy."""
    weekly_visits: Positive = 12
    first_visit_within_days: Days = 45
    return_days: tuple[Days, Days] = (21, 90)
    pays_bill: Permille = 850
    """Chance that a patient pays a statement for what is truly theirs."""
    pays_within_days: tuple[Days, Days] = (7, 40)


class Plant(Struct, frozen=True, forbid_unknown_fields=True):
    """A cause that is certain to be there: on how many patients, and of which kind."""

    cause: str
    patients: Positive = 1
    payer: str = ""
    weekly: bool | None = None
    first_day: DayNumber | None = None
    """Day of the first visit, counted from the start; drawn like everybody's where not given."""


class Staffing(Struct, frozen=True, forbid_unknown_fields=True):
    """Simulated billers: how many, in which order they work, and which worklists are theirs."""

    billers: Annotated[int, Meta(ge=0, le=100)] = 1
    policy: Literal["oldest_first", "nearest_deadline", "highest_value"] = "nearest_deadline"
    lists: tuple[ListName, ...] = ("reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up")
    opens: tuple[ReportKind, ...] = ("999", "277CA", "835", "letter")
    """Which of the new reports they read; the others wait for somebody else."""
    names: tuple[str, ...] = ()
    """What they are called; the shift has names for those who have none."""
    start_day: DayNumber = 0
    stop_day: DayNumber | None = None


class Minutes(Struct, frozen=True, forbid_unknown_fields=True):
    """What each verb costs (working assumptions; datasets/README.md); batches cost by size."""

    open_claim: Count = 2
    check_eligibility: Count = 1
    correct_registration: Count = 5
    correct_claim: Count = 5
    scrub: Count = 2
    scrub_claims_a_minute: Positive = 20
    release_batch: Count = 5
    open_report: Count = 2
    resubmit: Count = 2
    replace: Count = 5
    appeal: Count = 35
    post_remittance: Count = 2
    post_claims_a_minute: Positive = 3
    write_off: Count = 2
    bill_patient: Count = 3
    statements_a_minute: Positive = 5
    add_note: Count = 1
    refused: Count = 1
