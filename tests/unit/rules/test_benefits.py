"""Patient shares, against cases worked by hand."""

from hypothesis import given
from hypothesis import strategies as st

from sim.rules.benefits import patient_shares

money = st.integers(0, 500_000)


def test_a_commercial_line_meets_the_out_of_pocket_maximum():
    # Charge 1,000, contract 700. Copay 30; of the 670 left, 200 is deductible; 20 % of the
    # 470 left is 94; the raw share of 324 meets the 250 that are left of the year: 74 off.
    shares = patient_shares(70_000, 3_000, 20_000, 20, 25_000)
    assert (shares.copay, shares.deductible, shares.coinsurance) == (3_000, 20_000, 2_000)
    assert 70_000 - shares.total == 45_000


def test_a_medicare_line_takes_deductible_then_a_fifth_of_the_rest():
    # Allowed 150, deductible 50, coinsurance 20 % of 100 is 20: 80 before sequestration.
    shares = patient_shares(15_000, 0, 5_000, 20, 10**9)
    assert (shares.deductible, shares.coinsurance) == (5_000, 2_000)


def test_a_copay_above_the_allowed_amount_takes_only_the_allowed_amount():
    assert patient_shares(2_500, 3_000, 0, 20, 10**9).total == 2_500


def test_with_nothing_left_of_the_maximum_the_patient_owes_nothing():
    assert patient_shares(70_000, 3_000, 20_000, 20, 0).total == 0
    assert patient_shares(70_000, 3_000, 20_000, 20, -5).total == 0


@given(money, money, st.integers(-1000, 500_000), st.integers(0, 100), st.integers(-1000, 500_000))
def test_the_patients_share_never_exceeds_the_allowed_amount_or_what_is_left_of_the_year(
    allowed, copay, deductible_left, percent, room
):
    shares = patient_shares(allowed, copay, deductible_left, percent, room)
    assert min(shares.copay, shares.deductible, shares.coinsurance) >= 0
    assert shares.total <= allowed
    assert shares.total <= max(0, room)
    assert shares.deductible <= max(0, deductible_left)
