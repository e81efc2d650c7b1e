"""Money is whole cents: read from what a person types, written as a biller reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.records.money import cents, dollars, share


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (0, "0.00"), (5, "0.05"), (100, "1.00"), (123450, "1,234.50"), (-5, "-0.05"), (-123456, "-1,234.56"),
        (10**9, "10,000,000.00"),
    ],
)
def test_an_amount_is_written_with_two_decimals_and_thousands(amount, written):
    assert dollars(amount) == written


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("186", 18600), ("186.00", 18600), ("186.5", 18650), ("0.05", 5), ("1,234.50", 123450), ("$1,234.50", 123450),
        (" 12.30 ", 1230), ("-5.25", -525), ("-$5.25", -525), ("1234567.89", 123456789), ("12,345,678", 1234567800),
    ],
)
def test_what_a_person_types_is_read_to_the_cent(typed, amount):
    assert cents(typed) == amount


@pytest.mark.parametrize(
    "typed",
    ["", " ", "abc", "1.234", "1.2.3", "12,50", "186,00", "1,2,3", "1,23", ",123", "5-", "--5", "1e3", "٣", "nan", ".", "$"],
)
def test_what_is_no_amount_is_refused_in_words(typed):
    with pytest.raises(ValueError, match="is not an amount; write dollars and cents"):
        cents(typed)


@given(st.integers(-(10**11), 10**11))
def test_what_is_written_is_read_back_the_same(amount):
    assert cents(dollars(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "percent", "part"),
    [
        # 80.00 less 2 per cent sequestration is 1.60 (rate: datasets/README.md).
        (8000, 2, 160),
        (47000, 20, 9400),
        (14800, 42, 6216),
        # Half a cent goes up, away from zero: 0.25 of 2 per cent is 0.5 of a cent.
        (25, 2, 1),
        (24, 2, 0),
        (-25, 2, -1),
        (-24, 2, 0),
        (333, 0, 0),
        (333, 100, 333),
    ],
)
def test_a_share_is_rounded_to_the_cent_half_away_from_zero(amount, percent, part):
    assert share(amount, percent) == part


@given(st.integers(-(10**9), 10**9), st.integers(0, 100))
def test_a_share_is_within_half_a_cent_and_keeps_its_sign(amount, percent):
    part = share(amount, percent)
    assert abs(100 * part - amount * percent) <= 50
    assert share(-amount, percent) == -part


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_share_never_exceeds_the_whole(amount, percent):
    assert 0 <= share(amount, percent) <= amount
