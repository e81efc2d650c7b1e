"""Medicaid that reaches back: what the patient has paid is returned, and the payer is billed within days of its notice."""

from datetime import date, timedelta

import pytest

from sim.desk.actions import (
    BillPatient,
    CheckEligibility,
    CorrectClaim,
    CorrectRegistration,
    Refund,
    Resubmit,
    WriteOff,
    WriteOffPatient,
)
from sim.desk.asks import AskClaim
from sim.records.ledger import CREDIT, INSURANCE, PATIENT, PATIENT_PAID, REFUNDED, WRITE_OFF
from sim.staff.reading import mistakes
from tests.causes.coverages_that_change import PAYS_AT_ONCE
from tests.causes.meeting import taken_up
from tests.causes.setting import Setting
from tests.offices import Seat


def uninsured() -> tuple[Seat, str]:
    """Sit before a claim of 6 January whose coverage had ended, weeks before anything is granted."""
    desk, claim = taken_up("medicaid_granted_later", Setting(weekly=False, overrides=PAYS_AT_ONCE, day=2))
    assert desk.world.day < min(grant.notice for grant in desk.world.grants.coming.values())
    return desk, claim


def granted(desk: Seat, patient: str) -> int:
    """Come back on the morning of the notice and read the mail; return the day of the notice."""
    notice = desk.world.grants.coming[patient].notice
    desk.come_back(notice)
    desk.read_mail()
    return notice


def test_until_the_notice_nobody_knows_of_it_and_the_patient_pays():
    desk, claim = uninsured()
    facts = {fact.name: fact.value for fact in desk.do(CheckEligibility(claim)).facts}
    assert facts["answer"] == "Not covered on the service date"
    view = desk.look(AskClaim(claim)).claim
    # Asked for every card, the patient has the old one only: the claim is as the papers are.
    assert mistakes(view) == ((), ())
    assert desk.do(BillPatient(claim)).done
    desk.come_back(desk.world.day + 10)
    desk.read_mail()
    balance = desk.world.office.ledger.balance
    assert balance(claim, PATIENT_PAID) > 0 and balance(claim, PATIENT) == 0
    assert [letter.decision for letter in desk.world.office.letters.get(claim, ())] == []


def test_medicaid_reaches_back_three_months_and_the_patients_money_goes_back():
    desk, claim = uninsured()
    charge = desk.world.office.files[claim].claim.charge
    desk.do(BillPatient(claim))
    patient = desk.world.office.files[claim].claim.patient
    held = desk.world.grants.coming[patient].membership
    notice = granted(desk, patient)
    # Decided 40 to 45 days after an application 20 to 40 days after the visit: three months before that month's first.
    start = desk.world.scenario.start
    firsts = set()
    for applied in range(notice - 45, notice - 39):
        day = start + timedelta(days=applied)
        months = day.year * 12 + day.month - 1 - 3
        firsts.add(date(months // 12, months % 12 + 1, 1))
    assert start + timedelta(days=held.first_day) in firsts
    file, ledger = desk.world.office.files[claim], desk.world.office.ledger
    assert (file.status, ledger.balance(claim, INSURANCE), ledger.balance(claim, CREDIT)) == ("denied", charge, -charge)
    assert desk.do(Refund(claim, "patient")).done
    view = desk.look(AskClaim(claim)).claim
    registration, on_claim = mistakes(view)
    assert {change.field: change.value for change in on_claim}["payer"] == "SFC77"
    desk.do(CorrectRegistration(view.patient, registration))
    desk.do(CorrectClaim(claim, on_claim))
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"
    assert ledger.balance(claim, PATIENT) == ledger.balance(claim, INSURANCE) == ledger.balance(claim, CREDIT) == 0
    assert ledger.balance(claim, REFUNDED) != 0 and ledger.proof() == []


@pytest.mark.parametrize("give_up", [
    lambda claim: (BillPatient(claim), WriteOffPatient(claim, "courtesy")), lambda claim: (WriteOff(claim, "uncollectable"),),
])
def test_what_was_given_up_before_the_notice_is_the_payers_to_pay(give_up):
    desk, claim = uninsured()
    file, balance = desk.world.office.files[claim], desk.world.office.ledger.balance
    assert all(desk.do(action).done for action in give_up(claim))
    assert balance(claim, WRITE_OFF) == file.claim.charge
    granted(desk, file.claim.patient)
    assert (file.status, claim in desk.ids("denied")) == ("denied", True)
    assert (balance(claim, INSURANCE), balance(claim, WRITE_OFF), balance(claim, CREDIT)) == (file.claim.charge, 0, 0)
    assert desk.world.office.ledger.proof() == []


def test_the_days_to_file_begin_with_the_notice():
    desk, claim = uninsured()
    patient = desk.world.office.files[claim].claim.patient
    visit = desk.world.office.files[claim].claim.day
    notice = granted(desk, patient)
    _, on_claim = mistakes(desk.look(AskClaim(claim)).claim)
    desk.do(CorrectClaim(claim, on_claim))
    assert desk.do(Resubmit(claim)).done
    # State Family Care takes claims for 95 days, and a last day on a weekend or holiday moves on.
    last = desk.world.calendar.roll_forward(notice + 95)
    office = desk.world.office
    assert office.clock(office.files[claim]) == ("original", last)
    assert last > desk.world.calendar.roll_forward(visit + 95)
    desk.come_back(last)
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"
    # Another claim of another member, and one to another payer, count from the visit as ever.
    other = next(file for file in office.files.values() if file.claim.payer == "state-care" and file.claim.patient != patient)
    assert office.clocks["state-care"].on(other.claim, 0)[1] == desk.world.calendar.roll_forward(other.claim.day + 95)
