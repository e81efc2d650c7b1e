"""The tempted player falls for what the catalogue warns of, also where a whole file came back."""

from sim.desk.actions import CorrectClaim, CorrectPractice, ResendBatch, WriteOff
from sim.grading.par import play
from sim.grading.players import tempted
from sim.training.exercise import read_exercise
from sim.training.session import header_for

WHOLE_BATCH = read_exercise("07c_bad_batch")


def done(nth: int) -> set[type]:
    """The kinds of action that the tempted player does where no file was opened."""
    _, trace = play(WHOLE_BATCH, header_for(WHOLE_BATCH, "test", 7), lambda exercise, here: tempted(exercise, here, nth))
    return {type(step.action) for step in trace.steps if step.done}


def test_the_first_temptation_sends_the_file_again_as_it_is():
    kinds = done(0)
    assert ResendBatch in kinds
    assert not kinds & {CorrectPractice, CorrectClaim}


def test_the_second_temptation_gives_the_claims_up():
    kinds = done(1)
    assert WriteOff in kinds
    assert not kinds & {CorrectPractice, CorrectClaim, ResendBatch}
