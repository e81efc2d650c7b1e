"""The desk's Python half, worked through the same messages that the page sends."""

import json

import pytest
from fake_session import FakeSession

from sim.desk.actions import Change, CorrectClaim, OpenClaim, Resubmit
from sim.training.attempt import BadAttempt
from sim.widgets import Desk


@pytest.fixture
def log(tmp_path):
    return tmp_path / "state" / "desk.log"


@pytest.fixture
def desk(log):
    return Desk(FakeSession(), log=log)


def test_pressing_a_verb_does_that_action_and_no_other(desk):
    desk.press("correct_claim", claim="C-10418", changes=[{"field": "member_id", "value": "HBR 4471 2869 01"}])
    assert desk.session.done == [CorrectClaim("C-10418", (Change("member_id", "HBR 4471 2869 01"),))]


def test_the_first_worklist_is_the_first_that_has_something_on_it(desk):
    assert desk.chosen["list"] == "reports"
    assert [row["id"] for row in desk.rows] == ["R-0042", "R-0043"]


def test_documents_appear_once_the_claim_is_opened(desk):
    desk.show("rejected")
    desk.select("C-10418")
    assert not desk.claim["documents"]
    desk.press("open_claim", claim="C-10418")
    assert desk.claim["documents"][0]["kind"] == "insurance_card"


def test_a_report_is_chosen_from_its_list_and_lies_open_once_opened(desk):
    desk.select("R-0042")
    assert (desk.chosen["page"], desk.report) == ("report", None)
    desk.press("open_report", report="R-0042")
    assert desk.report["segments"][4]["text"].startswith("STC*A7:164:IL")


def test_a_report_opened_from_a_claim_lies_under_that_claim(desk):
    desk.show("rejected")
    desk.select("C-10418")
    desk.hear({"say": "report", "id": "B-0042", "under": "C-10418"})
    assert (desk.chosen["page"], desk.claim["id"], desk.report["id"]) == ("claim", "C-10418", "B-0042")


def test_a_refusal_is_shown_with_its_reason(desk):
    said = desk.press("resubmit", claim="C-10391")
    assert said == "Resubmit: refused (1 min spent). The claim went to the wrong payer; correct the payer first."
    assert desk.said["tone"] == "refused"


def test_an_action_sends_only_the_rows_that_changed(desk):
    desk.show("rejected")
    version = desk.base["version"]
    desk.press("resubmit", claim="C-10377")
    assert desk.base["version"] == version
    assert desk.delta == {"version": version, "gone": ["C-10377"], "put": []}
    assert desk.rows[0]["id"] == "C-10418"


def test_a_reopened_attempt_says_so_first():
    desk = Desk(FakeSession(restored="Attempt reopened at action 31."))
    assert desk.said["text"] == "Attempt reopened at action 31."


def test_hints_come_one_by_one_and_end(desk):
    desk.select("C-10418")
    told = []
    for _ in range(3):
        told.append((len(desk.attempt["hints"]), desk.attempt["hints_left"]))
        desk.hear({"say": "hint", "claim": "C-10418"})
    assert told == [(0, 2), (1, 1), (2, 0)]
    assert desk.said["text"] == "There is no further hint for this claim."


def test_a_hint_that_was_not_asked_for_is_nowhere_in_what_the_page_is_told(desk):
    desk.select("C-10418")
    desk.press("open_claim", claim="C-10418")
    assert "digit by digit" not in json.dumps(desk.get_state())


def test_undo_takes_back_the_last_action(desk):
    desk.press("open_claim", claim="C-10418")
    desk.press("resubmit", claim="C-10377")
    desk.hear({"say": "undo"})
    assert desk.session.done == [OpenClaim("C-10418")]
    assert desk.said["text"] == "The last action was taken back."


@pytest.mark.parametrize("message", [{"say": "hint", "claim": "C-10418"}, {"say": "undo"}])
def test_a_test_gives_no_help_even_to_a_forged_message(message):
    session = FakeSession(mode="test")
    desk = Desk(session)
    desk.press("resubmit", claim="C-10377")
    desk.select("C-10418")
    desk.hear(message)
    assert desk.session is session
    assert session.given == {}
    assert (desk.attempt["hints"], desk.attempt["can_undo"]) == ([], False)


