"""The spans of time that figures are counted over: the months of the office, or one day or month of them."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from sim.records.clock import DAY, Calendar


class BadOption(ValueError):
    """A report was asked for with an option that it does not know; the message says which there are."""


class Periods:
    """Spans that follow one another from the office's first day to now; the last one is still running."""

    def __init__(self, begins: list[int], labels: Iterable[str], now: int) -> None:
        self.begins = begins
        self.labels = tuple(labels)
        """Their names, such as `Jan 2026`, or for a week the day on which it begins."""
        self.ends = [*begins[1:], now + 1]
        """The first minute after each."""

    def __len__(self) -> int:
        return len(self.begins)

    def of(self, minute: int) -> int:
        """Tell in which of them a minute falls; the first one for whatever came before it."""
        return max(0, bisect_right(self.begins, minute) - 1)


class Months(Periods):
    """The calendar months."""

    def __init__(self, calendar: Calendar, now: int) -> None:
        first, last = calendar.date_of(0), calendar.date_of(now)
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        begins = [calendar.minute_of(_months_after(first, number)) for number in range(count)]
        super().__init__(begins, [calendar.show_day(begin // DAY).partition(" ")[2] for begin in begins], now)


class Weeks(Periods):
    """The weeks from Monday to Sunday: in a lesson of two weeks a month would show nothing."""

    def __init__(self, calendar: Calendar, now: int) -> None:
        monday = -calendar.date_of(0).weekday()
        begins = [day * DAY for day in range(monday, now // DAY + 1, 7)]
        super().__init__(begins, [calendar.show_day(begin // DAY, short=True) for begin in begins], now)


PERIODS: dict[str, type[Months] | type[Weeks]] = {"month": Months, "week": Weeks}
"""What a trend may be counted by."""


def periods(desk, by: str) -> Periods:
    """Lay out the office's time by month or by week; raises `BadOption` for anything else."""
    if by not in PERIODS:
        raise BadOption(f"{str(by)[:20]!r} is nothing to count a trend by. Give {' or '.join(PERIODS)}.")
    return PERIODS[by](desk.calendar, desk.now)


class Span(Struct, frozen=True):
    """From one minute up to but not including another, and what that is called."""

    begin: int
    end: int
    title: str

    def __contains__(self, minute: int) -> bool:
        return self.begin <= minute < self.end


def span(desk, day: str = "", month: str = "") -> Span:
    """Find the minutes of a day ("2026-01-06") or of a month ("2026-01"); of neither, everything up to now.

    Raises `BadOption` for what is no date, and for both at once.
    """
    calendar: Calendar = desk.calendar
    if day and month:
        raise BadOption("Give a day or a month, not both.")
    if day:
        begin = calendar.minute_of(_read(str(day), "day", "2026-01-06"))
        return Span(begin, begin + DAY, calendar.show_day(begin // DAY))
    if month:
        first = _read(f"{month}-01", "month", "2026-01")
        begin = calendar.minute_of(first)
        title = calendar.show_day(begin // DAY).partition(" ")[2]
        return Span(begin, calendar.minute_of(_months_after(first, 1)), title)
    return Span(-(10**9), desk.now + 1, f"up to {calendar.show_day(desk.now // DAY)}")


def _read(text: str, what: str, example: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise BadOption(f"{text[:len(example)]!r} is no {what} of this calendar. Write it as {example}.")
    return found


_FIRST_YEAR, _LAST_YEAR = 1990, 2200


def _months_after(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    return date(day.year + years, month + 1, 1)
