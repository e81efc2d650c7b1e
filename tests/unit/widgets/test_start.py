"""The first page: attempts begin, reopen, and can be begun afresh."""

import shutil
from pathlib import Path

from sim.desk.actions import OpenReport
from sim.desk.asks import AskWorklist
from sim.records.files import EXERCISES
from sim.training.attempt import AttemptFile
from sim.widgets.start import _choice, lesson, preview, start
from tests.unit.grading.desks import DENIED, exercise


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_attempt_is_begun_reopened_and_begun_afresh_with_another_case(tmp_path):
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "practice")
    assert files(tmp_path) == ["07a_transposed_id.practice1.jsonl"]
    row = picker.desk.session.look(AskWorklist("reports")).worklist.rows[0]
    assert picker.desk.session.do(OpenReport(row.id)).done

    again = start(tmp_path)
    again.start("07a_transposed_id", "practice")
    assert "after action 1" in again.desk.said["text"]
    assert files(tmp_path) == ["07a_transposed_id.practice1.jsonl"]

    again.start("07a_transposed_id", "fresh")
    assert files(tmp_path) == ["07a_transposed_id.practice1.jsonl", "07a_transposed_id.practice2.jsonl"]
    first, second = (AttemptFile.read(tmp_path / name).header for name in files(tmp_path))
    assert first.case_seed != second.case_seed
    assert {first.mode, second.mode} == {"practice"}


def test_a_fresh_case_that_the_expert_cannot_solve_is_passed_over_and_the_person_is_told_of_the_wait(tmp_path, monkeypatch):
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "practice")
    first = AttemptFile.read(tmp_path / "07a_transposed_id.practice1.jsonl").header.case_seed
    said = []

    def unsolvable(exercise, seed):
        said.append(str(picker._trouble.value))
        return "no" if seed == first + 1 else ""

    monkeypatch.setattr("sim.grading.proof.unsolvable", unsolvable)
    picker.start("07a_transposed_id", "fresh")
    assert AttemptFile.read(tmp_path / "07a_transposed_id.practice2.jsonl").header.case_seed == first + 2
    assert len(said) == 2 and all('role="status"' in each and "Preparing a fresh case" in each for each in said)
    assert picker._trouble.value == ""
    picker.start("07a_transposed_id", "fresh")
    assert AttemptFile.read(tmp_path / "07a_transposed_id.practice3.jsonl").header.case_seed == first + 3


def test_a_test_is_one_attempt_in_test_mode(tmp_path):
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "test")
    assert AttemptFile.read(tmp_path / "07a_transposed_id.test.jsonl").header.mode == "test"
    assert not picker.desk.session.can_undo


def test_an_attempt_that_cannot_be_used_is_told_in_words_and_left_as_it_is(tmp_path):
    path = tmp_path / "07a_transposed_id.practice1.jsonl"
    path.write_text('{"format": 99}\n')
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "practice")
    assert picker.desk is None
    assert "format 99" in picker._trouble.value
    assert path.read_text() == '{"format": 99}\n'


def test_a_finished_attempt_shows_its_result(tmp_path):
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "practice")
    picker.desk.hear({"say": "finish"})
    assert picker.desk.attempt["finished"]
    assert "not validated for selection" in picker.desk.attempt["result"]["html"]


def test_the_list_tells_an_attempt_that_is_under_way_from_one_that_is_over(tmp_path):
    picker = start(tmp_path)
    picker.start("07a_transposed_id", "practice")
    row = picker.desk.session.look(AskWorklist("reports")).worklist.rows[0]
    picker.desk.session.do(OpenReport(row.id))
    assert _choice("07a_transposed_id", tmp_path).standing == "Practice begun, 1 action; it reopens there."
    picker.desk.session.finish()
    assert _choice("07a_transposed_id", tmp_path).standing == "Practice over, 2 actions; it reopens at its result."


def test_one_unusable_exercise_leaves_the_others_on_the_list(tmp_path, monkeypatch):
    shelf = tmp_path / "exercises"
    shutil.copytree(EXERCISES / "07a_transposed_id", shelf / "07a_transposed_id")
    (shelf / "02_broken").mkdir()
    (shelf / "02_broken" / "exercise.toml").write_text('title = "Broken"\nminutes = "many"\n')
    monkeypatch.setattr("sim.training.exercise.EXERCISES", shelf)
    picker = start(tmp_path / "attempts")
    cards = [widget.value for widget in descriptions(picker)]
    assert any("Two digits" in card for card in cards)
    assert any("02_broken" in card and "cannot be opened" in card for card in cards)
    picker.start("07a_transposed_id", "practice")
    assert picker.desk is not None


def descriptions(widget):
    """Every piece of HTML in a box, however deep."""
    found = [widget] if hasattr(widget, "value") and isinstance(widget.value, str) else []
    return found + [each for child in getattr(widget, "children", ()) for each in descriptions(child)]


def test_an_exercise_of_one_s_own_is_opened_by_its_folder(tmp_path):
    mine = exercise(tmp_path / "mine", DENIED)
    picker = lesson(mine.folder, tmp_path / "attempts")
    assert len(descriptions(picker)) >= 1
    picker.start(mine.folder, "practice")
    assert picker.desk.session.title == "One denial" and files(tmp_path / "attempts") == ["mine.practice1.jsonl"]
    picker.start(mine.folder, "fresh")
    assert files(tmp_path / "attempts") == ["mine.practice1.jsonl", "mine.practice2.jsonl"]


def test_a_preview_sits_down_at_an_attempt_that_is_kept_nowhere(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMLAB_ATTEMPTS", str(tmp_path / "attempts"))
    mine = exercise(tmp_path / "mine", DENIED)
    seen = preview(mine.folder)
    assert seen.session.title == "One denial" and not (tmp_path / "attempts").exists()
    seen.hear({"say": "finish"})
    assert seen.attempt["finished"] and "not validated for selection" in seen.attempt["result"]["html"]
