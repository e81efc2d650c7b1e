"""Asking who is covered: by wire, portal and telephone, and what the answer says."""

import pytest

from sim import wire
from sim.desk.actions import Change, CheckEligibility, CorrectClaim, OpenClaim
from sim.desk.asks import AskClaim, AskReport
from sim.records.clock import DAY
from sim.world.coverage_files import CoverageFiles
from tests.causes import SETTINGS
from tests.causes.meeting import struck, taken_up
from tests.offices import Seat, honest, seat


def told(desk: Seat, claim: str, by: str = "270") -> dict[str, str]:
    return {fact.name: fact.value for fact in desk.do(CheckEligibility(claim, by, "Asked about the visit")).facts}


def plain() -> tuple[Seat, str]:
    desk = seat(honest(), seed=5, day=10)
    return desk, next(iter(desk.world.office.files))


@pytest.mark.parametrize(("by", "minutes"), [("270", 1), ("portal", 6), ("phone", 12)])
def test_each_way_of_asking_has_its_price(by, minutes):
    desk, claim = plain()
    assert desk.do(CheckEligibility(claim, by, "Asked about the visit")).minutes == minutes


def test_only_a_call_needs_a_note_and_brings_a_reference_number_into_the_history():
    desk, claim = plain()
    assert "note" in desk.do(CheckEligibility(claim, "phone", "  ")).reason
    assert "270" in desk.do(CheckEligibility(claim, "pigeon")).reason
    assert "reference" not in told(desk, claim, "portal")
    reference = told(desk, claim, "phone")["reference"]
    notes = [event.detail for event in desk.world.office.journal.of_claim(claim) if event.what == "note"]
    assert notes == [f"Call {reference}: Asked about the visit"]


def test_an_active_coverage_is_told_with_plan_and_what_is_left_of_the_year():
    desk = seat(honest(), seed=5, day=10)
    office = desk.world.office
    claim = next(
        file.claim for file in office.files.values()
        if file.claim.payer == "summit" and len(office.claims_of[file.claim.patient]) == 1
    )
    before = told(desk, claim.id)
    # Summit's plan: 500 dollars deductible, 3,000 out-of-pocket maximum, 30 copay, 20 % coinsurance.
    assert before["answer"] == "Active coverage on the service date"
    assert before["deductible"] == "$0.00 of $500.00 met"
    assert before["out-of-pocket maximum"] == "$0.00 of $3,000.00 met"
    assert (before["copay"], before["coinsurance"]) == ("$30.00 each visit", "20 %")
    desk.release_and_read()
    payment = desk.wait_until_settled(claim.id).payment
    reasons = [each for line in payment.lines for each in line.adjustments]
    paid_in = {carc: sum(each.amount for each in reasons if each.carc == carc) for carc in ("1", "2", "3")}
    after = told(desk, claim.id)
    assert after["deductible"].startswith(f"${paid_in['1'] // 100}.{paid_in['1'] % 100:02d} of")
    assert after["out-of-pocket maximum"].startswith(f"${payment.patient_share // 100}.{payment.patient_share % 100:02d} of")


def test_preventive_services_are_free_in_the_answer_and_on_the_benefit_sheet():
    desk = seat(honest(), seed=5, day=10)
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == "summit")
    assert told(desk, claim)["preventive services"] == "no copay, deductible or coinsurance"
    desk.do(OpenClaim(claim))
    (sheet,) = [paper for paper in desk.look(AskClaim(claim)).claim.documents if paper.kind == "benefit_sheet"]
    (said,) = [field.value for field in sheet.fields if field.label == "Preventive services"]
    assert said.startswith("no copay, deductible or coinsurance") and "SV222" in said and "SV203" not in said
    files = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    text = wire.emit(files.answer(next(iter(desk.world.office.eligibility_answers.values()))))
    # Copay at each visit (B, 27): none for check-ups (81) and immunisations (80).
    assert "EB*B*IND*81***27*0" in text and "EB*B*IND*80***27*0" in text


def test_a_plan_that_asks_for_nothing_does_not_speak_of_preventive_services():
    desk = seat(honest(), seed=5, day=10)
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == "state-care")
    assert "preventive services" not in told(desk, claim)


