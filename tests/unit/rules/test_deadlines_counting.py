"""How days are counted, over weekends, holidays, 1 January and 29 February; each date is worked out by hand."""

from datetime import date

import pytest

from sim.records.clock import Calendar
from sim.records.holidays import federal_holidays
from sim.rules.deadlines import CLOCKS, MEDICARE_FILING, REFUND, Clocks, Limit, last_day, last_days, refund_due

CALENDAR = Calendar(date(2026, 1, 5), holidays=federal_holidays())
TEXAS = Limit(95, roll="forward")
FLAT = Limit(95)


def day(*ymd: int) -> int:
    return CALENDAR.day_number(date(*ymd))


def ends(limit: Limit, start: tuple[int, int, int]) -> date:
    return CALENDAR.date_of(last_day(limit, day(*start), CALENDAR) * 1440)


# 95 days from 5 January: 26 to the 31st, 28 of February, 31 of March, 10 of April (1 TAC 354.1003).
@pytest.mark.parametrize(("start", "flat", "rolled"), [
    ((2026, 1, 5), date(2026, 4, 10), date(2026, 4, 10)),  # a Friday stays
    ((2026, 1, 6), date(2026, 4, 11), date(2026, 4, 13)),  # Saturday → Monday
    ((2026, 1, 7), date(2026, 4, 12), date(2026, 4, 13)),  # Sunday → Monday
    ((2026, 2, 19), date(2026, 5, 25), date(2026, 5, 26)),  # Memorial Day → Tuesday
    ((2026, 2, 17), date(2026, 5, 23), date(2026, 5, 26)),  # the Saturday before it → Tuesday
    ((2026, 9, 28), date(2027, 1, 1), date(2027, 1, 4)),  # New Year's Day, a Friday → Monday
    ((2026, 10, 1), date(2027, 1, 4), date(2027, 1, 4)),  # across 1 January: 30 + 30 + 31 + 4
])
def test_a_last_day_without_work_rolls_only_where_the_payer_says_so(start, flat, rolled):
    assert (ends(FLAT, start), ends(TEXAS, start)) == (flat, rolled)


@pytest.mark.parametrize(("limit", "last"), [(FLAT, date(2026, 4, 11)), (TEXAS, date(2026, 4, 13))])
@pytest.mark.parametrize(("after", "timely"), [(-1, True), (0, True), (1, False)])
def test_the_last_day_is_in_time_and_the_day_after_is_not(limit, last, after, timely):
    received = CALENDAR.day_number(last) + after
    assert (received <= last_day(limit, day(2026, 1, 6), CALENDAR)) is timely


# 42 CFR 424.44 and Medicare Claims Processing Manual, chapter 1, section 70.
@pytest.mark.parametrize(("service", "year", "days"), [
    ((2026, 3, 2), date(2027, 3, 2), date(2027, 3, 2)),
    ((2027, 3, 1), date(2028, 3, 1), date(2028, 2, 29)),  # a 29 February between makes 365 days a day short
    ((2028, 2, 28), date(2029, 2, 28), date(2029, 2, 27)),
    ((2028, 2, 29), date(2029, 2, 28), date(2029, 2, 28)),  # a service of 29 February
    ((2026, 1, 10), date(2027, 1, 11), date(2027, 1, 10)),  # Sunday → Monday
    ((2026, 7, 4), date(2027, 7, 6), date(2027, 7, 4)),  # a Sunday whose holiday is observed on Monday
])
def test_medicare_allows_a_calendar_year_which_is_not_365_days(service, year, days):
    assert (ends(MEDICARE_FILING, service), ends(Limit(365), service)) == (year, days)


# 120 days from 1 November: 29 + 31 + 31 = 91, then 29 of February in 2028, or 28 and 1 of March in 2027.
@pytest.mark.parametrize(("start", "last"), [((2027, 11, 1), date(2028, 2, 29)), ((2026, 11, 1), date(2027, 3, 1))])
def test_days_are_counted_over_a_leap_day(start, last):
    assert ends(Limit(120), start) == last


# 45 CFR 147.136(d)(2)(i): a notice received on 30 October, four months, no 30 February.
@pytest.mark.parametrize(("short_month", "last"), [("first", date(2027, 3, 1)), ("last", date(2027, 2, 28))])
def test_a_date_that_the_last_month_lacks_moves_as_the_rule_says(short_month, last):
    assert ends(Limit(4, "months", short_month=short_month), (2026, 10, 30)) == last


def test_a_month_in_the_same_year_and_one_from_31_december_keep_their_date():
    assert ends(Limit(4, "months"), (2026, 8, 31)) == date(2026, 12, 31)
    assert ends(Limit(2, "months", short_month="first"), (2026, 12, 31)) == date(2027, 3, 1)


def test_ten_working_days_skip_a_long_weekend():
    # From Friday 22 May: Tuesday 26 is the first (Memorial Day is no workday), Monday 8 June the tenth.
    assert ends(Limit(10, "working days"), (2026, 5, 22)) == date(2026, 6, 8)


def test_a_letter_is_presumed_to_travel_before_its_clock_starts():
    # 2 March + 5 = 7 March; 24 + 30 + 31 + 30 + 31 + 31 = 177 to 31 August, so 180 is 3 September (42 CFR 405.962).
    assert ends(Limit(180, mail_days=5), (2026, 3, 2)) == date(2026, 9, 3)


def test_each_clock_counts_from_its_own_event():
    clocks = Clocks(
        original=Limit(90), corrected=Limit(180), secondary=Limit(60), records=Limit(30, roll="forward"),
    )
    started = {"original": 0, "secondary": 40, "records": day(2026, 1, 9), "refund": 100}
    # 9 January + 30 = 8 February, a Sunday; the ninth is day 35.
    assert last_days(clocks, started, CALENDAR) == {"original": 90, "secondary": 100, "records": 35, "refund": 160}
    assert set(Clocks.__struct_fields__) == set(CLOCKS)


def test_a_clock_that_nobody_knows_is_refused():
    with pytest.raises(KeyError, match="appeal"):
        last_days(Clocks(REFUND, REFUND, REFUND, REFUND), {"appeal": 3}, CALENDAR)


# 42 CFR 401.305(b)(3): 60 days, suspended by a good-faith investigation to its end or the 180th day at most.
@pytest.mark.parametrize(("begun", "ended", "due"), [
    (None, None, 60),
    (10, 70, 120),  # 60 days of it suspended
    (0, None, 240),
    (0, 200, 240),  # day 180 ends the suspension, not day 200
    (0, 180, 240),
    (0, 179, 239),
    (60, 65, 65),  # begun on the last day
    (61, 90, 60),  # begun when it was too late
    (-20, 30, 90),  # looked into before it was identified
    (5, 3, 60),
])
def test_an_overpayment_goes_back_in_sixty_days_unless_it_is_being_looked_into(begun, ended, due):
    assert refund_due(0, begun, ended) == due
    assert refund_due(1000, None if begun is None else 1000 + begun, None if ended is None else 1000 + ended) == 1000 + due
