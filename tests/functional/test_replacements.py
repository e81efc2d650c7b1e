"""Replacements name the claim that they stand for by the payer's own number, and come back where they do not."""

import pytest
from msgspec.structs import replace

from sim.desk.actions import Appeal, CorrectClaim, Replace, Resubmit
from sim.rules.checks.frequency import original_reference
from sim.staff.reading import mistakes
from tests.causes.playing import papers, work
from tests.causes.setting import Setting
from tests.offices import Seat, seat

WRONG = "original_reference_wrong"


def sent_wrong() -> tuple[Seat, str, str]:
    """Correct a denied claim, and send its replacement with two digits of the payer's number swapped."""
    setting = Setting(payer="summit")
    desk = seat(setting.office("modifier_missing"), seed=5, day=setting.day)
    desk.release_and_read()
    struck = [found for found, by in desk.world.patients.visit_causes.items() if by == "modifier_missing"]
    claim = next(found for found in struck if found.startswith("C-"))
    number = desk.wait_until_settled(claim).payment.payer_claim_number
    desk.do(CorrectClaim(claim, mistakes(papers(desk, claim))[1]))
    swapped = number[:-4] + number[-3] + number[-4] + number[-2:]
    assert swapped != number
    assert desk.do(Replace(claim, swapped)).done
    desk.release_and_read()
    return desk, claim, number


def test_a_wrong_number_is_rejected_at_the_door_and_told_as_the_catalogue_says():
    desk, claim, _ = sent_wrong()
    file = desk.world.office.files[claim]
    assert (file.status, file.answer.category, file.answer.status) == ("rejected", "A7", "464")
    assert [found.cause for found in desk.world.findings.all if found.claim == claim][-1] == WRONG
    outcome = desk.do(Appeal(claim, "payer_error", ()))
    assert not outcome.done


@pytest.mark.parametrize("typed", [True, False])
def test_sent_again_with_the_number_of_the_remittance_it_is_paid(typed):
    desk, claim, number = sent_wrong()
    assert desk.do(Replace(claim, number if typed else "")).done
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"
    assert desk.world.office.ledger.proof() == []


def test_sent_again_as_an_original_it_is_a_duplicate():
    desk, claim, _ = sent_wrong()
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    file = desk.wait_until_settled(claim)
    assert (file.status, file.payment.lines[0].adjustments[0].carc) == ("denied", "18")


def test_an_expert_sends_it_again_as_a_replacement():
    desk, claim, _ = sent_wrong()
    assert work(desk, claim) is None
    assert desk.world.office.files[claim].claim.frequency == "7"


@pytest.mark.parametrize("typed", ["SMH20 ~", "x" * 51, "SMH20é", "٣٤", "-"])
def test_what_no_payer_would_call_a_claim_is_refused_at_the_desk(typed):
    desk, claim, _ = sent_wrong()
    assert "Copy it from the remittance" in desk.do(Replace(claim, typed)).reason


@pytest.mark.parametrize(("number", "cause"), [
    ("SMH2010007" + "01", ""), ("SMH2010007" + "02", WRONG), ("SMH2010007" + "R", ""), ("SMH2010007" + "01T", ""),
    ("SMH2010008" + "01", WRONG), ("HBR6010007" + "01", WRONG), ("SMH2010007", WRONG), ("", WRONG), (None, WRONG),
])
def test_a_payer_knows_its_numbers_of_this_claim(number, cause):
    # Claim C-10007, sent for the second time now: its first number ends in 01.
    desk, claim, _ = sent_wrong()
    sent = replace(desk.world.office.files[claim].sent, id="C-10007", payer_claim_number=number)
    assert original_reference(sent, "SMH20", 2) == cause
    assert original_reference(replace(sent, frequency="1"), "SMH20", 2) == ""
