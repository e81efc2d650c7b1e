"""Time is integer minutes since midnight of the scenario's first day; days are counted from there too.

Minutes become dates only where somebody reads them.  Working days are Monday to Friday
less holidays; nights, weekends and holidays are crossed by arithmetic, not by waiting.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import lru_cache

DAY = 1440
HORIZON_DAYS = 366 * 24
"""How many days from its start a calendar reaches."""
_BEFORE_DAYS = 366 * 2


class Calendar:
    """The office's calendar: which days are worked, and from when to when the desk is open."""

    def __init__(self, start: date, open_at: int = 480, close_at: int = 960, holidays: tuple[date, ...] = ()) -> None:
        self.start = start
        self.open_at = open_at
        self.close_at = close_at
        self.holidays = frozenset(holidays)
        self._ordinal = start.toordinal()
        self._workdays = [
            day for day in range(-_BEFORE_DAYS, HORIZON_DAYS)
            if self.is_workday(start + timedelta(days=day))
        ]
        self._is_workday = frozenset(self._workdays)

    def is_workday(self, day: date) -> bool:
        """Tell whether a date is a Monday to Friday and no holiday."""
        return day.weekday() < 5 and day not in self.holidays

    def is_workday_number(self, day: int) -> bool:
        """Tell the same of a day counted from the start."""
        return day in self._is_workday

    def date_of(self, minute: int) -> date:
        """The date on which a minute falls."""
        return date.fromordinal(self._ordinal + minute // DAY)

    def day_number(self, day: date) -> int:
        """Count a date from the start."""
        return day.toordinal() - self._ordinal

    def minute_of(self, day: date) -> int:
        """The first minute of a date."""
        return self.day_number(day) * DAY

    def year_of(self, day: int) -> int:
        """The calendar year in which a day falls."""
        return _year(self._ordinal + day)

    def age_in_year(self, born: date, day: int) -> int:
        """Age in the middle of a day's year, never below 0: check-ups go by the year, not by the birthday."""
        return max((self.year_of(day) * 12 + 6 - born.year * 12 - born.month) // 12, 0)

    def roll_forward(self, day: int) -> int:
        """The day itself if it is worked, else the next one that is."""
        return self._workdays[bisect_left(self._workdays, day)]

    def workdays_after(self, day: int, count: int) -> int:
        """The working day that comes so many working days after a day; the day itself for none."""
        for _ in range(count):
            day = self.roll_forward(day + 1)
        return day

    def workdays_between(self, first: int, end: int) -> int:
        """Count working days from `first` up to but not including `end`; never less than 0."""
        return max(0, bisect_left(self._workdays, end) - bisect_left(self._workdays, first))

    def next_opening(self, minute: int) -> int:
        """The next minute at which the desk opens, later than `minute`."""
        day, time = divmod(minute, DAY)
        first = day if time < self.open_at else day + 1
        return self.roll_forward(first) * DAY + self.open_at

    def open_minutes_left(self, minute: int) -> int:
        """Minutes left of the working day; 0 outside desk hours."""
        day, time = divmod(minute, DAY)
        if day not in self._is_workday or not self.open_at <= time < self.close_at:
            return 0
        return self.close_at - time

    def finish(self, start: int, minutes: int) -> int:
        """When work of so many open minutes ends that begins at `start`, across nights, weekends and holidays."""
        length = self.close_at - self.open_at
        left = self.open_minutes_left(start)
        if minutes <= left:
            return start + minutes
        first = bisect_right(self._workdays, start // DAY) if left else bisect_left(
            self._workdays, self.next_opening(start) // DAY
        )
        days, rest = divmod(minutes - left - 1, length)
        return self._workdays[first + days] * DAY + self.open_at + rest + 1

    def show_day(self, day: int, short: bool = False) -> str:
        """Write a day as "14 Apr 2026", or "14 Apr"."""
        return _written(self._ordinal + day, short)

    def show_date(self, minute: int) -> str:
        """Write a minute's day as "Tue 14 Apr 2026"."""
        day = minute // DAY
        return f"{_WEEKDAYS[(self._ordinal + day - 1) % 7]} {_written(self._ordinal + day, False)}"

    def show_time(self, minute: int) -> str:
        """Write a minute's time of day as "10:35"."""
        hours, minutes = divmod(minute % DAY, 60)
        return f"{hours:02d}:{minutes:02d}"


@lru_cache(maxsize=2048)
def _year(ordinal: int) -> int:
    return date.fromordinal(ordinal).year


@lru_cache(maxsize=2048)
def _written(ordinal: int, short: bool) -> str:
    day = date.fromordinal(ordinal)
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if short else f"{text} {day.year}"


def years_old(born: date, day: date) -> int:
    """Age on a day in whole years: ``years_old(date(2008, 5, 2), date(2026, 5, 1)) == 17``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def write_day(day: date) -> str:
    """Write a date as `Calendar.show_day` does: ``write_day(date(2026, 4, 14)) == "14 Apr 2026"``."""
    return _written(day.toordinal(), False)


def read_day(text: str) -> date:
    """Read a date that `Calendar.show_day` wrote: ``read_day("14 Apr 2026") == date(2026, 4, 14)``."""
    day, month, year = text.split()
    return date(int(year), _MONTHS.index(month) + 1, int(day))


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
