"""Figures of a billing office, each worked out by hand."""

import pytest

from sim.rules.measures import days_in_ar, denial_rate, past_limit, rejection_rate, utilisation


def test_days_in_ar_are_the_receivable_in_average_days_of_charges() -> None:
    # $180,000 in 90 days is $2,000 a day; $70,000 owed is 35 of such days.
    assert days_in_ar(receivable=70_000_00, charges=180_000_00, days=90) == pytest.approx(35.0)


def test_days_in_ar_do_not_change_when_the_same_trade_is_counted_over_another_time() -> None:
    # $2,000 a day is $60,000 in 30 days as well.
    assert days_in_ar(70_000_00, 60_000_00, 30) == pytest.approx(days_in_ar(70_000_00, 180_000_00, 90))


def test_an_office_that_charged_nothing_has_no_days_in_ar() -> None:
    assert days_in_ar(5_000_00, 0, 90) is None


def test_rates_are_parts_of_what_could_have_been() -> None:
    # 4 of 80 claims turned back, 6 of 48 decided ones denied, 360 of 480 minutes worked.
    assert rejection_rate(4, 80) == pytest.approx(0.05)
    assert denial_rate(6, 48) == pytest.approx(0.125)
    assert utilisation(360, 480) == pytest.approx(0.75)


@pytest.mark.parametrize("rate", [rejection_rate, denial_rate, utilisation])
def test_a_rate_of_nothing_is_missing_and_not_zero(rate) -> None:
    assert rate(0, 0) is None


def test_a_balance_is_lost_only_after_its_last_day() -> None:
    # Today is day 60: the claim whose last day was 59 is lost, the one whose last day is today is not.
    assert past_limit([(100_00, 59), (50_00, 60), (25_00, 61)], today=60) == 100_00


def test_nothing_open_is_nothing_lost() -> None:
    assert past_limit([], today=400) == 0
