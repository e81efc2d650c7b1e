"""A scenario whole, and what makes it unusable."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from sim.records.codes import diagnoses, services
from sim.rules.causes import catalogue
from sim.rules.edits import Edit, catalogue_of_edits
from sim.rules.plans import Plan
from sim.rules.screening import ScreeningPolicy
from sim.scenario.accounts import Accounts
from sim.scenario.accounts import faults as accounts_faults
from sim.scenario.inbox import Inbox
from sim.scenario.inbox import faults as inbox_faults
from sim.scenario.measures import Rate
from sim.scenario.payers import Payer, Span
from sim.scenario.seconds import Second
from sim.scenario.seconds import faults as second_faults
from sim.scenario.skills import SKILLS, Skill
from sim.scenario.tables import FeeChange, Minutes, Patients, Plant, Practice, RateChange, Staffing

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
    rates: dict[str, Rate] = {}
    """Cause → chance per hundred thousand, per registration or per visit as the catalogue says."""
    planted: tuple[Plant, ...] = ()
    fee_changes: tuple[FeeChange, ...] = ()
    """New fee schedules of the practice; somebody has to load them."""
    rate_changes: tuple[RateChange, ...] = ()
    """New contract rates of its payers; somebody has to load them."""
    edits: tuple[str, ...] | None = None
    """The scrub edits that are on, of datasets/edits.toml; those that the table has on where nothing is said."""
    own_edits: tuple[Edit, ...] = ()
    """Edits that the instructor wrote for this office; they are on."""
    clearinghouse_dark: tuple[Span, ...] = ()
    """Outages of the clearinghouse, first and last day of each: batches are held, and nothing is asked by wire."""
    seconds: tuple[Second, ...] = ()
    """Who holds a second coverage."""
    screening: ScreeningPolicy = ScreeningPolicy()
    """Discounts by household and income, and who is sent to apply for Medicaid."""
    accounts: Accounts = Accounts()
    """What is done about patients' balances."""
    inbox: Inbox = Inbox()
    """Who asks the office what."""
    staffing: Staffing = Staffing()
    skills: dict[str, Skill] = {}
    """Degrees of skill that this office changes or adds to those that every scenario knows."""
    minutes: Minutes = Minutes()

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(fault)

    def rate(self, cause: str, payer: Payer) -> int:
        """Tell the chance of a cause with a payer, per hundred thousand."""
        row = catalogue()[cause]
        if row.arises != "payer":
            return payer.rates.get(cause, self.rates.get(cause, 0))
        rate = payer.rates.get(cause, 0)
        return rate * payer.denies_percent // 100 if row.judged else rate

    def skill(self, name: str) -> Skill:
        """Find a degree of skill by its name."""
        return self.skills.get(name) or SKILLS[name]

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
    faults += second_faults(scenario.seconds, keys)
    faults += inbox_faults(scenario.inbox)
    faults += accounts_faults(scenario.accounts)
    faults += [
        f"payer {payer.key!r} crosses over to {key!r}, which is no payer's key; use one of {', '.join(keys)}"
        for payer in scenario.payers for key in payer.crosses_to if key not in keys
    ]
    faults += [
        f"`rate_changes` names the payer {change.payer!r}; use one of {', '.join(keys)}"
        for change in scenario.rate_changes if change.payer not in keys
    ]
    faults += [
        f"`fee_changes` prices {code!r}; use codes of datasets/codes/services.toml"
        for change in scenario.fee_changes for code in change.services if code not in services()
    ]
    faults += [
        f"`planted` names the clinician {plant.clinician!r}; use one of {', '.join(scenario.practice.providers)}"
        for plant in scenario.planted if plant.clinician and plant.clinician not in scenario.practice.providers
    ]
    faults += [
        f"the plan of payer {payer.key!r} names the clinician {named!r}; use one of {', '.join(scenario.practice.providers)}"
        for payer in scenario.payers for named in (*payer.plan.outside, *payer.plan.outside_tier, *payer.plan.not_paid_by)
        if named not in scenario.practice.providers
    ]
    if minute_of_day(scenario.close_at) <= minute_of_day(scenario.open_at):
        faults.append("`close_at` must be later than `open_at`")
    if minute_of_day(scenario.open_at) < 420 or minute_of_day(scenario.close_at) > 1200:
        faults.append("the desk opens at 07:00 at the earliest and closes at 20:00 at the latest, since files move by night")
    causes = catalogue()
    faults += [
        f"`{table}` names the cause {cause!r}; the catalogue (datasets/causes) has {', '.join(causes)}"
        for table, named in (
            ("rates", scenario.rates), ("planted", [plant.cause for plant in scenario.planted]),
            *((f"payers.{payer.key}.rates", payer.rates) for payer in scenario.payers),
        )
        for cause in named if cause not in causes
    ]
    faults += [
        f"`planted` cannot plant {plant.cause!r}: it arises at the desk, by what is done there"
        for plant in scenario.planted if plant.cause in causes and causes[plant.cause].arises == "desk"
    ]
    faults += [
        f"`staffing.skills` names {name!r}, which is no degree of skill; use one of {', '.join({**SKILLS, **scenario.skills})}"
        for name in scenario.staffing.skills if name not in SKILLS and name not in scenario.skills
    ]
    faults += [
        f"`edits` names {name!r}; datasets/edits.toml has {', '.join(catalogue_of_edits())}"
        for name in scenario.edits or () if name not in catalogue_of_edits()
    ]
    ranges = [scenario.patients.return_days, scenario.patients.pays_within_days]
    ranges += [
        days for payer in scenario.payers for days in (payer.appeal_days, payer.dispute_days, payer.deposit_days, *payer.dark)
    ]
    ranges += scenario.clearinghouse_dark
    if any(low > high for low, high in ranges):
        faults.append(
            "a range of days (`return_days`, `pays_within_days`, `appeal_days`, `dispute_days`, `deposit_days`, `dark`, "
            "`clearinghouse_dark`) must name the smaller number first"
        )
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
    for does, codes in _plan_lists(payer.plan):
        unknown = [code for code in codes if code not in services()]
        if unknown:
            faults.append(f"payer {payer.key!r} {does} {unknown[0]!r}; use codes of datasets/codes/services.toml")
    unknown = [code for code in payer.plan.diagnoses_not_covered if code not in diagnoses()]
    if unknown:
        faults.append(f"payer {payer.key!r} excludes the diagnosis {unknown[0]!r}; use codes of datasets/codes/icd10cm.csv")
    turned = [code for code, (low, high) in payer.plan.at_ages.items() if low > high]
    if turned:
        faults.append(f"payer {payer.key!r} pays {turned[0]!r} at no age; name the smaller age first")
    return faults


def _plan_lists(plan: Plan) -> tuple[tuple[str, Iterable[str]], ...]:
    return (
        ("wants authorisation for", plan.needs_authorisation), ("wants a referral for", plan.needs_referral),
        ("wants a certifier for", plan.needs_certifier), ("wants an order for", plan.needs_orderer),
        ("does not cover", plan.not_covered), ("calls routine", plan.no_routine),
        ("finds unnecessary", plan.not_necessary),
        ("has no benefit for", plan.no_benefit), ("never pays apart", plan.never_apart),
        ("pays only beside another", plan.add_ons), ("pays at some ages only", plan.at_ages),
        ("leaves out of the contract", plan.not_in_contract),
        ("pays not every clinician for", [code for codes in plan.not_paid_by.values() for code in codes]),
        ("limits the visits for", (*plan.visits_a_year, *plan.visits_in_life)), ("spaces", plan.once_in_days),
        ("pays by the month for", plan.capitated),
        ("limits the units of", plan.most_units),
    )
