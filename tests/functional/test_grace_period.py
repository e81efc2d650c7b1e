"""A premium in its grace period: claims wait, the plan says until when, and the office asks again."""

from dataclasses import replace
from datetime import date

from sim import wire
from sim.desk.actions import BillPatient, CheckEligibility, CheckStatus, Wait
from sim.desk.asks import AskClaim
from sim.records.ledger import INSURANCE, PATIENT, PATIENT_PAID
from sim.scenario.payers import Delay
from sim.world.coverage_files import CoverageFiles
from tests.causes.coverages_that_change import UNPAID
from tests.causes.meeting import taken_up
from tests.offices import Seat, seat


def day_of(desk: Seat, when: date) -> int:
    return (when - desk.world.scenario.start).days


def said(outcome) -> dict[str, str]:
    return {fact.name: fact.value for fact in outcome.facts}


def test_the_answer_leaves_nothing_to_anybody_and_the_letter_names_the_months():
    desk, claim = taken_up("grace_period")
    payment = desk.world.office.files[claim].payment
    assert {(each.group, each.carc) for line in payment.lines for each in line.adjustments} == {("OA", "257")}
    assert (payment.paid, payment.patient_share) == (0, 0)
    (letter,) = [paper for paper in desk.look(AskClaim(claim)).claim.documents if paper.kind == "letter"]
    # The visit of 2 February is in the second month: January is covered, and March is the third.
    assert "We pay for visits until 31 Jan 2026;" in letter.note and "until 31 Mar 2026 to pay," in letter.note
    answer = said(desk.do(CheckEligibility(claim)))
    assert answer["premium"] == "Unpaid: visits until 31 Jan 2026 are covered, later ones wait for it, until 31 Mar 2026"
    file = CoverageFiles(desk.world.office, desk.world.patients.all, desk.world.archive.cards)
    meaning = file.answer(next(iter(desk.world.office.eligibility_answers.values())))
    assert "PREMIUM UNPAID, COVERED UNTIL" in wire.emit(meaning).upper()
    assert wire.check(meaning) == ()


def test_asked_too_early_the_plan_still_waits_and_asked_afterwards_it_decides():
    desk, claim = taken_up("grace_period")
    assert said(desk.do(CheckStatus(claim)))["codes"] == "P5 · 734"
    desk.do(Wait())
    desk.read_mail()
    assert desk.world.office.files[claim].status == "denied"
    desk.come_back(day_of(desk, date(2026, 4, 1)))
    desk.read_mail()
    assert desk.world.office.files[claim].status == "denied", "nobody has asked"
    assert said(desk.do(CheckStatus(claim)))["codes"] == "P1 · 734"
    desk.do(Wait())
    desk.read_mail()
    file = desk.world.office.files[claim]
    # Harbor allows its contract, and the member's own share is the plan's as ever.
    assert file.status == "paid" and file.payment.paid > 0 and not file.payment.denied
    assert desk.world.office.ledger.balance(claim, INSURANCE) == 0
    assert desk.world.office.ledger.proof() == []


def test_a_claim_that_is_decided_on_the_very_day_on_which_the_premium_comes_is_taken_up_again_like_others():
    desk = seat(UNPAID.office("grace_period"), seed=5, day=UNPAID.day)
    (grace,) = desk.world.payers["harbor"].files.grace.values()
    # Released on the day on which the desk is taken, and received in the night after it.
    days = grace.known - (UNPAID.day + 1)
    slow = replace(UNPAID, payers={"delay": Delay(days, days)})
    desk = seat(slow.office("grace_period"), seed=5, day=UNPAID.day)
    desk.release_and_read()
    patient = next(patient for patient, by in desk.world.patients.causes.items() if by == "grace_period")
    claim = desk.world.office.claims_of[patient][0]
    desk.come_back(grace.known)
    assert desk.world.office.files[claim].payment is None
    desk.come_back(grace.known + 1)
    desk.read_mail()
    assert desk.world.office.files[claim].status == "denied", "decided in the night of that day"
    assert said(desk.do(CheckStatus(claim)))["codes"] == "P1 · 734"
    desk.do(Wait())
    desk.read_mail()
    assert desk.world.office.files[claim].status == "paid" and desk.world.office.ledger.proof() == []


def test_a_premium_that_never_comes_is_told_after_the_last_day_and_makes_the_visit_the_patients():
    desk, claim = taken_up("grace_period_ended")
    assert "OA" in desk.do(BillPatient(claim)).reason
    desk.come_back(day_of(desk, date(2026, 3, 31)))
    desk.read_mail()
    assert desk.world.office.files[claim].payment.lines[0].adjustments[0].carc == "257"
    # It writes within five days of the end, by the next working night.
    desk.come_back(day_of(desk, date(2026, 4, 8)))
    desk.read_mail()
    file = desk.world.office.files[claim]
    assert [(each.group, each.carc) for each in file.payment.lines[0].adjustments] == [("PR", "27")]
    facts = said(desk.do(CheckEligibility(claim)))
    assert (facts["answer"], facts["coverage ended"]) == ("Not covered on the service date", "31 Jan 2026")
    assert desk.do(BillPatient(claim)).done
    balance = desk.world.office.ledger.balance
    assert (balance(claim, PATIENT) + balance(claim, PATIENT_PAID), balance(claim, INSURANCE)) == (file.claim.charge, 0)
    assert desk.world.office.breaches == [] and desk.world.office.ledger.proof() == []
