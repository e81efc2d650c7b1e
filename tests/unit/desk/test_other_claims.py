"""The history of a claim names the patient's other claims, nearest first, so that a visit entered twice can be seen."""

from sim.desk.asks import AskClaim
from tests.offices import honest, seat


def said_of(here, claim):
    return [line.text for line in here.look(AskClaim(claim)).claim.history if line.text.startswith("Other claims")]


def test_a_visit_that_was_entered_twice_names_its_twin_with_day_and_standing():
    here = seat(honest(patients={"count": 1}, planted=[{"cause": "duplicate_sent", "first_day": 0}]), day=1)
    first, second = sorted(here.desk.office.files)
    assert said_of(here, second) == [f"Other claims of this patient: {first} of 5 Jan (to send)"]
    assert said_of(here, first) == [f"Other claims of this patient: {second} of 5 Jan (to send)"]


def test_a_patient_with_one_claim_has_no_such_line():
    here = seat(honest(patients={"count": 1, "return_days": [300, 320], "weekly": 0}), day=80)
    (only,) = here.desk.office.files
    assert said_of(here, only) == []


def test_of_many_claims_the_six_nearest_are_named_and_the_rest_counted():
    here = seat(honest(patients={"count": 1, "weekly": 1000, "weekly_visits": 9, "first_visit_within_days": 1}), day=62)
    claims = sorted(here.desk.office.files)
    assert len(claims) == 9
    (said,) = said_of(here, claims[0])
    named = [word for word in said.split() if word.startswith("C-")]
    assert named == claims[1:7] and said.endswith("and 2 more")
