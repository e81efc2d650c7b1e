"""Answering a payer's request for records: in time, complete, and with nothing else."""

import pytest

from sim.desk.actions import SendRecords
from sim.desk.asks import AskClaim
from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID
from tests.causes.playing import papers
from tests.offices import Seat, honest, seat


def asked(cause: str = "records_requested") -> tuple[Seat, str]:
    """Sit before a claim for which Harbor HMO wants the medical record."""
    plant = {"cause": cause, "payer": "harbor", "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[plant]), seed=5, day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    return desk, next(found.claim for found in desk.world.findings.all if found.cause == cause)


def test_a_claim_that_pends_stands_on_the_worklist_with_the_day_of_the_letter():
    desk, claim = asked()
    letter = desk.world.office.letters[claim][0]
    # Harbor gives the 45 days that most payers give.
    assert letter.until == letter.minute // DAY + 45
    view = papers(desk, claim)
    assert (view.status, view.status_label) == ("asked", "The payer asks for records")
    assert claim in desk.ids("denied")
    assert desk.world.office.due(desk.world.office.files[claim]) == letter.until
    assert [paper.kind for paper in view.documents if paper.kind == "records_request"] == ["records_request"]


def test_what_was_asked_for_brings_the_payment_and_is_no_breach():
    desk, claim = asked()
    assert desk.do(SendRecords(claim, ("encounter_note",))).minutes == 12
    assert desk.wait_until_settled(claim).status == "paid"
    assert desk.world.office.ledger.balance(claim, INSURER_PAID) > 0
    assert desk.world.office.breaches == []


def test_more_than_was_asked_for_is_paid_and_is_a_breach_of_the_minimum_necessary():
    desk, claim = asked()
    desk.do(SendRecords(claim, ("encounter_note", "full_chart", "photo_id")))
    assert desk.wait_until_settled(claim).status == "paid"
    breach, = desk.world.office.breaches
    assert (breach.rule, breach.claim, breach.who) == ("told_too_much", claim, "you")
    assert "full_chart" in breach.detail and "photo_id" in breach.detail and "encounter_note" not in breach.detail


def test_wrong_documents_are_denied_and_the_right_ones_may_still_follow():
    desk, claim = asked()
    desk.do(SendRecords(claim, ("insurance_card",)))
    file = desk.wait_until_settled(claim)
    assert file.status == "denied"
    assert desk.look(AskClaim(claim)).claim.row.codes == "CO-226"
    assert desk.do(SendRecords(claim, ("encounter_note",))).done
    assert desk.wait_until_settled(claim).status == "paid"


def test_a_letter_left_unanswered_becomes_a_denial_and_then_a_loss():
    desk, claim = asked()
    until = desk.world.office.letters[claim][0].until
    last_workday = next(day for day in range(until, 0, -1) if desk.world.calendar.is_workday_number(day))
    desk.come_back(last_workday)
    desk.read_mail()
    assert desk.world.office.files[claim].status == "asked"
    desk.come_back(until + 4)
    desk.read_mail()
    assert desk.world.office.files[claim].status == "denied"
    assert "records_not_sent" in [found.cause for found in desk.world.findings.all if found.claim == claim]
    desk.come_back(until + 4 + 45 + 4)
    desk.read_mail()
    refused = desk.do(SendRecords(claim, ("encounter_note",)))
    assert not refused.done and "has passed" in refused.reason


@pytest.mark.parametrize(("documents", "why"), [((), "Nothing was enclosed"), (("diary",), "no document on file")])
def test_an_empty_envelope_and_an_unknown_paper_are_refused(documents, why):
    desk, claim = asked()
    refused = desk.do(SendRecords(claim, documents))
    assert not refused.done and why in refused.reason


def test_nobody_sends_records_for_which_nobody_asked():
    desk, claim = asked("medical_necessity")
    refused = desk.do(SendRecords(claim, ("encounter_note",)))
    assert not refused.done and "has not asked" in refused.reason
