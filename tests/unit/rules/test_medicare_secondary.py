"""Medicare before or after a plan: cases worked from 42 CFR 411 and from Social Security's manual."""

from datetime import date

import pytest

from sim.rules.medicare_secondary import CoverageFacts, Entitlement, before_medicare

DAY = date(2026, 4, 14)


def medicare(by: str, since: date = date(2024, 5, 1), kidneys_since: date | None = None) -> CoverageFacts:
    return CoverageFacts("Medicare", "medicare", entitlement=Entitlement(by, since, kidneys_since))


def decide(entitled: CoverageFacts, plan: CoverageFacts, day: date = DAY) -> tuple[bool, str]:
    first, rule = before_medicare(entitled, plan, day)
    assert rule.words and rule.source.startswith("42 CFR 411")
    return first, rule.id


@pytest.mark.parametrize(("size", "expected"), [
    (19, (False, "small_employer")), (20, (True, "aged")), (21, (True, "aged")),
])
@pytest.mark.parametrize("relationship", ["self", "spouse"])
def test_medicare_by_age_pays_second_from_twenty_employees_on(size, expected, relationship):
    assert decide(medicare("age"), CoverageFacts("Harbor", relationship=relationship, employer_size=size)) == expected


@pytest.mark.parametrize(("size", "expected"), [
    (99, (False, "no_large_group")), (100, (True, "disabled")), (101, (True, "disabled")),
])
@pytest.mark.parametrize("relationship", ["self", "spouse", "child"])
def test_medicare_by_disability_pays_second_from_a_hundred_employees_on(size, expected, relationship):
    assert decide(medicare("disability"), CoverageFacts("Harbor", relationship=relationship, employer_size=size)) == expected


@pytest.mark.parametrize("by", ["age", "disability"])
@pytest.mark.parametrize("employment", ["retired", "laid_off", "continued", ""])
def test_medicare_pays_first_where_nobody_works_for_the_plan_now(by, employment):
    assert decide(medicare(by), CoverageFacts("Harbor", employment=employment, employer_size=5000)) == (False, "not_working")


def test_medicare_pays_before_a_plan_that_one_buys_oneself():
    assert decide(medicare("age"), CoverageFacts("Harbor", "individual", employer_size=5000)) == (False, "not_working")


def test_medicare_by_age_does_not_give_way_to_a_childs_plan():
    assert decide(medicare("age"), CoverageFacts("Harbor", relationship="child", employer_size=500)) == (False, "not_spouse")


@pytest.mark.parametrize(("day", "expected"), [
    (date(2011, 12, 1), (True, "kidneys")),
    (date(2014, 5, 31), (True, "kidneys")),
    (date(2014, 6, 1), (False, "kidneys_over")),
])
def test_kidney_disease_is_coordinated_for_thirty_months_enrolled_or_not(day, expected):
    # Eligible from 1 December 2011, enrolled in June 2012: the employer's plan pays first until June 2014.
    entitled = medicare("", date(2012, 6, 1), date(2011, 12, 1))
    assert decide(entitled, CoverageFacts("Harbor", employer_size=2), day) == expected


@pytest.mark.parametrize("employment", ["retired", "continued"])
def test_in_the_thirty_months_nobody_need_work_for_the_plan(employment):
    entitled = medicare("", date(2026, 1, 1), date(2026, 1, 1))
    assert decide(entitled, CoverageFacts("Harbor", employment=employment)) == (True, "kidneys")


def test_kidney_disease_does_not_put_a_plan_that_one_buys_oneself_before_medicare():
    entitled = medicare("", date(2026, 1, 1), date(2026, 1, 1))
    assert decide(entitled, CoverageFacts("Harbor", "individual")) == (False, "not_working")


def test_turning_sixty_five_does_not_cut_the_thirty_months_short():
    # Social Security manual HI 00801.247: secondary for the full period even if entitled by age later.
    entitled = medicare("age", date(2026, 3, 1), date(2025, 6, 1))
    assert decide(entitled, CoverageFacts("Harbor", employment="retired")) == (True, "kidneys")


def test_after_the_thirty_months_medicare_pays_first_although_the_patient_still_works():
    # HI 00801.247 again: "even if ... covered under the GHP based on current employment status".
    entitled = medicare("age", date(2022, 1, 1), date(2023, 1, 1))
    assert decide(entitled, CoverageFacts("Harbor", employer_size=500)) == (False, "kidneys_over")


@pytest.mark.parametrize("plan", [
    CoverageFacts("Harbor", employment="retired"), CoverageFacts("Harbor", employer_size=19),
])
def test_where_medicare_paid_first_before_the_kidney_disease_it_goes_on(plan):
    entitled = medicare("age", date(2024, 1, 1), date(2026, 1, 1))
    assert decide(entitled, plan) == (False, "kidneys_later")


def test_a_worker_with_medicare_by_age_stays_second_when_the_kidneys_fail():
    entitled = medicare("age", date(2024, 1, 1), date(2026, 1, 1))
    assert decide(entitled, CoverageFacts("Harbor", employer_size=20)) == (True, "kidneys")


def test_kidney_disease_to_come_changes_nothing_yet():
    entitled = medicare("age", date(2024, 1, 1), date(2026, 8, 1))
    assert decide(entitled, CoverageFacts("Harbor", employer_size=19)) == (False, "small_employer")
