"""A claim that came to the payer of the near-identical name is passed on: the right payer answers, and nothing is sent anew."""

from sim import wire
from sim.desk.actions import CheckStatus, CorrectClaim, CorrectRegistration, Resubmit
from sim.records.ledger import INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID
from sim.scenario.payers import Delay
from sim.staff.reading import mistakes
from tests.causes.playing import papers
from tests.causes.setting import Setting
from tests.offices import Seat, seat
from tests.validators import validate

STRAY = Setting(payer="summit", payers={"forwards_strays": True, "delay": Delay(20, 20)})


def passed_on() -> tuple[Seat, str]:
    """Sit before the first claim that came to the wrong payer and was passed on by it."""
    desk = seat(STRAY.office("claim_transferred"), seed=5, day=STRAY.day)
    desk.release_and_read()
    while not desk.world.findings.all:
        desk.come_back(desk.world.day + 1)
    desk.come_back(desk.world.day + 1)
    desk.read_mail()
    return desk, desk.world.findings.all[0].claim


def remittance(desk: Seat, claim: str) -> str:
    office = desk.world.office
    name = next(each for each in office.files[claim].reports if each.startswith("835"))
    return wire.emit(desk.world.transmissions.of(office.reports[name]))


def test_the_remittance_says_whose_claim_it_is_and_so_does_the_payer_when_asked():
    desk, claim = passed_on()
    file = desk.world.office.files[claim]
    assert (file.status, file.answer.category) == ("denied", "A2")
    text = remittance(desk, claim)
    # Claim status 23 is "not our claim, forwarded"; NM1 TT names the payer that has it now.
    assert f"CLP*{claim}*23*" in text and "*CO*B11*" in text.replace("CAS*CO", "*CO") and "NM1*TT*2*" in text
    assert validate(text) == []
    said = [fact.value for fact in desk.do(CheckStatus(claim)).facts]
    assert "A0 · 16" in said


def test_the_right_payer_pays_by_its_own_contract_and_the_claim_stands_with_it():
    desk, claim = passed_on()
    office = desk.world.office
    file = office.files[claim]
    wrong = file.sent.payer
    while file.status == "denied":
        desk.come_back(desk.world.day + 1)
        desk.read_mail()
    right = office.payers[wrong].twin
    assert (file.status, file.sent.payer, file.claim.payer) == ("paid", right, right)
    assert file.short == () and file.payment.denied is False
    balance = office.ledger.balance
    assert balance(claim, INSURANCE) == 0
    earned = sum(balance(claim, account) for account in (INSURER_PAID, PATIENT, PATIENT_PAID))
    assert earned == sum(line.allowed for line in file.payment.lines)
    assert office.ledger.proof() == []


def test_who_sends_it_to_the_right_payer_at_once_is_turned_back_and_the_claim_is_paid_all_the_same():
    desk, claim = passed_on()
    registration, on_claim = mistakes(papers(desk, claim))
    assert {change.field for change in registration} == {"payer"} == {change.field for change in on_claim}
    desk.do(CorrectRegistration(desk.world.office.files[claim].claim.patient, registration))
    desk.do(CorrectClaim(claim, on_claim))
    assert desk.do(Resubmit(claim)).done
    desk.release_and_read()
    file = desk.world.office.files[claim]
    assert (file.status, file.answer.status) == ("rejected", "78")
    while file.status == "rejected" and desk.world.day < 120:
        desk.come_back(desk.world.day + 1)
        desk.read_mail()
    assert file.status == "paid" and desk.world.office.ledger.proof() == []


def test_a_replacement_to_the_wrong_payer_and_a_payer_that_does_not_forward_are_turned_back():
    setting = Setting(payer="summit")
    desk = seat(setting.office("claim_transferred"), seed=5, day=setting.day)
    desk.release_and_read()
    file = next(file for file in desk.world.office.files.values() if file.status == "rejected")
    assert (file.answer.category, file.answer.status) == ("A3", "116")
    assert desk.world.findings.all[0].cause == "wrong_payer"


def test_the_printed_remittance_names_the_payer_that_has_the_claim_now():
    desk, claim = passed_on()
    (printed,) = [paper for paper in papers(desk, claim).documents if paper.kind == "remittance"]
    twin = desk.world.office.payers[desk.world.office.payers[desk.world.office.files[claim].sent.payer].twin]
    assert {field.label: field.value for field in printed.fields}["Passed on to"] == f"{twin.name} (payer ID {twin.payer_id})"
