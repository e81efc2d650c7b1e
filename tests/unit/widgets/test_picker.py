"""The first page opens what was chosen, and says what is wrong when it cannot."""

import pytest
from fake_session import FakeSession

from sim.scenario import BadScenario
from sim.widgets import Choice, ExercisePicker, Progress

CHOICES = (
    Choice("01", "The transposed ID", ("Read a 277CA",), 15, ("practice", "test"), "Begun, 31 actions."),
    Choice("02", "<b>Deadlines</b>", ("<i>",), 25),
)


def buttons(picker):
    return {button.tooltip: button for card in picker._list.children[1:] for button in card.children[1].children}


def texts(picker):
    return [card.children[0].value for card in picker._list.children[1:]]


def test_pressing_a_button_opens_that_exercise_in_that_mode():
    asked = []
    picker = ExercisePicker(CHOICES, lambda key, mode: asked.append((key, mode)) or FakeSession(mode=mode))
    buttons(picker)["Take as a test: The transposed ID"].click()
    assert asked == [("01", "test")]
    assert picker.children == (picker.desk,)
    assert picker.desk.attempt["mode"] == "test"


def test_leaving_the_desk_returns_to_the_list():
    picker = ExercisePicker(CHOICES, lambda key, mode: FakeSession())
    picker.start("01")
    picker.desk.hear({"say": "leave"})
    assert picker.children == (picker._list,)


def test_the_list_is_told_anew_when_the_person_comes_back():
    standings = iter(("", "Begun, 4 actions."))
    picker = ExercisePicker(lambda: [Choice("01", "Two digits", (), 15, standing=next(standings))], lambda *_: FakeSession())
    picker.start("01")
    picker.desk.hear({"say": "leave"})
    assert "Begun, 4 actions." in texts(picker)[0]


def test_each_exercise_tells_its_aims_its_minutes_and_where_it_stands():
    first = texts(ExercisePicker(CHOICES, lambda key, mode: FakeSession()))[0]
    assert "<li>Read a 277CA</li>" in first
    assert "About 15 minutes" in first
    assert "Begun, 31 actions." in first


def test_a_title_with_markup_in_it_is_shown_as_text():
    second = texts(ExercisePicker(CHOICES, lambda key, mode: FakeSession()))[1]
    assert "&lt;b&gt;Deadlines&lt;/b&gt;" in second


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadScenario("exercise.toml: no key <brief>"), "exercise.toml: no key &lt;brief&gt;"),
        (KeyError("x"), "The program failed, not you."),
    ],
)
def test_an_exercise_that_cannot_be_opened_says_why(tmp_path, error, said):
    def fail(key, mode):
        raise error

    picker = ExercisePicker(CHOICES, fail, log=tmp_path / "desk.log")
    picker.start("01")
    assert said in picker._trouble.value
    assert picker.children == (picker._list,)


def test_the_repr_is_the_same_in_every_run():
    assert repr(ExercisePicker(CHOICES, lambda key, mode: FakeSession())) == "ExercisePicker(2 exercises)"


def test_progress_counts_each_piece_once():
    bar = Progress(3, "Runs")
    assert list(bar.track("abc")) == ["a", "b", "c"]
    assert bar.said == "Runs: 3 of 3"
    assert repr(bar) == "Progress('Runs', 3 of 3)"
