"""The calendar crosses nights, weekends and holidays by arithmetic, to the same minute as somebody who sits and waits."""

from datetime import date, timedelta
from itertools import pairwise

import holidays as outside
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.records.clock import DAY, Calendar, read_day
from sim.records.holidays import federal_holidays

MONDAY = date(2026, 6, 29)
FOURTH_OF_JULY = date(2026, 7, 3)  # observed on the Friday of that week
CALENDAR = Calendar(MONDAY, holidays=(FOURTH_OF_JULY,))
OPEN, CLOSE = 8 * 60, 16 * 60


def at(day, hours, minutes=0):
    """The minute of a time on a day counted from the Monday."""
    return day * DAY + hours * 60 + minutes


def is_open(minute):
    """Whether the desk is open during the minute that begins here, from the definition."""
    day, time = divmod(minute, DAY)
    return day % 7 < 5 and MONDAY + timedelta(day) != FOURTH_OF_JULY and OPEN <= time < CLOSE


MINUTES = st.integers(0, 14 * DAY)


class TestDays:
    def test_minutes_and_dates_are_counted_from_the_first_midnight(self):
        assert CALENDAR.date_of(0) == CALENDAR.date_of(DAY - 1) == MONDAY
        assert CALENDAR.date_of(DAY) == date(2026, 6, 30)
        assert CALENDAR.date_of(-1) == date(2026, 6, 28)
        assert CALENDAR.minute_of(date(2026, 7, 2)) == 3 * DAY
        assert CALENDAR.day_number(date(2026, 6, 28)) == -1
        assert (CALENDAR.year_of(-180), CALENDAR.year_of(0), CALENDAR.year_of(186)) == (2025, 2026, 2027)

    @given(st.integers(-700, 4000))
    def test_a_working_day_is_a_monday_to_friday_and_no_holiday(self, day):
        shown = MONDAY + timedelta(day)
        worked = shown.isoweekday() <= 5 and shown != FOURTH_OF_JULY
        assert CALENDAR.is_workday(shown) == CALENDAR.is_workday_number(day) == worked

    def test_a_day_off_rolls_forward_over_holiday_and_weekend(self):
        assert [CALENDAR.roll_forward(day) for day in range(3, 8)] == [3, 7, 7, 7, 7]

    @pytest.mark.parametrize(("day", "count", "then"), [(3, 0, 3), (3, 1, 7), (4, 1, 7), (0, 5, 8), (5, 0, 5)])
    def test_so_many_working_days_on_skips_holiday_and_weekend(self, day, count, then):
        # Day 0 is Monday 29 June; Friday 3 July (day 4) is the holiday, day 7 the next Monday.
        assert CALENDAR.workdays_after(day, count) == then

    @pytest.mark.parametrize(("born", "day", "years"), [
        (date(2008, 5, 2), 0, 18), (date(2008, 11, 2), 0, 17), (date(2008, 11, 2), 186, 18), (date(2026, 11, 30), 170, 0),
    ])
    def test_age_goes_by_the_middle_of_the_year_and_is_never_below_nought(self, born, day, years):
        # Day 0 is in June 2026, day 186 is New Year's Day of 2027, day 170 is in December 2026.
        assert CALENDAR.age_in_year(born, day) == years

    @given(st.integers(-30, 60), st.integers(-30, 60))
    def test_working_days_are_counted_as_on_the_fingers(self, first, end):
        assert CALENDAR.workdays_between(first, end) == sum(CALENDAR.is_workday_number(day) for day in range(first, end))


class TestHours:
    @given(MINUTES)
    def test_open_minutes_left_are_those_till_closing(self, minute):
        midnight = (minute // DAY + 1) * DAY
        expected = sum(is_open(each) for each in range(minute, midnight)) if is_open(minute) else 0
        assert CALENDAR.open_minutes_left(minute) == expected

    @given(MINUTES)
    def test_the_next_opening_is_the_first_open_minute_after_a_closed_one(self, minute):
        opening = CALENDAR.next_opening(minute)
        assert opening > minute
        assert is_open(opening) and not is_open(opening - 1)
        assert not any(not is_open(a) and is_open(b) for a, b in pairwise(range(minute, opening)))

    @given(MINUTES, st.integers(1, 3000))
    def test_work_ends_when_so_many_open_minutes_have_passed(self, start, work):
        finish = CALENDAR.finish(start, work)
        assert sum(map(is_open, range(start, finish))) == work
        assert is_open(finish - 1)

    @pytest.mark.parametrize(
        ("start", "work", "finish"),
        [
            (at(0, 9), 30, at(0, 9, 30)),  # within the day
            (at(0, 15, 30), 30, at(0, 16)),  # to the stroke of closing
            (at(0, 15, 30), 31, at(1, 8, 1)),  # over night
            (at(3, 15, 50), 15, at(7, 8, 5)),  # over the Fourth of July and the weekend
            (at(0, 5), 10, at(0, 8, 10)),  # begun before opening
            (at(4, 12), 10, at(7, 8, 10)),  # begun on the holiday
            (at(0, 8), 5 * 480, at(7, 16)),  # five days: Monday to Thursday, and the Monday after the holiday
            (at(5, 12), 0, at(5, 12)),  # nothing to do takes no time
        ],
    )
    def test_the_end_of_work_worked_out_by_hand(self, start, work, finish):
        assert CALENDAR.finish(start, work) == finish

    def test_a_scenario_may_keep_other_hours(self):
        late = Calendar(MONDAY, open_at=10 * 60, close_at=19 * 60)
        assert late.open_minutes_left(at(0, 18, 50)) == 10
        assert late.finish(at(0, 18, 50), 20) == at(1, 10, 10)


class TestShow:
    def test_a_moment_is_written_as_an_american_office_reads_it_without_locale(self):
        minute = CALENDAR.minute_of(date(2027, 4, 13)) + 10 * 60 + 5
        assert CALENDAR.show_date(minute) == "Tue 13 Apr 2027"
        assert CALENDAR.show_time(minute) == "10:05"
        assert CALENDAR.show_day(minute // DAY) == "13 Apr 2027"
        assert CALENDAR.show_day(minute // DAY, short=True) == "13 Apr"

    @given(st.integers(-700, 4000))
    def test_a_day_that_was_written_is_read_back(self, day):
        assert read_day(CALENDAR.show_day(day)) == MONDAY + timedelta(day)

    @given(st.integers(-700, 4000))
    def test_the_day_of_the_week_is_that_of_the_date(self, day):
        shown = MONDAY + timedelta(day)
        assert CALENDAR.show_date(day * DAY)[:3] == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[shown.weekday()]


class TestFederalHolidays:
    YEARS = range(2024, 2033)

    def test_they_are_those_of_a_calendar_that_nobody_here_wrote(self):
        # A New Year's Day on a Saturday is observed in the year before: the year after the last is asked for too.
        theirs = outside.country_holidays("US", years=[*self.YEARS, self.YEARS.stop], observed=True)
        assert set(federal_holidays()) == {day for day in theirs if day.year in self.YEARS and day.weekday() < 5}

    def test_they_are_in_order_and_none_twice(self):
        assert all(earlier < later for earlier, later in pairwise(federal_holidays()))

    def test_every_one_is_a_day_that_would_otherwise_be_worked(self):
        assert all(day.weekday() < 5 for day in federal_holidays())
