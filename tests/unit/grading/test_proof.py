"""A case is proved before anybody sees it: the expert solves it, and the books balance to the cent."""

import pytest
from msgspec.structs import replace

from sim.grading import proof
from sim.grading.par import BEST, PLAYERS
from sim.grading.proof import fresh_case, prove, unsolvable
from sim.records.ledger import Ledger
from sim.scenario import BadScenario
from sim.training.exercise import Criterion
from tests.unit.grading.desks import DENIED, exercise


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


def test_a_case_that_the_expert_solves_is_fit_to_be_seen(denied):
    assert unsolvable(denied, 1) == ""


def test_a_case_that_nobody_can_solve_is_not(denied):
    # Nothing lies rejected in this office, so nobody can put the source of a rejection right.
    beyond = Criterion("list_cleared", 50, "Clears the credits", list="credits", days=0)
    told = unsolvable(replace(denied, rubric=(*denied.rubric, beyond), lists=("to_send",)), 1)
    assert told.startswith("case seed 1: the expert reaches") and "not full marks" in told


def test_a_case_whose_books_do_not_balance_is_not_whatever_the_marks(denied, monkeypatch):
    monkeypatch.setattr(Ledger, "proof", lambda self: ["C-1 line 0: charge 100 is not the sum 99"])
    assert unsolvable(denied, 1) == (
        "case seed 1: expert leaves books that do not balance: C-1 line 0: charge 100 is not the sum 99"
    )
    faults = prove(denied, [1]).faults
    assert any("do nothing leaves books that do not balance" in fault for fault in faults), "every player's books are held"


def test_a_fresh_case_is_the_next_that_can_be_solved(denied, monkeypatch):
    played = []
    monkeypatch.setattr(proof, "unsolvable", lambda of, seed: played.append(seed) or ("no" if seed < 9 else ""))
    assert fresh_case(denied, 6) == 9 and played == [7, 8, 9]


def test_an_exercise_without_one_case_that_can_be_solved_says_so_with_its_file(denied, monkeypatch):
    monkeypatch.setattr(proof, "unsolvable", lambda of, seed: f"case seed {seed}: no")
    with pytest.raises(BadScenario, match=r"exercise.toml: none of 20 cases can be solved.*The last: case seed 21: no"):
        fresh_case(denied, 1)


def test_an_exercise_without_a_rubric_needs_no_marks(denied):
    assert unsolvable(replace(denied, rubric=()), 1) == ""


def test_the_best_player_is_one_of_the_players():
    assert BEST in PLAYERS
