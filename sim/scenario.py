"""Scenario: what an office is like.  Frozen, read from TOML, the only home of defaults.

A scenario says how often things happen and how long they take; the seed says when.
Amounts are cents, times of day "HH:MM", shares and rates integers per thousand.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from sim.records.files import DATASETS
from sim.rules.causes import catalogue

Permille = Annotated[int, Meta(ge=0, le=1000)]
Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
ListName = Literal["reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up"]
ReportKind = Literal["999", "277CA", "835", "letter"]


class BadScenario(ValueError):
    """A scenario or exercise that cannot be used; the message names file, field and remedy."""


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
    name: str
    payer_id: str
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

    name: str
    npi_nine: Annotated[str, Meta(pattern=r"^[12]\d{8}$")]
    """First nine digits of the NPI; the check digit is computed."""
    tax_id: Annotated[str, Meta(pattern=r"^\d{9}$")]
    taxonomy: str
    street: str
    city: str
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
    """What each verb costs (DOMAIN section 6, touch times); batches cost by size."""

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


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    """One office, its payers and patients, and how often each cause occurs."""

    name: str
    practice: Practice
    payers: Annotated[tuple[Payer, ...], Meta(min_length=1)]
    patients: Patients
    start: date = date(2026, 1, 5)
    open_at: Annotated[str, Meta(pattern=r"^[012]\d:[0-5]\d$")] = "08:00"
    close_at: Annotated[str, Meta(pattern=r"^[012]\d:[0-5]\d$")] = "16:00"
    rates: dict[str, Permille] = {}
    """Cause → chance per thousand, per registration or per visit as the catalogue says."""
    planted: tuple[Plant, ...] = ()
    staffing: Staffing = Staffing()
    minutes: Minutes = Minutes()

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(fault)

    def payer(self, key: str) -> Payer:
        """Find a payer by its key."""
        for payer in self.payers:
            if payer.key == key:
                return payer
        raise KeyError(key)


def minute_of_day(text: str) -> int:
    """Read a time of day, "08:00" as 480."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _faults(scenario: Scenario) -> list[str]:
    keys = [payer.key for payer in scenario.payers]
    faults = []
    if len(set(keys)) != len(keys):
        faults.append("`payers` repeats a key; give each payer its own")
    if sum(payer.share for payer in scenario.payers) != 1000:
        faults.append("the payers' `share` values must add up to 1000")
    faults += [
        f"payer {payer.key!r} names the twin {payer.twin!r}, which is no payer's key; use one of {', '.join(keys)}"
        for payer in scenario.payers if payer.twin and payer.twin not in keys
    ]
    faults += [
        f"`planted` names the payer {plant.payer!r}; use one of {', '.join(keys)}"
        for plant in scenario.planted if plant.payer and plant.payer not in keys
    ]
    if minute_of_day(scenario.close_at) <= minute_of_day(scenario.open_at):
        faults.append("`close_at` must be later than `open_at`")
    if minute_of_day(scenario.open_at) < 420 or minute_of_day(scenario.close_at) > 1200:
        faults.append("the desk opens at 07:00 at the earliest and closes at 20:00 at the latest, since files move by night")
    causes = catalogue()
    faults += [
        f"`{table}` names the cause {cause!r}; the catalogue (datasets/causes.toml) has {', '.join(causes)}"
        for table, named in (("rates", scenario.rates), ("planted", [plant.cause for plant in scenario.planted]))
        for cause in named if cause not in causes
    ]
    faults += [
        f"`planted` can only plant what arises at registration, and {plant.cause!r} arises at {causes[plant.cause].arises}"
        for plant in scenario.planted if plant.cause in causes and causes[plant.cause].arises != "registration"
    ]
    for low, high in (scenario.patients.return_days, scenario.patients.pays_within_days):
        if low > high:
            faults.append("in `patients`, a range of days must name the smaller number first")
    return faults


def read_toml(path: Path) -> dict:
    """Read a TOML file, or raise `BadScenario` naming the file and the line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadScenario(f"{path}: there is no such file; check the name") from None
    except IsADirectoryError:
        raise BadScenario(f"{path}: this is a folder; name the TOML file in it") from None
    except UnicodeDecodeError:
        raise BadScenario(f"{path}: this is not text in UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as fault:
        raise BadScenario(f"{path}: not valid TOML, {fault}") from None


def convert(data: dict, kind: type, path: Path):
    """Turn TOML data into a record, or raise `BadScenario` naming file and field."""
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as fault:
        raise BadScenario(f"{path}: {_in_words(str(fault))}") from None


def _in_words(fault: str) -> str:
    what, _, where = fault.partition(" - at ")
    place = where.strip("`").removeprefix("$.") or "top level"
    return f"field {place}: {what}. Compare with datasets/scenarios/family_practice.toml" if where else what


def read_scenario(path: Path | str, overrides: dict | None = None) -> Scenario:
    """Read a scenario; `overrides` replaces top-level tables key by key, as exercises do."""
    path = Path(path)
    data = read_toml(path)
    return convert(overlay(data, overrides or {}), Scenario, path)


def overlay(data: dict, changes: dict) -> dict:
    """Lay changes over data: tables are merged, everything else is replaced.

    A table laid over an array of tables changes the rows that it names by their `key`:
    ``payers.harbor.payer_errors = 0``.
    """
    merged = dict(data)
    for key, value in changes.items():
        under = merged.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            merged[key] = overlay(under, value)
        elif isinstance(value, dict) and isinstance(under, list):
            merged[key] = _overlay_rows(under, value)
        else:
            merged[key] = value
    return merged


def _overlay_rows(rows: list[dict], changes: dict) -> list[dict]:
    new = {name: {"key": name, **change} for name, change in changes.items()}
    changed = [overlay(row, new.pop(row.get("key"), {})) for row in rows]
    return changed + list(new.values())


def shipped(name: str) -> Path:
    """Path of a scenario that comes with the project, such as ``family_practice``."""
    return DATASETS / "scenarios" / f"{name}.toml"
