"""A replay shows the desk after any action as it stood, and lets nobody do anything in it."""

from pathlib import Path

import pytest

from sim.desk.actions import OpenClaim, SendRecords
from sim.desk.asks import AskClaim
from sim.grading.replay import READ_ONLY, Replay
from sim.training.attempt import AttemptFile, BadAttempt
from sim.training.questions import AnswerQuestion
from sim.training.session import Session
from tests.unit.grading.desks import DENIED, exercise, worked

CLAIM = "C-10005"


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


@pytest.fixture(scope="module")
def path(denied, tmp_path_factory) -> Path:
    acts = (OpenClaim(CLAIM), SendRecords(CLAIM, ("encounter_note",)), AnswerQuestion("denied", "0"))
    return worked(denied, tmp_path_factory.mktemp("work") / "cured.jsonl", acts, trainee="Ann")


@pytest.fixture
def replay(path, denied) -> Replay:
    return Replay(path, denied)


def test_each_action_is_a_frame_in_words(replay):
    assert [frame.text for frame in replay.frames[:3]] == [
        f"Opened {CLAIM} and its papers", f"Sent records for {CLAIM}: the encounter note",
        "Answered “0” to “How many claims stand denied?”",
    ]
    assert [frame.n for frame in replay.frames] == list(range(1, len(replay) + 1))
    assert (replay.frames[0].claim, replay.frames[0].done, replay.frames[0].when) == (CLAIM, True, "9 Feb, 08:00")


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1, 1)])
def test_the_desk_is_as_it_stood_in_whatever_order_it_is_looked_at(replay, path, denied, order):
    recorded = AttemptFile.read(path).records
    for n in order:
        live = Session(denied, AttemptFile(path, replay.header, []))
        for record in recorded[:n]:
            live.step(record.action)
            live.file.records.append(record)
        still = replay.at(n)
        assert still.look(AskClaim(CLAIM)) == live.look(AskClaim(CLAIM))
        assert still.questions() == live.questions()


def test_two_moments_may_be_looked_at_in_turn(replay):
    before, after = replay.at(0), replay.at(2)
    assert not before.look(AskClaim(CLAIM)).claim.opened
    assert after.look(AskClaim(CLAIM)).claim.opened
    assert not before.look(AskClaim(CLAIM)).claim.opened


def test_stepping_forward_does_only_the_next_actions(replay, monkeypatch):
    replay.at(1).look()
    did = []
    step = Session.step
    monkeypatch.setattr(Session, "step", lambda session, action: did.append(action) or step(session, action))
    replay.at(2).look()
    replay.at(2).look()
    assert did == [SendRecords(CLAIM, ("encounter_note",))]


def test_nothing_can_be_done_and_the_file_stays_as_it_is(replay, path):
    bytes_before = path.read_bytes()
    still = replay.at(1)
    seen = still.look(AskClaim(CLAIM))
    refused = still.do(SendRecords(CLAIM, ("encounter_note",)))
    assert (refused.done, refused.minutes, refused.reason) == (False, 0, READ_ONLY)
    assert still.undo() is still and still.next_hint(CLAIM) == "" and still.hints_left(CLAIM) == 0
    assert still.look(AskClaim(CLAIM)) == seen and path.read_bytes() == bytes_before


def test_the_last_frame_still_shows_a_desk(replay):
    last = replay.at(len(replay))
    assert not last.finished and last.look().date and last.frame.text == "Handed in"
    assert replay.at(0).frame is None


@pytest.mark.parametrize("n", [-1, 99])
def test_a_frame_that_is_not_there_is_refused_with_the_numbers_that_are(replay, n):
    with pytest.raises(BadAttempt, match=rf"there is no action {n}; the attempt has actions 1 to {len(replay)}"):
        replay.at(n)


def test_a_changed_attempt_is_not_shown(path, denied, tmp_path):
    changed = tmp_path / "changed.jsonl"
    changed.write_bytes(path.read_bytes().replace(b'"minutes":2', b'"minutes":1', 1))
    with pytest.raises(BadAttempt, match="line"):
        Replay(changed, denied)
