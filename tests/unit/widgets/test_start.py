"""The first page: attempts begin, reopen, and can be begun afresh."""

from pathlib import Path

from sim.desk.actions import OpenReport
from sim.desk.view import AskWorklist
from sim.training.attempt import AttemptFile
from sim.widgets.start import start


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_attempt_is_begun_reopened_and_begun_afresh_with_another_case(tmp_path):
    picker = start(tmp_path)
    picker.start("01_transposed_id", "practice")
    assert files(tmp_path) == ["01_transposed_id.practice1.jsonl"]
    row = picker.desk.session.look(AskWorklist("reports")).worklist.rows[0]
    assert picker.desk.session.do(OpenReport(row.id)).done

    again = start(tmp_path)
    again.start("01_transposed_id", "practice")
    assert "after action 1" in again.desk.said["text"]
    assert files(tmp_path) == ["01_transposed_id.practice1.jsonl"]

    again.start("01_transposed_id", "fresh")
    assert files(tmp_path) == ["01_transposed_id.practice1.jsonl", "01_transposed_id.practice2.jsonl"]
    first, second = (AttemptFile.read(tmp_path / name).header for name in files(tmp_path))
    assert first.case_seed != second.case_seed
    assert {first.mode, second.mode} == {"practice"}


def test_a_test_is_one_attempt_in_test_mode(tmp_path):
    picker = start(tmp_path)
    picker.start("01_transposed_id", "test")
    assert AttemptFile.read(tmp_path / "01_transposed_id.test.jsonl").header.mode == "test"
    assert not picker.desk.session.can_undo


def test_an_attempt_that_cannot_be_used_is_told_in_words_and_left_as_it_is(tmp_path):
    path = tmp_path / "01_transposed_id.practice1.jsonl"
    path.write_text('{"format": 99}\n')
    picker = start(tmp_path)
    picker.start("01_transposed_id", "practice")
    assert picker.desk is None
    assert "format 99" in picker._trouble.value
    assert path.read_text() == '{"format": 99}\n'


def test_a_finished_attempt_shows_its_result(tmp_path):
    picker = start(tmp_path)
    picker.start("01_transposed_id", "practice")
    picker.desk.hear({"say": "finish"})
    assert picker.desk.attempt["finished"]
    assert "not validated for selection" in picker.desk.attempt["result"]["html"]
