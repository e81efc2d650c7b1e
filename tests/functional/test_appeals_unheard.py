"""Appeals that nobody hears: posted too late (CARC 286), or made by the wrong procedure (CARC 285)."""

import pytest

from sim.desk.actions import Appeal, BillPatient, OpenClaim, WriteOff
from sim.desk.asks import AskClaim, AskPractice
from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID
from tests.causes.meeting import struck
from tests.causes.setting import Setting
from tests.offices import Seat

BY_POST = 10
"""Days that an appeal travels."""


def denied(cause: str, **office) -> tuple[Seat, str]:
    """Sit before a claim that was denied for a cause."""
    desk, claim = struck(cause, Setting(**office))
    desk.do(OpenClaim(claim))
    return desk, claim


def letter(desk: Seat, claim: str) -> str:
    """The newest letter in the claim's folder."""
    desk.do(OpenClaim(claim))
    view = desk.look(AskClaim(claim)).claim
    return [paper.note for paper in view.documents if paper.kind == "letter"][-1]


def by_post() -> tuple[Seat, str, int]:
    """Sit before a denial of a payer that takes appeals by post, and tell the last day on which one may arrive."""
    desk, claim = denied("medical_necessity", payers={"appeal_post_days": BY_POST})
    office = desk.world.office
    kind, last = office.clock(office.files[claim])
    assert kind == "appeal"
    return desk, claim, last


def posted(desk: Seat, claim: str, day: int) -> Seat:
    """Post a sound appeal on a day, and wait for the answer."""
    desk.come_back(day)
    assert desk.do(Appeal(claim, "medical_necessity", ("encounter_note",))).done
    desk.wait_until_settled(claim)
    return desk


def workday(desk: Seat, day: int) -> int:
    """The last working day until then."""
    while not desk.world.calendar.is_workday_number(day):
        day -= 1
    return day


def test_an_appeal_that_arrives_in_time_is_heard():
    desk, claim, last = by_post()
    posted(desk, claim, workday(desk, last - BY_POST))
    assert desk.world.office.ledger.balance(claim, INSURER_PAID) > 0


def test_an_appeal_that_is_posted_in_time_and_arrives_too_late_is_not_heard():
    desk, claim, last = by_post()
    sent = workday(desk, last)
    assert sent + BY_POST > last
    posted(desk, claim, sent)
    file = desk.world.office.files[claim]
    assert (file.status, file.letter) == ("denied", "upheld")
    assert "CARC 286" in letter(desk, claim) and "next level" not in letter(desk, claim)
    again = desk.do(Appeal(claim, "medical_necessity", ("encounter_note", "patient_consent")))
    assert not again.done and "286" in again.reason
    assert not desk.do(BillPatient(claim)).done
    assert desk.do(WriteOff(claim, "timely_filing")).done
    assert desk.world.office.ledger.proof() == []


def test_the_terms_of_the_payer_say_how_long_the_post_takes():
    desk, _, _ = by_post()
    papers = desk.look(AskPractice()).practice_file.documents
    terms = [paper for paper in papers if paper.kind == "appeal_terms"]
    assert {field.value for paper in terms for field in paper.fields if field.label == "The post takes"} == {"10 days"}


def test_the_answer_to_an_appeal_by_post_comes_later_by_the_days_of_the_post():
    days = []
    for payers in ({}, {"appeal_post_days": BY_POST}):
        desk, claim = denied("medical_necessity", payers={"appeal_days": (30, 30), **payers})
        assert desk.do(Appeal(claim, "medical_necessity", ("encounter_note",))).done
        sent = desk.world.day
        desk.wait_until_settled(claim)
        decided = [each.minute // DAY for each in desk.world.office.letters[claim] if each.decision == "overturned"]
        days.append(decided[-1] - sent)
    # Thirty days until the answer, on the next day on which the payer works.
    assert 30 <= days[0] <= 33 and 40 <= days[1] <= 43


@pytest.mark.parametrize(("cause", "office", "ground", "says"), [
    # The denial asks whether the service was needed (50); that the payer erred is no answer.
    ("medical_necessity", {}, "payer_error", "the records show that the service was needed"),
    # MA130: nothing was decided, a new claim is wanted.
    ("certifier_left_off", {"plan": {"needs_certifier": ("SV401", "SV402", "SV403", "SV404"), "needs_authorisation": ()}},
     "payer_error", "new claim"),
])
def test_an_appeal_by_the_wrong_procedure_is_told_the_right_one(cause, office, ground, says):
    desk, claim = denied(cause, **office)
    assert desk.do(Appeal(claim, ground, ("encounter_note",))).done
    desk.wait_until_settled(claim)
    assert "CARC 285" in letter(desk, claim) and says in letter(desk, claim)
    assert desk.world.office.files[claim].letter == "upheld"


def test_after_the_wrong_way_the_right_one_is_open():
    desk, claim = denied("medical_necessity")
    desk.do(Appeal(claim, "payer_error", ("encounter_note",)))
    desk.wait_until_settled(claim)
    letter(desk, claim)
    assert not desk.do(BillPatient(claim)).done
    assert desk.do(Appeal(claim, "medical_necessity", ("encounter_note", "patient_consent"))).done
    desk.wait_until_settled(claim)
    assert desk.world.office.ledger.balance(claim, INSURER_PAID) > 0


def test_an_appeal_that_is_heard_and_lost_is_upheld_as_before():
    desk, claim = denied("out_of_network", weekly=False, plan={"outside": ("D-2",)})
    assert desk.do(Appeal(claim, "payer_error", ("enrolment_letter",))).done
    desk.wait_until_settled(claim)
    assert "CARC 193" in letter(desk, claim)
