"""The tables of a scenario: the practice, its patients, staff, and what verbs cost.

Amounts are cents, times of day "HH:MM", shares per thousand.
"""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from sim.scenario.measures import Count, DayNumber, Days, Label, OnWire, Permille, Positive

ListName = Literal[
    "reports", "to_post", "to_send", "rejected", "denied", "secondary", "patients", "collections", "follow_up", "underpaid",
    "credits", "exceptions", "deposits", "inbox", "uncharged", "to_register", "upcoming",
]
ReportKind = Literal["TA1", "999", "277CA", "835", "letter"]
ALL_LISTS: tuple[ListName, ...] = get_args(ListName)
ALL_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


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
    verified: Permille = 0
    """Share of registrations that the front desk checks with the payer at once: what such a check finds is put right."""
    charges_left: Permille = 0
    """Share of visits whose charges are left to the desk to enter from the encounter form."""
    unregistered: Count = 0
    """How many new patients the front desk leaves to the desk to register from card, form and photo ID."""
    unregistered_from: DayNumber = 0
    """First day on which one of them may come."""
    unregistered_within: Days = 45
    """Days from then within which they first come."""
    consents_ahead: Annotated[int, Meta(ge=0, le=6)] = 0
    """Days before a visit at which the desk is told to ask for its authorisation; 0 where the front desk sees to it."""
    pays_at_desk: Permille = 0
    """Visits with a copay at which the front desk takes it at once."""
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
    visits: Count = 1
    """At how many visits of each patient it strikes, for causes that arise later than registration; 0 means at each."""
    clinician: str = ""
    """Whose particulars or enrolment it is about, for causes of the practice's own file; drawn where not given."""


class FeeChange(Struct, frozen=True, forbid_unknown_fields=True):
    """A new fee schedule: from a day on the practice charges other prices."""

    day: DayNumber
    percent: Annotated[int, Meta(ge=-90, le=900)] = 0
    """By how much the services change that are not named below."""
    services: dict[str, Positive] = {}
    """Service → its new price in cents, for the usual units."""


class RateChange(Struct, frozen=True, forbid_unknown_fields=True):
    """New contract rates: from a day on a payer allows another share of the charge."""

    payer: str
    day: DayNumber
    allowed_percent: Annotated[int, Meta(ge=1, le=100)]


class Staffing(Struct, frozen=True, forbid_unknown_fields=True):
    """Simulated billers: how many, in which order they work, and which worklists are theirs."""

    billers: Annotated[int, Meta(ge=0, le=100)] = 1
    policy: Literal["oldest_first", "nearest_deadline", "highest_value"] = "nearest_deadline"
    lists: tuple[ListName, ...] = ALL_LISTS
    opens: tuple[ReportKind, ...] = ALL_KINDS
    """Which of the new reports they read; the others wait for somebody else."""
    names: tuple[str, ...] = ()
    """What they are called; the shift has names for those who have none."""
    skills: Annotated[tuple[str, ...], Meta(min_length=1)] = ("expert",)
    """Degrees of skill, dealt out to the billers in turn (`sim.scenario.skills`)."""
    start_day: DayNumber = 0
    stop_day: DayNumber | None = None
    logs_causes: bool = False
    """Whether they put on record what each failed claim failed for, so that the office can count it."""
    hourly_cost: Count = 0
    """What an hour of a biller costs the practice, in cents; 0 where nobody says."""


class Minutes(Struct, frozen=True, forbid_unknown_fields=True):
    """What each verb costs (working assumptions; datasets/README.md); batches cost by size."""

    open_claim: Count = 2
    check_eligibility: Count = 1
    check_eligibility_portal: Count = 6
    check_eligibility_phone: Count = 12
    screen_patient: Count = 10
    register_patient: Count = 8
    correct_registration: Count = 5
    correct_claim: Count = 5
    enter_charges: Count = 6
    scrub: Count = 2
    scrub_claims_a_minute: Positive = 20
    switch_edit: Count = 5
    release_batch: Count = 5
    open_report: Count = 2
    resend_batch: Count = 5
    mail_claims: Count = 5
    forms_a_minute: Positive = 2
    correct_practice: Count = 5
    enrol_edi: Count = 20
    load_fees: Count = 15
    load_rates: Count = 10
    resubmit: Count = 2
    replace: Count = 5
    query_provider: Count = 6
    appeal: Count = 35
    clinical_appeal: Count = 60
    request_authorisation_278: Count = 11
    request_authorisation_portal: Count = 16
    request_authorisation_phone: Count = 24
    request_referral: Count = 10
    send_records: Count = 12
    log_cause: Count = 1
    post_remittance: Count = 2
    post_claims_a_minute: Positive = 3
    post_paper: Count = 6
    post_exception: Count = 5
    match_deposit: Count = 2
    run_card: Count = 4
    refuse_card: Count = 10
    check_status: Count = 1
    check_status_portal: Count = 8
    check_status_phone: Count = 20
    dispute: Count = 15
    refund: Count = 8
    void_claim: Count = 5
    write_off: Count = 2
    bill_patient: Count = 3
    statements_a_minute: Positive = 5
    add_note: Count = 1
    bill_secondary: Count = 4
    call_patient: Count = 8
    call_back: Count = 6
    verify_identity: Count = 2
    answer_message: Count = 6
    transfer_to_patient: Count = 2
    offer_plan: Count = 8
    apply_discount: Count = 4
    write_off_patient: Count = 2
    send_to_collections: Count = 6
    refused: Count = 1
