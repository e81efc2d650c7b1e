"""Floor 3, the scenario: what an office is like.  Frozen, read from TOML, the only home of defaults.

A scenario says how often things happen and how long they take; the seed says when.
"""

from sim.scenario.office import Scenario, minute_of_day
from sim.scenario.reading import BadScenario, convert, overlay, read_scenario, read_toml, shipped
from sim.scenario.tables import (
    Count,
    DayNumber,
    Days,
    Delay,
    ListName,
    Minutes,
    Patients,
    Payer,
    Permille,
    Plan,
    Plant,
    Positive,
    Practice,
    ReportKind,
    Staffing,
)

__all__ = [
    "BadScenario",
    "Count",
    "DayNumber",
    "Days",
    "Delay",
    "ListName",
    "Minutes",
    "Patients",
    "Payer",
    "Permille",
    "Plan",
    "Plant",
    "Positive",
    "Practice",
    "ReportKind",
    "Scenario",
    "Staffing",
    "convert",
    "minute_of_day",
    "overlay",
    "read_scenario",
    "read_toml",
    "shipped",
]
