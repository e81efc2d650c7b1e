"""A rule of compliance that a trainee breaks is named with its source and the action, and costs its points."""

from collections.abc import Iterator

import pytest

from sim.desk.actions import Action, Change, CorrectClaim, OpenClaim, ReleaseBatch, Resubmit
from sim.desk.asks import AskClaim
from sim.grading import page
from sim.grading.grade import grade
from sim.rules.compliance.table import rules
from sim.staff.reading import mistakes
from sim.training.exercise import read_exercise
from tests.trainees import Habit, attempt, expert

DIGITS = read_exercise("07a_transposed_id")
RULE = rules()["unsupported_modifier"]


def add_a_modifier(look, claim: str) -> Iterator[Action]:
    """Put the claim right, and add a modifier that no note supports, in the hope of more."""
    yield OpenClaim(claim)
    _, on_claim = mistakes(look(AskClaim(claim)).claim)
    yield CorrectClaim(claim, (*on_claim, Change("modifiers:1", "XU")))
    yield Resubmit(claim)
    yield ReleaseBatch((claim,))


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    path = tmp_path_factory.mktemp("conduct") / "greedy.jsonl"
    return grade(attempt(DIGITS, path, Habit(DIGITS, add_a_modifier)))


def test_a_broken_rule_is_named_with_its_source_and_its_action(result):
    (lapse,) = [lapse for lapse in result.sheet.lapses if lapse.rule == RULE.id]
    assert (lapse.points, lapse.sources) == (RULE.points, RULE.sources)
    sent = {deed.n for deed in result.deeds if "Released a batch" in deed.text}
    assert lapse.actions
    assert set(lapse.actions) <= sent
    assert all("XU" in fact for fact in lapse.facts)


def test_it_costs_its_points_once_and_stands_on_page_and_text(result):
    sheet = result.sheet
    assert sheet.lost == sum(lapse.points for lapse in sheet.lapses) > 0
    assert sheet.points == max(0, sheet.earned - sheet.lost)
    for drawn in (str(page.render(result)), page.text(result)):
        assert "Rules that were broken" in drawn
        assert RULE.title in drawn


def test_who_breaks_no_rule_loses_nothing(tmp_path):
    sheet = grade(attempt(DIGITS, tmp_path / "good.jsonl", expert(DIGITS))).sheet
    assert (sheet.lapses, sheet.lost, sheet.points) == ((), 0, sheet.earned)
