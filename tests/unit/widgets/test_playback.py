"""Stepping through an attempt on the ordinary desk: from its file, and from the result of a session that is over."""

import pytest

from sim.desk.actions import OpenClaim, OpenReport, SendRecords
from sim.grading.replay import READ_ONLY
from sim.training.attempt import BadAttempt
from sim.training.session import Session
from sim.widgets import Desk, debrief
from sim.widgets.start import Sitting
from tests.browser.access import breaches
from tests.unit.grading.desks import DENIED, exercise, worked

CLAIM = "C-10005"


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


@pytest.fixture(scope="module")
def path(denied, tmp_path_factory):
    acts = (OpenClaim(CLAIM), SendRecords(CLAIM, ("encounter_note",)))
    return worked(denied, tmp_path_factory.mktemp("work") / "cured.jsonl", acts, trainee="<b>Ann</b>")


@pytest.fixture
def desk(path, denied):
    return debrief(path, denied)


def go(desk, n):
    desk.hear({"say": "frame", "n": n})


def test_the_debrief_opens_before_the_first_action_with_the_task(desk):
    assert desk.frame["n"] == 0 and desk.frame["of"] == len(desk.frames) and desk.frame["beside"] is None
    assert desk.attempt["mode"] == "replay" and desk.chosen["page"] == "brief" and not desk.frame["can_end"]
    assert READ_ONLY in desk.said["text"]


def test_stepping_turns_to_what_the_action_was_about_and_says_it(desk):
    go(desk, 2)
    assert (desk.chosen["page"], desk.chosen["claim"], desk.claim["opened"]) == ("claim", CLAIM, True)
    assert desk.said["text"] == f"Action 2, 9 Feb, 08:02: Sent records for {CLAIM}: the encounter note"
    go(desk, 0)
    assert (desk.chosen["page"], desk.chosen["claim"]) == ("brief", "")


def test_you_and_the_expert_stand_beside_each_other(desk):
    go(desk, 1)
    beside = desk.frame["beside"]
    assert [deed["text"] for deed in beside["you"]] == [deed["text"] for deed in beside["expert"]]
    assert beside["outcome"] == beside["expert_outcome"] and beside["outcome"].endswith("; it brought 66.96.")


@pytest.mark.parametrize(("asked", "shown"), [(-5, 0), (99_999, 6)])
def test_a_number_beyond_the_ends_stops_there(desk, asked, shown):
    go(desk, asked)
    assert desk.frame["n"] == min(shown, len(desk.frames))


def test_nothing_can_be_done_from_the_desk(desk, path):
    before = path.read_bytes()
    go(desk, 0)
    assert READ_ONLY in desk.press("open_claim", claim=CLAIM)
    for message in ({"say": "undo"}, {"say": "finish"}, {"say": "hint", "claim": CLAIM}):
        desk.hear(message)
    assert path.read_bytes() == before and desk.frame["n"] == 0 and not desk.attempt["can_finish"]


def test_from_the_result_one_steps_through_and_back_to_it(path, denied):
    desk = Desk(Sitting(Session.resume(path, denied)))
    assert desk.chosen["page"] == "result" and desk.attempt["can_replay"] and desk.frame == {}
    go(desk, 1)
    assert (desk.frame["n"], desk.frame["can_end"], desk.chosen["page"]) == (1, True, "claim")
    go(desk, -1)
    assert desk.chosen["page"] == "result" and desk.frame == {} and desk.frames == []


def test_an_attempt_under_way_cannot_be_stepped_through(denied, tmp_path):
    desk = Desk(Sitting(Session.start(denied, tmp_path / "new.jsonl")))
    assert not desk.attempt["can_replay"]
    go(desk, 0)
    assert desk.frame == {} and desk.attempt["mode"] == "practice"


def test_a_refused_report_is_not_turned_to(denied, tmp_path):
    session = Session.start(denied, tmp_path / "odd.jsonl")
    session.do(OpenReport("<img src=x>"))
    desk = debrief(tmp_path / "odd.jsonl", denied)
    go(desk, 1)
    assert desk.chosen["page"] == "brief" and "refused" in desk.said["text"]


def test_a_file_that_is_none_is_refused_with_one_message(tmp_path):
    with pytest.raises(BadAttempt, match="there is no such attempt"):
        debrief(tmp_path / "none.jsonl")


@pytest.mark.browser
def test_the_timeline_is_worked_by_keyboard_alone(path, denied, show):
    desk = Desk(Sitting(Session.resume(path, denied)))
    page = show(desk)
    page.locator("[data-key=replay]").press("Enter")
    page.locator(".cl-timeline .cl-this", has_text="Before the first action").wait_for()
    page.keyboard.press("Enter")
    page.locator('.cl-frame[aria-current=step]', has_text=f"Opened {CLAIM}").wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "frame-on"
    page.locator(".cl-frame[aria-current=step]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".cl-this", has_text="Sent records").wait_for()
    assert page.evaluate("document.activeElement.dataset.key") == "frame:2"
    assert page.locator(".cl-both h5").all_inner_texts() == ["You", "The expert"]
    page.locator("[data-key=frame-number]").fill("1")
    page.keyboard.press("Enter")
    page.locator(".cl-this", has_text=f"Opened {CLAIM}").wait_for()
    page.locator("[data-key=frame-end]").press("Enter")
    page.locator("[data-key=result-page]").wait_for()
    assert page.locator(".cl-timeline").is_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True])
def test_the_timeline_breaks_no_rule_of_access(path, denied, show, dark):
    desk = debrief(path, denied)
    go(desk, 2)
    page = show(desk, dark=dark)
    assert breaches(page, ".cl-timeline") == []
    page.set_viewport_size({"width": 683, "height": 768})
    assert breaches(page, ".cl-timeline") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
