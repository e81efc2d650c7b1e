"""What goes wrong in an exercise for certain, and what the case seed leaves open."""

import pytest

from sim.scenario import BadScenario
from sim.training.exercise import read_exercise
from sim.training.troubles import Trouble, planted


def test_a_row_without_a_choice_is_planted_as_it_stands_on_any_case():
    row = Trouble(cause="transposed_member_id", patients=3, payer="harbor", weekly=True, first_day=2)
    assert planted((row,), 1) == planted((row,), 2) == [{
        "cause": "transposed_member_id", "patients": 3, "visits": 1, "payer": "harbor", "clinician": "", "weekly": True,
        "first_day": 2,
    }]


def test_where_there_is_a_choice_each_patient_has_a_row_of_its_own_and_another_case_differs():
    row = Trouble(
        any_of=("transposed_member_id", "wrong_birth_date", "name_mismatch"), patients=4, any_payer=("harbor", "summit"),
        first_day=3, within=9,
    )
    cases = [planted((row,), seed) for seed in range(12)]
    assert all(len(case) == 4 and all(each["patients"] == 1 for each in case) for case in cases)
    assert all(3 <= each["first_day"] <= 12 for case in cases for each in case)
    assert len({tuple(sorted(str(each) for each in case)) for case in cases}) > 8
    assert planted((row,), 5) == planted((row,), 5)


def test_difficulty_leaves_the_causes_that_are_as_hard_as_asked():
    # The catalogue rates a wrong birth date 1 and swapped digits 2.
    row = Trouble(any_of=("transposed_member_id", "wrong_birth_date"), difficulty=(2, 5))
    assert row.names() == ("transposed_member_id",)


@pytest.mark.parametrize(("row", "says"), [
    (Trouble(), "name one `cause`, or several"),
    (Trouble(cause="wrong_sex", any_of=("wrong_group",)), "not both"),
    (Trouble(cause="bad_luck"), "'bad_luck' is not in datasets/causes"),
    (Trouble(cause="wrong_sex", payer="a", any_payer=("b",)), "not both"),
    (Trouble(any_of=("wrong_sex",), difficulty=(5, 5)), "no cause of `any_of` is from 5 to 5"),
    (Trouble(cause="wrong_sex", within=4), "give `first_day` too"),
])
def test_a_row_that_means_nothing_says_what_to_do(row, says):
    assert says in row.faults()[0]


def test_a_quiet_exercise_has_nothing_but_its_causes(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "brief.md").write_text("A brief.")
    (folder / "exercise.toml").write_text(
        'title = "t"\nobjectives = ["o"]\nscenario = "family_practice"\nquiet = true\nminutes = 5\nstarts = 1\nends = 9\n'
        'lists = ["rejected"]\n[[causes]]\ncause = "wrong_sex"\n'
    )
    office = read_exercise(folder).office()
    assert office.rates == {} and all(payer.rates == {} for payer in office.payers)
    assert [plant.cause for plant in office.planted] == ["wrong_sex"]
    (folder / "hints.toml").write_text('wrong_sex = ["one", "two"]')
    with pytest.raises(BadScenario, match=r"hints.toml, line 1: wrong_sex has 2 hints; give 3"):
        read_exercise(folder)
