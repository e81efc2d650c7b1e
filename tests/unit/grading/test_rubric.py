"""Points: exact, rounded only where they are shown."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from sim.grading.checks import Finding
from sim.grading.rubric import Score, Sheet, check_names, shown
from sim.scenario import BadScenario
from sim.training.exercise import Criterion, read_exercise


@pytest.mark.parametrize(("points", "text"), [
    (Fraction(0), "0"), (Fraction(40), "40"), (Fraction(175, 2), "87.5"), (Fraction(1, 3), "0.3"), (Fraction(2, 3), "0.7"),
    (Fraction(1, 20), "0.1"), (Fraction(1, 21), "0"), (Fraction(1999, 20), "100"), (Fraction(59, 20), "3"),
])
def test_points_are_shown_to_one_decimal_half_up(points, text):
    assert shown(points) == text


def sheet(*parts, mark=75):
    return Sheet(tuple(Score(Criterion("x", points, ""), Finding(part, "")) for points, part in parts), mark)


def test_a_sheet_adds_up_and_the_mark_is_met_exactly_or_not():
    thirds = sheet((30, Fraction(1, 3)), (70, Fraction(13, 14)))
    assert (thirds.points, thirds.out_of, thirds.passed) == (75, 100, True)
    short = sheet((30, Fraction(1, 3)), (70, Fraction(64_999, 70_000)))
    assert short.points == 75 - Fraction(1, 1000) and not short.passed


def test_the_mark_is_a_percentage_whatever_the_points_add_up_to():
    assert sheet((20, Fraction(3, 4))).passed
    assert not sheet((20, Fraction(14, 20))).passed


def test_an_exercise_without_a_rubric_is_not_passed():
    assert not sheet().passed


def test_a_rubric_that_asks_what_nobody_can_answer_says_which_field():
    exercise = read_exercise("07a_transposed_id")
    bad = replace(exercise, rubric=(*exercise.rubric[:1], Criterion("guesses_well", 5, "")))
    with pytest.raises(BadScenario, match=r"line \d+: field rubric\[1\].check: there is no check .guesses_well."):
        check_names(bad)
