"""Newborns at the desk: under a parent's number in their first thirty days, under their own once the plan has entered them."""

from datetime import timedelta

import pytest

from sim import wire
from sim.desk.actions import CheckEligibility, CorrectClaim, ReleaseBatch, Resubmit
from sim.desk.asks import AskClaim
from sim.records.clock import DAY
from sim.staff.playbook.moves import Later
from sim.staff.reading import mistakes
from sim.world.coverage_files import CoverageFiles
from tests.causes.meeting import taken_up
from tests.causes.playing import work
from tests.offices import Seat, honest, run


def told(desk: Seat, claim: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in desk.do(CheckEligibility(claim)).facts}


def test_in_its_first_days_the_file_names_the_parent_as_subscriber_and_the_child_as_patient():
    desk, claim = taken_up("newborn_under_own_number")
    before = desk.world.office.files[claim].claim
    assert (before.relationship, before.member_id[-2:]) == ("self", "02")
    assert told(desk, claim)["answer"].startswith("Subscriber not found")
    on_claim = mistakes(desk.look(AskClaim(claim)).claim)[1]
    assert {change.field for change in on_claim} == {"member_id", "relationship"}
    desk.do(CorrectClaim(claim, on_claim))
    # The day of its birth and the thirty days after it.
    born = desk.world.calendar.day_number(before.birth_date)
    until = desk.world.calendar.show_day(born + 30)
    answer = told(desk, claim)
    assert answer["newborn"] == f"Covered under this number to {until}, later only if enrolled"
    assert answer["patient is the subscriber's"] == "child"
    asked = max(desk.world.office.eligibility_answers.values(), key=lambda each: each.id)
    files = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    said = f"MSG*Newborn, covered to {before.birth_date + timedelta(days=30)} unless enrolled~"
    assert said in wire.emit(files.answer(asked))
    desk.do(Resubmit(claim))
    batch = next(fact.value for fact in desk.do(ReleaseBatch((claim,))).facts if fact.name == "batch")
    sent = desk.world.transmissions.of(desk.world.office.batches[batch])
    assert wire.check(sent) == ()
    assert "HL*3*2*23*0~PAT*19~" in wire.emit(sent).replace("\n", "")
    assert desk.wait_until_settled(claim).status == "paid"


def test_when_the_plan_enters_a_newborn_the_card_comes_and_the_front_desk_types_it():
    desk, claim = taken_up("newborn_entered_late")
    office, patient = desk.world.office, desk.world.office.files[claim].claim.patient
    entered = next(day for day in range(desk.world.day, desk.world.day + 90) if _known(desk, patient, day))
    own = office.registrations[patient]
    assert (own.member_id[-2:], own.relationship, own.clerk) == ("02", "child", "K-1")
    assert own.changed // DAY == entered - 1
    files = desk.world.payers["harbor"].files
    child, card = files.members[own.member_id]
    assert (child.id, card.covers(desk.world.calendar.day_number(child.birth_date))) == (patient, True)
    assert files.policies.awaiting == set()
    assert desk.world.patients.all[patient].memberships[-1] == card


def _known(desk: Seat, patient: str, day: int) -> bool:
    """Come in on a morning and look whether the plan has the child by now."""
    desk.world.run_to(day * DAY + desk.world.calendar.open_at)
    return len(desk.world.patients.all[patient].memberships) > 1


def test_a_biller_asks_again_while_the_enrolment_waits_and_does_not_bill_the_parents():
    desk, claim = taken_up("newborn_entered_late")
    assert "has not entered it yet" in told(desk, claim)["answer"]
    assert work(desk, claim) == Later(claim, 21)


@pytest.mark.parametrize("payer", ["harbor", "summit"])
def test_an_office_full_of_newborns_balances_and_breaks_no_rule(payer):
    planted = [
        {"cause": cause, "payer": payer, "weekly": False, "patients": 3, "first_day": first}
        for first, cause in enumerate(("newborn_under_own_number", "newborn_not_enrolled", "newborn_entered_late"), 1)
    ]
    world = run(honest(planted=planted), seed=11, days=160)
    assert {found.cause for found in world.findings.all} >= {"newborn_under_own_number", "newborn_not_enrolled"}
    assert world.office.ledger.proof() == []
    assert world.office.breaches == []
