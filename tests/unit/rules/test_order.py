"""Who pays first: cases worked from the NAIC model regulation's rules, one rule at a time."""

from datetime import date

from sim.rules.medicare_secondary import CoverageFacts, Entitlement
from sim.rules.order import RULES, order_of_payers

DAY = date(2026, 4, 14)
MARCH, SEPTEMBER = date(1990, 3, 4), date(1980, 9, 1)
EARLY, LATE = date(2019, 1, 1), date(2023, 7, 1)
AGED = CoverageFacts("Medicare", "medicare", entitlement=Entitlement("age", date(2024, 5, 1)))


def plan(name: str, **facts) -> CoverageFacts:
    return CoverageFacts(name, **facts)


def child(name: str, **facts) -> CoverageFacts:
    return CoverageFacts(name, relationship="child", **facts)


def decided(*coverages: CoverageFacts) -> tuple[list[str], list[str]]:
    """The names in order and the rules between them, the same whichever way round they are given."""
    order = order_of_payers(coverages, DAY)
    assert order == order_of_payers(reversed(coverages), DAY)
    return [coverage.name for coverage in order.coverages], [step.rule.id for step in order.steps]


def test_ones_own_plan_pays_before_the_spouses():
    assert decided(
        plan("Aspen", relationship="spouse", since=EARLY), plan("Birch", since=LATE)
    ) == (["Birch", "Aspen"], ["own"])


def test_ones_own_retired_plan_still_pays_before_the_spouses_active_one():
    # The rule of active and retired does not apply where the rule before it decides.
    assert decided(
        plan("Aspen", relationship="spouse"), plan("Birch", employment="retired")
    ) == (["Birch", "Aspen"], ["own"])


def test_the_active_employees_plan_pays_before_the_retired_ones():
    assert decided(
        plan("Aspen", employment="retired", since=EARLY), plan("Birch", since=LATE)
    ) == (["Birch", "Aspen"], ["active"])
    assert decided(plan("Aspen", employment="laid_off", since=EARLY), plan("Birch", since=LATE))[1] == ["active"]


def test_an_employees_plan_pays_before_continued_coverage():
    assert decided(
        plan("Aspen", employment="continued", since=EARLY), plan("Birch", since=LATE)
    ) == (["Birch", "Aspen"], ["continued"])


def test_of_two_jobs_the_one_that_has_covered_longer_pays_first():
    assert decided(plan("Aspen", since=LATE), plan("Birch", since=EARLY)) == (["Birch", "Aspen"], ["longer"])


def test_the_birthday_that_comes_first_in_the_year_decides_and_not_the_older_parent():
    assert decided(
        child("Aspen", holder_birth=SEPTEMBER), child("Birch", holder_birth=MARCH)
    ) == (["Birch", "Aspen"], ["birthday"])


def test_the_day_decides_within_a_month():
    assert decided(
        child("Aspen", holder_birth=date(1990, 3, 10)), child("Birch", holder_birth=date(1992, 3, 9))
    ) == (["Birch", "Aspen"], ["birthday"])


def test_with_the_same_birthday_the_longer_coverage_of_a_parent_decides():
    assert decided(
        child("Aspen", holder_birth=date(1990, 3, 4), since=LATE), child("Birch", holder_birth=date(1986, 3, 4), since=EARLY)
    ) == (["Birch", "Aspen"], ["same_birthday"])


def test_of_parents_living_together_the_birthday_decides_before_active_and_retired():
    assert decided(
        child("Aspen", holder_birth=SEPTEMBER), child("Birch", holder_birth=MARCH, employment="retired")
    ) == (["Birch", "Aspen"], ["birthday"])


def test_a_court_decree_decides_before_custody():
    assert decided(
        child("Aspen", holder_birth=MARCH, parents="custodial"),
        child("Birch", holder_birth=SEPTEMBER, parents="noncustodial", decree=True),
    ) == (["Birch", "Aspen"], ["decree"])


