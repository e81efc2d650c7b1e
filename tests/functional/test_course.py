"""Every shipped exercise, proved: on any case the expert reaches full marks, idleness next to nothing, and each tempting
wrong remedy less than half.
"""

import pytest

from sim.grading.proof import prove
from sim.training.exercise import names, read_exercise

SEEDS = range(1, 21)


@pytest.mark.parametrize("name", names())
def test_an_exercise_holds_on_twenty_cases(name):
    proof = prove(read_exercise(name), SEEDS)
    assert proof.faults == ()
    assert proof.actions > 5


def test_a_fresh_case_is_another_case():
    varied = [read_exercise(name) for name in names() if read_exercise(name).causes]
    assert varied
    for exercise in varied:
        cases = {str(exercise.office(seed).planted) for seed in range(8)}
        assert len(cases) > 1, exercise.name
