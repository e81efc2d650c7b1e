"""The clocks: until when a claim, a correction, an answer or a refund is in time.

Counting leaves the first day out and takes the last one in: what is received on the last
day is timely.  How long, in which unit, and what becomes of a last day on which nobody
works are a payer's data; the counting is here.  The clocks of appeals are in
`sim.rules.appeals`, and what proves the day of receipt in `sim.rules.filing_proof`.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from sim.records.clock import DAY, Calendar

TEN_YEARS = {"years": 10, "months": 120, "working days": 2500}
"""Unit → how many of it are ten years, beyond which no calendar reaches here; days have their bound of themselves."""


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """How long there is, counted from the event that starts the clock.

    >>> Limit(95, roll="forward")  # Texas Medicaid, 1 TAC 354.1003
    Limit(count=95, unit='days', roll='forward', mail_days=0, short_month='last')
    """

    count: Annotated[int, Meta(ge=1, le=3650)]
    unit: Literal["days", "working days", "months", "years"] = "days"
    roll: Literal["none", "forward"] = "none"
    """``forward`` moves a last day that is a weekend or holiday to the next working day."""
    mail_days: Annotated[int, Meta(ge=0, le=30)] = 0
    """Days that a letter is presumed to travel before the clock starts (Medicare: 5, 42 CFR 405.942(a)(1))."""
    short_month: Literal["last", "first"] = "last"
    """Where the last month has no such date: its last day, or the first of the month after."""

    def __post_init__(self) -> None:
        most = TEN_YEARS.get(self.unit, self.count)
        if self.count > most:
            raise ValueError(f"no limit is longer than ten years: write a `count` of {most} {self.unit} at most")


MEDICARE_FILING = Limit(1, "years", "forward")
"""One calendar year after the service, not 365 days (42 CFR 424.44).

A service of 29 February must be filed by 28 February, and a last day that is no federal
workday moves to the next (Medicare Claims Processing Manual, chapter 1, section 70).
"""

REFUND = Limit(60)
"""An overpayment goes back within 60 days of being identified (42 U.S.C. 1320a-7k(d); 42 CFR 401.305(b))."""

INVESTIGATION_DAYS = 180
"""How long a good-faith investigation of related overpayments may suspend that (42 CFR 401.305(b)(3), since 2025)."""


class Clocks(Struct, frozen=True, forbid_unknown_fields=True):
    """A payer's separate clocks; `CLOCKS` says what starts each."""

    original: Limit
    corrected: Limit
    secondary: Limit
    records: Limit
    refund: Limit = REFUND


CLOCKS = {
    "original": ("Original claim", "date of service"),
    "corrected": ("Corrected claim", "remittance"),
    "secondary": ("Secondary claim", "primary payer's EOB"),
    "records": ("Records asked for", "payer's letter"),
    "refund": ("Refund of an overpayment", "day on which it was identified"),
}
"""Clock → its name, and the event from which it counts.  No event of one clock stops another:
a rejected claim was never filed, so its original clock runs on."""


def last_day(limit: Limit, start_day: int, calendar: Calendar) -> int:
    """Last day that is still in time, when the clock started on `start_day`."""
    start = start_day + limit.mail_days
    if limit.unit == "days":
        day = start + limit.count
    elif limit.unit == "working days":
        day = calendar.workdays_after(start, limit.count)
    else:
        months = limit.count * (12 if limit.unit == "years" else 1)
        day = calendar.day_number(_months_on(calendar.date_of(start * DAY), months, limit.short_month))
    return calendar.roll_forward(day) if limit.roll == "forward" else day


def last_days(clocks: Clocks, started: Mapping[str, int], calendar: Calendar) -> dict[str, int]:
    """Last day of each clock that runs: `started` holds clock → day of the event that started it.

    KeyError for a clock that is not in `CLOCKS`.
    """
    limits = {name: getattr(clocks, name) for name in CLOCKS}
    return {name: last_day(limits[name], day, calendar) for name, day in started.items()}


def refund_due(identified_day: int, investigated_from: int | None = None, investigated_to: int | None = None) -> int:
    """Last day to return an identified overpayment of Medicare or Medicaid, in calendar days.

    A good-faith investigation of related overpayments, begun before the 60 days are over,
    suspends the clock until it ends, or until 180 days after the first was identified,
    whichever comes sooner (42 CFR 401.305(b)(3)).  `investigated_to` None: it goes on.
    """
    due = identified_day + REFUND.count
    if investigated_from is None or investigated_from > due:
        return due
    longest = identified_day + INVESTIGATION_DAYS
    ended = longest if investigated_to is None else min(investigated_to, longest)
    return due + max(0, ended - max(investigated_from, identified_day))


def filing_due(service_day: int, limit_days: int) -> int:
    """Last day on which a payer must have received an original claim, by a limit of calendar days."""
    return service_day + limit_days


def answer_due(answered_day: int, limit_days: int) -> int:
    """Last day for a correction or appeal, counted from the remittance that is answered."""
    return answered_day + limit_days


def days(count: int) -> str:
    """Say a number of days: ``days(1) == '1 day'``."""
    return "1 day" if count == 1 else f"{count} days"


def limit_in_words(limit: Limit) -> str:
    """Say how long a clock runs: ``limit_in_words(MEDICARE_FILING) == '1 year'``."""
    unit = limit.unit.removesuffix("s") if limit.count == 1 else limit.unit
    return f"{limit.count} {unit}"


def due_label(workdays_left: int | None, days_late: int = 0) -> str:
    """Say how long is left as a worklist says it.

    `workdays_left` counts today; 0 means that the last day has passed.
    """
    if workdays_left is None:
        return ""
    if workdays_left <= 0:
        return f"{days(days_late)} late"
    if workdays_left == 1:
        return "last day today"
    return f"{workdays_left} working days left"


def tone(workdays_left: int | None) -> str:
    """Name the colour that goes with the words: late, soon, ok or none."""
    if workdays_left is None:
        return "none"
    if workdays_left <= 5:
        return "late"
    return "soon" if workdays_left <= 15 else "ok"


def _months_on(start: date, months: int, short_month: str) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    longest = monthrange(year, month)[1]
    if start.day <= longest:
        return date(year, month, start.day)
    if short_month == "last":
        return date(year, month, longest)
    return date(year + month // 12, month % 12 + 1, 1)
