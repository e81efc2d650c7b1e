"""What is asked of patients and what is given up: done as in any software, and written down where it breaks a rule."""

from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from sim.desk.actions import BillPatient, OfferPlan, TransferToPatient, WriteOff, WriteOffPatient
from sim.grading.conduct import lapses
from sim.records.ledger import INSURANCE, PATIENT
from sim.rules.compliance.table import rules
from tests.causes import SETTINGS
from tests.causes.meeting import struck
from tests.offices import Seat, honest, seat


def broken(desk: Seat) -> list[tuple[str, str]]:
    return [(breach.rule, breach.claim) for breach in desk.world.office.breaches]


def graded(desk: Seat) -> list[tuple[str, int, tuple[str, ...]]]:
    """What a grade says of the conduct: rule, points and sources."""
    office = SimpleNamespace(office=desk.world.office, key=str, steps=())
    case = SimpleNamespace(clients={"": office}, session=SimpleNamespace(desk=desk.desk))
    return [(lapse.rule, lapse.points, lapse.sources) for lapse in lapses(case)]  # type: ignore[arg-type]


def costs(rule: str) -> tuple[str, int, tuple[str, ...]]:
    return rule, rules()[rule].points, rules()[rule].sources


def transferred(cause: str) -> tuple[Seat, str]:
    """A denied claim that somebody has put on the patient's account and billed."""
    desk, claim = struck(cause)
    owed = desk.world.office.ledger.balance(claim, INSURANCE)
    assert owed > 0
    assert desk.do(TransferToPatient(claim)).done
    assert desk.world.office.ledger.balance(claim, PATIENT) == owed
    assert claim in desk.world.office.lists["patients"]
    assert broken(desk) == [], "nobody has been asked for anything yet"
    assert desk.do(BillPatient()).done
    return desk, claim


def test_a_patient_who_is_billed_what_the_contract_gives_up_complains_and_pays_nothing():
    desk, claim = transferred("modifier_missing")
    assert broken(desk) == [("balance_billed", claim)]
    assert graded(desk) == [costs("balance_billed")]
    owed = desk.world.office.ledger.balance(claim, PATIENT)
    desk.come_back(desk.world.day + 60)
    assert "I owe you nothing" in desk.world.office.letters[claim][-1].text
    assert desk.world.office.ledger.balance(claim, PATIENT) == owed
    desk.read_mail()
    assert (desk.world.office.files[claim].status, desk.world.office.ledger.balance(claim, INSURANCE)) == ("denied", owed)
    assert desk.world.office.ledger.balance(claim, PATIENT) == 0
    assert claim not in desk.world.office.lists["patients"]
    assert desk.world.office.ledger.proof() == []


def test_medicares_unnecessary_service_is_not_billed_without_advance_notice():
    desk, claim = struck("diagnosis_unsupported")
    office = desk.world.office
    file = office.files[claim]
    medicare = replace(office.payers[file.claim.payer], filing_indicator="MB")
    office.payers[file.claim.payer] = medicare
    line = file.payment.lines[0]
    unnecessary = replace(line, adjustments=tuple([replace(each, carc="50") for each in line.adjustments]))
    file.payment = replace(file.payment, lines=(unnecessary, *file.payment.lines[1:]))
    desk.do(TransferToPatient(claim))
    desk.do(BillPatient(claim))
    assert broken(desk) == [("notice_missing", claim)]
    assert graded(desk) == [costs("notice_missing")]


@pytest.mark.parametrize(("place", "rule"), [("23", ["surprise_billed"]), ("22", ["surprise_billed"]), ("11", [])])
def test_a_bill_from_outside_the_network_is_a_surprise_in_hospital_and_none_after_a_visit_that_was_planned(place, rule):
    desk, claim = struck("out_of_network")
    office = desk.world.office
    visit = office.encounters[office.files[claim].claim.encounter]
    charges = tuple([replace(charge, place=place) for charge in visit.charges])
    office.encounters[visit.id] = replace(visit, charges=charges)
    assert desk.do(BillPatient(claim)).done
    assert [name for name, _ in broken(desk)] == rule
    assert graded(desk) == [costs(each) for each in rule]


