"""A reopening asks the payer that denied a claim to look at it again: never another payer, and never a stranger's number."""

import pytest

from sim.desk.actions import Appeal, Change, CorrectClaim, OpenClaim, ReleaseBatch, Wait
from tests.offices import ALWAYS, Seat, honest, seat


def a_denial_of_the_payer_that_reopens() -> tuple[Seat, str]:
    """Sit where Part B has denied a claim for want of a modifier."""
    office = honest(rates={"modifier_missing": ALWAYS})
    sitting = seat(office)
    for _ in range(60):
        sitting.read_mail()
        for claim in sitting.ids("denied"):
            if sitting.world.office.files[claim].sent.payer == "senior-b":
                return sitting, claim
        sitting.do(ReleaseBatch())
        sitting.do(Wait())
    raise AssertionError("no claim of Part B was denied")


def test_a_claim_that_now_names_another_payer_is_not_reopened():
    sitting, claim = a_denial_of_the_payer_that_reopens()
    sitting.do(OpenClaim(claim))
    assert sitting.do(CorrectClaim(claim, (Change("payer", "harbor"),))).done
    refused = sitting.do(Appeal(claim, "clerical_reopening"))
    assert not refused.done and "names another payer" in refused.reason


@pytest.mark.parametrize("change", [Change("member_id", "X9"), Change("birth_date", "0001-01-01")])
def test_a_reopening_with_a_number_that_the_payer_does_not_know_is_upheld(change):
    sitting, claim = a_denial_of_the_payer_that_reopens()
    sitting.do(OpenClaim(claim))
    assert sitting.do(CorrectClaim(claim, (change,))).done
    assert sitting.do(Appeal(claim, "clerical_reopening")).done
    file = sitting.wait_until_settled(claim)
    assert (file.status, file.letter) == ("denied", "upheld")
    assert sitting.world.office.ledger.proof() == []