def test_the_result_is_told_only_after_handing_in(desk):
    assert desk.attempt["result"] is None
    desk.hear({"say": "finish"})
    assert desk.chosen["page"] == "result"
    assert desk.attempt["result"]["parts"][0] == ["Score", "7 of 10 points."]


def test_a_session_that_tells_no_result_is_fine():
    class Silent(FakeSession):
        def result(self):
            return None

    desk = Desk(Silent(finished=True))
    assert desk.attempt["result"] == {"html": "", "parts": []}


def test_an_exercise_without_an_end_to_choose_cannot_be_handed_in():
    class Endless(FakeSession):
        def __getattribute__(self, name):
            if name == "finish":
                raise AttributeError(name)
            return super().__getattribute__(name)

    desk = Desk(Endless())
    desk.hear({"say": "finish"})
    assert not desk.attempt["can_finish"]
    assert desk.said["text"] == "The exercise ends by itself, after its last day."


def test_leaving_calls_whoever_opened_the_desk():
    left = []
    desk = Desk(FakeSession(), leave=lambda: left.append("left"))
    desk.hear({"say": "leave"})
    assert left == ["left"]


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "do",
        {},
        {"say": "shout"},
        {"say": "do"},
        {"say": "do", "action": {"do": "rob_the_bank"}},
        {"say": "do", "action": {"do": "resubmit"}},
        {"say": "do", "action": {"do": "resubmit", "claim": 7}},
        {"say": "do", "action": {"do": "appeal", "claim": "C-1", "ground": "x", "evidence": "letter"}},
        {"say": "claim", "id": {"$ne": ""}},
    ],
)
def test_a_message_that_makes_no_sense_does_nothing(desk, log, content):
    before = desk.chosen
    desk.hear(content)
    assert (desk.session.done, desk.chosen, desk.said["tone"]) == ([], before, "fault")
    assert "ValidationError" in log.read_text()


class Broken(FakeSession):
    """Fails at every action, with a secret in the message."""

    def do(self, action):
        raise self.error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("the answer is 2869"), "The program failed, not you."),
        (BadAttempt("a.jsonl: free some space"), "a.jsonl: free some space"),
        (OSError(28, "No space left on device"), "Your work could not be written to disk: No space left on device."),
    ],
)
def test_a_failure_becomes_a_sentence_on_screen_and_a_traceback_in_the_log(log, error, said):
    session = Broken()
    session.error = error
    desk = Desk(session, log=log)
    desk.press("resubmit", claim="C-10377")
    assert desk.said["text"].startswith(said)
    assert "2869" not in desk.said["text"]
    assert type(error).__name__ in log.read_text()


def test_a_place_that_cannot_be_drawn_is_left_again(desk, monkeypatch):
    desk.show("rejected")
    with monkeypatch.context() as broken:
        broken.setattr(FakeSession, "_claim", lambda self, id: 1 / 0)
        desk.select("C-10418")
    assert desk.chosen["claim"] == ""
    assert desk.press("resubmit", claim="C-10377") == "Resubmit: done in 5 min."


def test_a_log_that_cannot_be_written_harms_nobody(tmp_path):
    (tmp_path / "state").write_text("a file where the folder should be")
    desk = Desk(FakeSession(), log=tmp_path / "state" / "desk.log")
    desk.hear(None)
    assert "Details are in" not in desk.said["text"]


def test_all_that_the_page_is_told_can_be_sent_as_json(desk):
    desk.show("rejected")
    desk.press("open_claim", claim="C-10418")
    told = {
        name: getattr(desk, name)
        for name in ("office", "base", "delta", "claim", "report", "attempt", "chosen", "said")
    }
    assert json.loads(json.dumps(told))["claim"]["documents"][0]["fields"][1]["value"] == "HBR 4471 2869 01"


def test_the_repr_is_the_same_in_every_run(desk):
    assert repr(desk) == "Desk('The transposed ID')"


def test_the_widget_message_path_leads_to_the_session(desk):
    desk._handle_custom_msg({"say": "do", "action": {"do": "resubmit", "claim": "C-10377"}}, [])
    assert desk.session.done == [Resubmit("C-10377")]
