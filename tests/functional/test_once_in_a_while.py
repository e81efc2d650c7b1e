"""The lesson of the rare causes: every case is a mixture, and where waiting is the work, whoever asks and waits is paid."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from sim.desk.actions import Action, CheckStatus
from sim.desk.asks import AskWorklist
from sim.grading.checks.cures import cured
from sim.grading.par import PLAYERS, Seats, play, settled
from sim.grading.players import Idle
from sim.records.clock import DAY
from sim.rules.causes import catalogue
from sim.training.exercise import Criterion, Exercise, read_exercise
from sim.training.rounds import Look
from sim.training.session import header_for

RARE = read_exercise("19_once_in_a_while")
SEEDS = range(1, 31)


def struck(seed: int) -> list[str]:
    return [row.cause for row in RARE.office(seed).planted]


def cured_share(seed: int, sits_down: Seats, cause: str, exercise: Exercise = RARE) -> Fraction:
    case = settled(*play(exercise, header_for(exercise, "test", seed), sits_down))
    return cured(case, Criterion("cured", 1, "", cause=cause, until=42)).part


@pytest.mark.parametrize("seed", SEEDS)
def test_a_case_has_eight_to_ten_claims_of_at_least_four_families(seed):
    causes = struck(seed)
    assert 8 <= len(causes) <= 10
    assert len({catalogue()[cause].category for cause in causes}) >= 4
    assert max(causes.count(cause) for cause in causes) == 1


def test_over_thirty_cases_every_cause_of_the_lesson_is_met_and_no_two_cases_are_alike():
    cases = [frozenset(struck(seed)) for seed in SEEDS]
    assert frozenset().union(*cases) == set(RARE.struck)
    assert len(set(cases)) == len(cases)


class AsksOnce(Idle):
    """Asks once about every claim that was denied, on the first morning, and goes home from then on."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def choose(self, look: Look) -> Action | None:
        rows = look(AskWorklist("denied", faces=False)).worklist.rows
        left = [row.id for row in rows if row.id not in self.asked] if look().now // DAY == RARE.starts else []
        self.asked.update(left[:1])
        return CheckStatus(left[0]) if left else None


@pytest.mark.parametrize("cause", ["grace_period", "payment_unseen"])
def test_where_waiting_is_the_work_who_asks_until_it_is_settled_is_paid_and_who_does_not_ask_is_not(cause):
    seed = next(seed for seed in SEEDS if cause in struck(seed))
    assert cured_share(seed, PLAYERS["Expert"], cause) == 1
    assert cured_share(seed, PLAYERS["Do nothing"], cause) == 0


@pytest.mark.parametrize("lists", [(), ("denied",)])
def test_who_asks_once_has_half_whether_a_colleague_asks_again_or_nobody(lists):
    # The premiums of January's visits come after 17 February, so that one question on that morning is not enough.
    ben = replace(RARE.relief, lists=(*RARE.relief.lists, *lists))
    relieved = replace(RARE, relief=ben)
    seed = next(seed for seed in SEEDS if "grace_period" in struck(seed))
    assert cured_share(seed, lambda exercise, session: AsksOnce(), "grace_period", relieved) == Fraction(1, 2)
