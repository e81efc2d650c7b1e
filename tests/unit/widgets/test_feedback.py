"""The line at the foot says what happened, what it cost and what to do."""

import pytest
from fake_session import FakeSession
from msgspec.structs import replace

from sim.desk.actions import Fact, Outcome, Resubmit, Wait
from sim.widgets import feedback

MORNING = FakeSession().look()


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (325, "5 h 25 min")])
def test_minutes_are_written_as_a_person_says_them(minutes, words):
    assert feedback.duration(minutes) == words


def test_a_done_action_tells_its_price_and_what_came_to_light():
    line = feedback.outcome(Resubmit("C-1"), Outcome(True, 2, facts=(Fact("Batch", "B-1"),)), MORNING, MORNING)
    assert line == {"text": "Resubmit: done in 2 min.", "tone": "done", "facts": [["Batch", "B-1"]]}


def test_a_refusal_tells_the_reason_and_the_minute_it_cost():
    line = feedback.outcome(Resubmit("C-1"), Outcome(False, 1, "It was paid already."), MORNING, MORNING)
    assert line["text"] == "Resubmit: refused (1 min spent). It was paid already."
    assert line["tone"] == "refused"


def test_a_new_day_tells_the_date_once_and_then_the_mail():
    later = replace(MORNING, date="Wed 15 Apr 2026", time="08:00")
    facts = (Fact("today", "Wed 15 Apr 2026"), Fact("new reports", "2"))
    line = feedback.outcome(Wait(), Outcome(True, 1200, facts=facts), MORNING, later)
    assert (line["text"], line["facts"]) == ("It is now Wed 15 Apr 2026, 08:00.", [["new reports", "2"]])


def test_an_action_that_takes_no_time_does_not_speak_of_minutes():
    assert feedback.outcome(Resubmit("C-1"), Outcome(True, 0), MORNING, MORNING)["text"] == "Resubmit: done."
