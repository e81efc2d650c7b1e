"""The command line, as somebody types it."""

import subprocess
import sys

import pytest

from sim import wire
from sim.cli import main
from sim.grading.par import PLAYERS
from sim.scenario import shipped
from tests.offices import run, scenario
from tests.unit.grading.desks import DENIED, THREE, exercise, worked

FAMILY = str(shipped("family_practice"))


def fails(capsys, *arguments: str) -> str:
    """Run a command that must fail and give its one message."""
    assert main(arguments) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "Traceback" not in message
    return message


def test_a_run_prints_a_page_that_ends_in_the_proof_of_the_books_and_writes_tables(capsys, tmp_path):
    assert main(["run", FAMILY, "--seed", "7", "--days", "60", "--out", str(tmp_path / "out")]) == 0
    page = capsys.readouterr().out
    for words in ("Claims", "Rejections", "Denials", "Cash", "Days in A/R", "Filing write-offs", "balance to the cent"):
        assert words in page, page
    written = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert ".parquet" in written


def test_the_same_seed_prints_the_same_page(capsys):
    pages = []
    for _ in range(2):
        main(["run", "family_practice", "--seed", "3", "--days", "40"])
        pages.append(capsys.readouterr().out)
    assert pages[0] == pages[1]


def test_wire_read_tells_a_file_in_words(capsys, tmp_path):
    world = run(scenario(), days=30)
    batch = next(iter(world.office.batches.values()))
    path = tmp_path / "batch.837"
    path.write_text(wire.emit(world.transmissions.of(batch)))
    assert main(["wire", "read", str(path)]) == 0
    told = capsys.readouterr().out
    assert batch.claims[0].id in told and "837P" in told


def test_a_truncated_file_is_told_as_far_as_it_goes_with_what_is_missing(capsys, tmp_path):
    world = run(scenario(), days=30)
    batch = next(iter(world.office.batches.values()))
    path = tmp_path / "cut.837"
    text = wire.emit(world.transmissions.of(batch))
    path.write_text(text[: len(text) * 2 // 3])
    assert main(["wire", "read", str(path)]) == 1
    told = capsys.readouterr()
    assert "Traceback" not in told.err and str(path) in told.err and "whole file" in told.err


@pytest.mark.parametrize(("arguments", "words"), [
    (["frobnicate"], "invalid choice: 'frobnicate'"),
    ([], "COMMAND"),
    (["run", "nowhere.toml"], "no such file"),
    (["run", "nowhere"], "shipped are busy_clinic, family_practice, hospital_outpatient, physician_office, practice_year"),
    (["run", FAMILY, "--days", "0"], "1 to 3650"),
    (["run", FAMILY, "--days", "ten"], "whole number"),
    (["run", FAMILY, "--seed", "-1"], "--seed"),
    (["wire", "read", "nowhere.837"], "No such file"),
    (["wire", "translate", "x"], "invalid choice"),
    (["grade"], "ATTEMPT"),
])
def test_a_fault_is_one_line_that_names_it(capsys, arguments, words):
    assert words in fails(capsys, *arguments)


def test_what_is_no_x12_file_is_named(capsys, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert "ISA" in fails(capsys, "wire", "read", str(path))


def test_a_scenario_with_a_wrong_field_is_named_with_its_field(capsys, tmp_path):
    path = tmp_path / "office.toml"
    path.write_text(shipped("family_practice").read_text().replace("count = 64", 'count = "sixty"'))
    message = fails(capsys, "run", str(path))
    assert str(path) in message and "patients.count" in message


def test_a_closed_pipe_is_no_fault():
    command = [sys.executable, "-m", "sim.cli", "wire", "--help"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_an_exercise_of_one_s_own_is_shown_from_behind(capsys, tmp_path):
    """One visit of 13 January is denied until the payer has the record; the desk opens on 9 February."""
    exercise(tmp_path / "mine", DENIED)
    assert main(["exercise", "preview", str(tmp_path / "mine")]) == 0
    said = capsys.readouterr().out
    assert "One denial (mine), about 10 minutes\n\nWork.\n" in said
    (planted,) = [line for line in said.splitlines() if "records_needed:" in line]
    assert "Harbor HMO" in planted and "of 13 Jan (denied)" in planted
    assert "The first morning, Mon 9 Feb 2026\n  Denied 1, To send" in said
    par = [line.strip().partition(":")[0] for line in said.partition("Par on this case")[2].splitlines() if "points" in line]
    assert par == list(PLAYERS)
    assert "Expert: 100 of 100 points" in said and "Do nothing: 0 of 100 points" in said
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_preview_names_each_client_and_takes_another_case(capsys, tmp_path):
    exercise(tmp_path / "three", THREE)
    assert main(["exercise", "preview", str(tmp_path / "three"), "--case", "3"]) == 0
    said = capsys.readouterr().out
    assert "What is planted in case 3" in said
    assert [key for key in ("cedar", "mill-pond", "riverbend") if f"  {key}: transposed_member_id: " in said] == [
        "cedar", "mill-pond", "riverbend",
    ]


def test_an_attempt_at_an_exercise_of_one_s_own_is_graded_with_its_folder(capsys, tmp_path):
    mine = exercise(tmp_path / "mine", DENIED)
    attempt = worked(mine, tmp_path / "ann.jsonl", ())
    assert main(["grade", str(attempt), "--out", str(tmp_path / "out")]) == 1
    assert "there is no exercise 'mine'" in capsys.readouterr().err
    assert main(["grade", str(attempt), "--exercise", str(tmp_path / "mine"), "--out", str(tmp_path / "out")]) == 0
    assert "0 of 100 points, not passed" in capsys.readouterr().out


def test_a_preview_of_what_is_not_there_is_one_message(capsys, tmp_path):
    assert "there is no exercise of this name" in fails(capsys, "exercise", "preview", str(tmp_path / "none"))
