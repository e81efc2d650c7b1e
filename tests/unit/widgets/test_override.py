"""An instructor's word in a notebook: put down with its reason, counted at once, kept with its history, by keyboard too."""

from fractions import Fraction

import pytest

from sim.desk.actions import OpenClaim
from sim.grading.grade import grade
from sim.grading.override import beside
from sim.widgets import Desk, debrief, override
from tests.unit.grading.desks import DENIED, exercise, worked


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


@pytest.fixture
def path(denied, tmp_path):
    return worked(denied, tmp_path / "read.jsonl", (OpenClaim("C-10005"),), trainee="<b>Ann</b>")


def fill(form, line, points, reason="Said it aloud.", by="Dr <i>Lee</i>"):
    form.line.value, form.points.value, form.reason.value, form.by.value = line, points, reason, by


def test_a_word_counts_at_once_as_it_would_in_a_grading_anew(path, denied):
    form = override(path, denied)
    before = form.result.sheet
    fill(form, 1, str(before.scores[0].criterion.points))
    form.button.click()
    after = form.result
    earned = Fraction(before.scores[0].criterion.points) - before.scores[0].points
    assert earned > 0 and after.sheet.points == before.points + earned
    anew = grade(path, denied)
    assert (after.sheet, after.said, after.standings) == (anew.sheet, anew.said, anew.standings)
    assert "became" in form._answer.value


def test_what_is_typed_shows_as_text_and_the_history_keeps_what_was_said_before(path, denied):
    form = override(path, denied)
    for points in ("1", "2.5"):
        fill(form, 1, points, reason=f"<script>{points}</script>")
        form.say()
    assert [str(word.points) for word in form.result.said] == ["1", "2.5"]
    shown = form._sheet.value + form._history.value
    assert "&lt;script&gt;1&lt;/script&gt;" in shown and "&lt;i&gt;Lee" in shown and "<script>" not in shown
    assert shown.index("1 points") < shown.index("2.5 points")
    assert (form.points.value, form.reason.value, form.by.value) == ("", "", "Dr <i>Lee</i>")
    assert [str(word.points) for word in override(path, denied).result.said] == ["1", "2.5"]


@pytest.mark.parametrize(("points", "reason", "by", "says"), [
    ("many", "Because.", "Lee", "&#39;many&#39; is no number of points. Type one, such as 7.5."),
    ("", "Because.", "Lee", "no number of points"),
    ("9999", "Because.", "Lee", "9999 is not among them"),
    ("-1", "Because.", "Lee", "-1 is not among them"),
    ("1", " ", "Lee", "needs a reason and a name"),
    ("1", "Because.", "", "needs a reason and a name"),
])
def test_what_will_not_do_is_said_and_writes_nothing(path, denied, points, reason, by, says):
    form = override(path, denied)
    fill(form, 1, points, reason, by)
    form.say()
    assert says in form._answer.value and 'role="alert"' in form._answer.value
    assert form.result.said == () and not beside(path).exists()


def test_an_instructors_debrief_has_the_replay_and_the_form(path, denied):
    replay, form = debrief(path, denied, instructor=True).children
    assert isinstance(replay, Desk) and replay.attempt["mode"] == "replay"
    assert form.result.sheet.out_of == sum(score.criterion.points for score in form.result.sheet.scores)
