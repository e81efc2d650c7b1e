"""A session: practice has hints, undo and forks, a test has none, and both end."""

from pathlib import Path

import pytest

from sim.desk.actions import OpenClaim, OpenReport, Wait
from sim.desk.asks import AskClaim, AskWorklist
from sim.rules.causes import catalogue
from sim.training.attempt import AttemptFile, BadAttempt
from sim.training.coach import NONE_LEFT, NOT_YET, AskHint
from sim.training.exercise import read_exercise
from sim.training.session import OVER, Session, newest, replayed

EXERCISE = read_exercise("07a_transposed_id")
HINTS = catalogue()["transposed_member_id"].hints


def begin(tmp_path: Path, mode: str = "practice") -> Session:
    return Session.start(EXERCISE, tmp_path / f"{mode}.jsonl", mode)


def rejected_claim(session: Session) -> str:
    """Read the 277CAs until Harbor HMO's first rejection is on the worklist."""
    for row in session.look(AskWorklist("reports", kinds=("277CA",))).worklist.rows:
        session.do(OpenReport(row.id))
        rows = session.look(AskWorklist("rejected")).worklist.rows
        if rows and rows[0].payer == "harbor":
            return rows[0].id
    raise AssertionError("no rejection")


def test_hints_come_one_by_one_from_the_catalogue_and_are_remembered(tmp_path):
    session = begin(tmp_path)
    claim = rejected_claim(session)
    asked = session.desk.now
    assert session.hints(claim) == () and session.hints_left(claim) == len(HINTS)
    assert [session.next_hint(claim) for _ in range(4)] == [*HINTS, ""]
    assert session.hints(claim) == HINTS and session.hints_left(claim) == 0
    assert session.desk.now == asked
    again = Session.start(EXERCISE, session.file.path)
    assert again.hints(claim) == HINTS and again.next_hint(claim) == ""


def test_a_hint_waits_until_the_failure_has_been_read(tmp_path):
    session = begin(tmp_path)
    claim = next(name for name, file in session.world.office.files.items() if file.claim.payer == "harbor")
    assert session.next_hint(claim) == "" and session.hints_left(claim) == 0
    assert session.do(AskHint(claim)).reason == NOT_YET
    assert session.do(AskHint("C-none")).reason == NOT_YET


def test_what_the_coach_refuses_says_why(tmp_path):
    session = begin(tmp_path)
    claim = rejected_claim(session)
    for _ in HINTS:
        session.next_hint(claim)
    assert session.do(AskHint(claim)).reason == NONE_LEFT


def test_a_test_has_no_hints_no_undo_and_no_forks(tmp_path):
    session = begin(tmp_path, "test")
    claim = rejected_claim(session)
    records = len(session.file.records)
    assert session.next_hint(claim) == "" and session.hints_left(claim) == 0
    assert len(session.file.records) == records
    assert not session.do(AskHint(claim)).done
    assert not session.can_undo
    with pytest.raises(BadAttempt, match="undo belongs to practice"):
        session.undo()
    with pytest.raises(BadAttempt, match="forks belong to practice"):
        session.fork(1)
    assert [path.name for path in tmp_path.iterdir()] == ["test.jsonl"]


def test_undo_goes_on_in_a_fork_and_leaves_the_attempt_as_it_was(tmp_path):
    session = begin(tmp_path)
    claim = rejected_claim(session)
    session.do(OpenClaim(claim))
    written = session.file.path.read_bytes()
    fork = session.undo()
    assert fork.file.path.name == "practice.fork1.jsonl" and fork.file.header.fork_of == "practice.jsonl"
    assert not fork.look(AskClaim(claim)).claim.opened
    fork.do(Wait())
    assert session.file.path.read_bytes() == written
    assert replayed(AttemptFile.read(fork.file.path)).desk.now == fork.desk.now


def test_the_notebook_run_again_reopens_the_newest_fork(tmp_path):
    session = begin(tmp_path)
    rejected_claim(session)
    second = session.undo().undo()
    assert newest(session.file.path) == second.file.path
    second.do(Wait())
    again = Session.start(EXERCISE, session.file.path)
    assert again.file.path.name == "practice.fork2.jsonl" and again.desk.now == second.desk.now


def test_nothing_can_be_taken_back_before_a_first_action(tmp_path):
    with pytest.raises(BadAttempt, match="There is nothing to take back"):
        begin(tmp_path).undo()


def test_handing_in_lets_the_calendar_run_past_the_last_day_and_ends_the_attempt(tmp_path):
    session = begin(tmp_path)
    session.finish()
    assert session.finished and session.world.day == EXERCISE.ends + 1
    assert session.do(Wait()).reason == OVER
    written = session.file.path.read_bytes()
    session.finish()
    assert session.file.path.read_bytes() == written and len(session.file.records) == 1
    assert Session.start(EXERCISE, session.file.path).finished


def test_handing_in_can_be_taken_back_in_practice(tmp_path):
    session = begin(tmp_path)
    session.finish()
    assert not session.undo().finished


def test_without_a_seed_everybody_gets_the_exercises_own_case(tmp_path):
    first = Session.start(EXERCISE, tmp_path / "a.jsonl")
    other = Session.start(EXERCISE, tmp_path / "b.jsonl", seed=99)
    assert (first.file.header.case_seed, other.file.header.case_seed) == (EXERCISE.case_seed, 99)
    reports = [[row.id for row in each.look(AskWorklist("reports")).worklist.rows] for each in (first, other)]
    assert reports[0] != reports[1]
