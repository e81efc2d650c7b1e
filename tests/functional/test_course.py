"""Every shipped exercise, proved: on any case the expert reaches full marks, idleness next to nothing, and each tempting
wrong remedy less than half.
"""

import pytest

from sim.grading.checks import CHECKS
from sim.grading.proof import prove
from sim.training.exercise import names, read_exercise
from sim.training.faults import brief_faults

SEEDS = range(1, 21)


@pytest.mark.parametrize("name", names())
def test_an_exercise_holds_on_twenty_cases(name):
    proof = prove(read_exercise(name), SEEDS)
    assert proof.faults == ()
    assert proof.actions > 5


@pytest.mark.parametrize("name", names())
def test_a_rubric_adds_up_to_a_hundred_and_its_brief_is_a_page(name):
    exercise = read_exercise(name)
    assert {criterion.check for criterion in exercise.rubric} <= set(CHECKS)
    assert sum(criterion.points for criterion in exercise.rubric) == 100
    assert brief_faults(exercise) == []
    assert len(exercise.brief.split()) >= 150, "a brief that says where you are takes more words"
    assert not any(mark in exercise.brief for mark in ("#", "*", "`", "|", "<"))


def test_a_fresh_case_is_another_case():
    varied = [read_exercise(name) for name in names() if read_exercise(name).causes]
    assert varied
    for exercise in varied:
        cases = {str(exercise.office(seed).planted) for seed in range(8)}
        assert len(cases) > 1, exercise.name