@pytest.mark.parametrize(("cause", "answer"), [
    ("transposed_member_id", "Subscriber not found"),
    ("name_mismatch", "Name does not match"),
    ("wrong_birth_date", "Birth date does not match"),
    ("wrong_suffix", "under a number of their own"),
    ("dependent_not_enrolled", "no dependent with this birth date"),
    ("newborn_not_enrolled", "no dependent with this birth date"),
    ("no_dependent_coverage", "covers the employee alone"),
    ("group_policy_cancelled", "Not covered"),
    ("dental_part_left", "Not covered"),
    ("card_of_former_payer", "A member of long ago"),
    ("coverage_lapsed", "Not covered"),
    ("coverage_not_begun", "Not covered"),
    ("eligibility_stale", "Not covered"),
    ("medicare_advantage_hidden", "Not covered"),
    ("service_not_covered", "Active coverage"),
])
def test_the_answer_names_what_is_wrong(cause, answer):
    desk, claim = struck(cause)
    assert answer in told(desk, claim)["answer"]


@pytest.mark.parametrize("cause", [
    "transposed_member_id", "wrong_suffix", "coverage_lapsed", "medicare_advantage_hidden", "benefit_maximum_reached",
    "service_not_covered", "no_dependent_coverage", "newborn_not_enrolled", "dental_part_left", "card_of_former_payer",
])
def test_question_and_answer_can_be_read_as_files_and_hold_together(cause):
    desk, claim = struck(cause)
    told(desk, claim)
    files = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    answer = next(iter(desk.world.office.eligibility_answers.values()))
    for meaning in (files.question(answer), files.answer(answer)):
        text = wire.emit(meaning)
        assert wire.parse(text) == meaning
        assert wire.check(meaning) == ()
    names = desk.look(AskClaim(claim)).claim.reports[-2:]
    assert names == (f"270-{answer.id}", f"271-{answer.id}")
    shown = [desk.look(AskReport(name)).report for name in names]
    assert [view.kind for view in shown] == ["270", "271"]
    assert all(segment.meaning for view in shown for segment in view.segments)


@pytest.mark.parametrize(("cause", "said"), [
    ("medicare_advantage_hidden", "SMP02"), ("group_policy_cancelled", "cancelled"),
])
def test_of_the_last_day_covered_neither_answer_nor_file_says_what_came_after(cause, said):
    desk, claim = taken_up(cause)
    office = desk.world.office
    sent = office.files[claim].claim
    last = desk.world.payers[sent.payer].files.members[sent.member_id][1].last_day
    before = told(desk, claim)
    assert desk.do(CorrectClaim(claim, (Change("service_date", str(desk.world.calendar.date_of(last * DAY))),))).done
    after = told(desk, claim)
    assert said in str(before) and said not in str(after) and after["answer"].startswith("Active")
    files = CoverageFiles(office, desk.world.patients.all, desk.world.archive.cards)
    assert [said in wire.emit(files.answer(each)) for each in office.eligibility_answers.values()] == [True, False]


@pytest.mark.parametrize(("cause", "said"), [
    ("dental_part_left", "EB*1*IND*35~"), ("group_policy_cancelled", "MSG*Policy of the group cancelled~"),
    ("card_of_former_payer", "AAA*N**75"), ("no_dependent_coverage", "AAA*N**67"),
])
def test_the_271_says_what_became_of_the_policy(cause, said):
    desk, claim = struck(cause)
    told(desk, claim)
    files = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    assert said in wire.emit(files.answer(next(iter(desk.world.office.eligibility_answers.values()))))


def test_the_portal_shows_last_nights_file():
    desk, claim = struck("eligibility_stale")
    file = desk.world.office.files[claim]
    patient = desk.world.patients.all[file.claim.patient]
    fresh = seat(SETTINGS["eligibility_stale"][0].office("eligibility_stale"), seed=5, day=patient.memberships[0].learned)
    assert fresh.desk.now // DAY == patient.memberships[0].learned
    first = next(each.claim.id for each in fresh.world.office.files.values() if each.claim.patient == patient.id)
    assert "Not covered" in told(fresh, first)["answer"]
    assert "Active" in told(fresh, first, "portal")["answer"]


def test_a_card_in_the_drawer_is_brought_when_the_answer_leaves_open_who_pays():
    desk, claim = struck("medicare_advantage_hidden")
    desk.do(OpenClaim(claim))

    def cards() -> int:
        return sum(paper.kind == "insurance_card" for paper in desk.look(AskClaim(claim)).claim.documents)

    assert cards() == 2
    told(desk, claim)
    assert cards() == 4
