"""What patients owe, from the first statement to plan, discount, agency and bad debt, all through the ledger."""

import pytest

from sim.desk.actions import (
    ApplyDiscount,
    BillPatient,
    CallPatient,
    OfferPlan,
    ScreenPatient,
    SendToCollections,
    WriteOffPatient,
)
from sim.records.ledger import FEES, PATIENT, PATIENT_PAID, WRITE_OFF
from tests.offices import honest, run, seat

NEVER_PAY = {"pays_bill": 0}


def owing(accounts: dict | None = None, **patients):
    """Sit at a desk with a patient who owes a share and has had no statement."""
    policy = {"pays_reminder": 0, "mail_returned": 0, **(accounts or {})}
    desk = seat(honest(patients={"pays_bill": 0, **patients}, accounts=policy))
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = max(desk.world.office.lists["patients"], key=lambda claim: desk.world.office.ledger.balance(claim, PATIENT))
    return desk, claim


def months_go_by(desk, claim: str, statements: int) -> None:
    """Send a statement each time that one is due."""
    for _ in range(statements):
        assert desk.do(BillPatient(claim)).done
        desk.come_back(desk.world.day + 31)
        desk.read_mail()


def test_a_statement_that_is_not_paid_is_sent_again_after_thirty_days_and_thrice_in_all():
    desk, claim = owing()
    office = desk.world.office
    for sent in (1, 2, 3):
        assert claim in office.lists["patients"]
        assert desk.do(BillPatient(claim)).done
        assert claim not in office.lists["patients"]
        assert not desk.do(BillPatient(claim)).done, "one statement a month"
        desk.come_back(desk.world.day + 31)
        assert office.accounts[claim].statements == sent
    assert claim in office.lists["collections"]
    assert claim not in office.lists["patients"]


def test_a_patient_who_pays_the_reminder_leaves_every_list():
    desk, claim = owing({"pays_reminder": 1000})
    months_go_by(desk, claim, 2)
    desk.come_back(desk.world.day + 45)
    assert desk.world.office.ledger.balance(claim, PATIENT) == 0
    assert claim not in desk.world.office.lists["patients"]
    assert claim not in desk.world.office.lists["collections"]


def test_a_statement_that_comes_back_waits_for_the_new_address():
    desk, claim = owing({"mail_returned": 1000})
    months_go_by(desk, claim, 1)
    office = desk.world.office
    assert [letter.decision for letter in office.letters[claim]] == ["returned"]
    assert claim not in office.lists["patients"], "no second statement goes to an address that is wrong"
    assert desk.do(CallPatient(claim, "address")).done
    assert claim in office.lists["patients"]
    assert office.accounts[claim].statements == 0


def test_a_plan_is_paid_in_instalments_to_the_last_cent():
    desk, claim = owing({"takes_plan": 1000, "keeps_plan": 1000, "least_instalment": 100})
    ledger = desk.world.office.ledger
    owed = ledger.balance(claim, PATIENT)
    assert not desk.do(OfferPlan(claim, 3)).done, "nobody has asked for the money yet"
    months_go_by(desk, claim, 1)
    assert desk.do(OfferPlan(claim, 3)).done
    assert not desk.do(OfferPlan(claim, 3)).done
    assert not desk.do(SendToCollections(claim)).done, "who keeps a plan is not sent to an agency"
    desk.come_back(desk.world.day + 33)
    assert ledger.balance(claim, PATIENT_PAID) == -(-owed // 3)
    desk.come_back(desk.world.day + 70)
    assert (ledger.balance(claim, PATIENT), ledger.balance(claim, PATIENT_PAID)) == (0, owed)
    assert ledger.proof() == []


def test_a_plan_that_is_not_kept_brings_the_balance_back():
    desk, claim = owing({"takes_plan": 1000, "keeps_plan": 0, "least_instalment": 100})
    months_go_by(desk, claim, 3)
    assert desk.do(OfferPlan(claim, 2)).done
    assert claim not in desk.world.office.lists["collections"]
    desk.come_back(desk.world.day + 33)
    assert claim in desk.world.office.lists["collections"]


@pytest.mark.parametrize("months", [0, 13])
def test_a_plan_longer_than_the_policy_is_refused(months):
    desk, claim = owing({"least_instalment": 1})
    months_go_by(desk, claim, 1)
    assert "12 months" in desk.do(OfferPlan(claim, months)).reason


def test_a_discount_is_given_to_whom_the_screening_finds_in_need_and_to_nobody_else():
    given = refused = 0
    desk, _ = owing()
    ledger = desk.world.office.ledger
    for claim in list(desk.world.office.lists["patients"]):
        assert "Screen the patient first" in desk.do(ApplyDiscount(claim)).reason or claim in desk.world.office.discounts
        desk.do(ScreenPatient(claim))
        owed = ledger.balance(claim, PATIENT)
        percent = desk.world.office.discounts[desk.world.office.files[claim].claim.patient]
        if desk.do(ApplyDiscount(claim)).done:
            given += 1
            assert percent > 0
            assert ledger.balance(claim, WRITE_OFF) > 0
            assert ledger.balance(claim, PATIENT) < owed
        elif claim in desk.world.office.lists["patients"]:
            refused += 1
            assert percent == 0
    assert given
    assert refused
    assert ledger.proof() == []


def test_the_agency_takes_what_three_statements_did_not_bring_and_keeps_its_fee():
    desk, claim = owing({"agency_recovers": 1000, "agency_days": [30, 30], "agency_fee": 30})
    ledger = desk.world.office.ledger
    owed = ledger.balance(claim, PATIENT)
    months_go_by(desk, claim, 2)
    assert "3 statements" in desk.do(SendToCollections(claim)).reason
    months_go_by(desk, claim, 1)
    assert desk.do(SendToCollections(claim)).done
    assert (ledger.balance(claim, PATIENT), ledger.balance(claim, WRITE_OFF)) == (0, owed)
    desk.come_back(desk.world.day + 33)
    fee = ledger.balance(claim, FEES)
    assert (ledger.balance(claim, WRITE_OFF), ledger.balance(claim, PATIENT_PAID) + fee) == (0, owed)
    assert abs(fee - owed * 30 / 100) <= len(desk.world.office.files[claim].claim.lines)
    assert ledger.proof() == []


def test_a_share_waived_without_need_is_a_breach_and_a_bad_debt_is_none():
    desk, claim = owing()
    assert "3 statements" in desk.do(WriteOffPatient(claim, "bad_debt")).reason
    assert desk.do(WriteOffPatient(claim, "courtesy")).done
    assert [(each.rule, each.claim) for each in desk.world.office.breaches] == [("share_waived", claim)]
    desk, claim = owing()
    months_go_by(desk, claim, 3)
    assert desk.do(WriteOffPatient(claim, "bad_debt")).done
    assert desk.world.office.breaches == []
    assert desk.world.office.ledger.balance(claim, PATIENT) == 0


def test_an_office_whose_patients_pay_by_chance_balances():
    world = run(honest(accounts={"pays_reminder": 300, "mail_returned": 200}, patients={"pays_bill": 400}), days=200)
    assert world.office.ledger.proof() == []
    assert any(account.statements > 1 for account in world.office.accounts.values())
