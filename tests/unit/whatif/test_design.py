"""A study says what is wrong with it before it runs."""

import pytest

from sim.scenario import BadScenario, read_scenario, shipped
from sim.whatif.design import Arm, BadStudy, Study, billers, policies, varied

OFFICE = read_scenario(shipped("family_practice"))


def test_an_arm_changes_what_it_names_and_nothing_else() -> None:
    changed = varied(OFFICE, Arm("dusk", {"staffing": {"billers": 3}, "payers": {"harbor": {"filing_limit_days": 45}}}))
    assert changed.staffing.billers == 3
    assert changed.staffing.policy == OFFICE.staffing.policy
    assert changed.payer("harbor").filing_limit_days == 45
    assert changed.payer("summit") == OFFICE.payer("summit")
    assert changed.patients == OFFICE.patients


def test_an_arm_that_changes_nothing_is_the_scenario_itself() -> None:
    assert varied(OFFICE, Arm("as it is", {})) == OFFICE


def test_arms_of_billers_are_named_as_people_say_it() -> None:
    assert [arm.name for arm in billers(1, 2)] == ["1 biller", "2 billers"]
    assert [arm.name for arm in policies()] == ["oldest first", "nearest deadline", "highest value"]


def test_a_change_that_does_not_fit_is_named_with_its_arm() -> None:
    with pytest.raises(BadScenario, match=r"arm 'much' .*|arm 'much'.*billers"):
        varied(OFFICE, Arm("much", {"staffing": {"billers": "many"}}))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"arms": ()}, "needs arms"),
        ({"arms": (*billers(1), *billers(1))}, "a name of its own"),
        ({"seeds": ()}, "needs seeds"),
        ({"seeds": (1, 1)}, "no new evidence"),
        ({"warm_up": 30}, "nothing of 30 days"),
        ({"warm_up": -1}, "warm-up of -1"),
    ],
)
def test_a_study_that_proves_nothing_is_refused(changes: dict, says: str) -> None:
    with pytest.raises(BadStudy, match=says):
        Study(**{"scenario": OFFICE, "arms": billers(1, 2), "seeds": (1, 2), "days": 30} | changes)