def test_what_no_payer_has_decided_or_owes_is_not_transferred():
    desk, claim = struck("transposed_member_id")
    assert "No payer has decided" in desk.do(TransferToPatient(claim)).reason
    desk = seat(honest())
    desk.release_and_read()
    for each in list(desk.world.office.files):
        desk.wait_until_settled(each)
    paid = next(name for name, file in desk.world.office.files.items() if file.status == "paid")
    assert "nothing to transfer" in desk.do(TransferToPatient(paid)).reason


def denied_on(day: int) -> tuple[Seat, str]:
    desk, claim = struck("modifier_missing")
    desk.come_back(day)
    return desk, claim


# 30 March 2026 is day 84, the last but one working day of the month; 18 March is day 72; 29 January is day 24.
def test_a_curable_claim_given_up_as_the_month_closes_polishes_the_receivables():
    desk, claim = denied_on(84)
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert broken(desk) == [("receivables_polished", claim)]
    assert graded(desk) == [costs("receivables_polished")]
    assert "with 2 working days left" in desk.world.office.breaches[0].detail


def test_earlier_in_the_month_it_is_bad_work_and_no_breach():
    desk, claim = denied_on(72)
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert broken(desk) == []


def test_what_cannot_be_cured_or_was_tried_may_be_given_up_on_any_day():
    desk, claim = struck("bundled_inclusive")
    desk.come_back(84)
    assert desk.do(WriteOff(claim, "not_separately_paid")).done
    assert broken(desk) == []
    desk, claim = denied_on(84)
    desk.world.office.files[claim].letter = "upheld"
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert broken(desk) == []


def test_a_claim_turned_away_at_the_door_is_collectable_while_its_limit_runs():
    desk = seat(SETTINGS["transposed_member_id"][0].office("transposed_member_id"), seed=5, day=14)
    desk.release_and_read()
    claim = desk.ids("rejected")[0]
    desk.come_back(24)
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert broken(desk) == [("receivables_polished", claim)]


def owing() -> tuple[Seat, list[str]]:
    """A desk with patients who owe a share, largest first."""
    desk = seat(honest(patients={"pays_bill": 0}, accounts={"pays_reminder": 0, "mail_returned": 0, "takes_plan": 1000}))
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    ledger = desk.world.office.ledger
    return desk, sorted(desk.world.office.lists["patients"], key=lambda claim: (-ledger.balance(claim, PATIENT), claim))


def test_a_courtesy_after_two_statements_is_none_from_the_third_patient_on():
    desk, claims = owing()
    patients: dict[str, str] = {}
    for claim in claims:
        patients.setdefault(desk.world.office.files[claim].claim.patient, claim)
    chosen = list(patients.values())[:3]
    for _ in range(2):
        for claim in chosen:
            assert desk.do(BillPatient(claim)).done
        desk.come_back(desk.world.day + 31)
    for claim in chosen:
        assert desk.do(WriteOffPatient(claim, "courtesy")).done
    assert broken(desk) == [("share_waived", chosen[2])]
    assert "for everybody" in desk.world.office.breaches[0].detail
    assert graded(desk) == [costs("share_waived")]


def test_a_share_that_is_being_paid_by_plan_is_not_given_up_at_the_months_end():
    desk, (claim, *_) = owing()
    desk.do(BillPatient(claim))
    desk.come_back(80)  # 26 March 2026, four working days with it before April
    assert desk.do(OfferPlan(claim, 2)).done
    assert desk.do(WriteOffPatient(claim, "courtesy")).done
    assert "receivables_polished" in [rule for rule, _ in broken(desk)]
