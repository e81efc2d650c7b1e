"""A scenario whole, and what makes it unusable."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from sim.records.codes import services
from sim.rules.causes import catalogue
from sim.scenario.tables import Minutes, Patients, Payer, Permille, Plant, Practice, Staffing

_SIGNS_FOR_EVERYBODY = 6


class Scenario(Struct, frozen=True, forbid_unknown_fields=True):
    """One office, its payers and patients, and how often each cause occurs."""

    name: str
    practice: Practice
    payers: Annotated[tuple[Payer, ...], Meta(min_length=1)]
    patients: Patients
    start: date = date(2026, 1, 5)
    open_at: Annotated[str, Meta(pattern=r"^[012]\d:[0-5]\d\Z")] = "08:00"
    close_at: Annotated[str, Meta(pattern=r"^[012]\d:[0-5]\d\Z")] = "16:00"
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
    for name, values in (("key", keys), ("payer_id", [payer.payer_id for payer in scenario.payers])):
        if len(set(values)) != len(values):
            faults.append(f"`payers` repeats a `{name}`; give each payer its own")
    if not 2000 <= scenario.start.year <= 2100:
        faults.append(f"`start` is {scenario.start}; choose a date from 2000 to 2100")
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
    ranges = [scenario.patients.return_days, scenario.patients.pays_within_days]
    if any(low > high for low, high in (*ranges, *[payer.appeal_days for payer in scenario.payers])):
        faults.append("a range of days (`return_days`, `pays_within_days`, `appeal_days`) must name the smaller number first")
    for payer in scenario.payers:
        faults += _payer_faults(payer)
    return faults


def _payer_faults(payer: Payer) -> list[str]:
    faults = []
    if payer.twin == payer.key:
        faults.append(f"payer {payer.key!r} is its own twin; name another payer, or none")
    if payer.from_age > payer.to_age:
        faults.append(f"payer {payer.key!r} has members from {payer.from_age} to {payer.to_age} years; name the smaller first")
    if payer.member_id != "MBI" and payer.member_id.count("#") + payer.member_id.count("@") < _SIGNS_FOR_EVERYBODY:
        faults.append(f"payer {payer.key!r} cannot give everybody another `member_id`; give its shape six # or @, or more")
    unknown = [code for code in payer.plan.needs_authorisation if code not in services()]
    if unknown:
        faults.append(f"payer {payer.key!r} wants authorisation for {unknown[0]!r}; use codes of datasets/codes/services.toml")
    return faults
