"""The tables of a scenario: payers and their plans, the practice, its patients, staff, and what verbs cost.

Amounts are cents, times of day "HH:MM", shares and rates integers per thousand.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Permille = Annotated[int, Meta(ge=0, le=1000)]
Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
ListName = Literal["reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up"]
ReportKind = Literal["999", "277CA", "835", "letter"]
OnWire = Annotated[str, Meta(pattern=r"^(?! )[ !-)+-9;-\]_-}]+(?<! )$")]
"""Text that an X12 file can carry: printable ASCII without its delimiters ``* : ^ ~``, no blank at the ends."""


class Delay(Struct, frozen=True, forbid_unknown_fields=True):
    """Days from receipt to first answer: lognormal about a median, with a floor and a pended tail."""

    median_days: Positive
    p90_days: Positive
    """Nine in ten claims are answered by then."""
    floor_days: Count = 0
    tail: Permille = 0
    """Share of claims that pend."""
    tail_median_days: Positive = 40
    tail_p90_days: Positive = 63


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

    key: str
    name: OnWire
    payer_id: OnWire
    filing_indicator: Literal["12", "13", "14", "15", "16", "HM", "MB", "MC", "CH", "TV", "VA", "WC", "ZZ"]
    """Claim filing indicator, of those that both 837P SBR09 and 835 CLP06 know: 12 PPO, HM HMO, MB Part B, MC Medicaid."""
    share: Permille
    """Share of the practice's patients."""
    member_id: str
    """Shape of its member IDs, see `sim.records.identifiers.fill_shape`."""
    group: str
    plan: Plan
    filing_limit_days: Positive
    correction_limit_days: Positive
    appeal_limit_days: Positive
    delay: Delay
    allowed_percent: Annotated[int, Meta(ge=1, le=100)]
    """What the contract allows, in percent of the practice's charge."""
    appeal_days: tuple[Positive, Positive] = (45, 60)
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
    from_age: Count = 0
    to_age: Positive = 120


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """The billing provider."""

    name: OnWire
    npi_nine: Annotated[str, Meta(pattern=r"^[12]\d{8}$")]
    """First nine digits of the NPI; the check digit is computed."""
    tax_id: Annotated[str, Meta(pattern=r"^\d{9}$")]
    taxonomy: OnWire
    street: OnWire
    city: OnWire
    state: Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
    zip: Annotated[str, Meta(pattern=r"^\d{9}$")]
    phone: str
    providers: tuple[str, ...]
    """Ids of the clinicians; the last one is the therapist whom weekly patients see."""
    clerks: tuple[str, ...]
    """Who registers patients at the front desk."""


class Patients(Struct, frozen=True, forbid_unknown_fields=True):
    """Who comes, and how often."""

    count: Positive
    weekly: Permille
    """Share of patients in weekly therapy."""
    weekly_visits: Positive = 12
    first_visit_within_days: Positive = 45
    return_days: tuple[Positive, Positive] = (21, 90)
    pays_bill: Permille = 850
    """Chance that a patient pays a statement for what is truly theirs."""
    pays_within_days: tuple[Positive, Positive] = (7, 40)


class Plant(Struct, frozen=True, forbid_unknown_fields=True):
    """A cause that is certain to be there: on how many patients, and of which kind."""

    cause: str
    patients: Positive = 1
    payer: str = ""
    weekly: bool | None = None
    first_day: int | None = None
    """Day of the first visit, counted from the start; drawn like everybody's where not given."""


class Staffing(Struct, frozen=True, forbid_unknown_fields=True):
    """Simulated billers: how many, in which order they work, and which worklists are theirs."""

    billers: Count = 1
    policy: Literal["oldest_first", "nearest_deadline", "highest_value"] = "nearest_deadline"
    lists: tuple[ListName, ...] = ("reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up")
    opens: tuple[ReportKind, ...] = ("999", "277CA", "835", "letter")
    """Which of the new reports they read; the others wait for somebody else."""
    names: tuple[str, ...] = ()
    """What they are called; the shift has names for those who have none."""
    start_day: Count = 0
    stop_day: int | None = None


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
    add_note: Count = 1
    refused: Count = 1
