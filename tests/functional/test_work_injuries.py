"""An accident at work: told on form and note, paid by the carrier alone, and ticked in box 10a."""

import pytest

from sim import wire
from sim.desk.actions import Change, CheckEligibility, CorrectClaim, CorrectRegistration, OpenClaim, ReleaseBatch, Resubmit
from sim.desk.asks import AskClaim
from sim.records.ledger import PATIENT, PATIENT_PAID
from sim.staff.reading import mistakes
from tests.causes.coverage import CARRIER
from tests.causes.setting import Setting
from tests.offices import Seat, honest, seat

HURT = Setting(overrides=CARRIER)


def denied() -> tuple[Seat, str]:
    """Sit before the first claim of an injured worker, which the health plan has denied."""
    desk = seat(HURT.office("injured_at_work"), seed=5, day=HURT.day)
    desk.release_and_read()
    hurt = next(patient for patient, cause in desk.world.patients.causes.items() if cause == "injured_at_work")
    claim = desk.world.office.claims_of[hurt][0]
    desk.wait_until_settled(claim)
    desk.do(OpenClaim(claim))
    return desk, claim


def documents(desk: Seat, claim: str, kind: str) -> list:
    return [paper for paper in desk.look(AskClaim(claim)).claim.documents if paper.kind == kind]


def test_form_and_note_tell_of_the_accident_and_the_plan_names_the_carrier():
    desk, claim = denied()
    assert desk.world.office.files[claim].payment.lines[0].adjustments[0].carc == "19"
    (form,) = documents(desk, claim, "registration_form")
    assert ("Because of an accident", "At work") in [(field.label, field.value) for field in form.fields]
    assert "at work" in documents(desk, claim, "encounter_note")[0].note
    assert not [paper for paper in documents(desk, claim, "insurance_card") if "accident at work" in paper.title]
    facts = desk.do(CheckEligibility(claim)).facts
    assert any("Labour Fund of the Lakes" in fact.value and "LFL90" in fact.value for fact in facts)
    (letter,) = [paper for paper in documents(desk, claim, "insurance_card") if "accident at work" in paper.title]
    assert "Claim number" in [field.label for field in letter.fields]


def test_the_carrier_pays_all_that_it_allows_under_its_own_number_and_the_file_says_that_work_was_the_cause():
    desk, claim = denied()
    desk.do(CheckEligibility(claim))
    view = desk.look(AskClaim(claim)).claim
    registration, on_claim = mistakes(view)
    assert Change("employment", "yes") in on_claim
    desk.do(CorrectRegistration(view.patient, registration))
    desk.do(CorrectClaim(claim, on_claim))
    desk.do(Resubmit(claim))
    batch = next(fact.value for fact in desk.do(ReleaseBatch((claim,))).facts if fact.name == "batch")
    text = wire.emit(desk.world.transmissions.of(desk.world.office.batches[batch]))
    assert "*Y*A*Y*Y**EM~" in text and "SBR*P*18" in text and "*WC~" in text
    file = desk.wait_until_settled(claim)
    # The carrier allows 80 % of the charge and leaves the injured worker nothing.
    assert (file.status, file.payment.paid) == ("paid", sum(line.charge * 80 // 100 for line in file.sent.lines))
    balance = desk.world.office.ledger.balance
    assert balance(claim, PATIENT) == balance(claim, PATIENT_PAID) == 0
    assert desk.world.office.ledger.proof() == []


def test_a_claim_that_says_that_work_was_the_cause_is_no_health_plans():
    desk = seat(honest(), seed=5, day=29)
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == "summit")
    assert desk.do(CorrectClaim(claim, (Change("employment", "Yes"),))).done
    desk.release_and_read()
    file = desk.wait_until_settled(claim)
    assert (file.status, file.payment.lines[0].adjustments[0].carc) == ("denied", "19")


@pytest.mark.parametrize("typed", ["", "maybe", "true"])
def test_box_10a_is_ticked_yes_or_no(typed):
    desk = seat(honest(), seed=5, day=29)
    claim = next(iter(desk.world.office.files))
    assert "neither yes nor no" in desk.do(CorrectClaim(claim, (Change("employment", typed),))).reason
