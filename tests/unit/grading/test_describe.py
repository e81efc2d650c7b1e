"""Actions as a debrief tells them."""

import pytest

from sim.desk.actions import BillPatient, Outcome, Wait
from sim.grading.describe import told as told_of
from sim.grading.par import play, settled
from sim.grading.trace import Step
from sim.training.exercise import read_exercise
from sim.training.session import header_for
from tests.trainees import idle


@pytest.fixture(scope="module")
def case():
    exercise = read_exercise("01_transposed_id")
    return settled(*play(exercise, header_for(exercise), idle(exercise)))


@pytest.mark.parametrize(("action", "told"), [
    (Wait(), "Waited for the next delivery"),
    # The exercise begins on 26 January and ends on 2 March 2026.
    (Wait("2026-02-20"), "Waited until 20 Feb 2026"),
    (Wait("2026-03-03"), "Handed in"),
    (Wait("tomorrow"), "Tried to wait until tomorrow"),
    (BillPatient("C-10001"), "Billed the patient for C-10001"),
    (BillPatient(), "Sent all statements"),
])
def test_an_action_is_told_in_words(case, action, told):
    step = Step(1, 0, action, Outcome(True, 0), "", "", False)
    assert told_of(case, step) == told
