"""A reopening asks the payer that decided a claim, paid or denied, to look at it again as corrected: never another payer."""

import pytest

from sim.desk.actions import Appeal, Change, CorrectClaim, OpenClaim, ReleaseBatch, Wait
from sim.desk.asks import AskClaim
from sim.records.ledger import CONTRACTUAL, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID
from sim.staff.reading import mistakes
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


FORGOTTEN = {"cause": "charge_missed", "payer": "senior-b", "weekly": True, "first_day": 1, "visits": 1, "patients": 20}


def a_payment_for_less_than_was_done() -> tuple[Seat, str]:
    """Sit where Part B has paid a claim from which a service of the note was left out."""
    sitting = seat(honest(planted=[FORGOTTEN]), seed=5, day=29)
    sitting.release_and_read()
    claim = next(claim for claim, cause in sitting.world.patients.visit_causes.items() if cause == "charge_missed")
    assert sitting.wait_until_settled(claim).status == "paid"
    sitting.do(OpenClaim(claim))
    return sitting, claim


def test_a_paid_claim_is_reopened_only_once_something_on_it_has_changed():
    sitting, claim = a_payment_for_less_than_was_done()
    assert "Correct the claim first" in sitting.do(Appeal(claim, "clerical_reopening")).reason
    assert "nothing was denied" in sitting.do(Appeal(claim, "payer_error")).reason


def test_a_paid_claim_reopened_for_a_missed_charge_pays_all_of_it_to_the_cent():
    sitting, claim = a_payment_for_less_than_was_done()
    office = sitting.world.office
    file = office.files[claim]
    before = file.payment
    sitting.do(CorrectClaim(claim, mistakes(sitting.look(AskClaim(claim)).claim)[1]))
    assert sitting.do(Appeal(claim, "clerical_reopening")).done
    sitting.wait_until_settled(claim)
    assert file.payments[-2].reversal and file.payments[-2].paid == -before.paid
    assert len(file.payment.lines) == len(before.lines) + 1
    # Part B allows 60 %, keeps the deductible and 20 % from the patient, and withholds 2 % of what it pays.
    charge = sum(line.charge for line in file.payment.lines)
    allowed = sum(line.charge * 60 // 100 for line in file.payment.lines)
    deductible = sum(
        each.amount for line in file.payment.lines for each in line.adjustments if (each.group, each.carc) == ("PR", "1")
    )
    coinsurance = file.payment.patient_share - deductible
    assert abs(coinsurance * 5 - (allowed - deductible)) <= 5
    withheld = allowed - deductible - coinsurance - file.payment.paid
    assert abs(withheld * 50 - (allowed - deductible - coinsurance)) <= 50
    balance = office.ledger.balance
    assert balance(claim, INSURER_PAID) == file.payment.paid
    assert balance(claim, PATIENT) + balance(claim, PATIENT_PAID) == file.payment.patient_share
    assert balance(claim, CONTRACTUAL) == charge - allowed + withheld
    assert balance(claim, INSURANCE) == 0 and office.ledger.proof() == []


@pytest.mark.parametrize(("days_after", "taken"), [(365, True), (366, False)])
def test_a_paid_claim_may_be_reopened_for_a_year(days_after, taken):
    # 42 CFR 405.980(c)(1): within one year of the decision, for any reason.
    sitting, claim = a_payment_for_less_than_was_done()
    file = sitting.world.office.files[claim]
    sitting.do(CorrectClaim(claim, mistakes(sitting.look(AskClaim(claim)).claim)[1]))
    file.answered_day = sitting.world.day - days_after
    assert sitting.do(Appeal(claim, "clerical_reopening")).done is taken


def test_a_claim_may_be_reopened_twice_and_both_answers_post():
    sitting, claim = a_payment_for_less_than_was_done()
    file = sitting.world.office.files[claim]
    sitting.do(CorrectClaim(claim, mistakes(sitting.look(AskClaim(claim)).claim)[1]))
    sitting.do(Appeal(claim, "clerical_reopening"))
    sitting.wait_until_settled(claim)
    clinician = next(each for each in sitting.world.office.scenario.practice.providers if each != file.claim.provider)
    assert sitting.do(CorrectClaim(claim, (Change("provider", clinician),))).done
    assert sitting.do(Appeal(claim, "clerical_reopening")).done
    sitting.wait_until_settled(claim)
    assert file.status == "paid" and not sitting.world.office.exceptions
    assert len({each.payer_claim_number for each in file.payments if not each.reversal}) == 3
