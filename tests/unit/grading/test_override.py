"""An instructor's word on a line of the rubric: kept with its reason, recomputed at once, never lost."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from sim.cli import main
from sim.grading.grade import grade
from sim.grading.override import Override, add, beside, history
from sim.training.attempt import BadAttempt

RECORDED = Path(__file__).parents[2] / "back" / "07a_transposed_id.claim_only.jsonl"


@pytest.fixture
def attempt(tmp_path):
    return Path(shutil.copy(RECORDED, tmp_path))


def said(line=1, points="2.5", reason="Found it by telephone", by="Ms Lind"):
    return Override(line, Decimal(points), reason, by, "2026-02-01")


def test_the_last_word_on_a_line_counts_and_all_are_kept(attempt):
    before = grade(attempt).sheet
    worth = [score.criterion.points for score in before.scores]
    add(attempt, said(points="0"), worth)
    add(attempt, said(points="2.5"), worth)
    after = grade(attempt).sheet
    assert after.scores[0].points == Decimal("2.5") and after.scores[1:] == before.scores[1:]
    assert after.earned == before.earned - before.scores[0].points + 5 / 2
    assert [word.points for word in history(attempt)] == [0, Decimal("2.5")]


@pytest.mark.parametrize(("word", "says"), [
    (said(line=0), "there is no line 0"), (said(line=99), "there is no line 99"),
    (said(points="5.5"), "worth 0 to 5 points; 5.5 is not among them"), (said(points="-1"), "worth 0 to 5"),
    (said(points="NaN"), "worth 0 to 5"), (said(reason=" "), "needs a reason and a name"), (said(by=""), "needs a reason"),
    (said(reason="x" * 501), "longer than 500"),
])
def test_a_word_that_will_not_do_is_refused_and_nothing_is_written(attempt, word, says):
    with pytest.raises(BadAttempt, match=says):
        add(attempt, word, [5, 5])
    assert not beside(attempt).exists()


def test_a_spoilt_line_is_named(attempt):
    beside(attempt).write_text('{"line": 1}\n')
    with pytest.raises(BadAttempt, match=r"overrides, line 1: no override"):
        grade(attempt)


def test_the_command_grades_anew_at_once(attempt, capsys):
    assert main(["override", str(attempt), "--line", "1", "--points", "0", "--reason", "By hearsay", "--by", "A. Lind"]) == 0
    assert "of 100 points became" in capsys.readouterr().out
    assert main(["override", str(attempt), "--line", "1", "--points", "many", "--reason", "x", "--by", "y"]) == 2
    assert "is no number of points" in capsys.readouterr().err
