"""Accidents: at work, in a car or on somebody's floor, a carrier pays in the plan's place, and the claim says so in box 10."""

import pytest

from sim import wire
from sim.desk.actions import (
    Change,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    MailClaims,
    ReleaseBatch,
    Resubmit,
    Wait,
)
from sim.desk.asks import AskClaim
from sim.records.ledger import PATIENT, PATIENT_PAID
from sim.staff.reading import mistakes
from sim.world.claim_file import ClaimFile
from tests.causes.meeting import taken_up
from tests.offices import Seat, honest, seat
from tests.validators import validate

WORK = ("injured_at_work", "19", "At work", "Labour Fund of the Lakes (payer ID LFL90)", "EM", "WC")
CAR = ("injured_in_a_car", "21", "In a car", "Lakeshore Motor Mutual (payer ID LMM70)", "AA:::OH", "AM")
FALL = ("injured_elsewhere", "20", "Elsewhere", "Corner Trades Liability (payer ID CTL40)", "OA", "LM")


def documents(desk: Seat, claim: str, kind: str) -> list:
    return [paper for paper in desk.look(AskClaim(claim)).claim.documents if paper.kind == kind]


def carriers_letters(desk: Seat, claim: str) -> list:
    """Cards and letters of payers that have a claim number."""
    return [
        paper for paper in documents(desk, claim, "insurance_card")
        if "Claim number" in [field.label for field in paper.fields]
    ]


def to_the_carrier(desk: Seat, claim: str) -> ClaimFile:
    """Ask the plan, and put what the carrier's letter says on registration and claim."""
    desk.do(CheckEligibility(claim))
    view = desk.look(AskClaim(claim)).claim
    registration, on_claim = mistakes(view)
    desk.do(CorrectRegistration(view.patient, registration))
    desk.do(CorrectClaim(claim, on_claim))
    desk.do(Resubmit(claim))
    return desk.world.office.files[claim]


def test_note_and_form_tell_of_an_accident_at_work_before_the_plan_names_the_carrier():
    desk, claim = taken_up("injured_at_work")
    assert "at work" in documents(desk, claim, "encounter_note")[0].note
    assert carriers_letters(desk, claim) == []
    desk.do(CheckEligibility(claim))
    (letter,) = carriers_letters(desk, claim)
    assert "accident at work" in letter.title


@pytest.mark.parametrize(("cause", "carc", "says", "carrier", "related", "indicator"), [WORK, CAR, FALL])
def test_the_plan_says_whose_it_is_and_the_carrier_pays_on_a_file_that_names_accident_state_and_day(
    cause, carc, says, carrier, related, indicator
):
    desk, claim = taken_up(cause)
    assert desk.world.office.files[claim].payment.lines[0].adjustments[0].carc == carc
    (form,) = documents(desk, claim, "registration_form")
    assert ("Because of an accident", says) in [(field.label, field.value) for field in form.fields]
    assert any(carrier in fact.value for fact in desk.do(CheckEligibility(claim)).facts)
    assert Change("accident", says) in mistakes(desk.look(AskClaim(claim)).claim)[1]
    file = to_the_carrier(desk, claim)
    batch = next(fact.value for fact in desk.do(ReleaseBatch((claim,))).facts if fact.name == "batch")
    text = wire.emit(desk.world.transmissions.of(desk.world.office.batches[batch]))
    carried = next(each for each in desk.world.patients.all[file.claim.patient].memberships if each.payer == file.claim.payer)
    happened = desk.world.calendar.date_of(carried.first_day * 1440)
    assert f"*Y*A*Y*Y**{related}~DTP*439*D8*{happened:%Y%m%d}~" in text.replace("\n", "")
    assert "SBR*P*18" in text and f"*{indicator}~" in text and validate(text) == []
    desk.wait_until_settled(claim)
    # The carrier allows 80 % of the charge and leaves nothing to who was hurt.
    assert (file.status, file.payment.paid) == ("paid", sum(line.charge * 80 // 100 for line in file.sent.lines))
    balance = desk.world.office.ledger.balance
    assert balance(claim, PATIENT) == balance(claim, PATIENT_PAID) == 0
    paid = next(name for name in reversed(file.reports) if name.startswith("835"))
    remittance = wire.emit(desk.world.transmissions.of(desk.world.office.reports[paid]))
    assert f"*{indicator}*" in remittance and validate(remittance) == []
    assert desk.world.office.ledger.proof() == []


def test_on_paper_the_car_the_state_and_the_day_have_their_boxes():
    desk, claim = taken_up("injured_in_a_car")
    file = to_the_carrier(desk, claim)
    desk.do(MailClaims((claim,)))
    mailing = next(iter(desk.world.office.mailings.values()))
    (form,) = desk.world.transmissions.forms(mailing)
    carried = next(each for each in desk.world.patients.all[file.claim.patient].memberships if each.payer == file.claim.payer)
    assert [form.values[box] for box in ("10a", "10b", "10b state", "10c", "15 kind")] == ["No", "Yes", "OH", "No", "439"]
    assert form.values["15"] == f"{desk.world.calendar.date_of(carried.first_day * 1440):%m/%d/%Y}"


@pytest.mark.parametrize(("typed", "carc"), [("at work", "19"), ("In a car", "21"), ("elsewhere", "20")])
def test_a_claim_that_names_an_accident_is_no_health_plans_though_nobody_was_hurt(typed, carc):
    desk = seat(honest(), seed=5, day=29)
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == "summit")
    assert desk.do(CorrectClaim(claim, (Change("accident", typed),))).done
    batch = next(fact.value for fact in desk.do(ReleaseBatch((claim,))).facts if fact.name == "batch")
    assert "DTP*439" not in wire.emit(desk.world.transmissions.of(desk.world.office.batches[batch]))
    desk.do(Wait())
    desk.read_mail()
    file = desk.wait_until_settled(claim)
    assert (file.status, file.payment.lines[0].adjustments[0].carc) == ("denied", carc)


def test_once_the_carrier_is_registered_the_next_visits_claim_names_the_accident_by_itself():
    desk, claim = taken_up("injured_in_a_car")
    file = to_the_carrier(desk, claim)
    desk.come_back(desk.world.day + 15)
    later = [desk.world.office.files[name].claim for name in desk.world.office.claims_of[file.claim.patient]]
    drafted = [each for each in later if each.payer == file.claim.payer and each.id != claim]
    assert drafted and {each.accident for each in drafted} == {"AA"}


@pytest.mark.parametrize("typed", ["", "maybe", "yes"])
def test_box_10_names_a_kind_of_accident_or_none(typed):
    desk = seat(honest(), seed=5, day=29)
    claim = next(iter(desk.world.office.files))
    assert "no kind of accident" in desk.do(CorrectClaim(claim, (Change("accident", typed),))).reason
