"""Floor 3, the scenario: what an office is like.  Frozen, read from TOML, the only home of defaults.

A scenario says how often things happen and how long they take; the seed says when.
"""

from sim.rules.plans import Plan
from sim.scenario.accounts import Accounts
from sim.scenario.measures import Count, DayNumber, Days, Permille, Positive, Rate
from sim.scenario.office import Scenario, minute_of_day
from sim.scenario.payers import Careless, Delay, Payer
from sim.scenario.reading import BadScenario, convert, overlay, read_scenario, read_toml, shipped
from sim.scenario.seconds import Second
from sim.scenario.skills import SKILLS, Skill
from sim.scenario.tables import FeeChange, ListName, Minutes, Patients, Plant, Practice, RateChange, ReportKind, Staffing

__all__ = [
    "SKILLS",
    "Accounts",
    "BadScenario",
    "Careless",
    "Count",
    "DayNumber",
    "Days",
    "Delay",
    "FeeChange",
    "ListName",
    "Minutes",
    "Patients",
    "Payer",
    "Permille",
    "Plan",
    "Plant",
    "Positive",
    "Practice",
    "Rate",
    "RateChange",
    "ReportKind",
    "Scenario",
    "Second",
    "Skill",
    "Staffing",
    "convert",
    "minute_of_day",
    "overlay",
    "read_scenario",
    "read_toml",
    "shipped",
]
