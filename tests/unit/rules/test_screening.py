"""Financial screening against cases worked by hand on the poverty line of 2026 (one person 15,960 dollars, each more 5,680)."""

import pytest

from sim.rules.screening import Household, Screened, ScreeningPolicy, Step, poverty_line, screen

POLICY = ScreeningPolicy()


def test_the_poverty_line_grows_by_one_amount_a_head():
    assert [poverty_line(POLICY, size) for size in (1, 2, 4)] == [15_960_00, 21_640_00, 33_000_00]


@pytest.mark.parametrize(("income", "discount"), [
    (15_960_00, 100), (15_960_01, 75), (23_940_00, 75), (23_940_01, 50), (27_930_00, 50), (31_920_00, 25), (31_920_01, 0),
])
def test_each_step_of_the_scale_is_exact_to_the_cent(income, discount):
    assert screen(POLICY, Household(1, income), 70).discount == discount


def test_medicaid_is_for_those_under_65_within_its_limit_who_have_not_got_it():
    # 138 % of 15,960 is 22,024.80; a child's limit is 211 %: 33,675.60.
    grown_up, child = Household(1, 22_024_00), Household(1, 33_675_00)
    assert screen(POLICY, grown_up, 40).medicaid
    assert not screen(POLICY, grown_up, 65).medicaid
    assert not screen(POLICY, grown_up, 40, has_medicaid=True).medicaid
    assert screen(POLICY, child, 18).medicaid
    assert not screen(POLICY, child, 19).medicaid


def test_a_practice_may_have_a_scale_of_its_own():
    flat = ScreeningPolicy(scale=(Step(250, 40),))
    assert screen(flat, Household(2, 21_640_00), 70) == Screened(100, 40, False)
