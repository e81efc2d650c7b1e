"""A plan that waits for its member's answer (PR-227): the patient is asked first, and billed only where no answer comes."""

from sim.desk.actions import BillPatient, BillSecondary, CallPatient, OpenClaim, ReleaseBatch, Wait
from sim.records.ledger import PATIENT
from tests.offices import Seat, honest, seat

UNANSWERED = {"cause": "cob_unanswered", "payer": "harbor", "weekly": True, "first_day": 1}


def denied_for_want_of_an_answer() -> tuple[Seat, str]:
    sitting = seat(honest(planted=[UNANSWERED]), seed=5, day=10)
    for _ in range(40):
        sitting.read_mail()
        for row in sitting.rows("denied"):
            if row.codes == "PR-227":
                sitting.do(OpenClaim(row.id))
                return sitting, row.id
        sitting.do(ReleaseBatch())
        sitting.do(Wait())
    raise AssertionError("nobody was asked")


def test_a_statement_is_refused_before_the_patient_was_called():
    sitting, claim = denied_for_want_of_an_answer()
    assert "Call the patient first" in sitting.do(BillPatient(claim)).reason


def test_the_patient_has_thirty_days_to_answer_before_a_statement_goes_out():
    sitting, claim = denied_for_want_of_an_answer()
    office, file = sitting.world.office, sitting.world.office.files[claim]
    # The call is on the office's books, and the patient never answers the plan.
    office.asked_to_answer[file.sent.payer, file.claim.patient] = sitting.world.day - 29
    assert "Wait until" in sitting.do(BillPatient(claim)).reason
    office.asked_to_answer[file.sent.payer, file.claim.patient] = sitting.world.day - 30
    assert sitting.do(BillPatient(claim)).done
    assert office.ledger.balance(claim, PATIENT) == file.payment.charge
    assert office.ledger.proof() == []


def test_a_second_call_does_not_begin_the_days_again():
    sitting, claim = denied_for_want_of_an_answer()
    assert sitting.do(CallPatient(claim, "questionnaire")).done
    first = dict(sitting.world.office.asked_to_answer)
    sitting.do(Wait())
    assert sitting.do(CallPatient(claim, "questionnaire")).done
    assert sitting.world.office.asked_to_answer == first


def test_the_next_payer_is_not_billed_on_a_plan_that_has_decided_nothing():
    sitting, claim = denied_for_want_of_an_answer()
    assert "waits for the patient's answer" in sitting.do(BillSecondary(claim)).reason