def test_where_the_responsible_parent_has_no_plan_their_spouses_plan_pays_first():
    assert decided(
        child("Aspen", parents="custodial"), child("Birch", parents="noncustodial", stepparent=True, decree=True)
    ) == (["Birch", "Aspen"], ["decree"])


def test_a_decree_for_both_parents_leaves_it_to_their_birthdays():
    assert decided(
        child("Aspen", holder_birth=SEPTEMBER, parents="custodial", decree=True),
        child("Birch", holder_birth=MARCH, parents="noncustodial", decree=True),
    ) == (["Birch", "Aspen"], ["birthday"])


def test_joint_custody_leaves_it_to_the_birthdays():
    assert decided(
        child("Aspen", holder_birth=SEPTEMBER, parents="joint"), child("Birch", holder_birth=MARCH, parents="joint")
    ) == (["Birch", "Aspen"], ["birthday"])


def test_without_a_decree_the_household_with_custody_comes_before_the_other_and_parents_before_their_spouses():
    assert decided(
        child("Aspen", parents="noncustodial", stepparent=True, holder_birth=MARCH),
        child("Birch", parents="noncustodial", holder_birth=MARCH),
        child("Cedar", parents="custodial", stepparent=True, holder_birth=SEPTEMBER),
        child("Dogwood", parents="custodial", holder_birth=SEPTEMBER),
    ) == (["Dogwood", "Cedar", "Birch", "Aspen"], ["stepparent", "custody", "stepparent"])


def test_a_married_child_has_the_plan_that_began_earlier_first():
    assert decided(
        child("Aspen", holder_birth=MARCH, since=LATE), plan("Birch", relationship="spouse", since=EARLY),
    ) == (["Birch", "Aspen"], ["married_child"])


def test_a_married_child_whose_plans_began_together_goes_by_the_birthdays_of_parent_and_spouse():
    assert decided(
        child("Aspen", holder_birth=SEPTEMBER, since=EARLY),
        plan("Birch", relationship="spouse", holder_birth=MARCH, since=EARLY),
    ) == (["Birch", "Aspen"], ["birthday"])


def test_medicaid_is_always_last():
    assert decided(
        CoverageFacts("Aspen Medicaid", "medicaid"), child("Birch", employment="continued"), AGED,
        CoverageFacts("Cedar", "supplement"),
    ) == (["Medicare", "Birch", "Cedar", "Aspen Medicaid"], ["not_working", "supplement", "last_resort"])


def test_whoever_owes_for_the_accident_pays_first():
    assert decided(
        AGED, plan("Aspen", employer_size=500), CoverageFacts("Liability", "liability"),
        CoverageFacts("No-fault", "no_fault"), CoverageFacts("Work comp", "work_comp"),
    ) == (
        ["Work comp", "No-fault", "Liability", "Aspen", "Medicare"], ["accident", "accident", "accident", "aged"],
    )


def test_medicare_between_the_spouses_active_plan_and_ones_own_retired_one_turns_the_first_rule_round():
    # The exception in rule 1: Medicare is second to the plan that covers the patient as a
    # dependent and first before the one that covers them as a retired employee.
    assert decided(
        AGED, plan("Aspen", employment="retired"), plan("Birch", relationship="spouse", employer_size=20)
    ) == (["Birch", "Medicare", "Aspen"], ["aged", "not_working"])


def test_where_no_rule_decides_the_name_does_and_it_says_so():
    assert decided(plan("Birch"), plan("Aspen")) == (["Aspen", "Birch"], ["none"])


def test_one_coverage_needs_no_rule_and_none_is_an_empty_order():
    assert decided(plan("Aspen")) == (["Aspen"], [])
    assert decided() == ([], [])


def test_a_step_reads_as_a_sentence():
    [step] = order_of_payers([child("Aspen", holder_birth=SEPTEMBER), child("Birch", holder_birth=MARCH)], DAY).steps
    assert step.words.startswith("Birch pays before Aspen: the plan of the parent whose birthday comes first")
    assert step.words.endswith(".")
    assert step.rule.source.startswith("NAIC model regulation")


def test_every_rule_has_words_and_a_source():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.words and rule.source for rule in RULES)
