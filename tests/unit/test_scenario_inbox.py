"""The inbox and the telephone of a scenario: what makes them unusable is said with what to do."""

import pytest

from sim.scenario import BadScenario
from tests.offices import scenario


@pytest.mark.parametrize(("inbox", "says"), [
    ({"planted": [{"question": "why", "day": 1}]}, "names the question 'why'; use one of why_this_bill"),
    ({"planted": [{"question": "complaint", "day": 1}]}, "names the question 'complaint'"),
    ({"planted": [{"question": "law_office", "day": 1, "who": "patient"}]}, "lets 'patient' ask 'law_office'; use one of"),
    ({"planted": [{"question": "law_office", "day": 1, "standing": "own"}]}, "lets 'own' ask 'law_office'"),
    ({"by_portal": 800, "by_telephone": 300}, "together are more than 1000"),
    ({"after_statement": 1001}, "inbox.after_statement"),
    ({"after_lunch": 1}, "after_lunch"),
])
def test_an_inbox_that_cannot_be_is_refused_with_what_to_do(inbox, says):
    with pytest.raises(BadScenario, match=says):
        scenario(inbox=inbox)


def test_a_queue_in_which_half_wait_longer_than_nine_in_ten_is_refused():
    with pytest.raises(BadScenario, match="raise `hold_p90` above `hold`"):
        scenario(payers={"harbor": {"phone": {"hold": 30, "hold_p90": 20}}})


def test_nobody_asks_anything_unless_a_scenario_says_so():
    assert not scenario().inbox.open
    assert scenario(inbox={"after_visit": 1}).inbox.open
    assert scenario(inbox={"planted": [{"question": "own_record", "day": 3}]}).inbox.open
