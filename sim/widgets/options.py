"""What a report may be asked for, as lists to choose from: from which day balances age, how far back, which month or day.

The names of the options are the report's own (`sim.desk.figures.OPTIONS`); what is chosen goes to
the report as it stands, and a choice that no list offers gets the report's own answer.
"""

import calendar
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from sim.desk.figures import OPTIONS
from sim.desk.figures.ageing import BASES
from sim.desk.figures.periods import PERIODS
from sim.records.clock import write_day
from sim.widgets.words import WORDS

Chosen = Mapping[str, str]
Choices = tuple[tuple[str, str], ...]

AS_IT_COMES: Chosen = MappingProxyType({})
"""Nothing chosen: the report as the office draws it by itself."""

SPANS = ("30", "90", "180", "365")
"""How many days back the measures may be counted."""
OF_ONE_DAY = frozenset(("day_sheet",))
"""Reports that close one day unless a month is asked for; the others tell everything so far."""


class Option(Struct, frozen=True):
    """One list to choose from: its name, what stands before it, what is chosen, and each choice with its words."""

    name: str
    label: str
    value: str
    choices: Choices


def asked(report: str, chosen: Chosen) -> dict[str, str | int]:
    """Tell what a report is asked for: what was chosen of the options that it takes; a day says its month already."""
    given: dict[str, str | int] = {name: chosen[name] for name in OPTIONS.get(report, ()) if chosen.get(name)}
    if "day" in given:
        given.pop("month", None)
    return {**given, "days": int(given["days"])} if given.get("days") in SPANS else given


def offered(report: str, chosen: Chosen, first: date, today: date) -> tuple[Option, ...]:
    """Offer what can be chosen of a report, in an office that opened on `first`."""
    if report in OF_ONE_DAY and not any(chosen.values()):
        chosen = {"month": _month(today), "day": today.isoformat()}
    lists = (
        _option("basis", tuple(BASES.items()), chosen, "service"),
        _option("days", tuple([(span, WORDS["o_last"].format(span)) for span in SPANS]), chosen, SPANS[-1]),
        _option("by", tuple([(name, WORDS[f"o_by_{name}"]) for name in PERIODS]), chosen, "month"),
        _option("month", _months(report, first, today), chosen),
        _option("day", _days(chosen.get("month", ""), first, today), chosen),
    )
    return tuple([option for option in lists if option.choices and option.name in OPTIONS.get(report, ())])


def _option(name: str, choices: Choices, chosen: Chosen, usual: str = "") -> Option:
    return Option(name, WORDS[f"o_{name}"], chosen.get(name) or usual, choices)


def _months(report: str, first: date, today: date) -> Choices:
    """The months from the newest to the office's first; all of them together where the report can tell that."""
    numbers = range(today.year * 12 + today.month - 1, first.year * 12 + first.month - 2, -1)
    begins = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    months = tuple([(_month(day), write_day(day).partition(" ")[2]) for day in begins])
    return months if report in OF_ONE_DAY else (("", WORDS["o_so_far"]), *months)


def _days(month: str, first: date, today: date) -> Choices:
    """The days of the chosen month on which the office was there, the newest first, after the month as a whole."""
    try:
        begin = date.fromisoformat(f"{month}-01")
    except ValueError:
        return ()
    last = calendar.monthrange(begin.year, begin.month)[1]
    days = [begin.replace(day=number) for number in range(last, 0, -1)]
    return (("", WORDS["o_whole_month"]), *[(day.isoformat(), write_day(day)) for day in days if first <= day <= today])


def _month(day: date) -> str:
    return day.isoformat()[:7]
