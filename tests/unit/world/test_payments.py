"""Money that comes wrong, late, twice or not at all, and what the desk makes of it."""

from dataclasses import dataclass

from msgspec.structs import replace

from sim import wire
from sim.desk.actions import (
    CheckStatus,
    Dispute,
    MatchDeposit,
    PostException,
    PostRemittance,
    Refund,
    ReleaseBatch,
    VoidClaim,
    Wait,
    WriteOff,
)
from sim.desk.asks import AskClaim, AskReport
from sim.records.ledger import (
    CONTRACTUAL,
    CREDIT,
    HELD,
    INSURANCE,
    INSURER_PAID,
    INTEREST,
    OUTSIDE,
    PATIENT,
    REFUNDED,
    REVENUE,
    WRITE_OFF,
)
from sim.records.replies import Remittance
from sim.scenario import Careless, Plan
from tests.offices import ALWAYS, Seat, honest, seat
from tests.validators import validate


def office(rates: dict[str, int] | None = None, **fields):
    """An honest office whose payers have some fields changed."""
    plain = honest(rates)
    return replace(plain, payers=tuple([replace(payer, **fields) for payer in plain.payers]))


@dataclass
class Answered:
    """A desk whose claims have all been sent and answered."""

    seat: Seat
    files: list

    def first(self, payer: str = "harbor"):
        return next(file for file in self.files if file.sent is not None and file.sent.payer == payer)


def answered(scenario, day: int = 15, settle: bool = True) -> Answered:
    sitting = seat(scenario, seed=5, day=day)
    files = list(sitting.world.office.files.values())
    sitting.release_and_read()
    if settle:
        for file in files:
            sitting.wait_until_settled(file.claim.id)
    return Answered(sitting, files)


def work_on(sitting: Seat, mornings: int) -> None:
    """Send what was drafted and read what comes, so that remittances keep coming."""
    for _ in range(mornings):
        sitting.do(ReleaseBatch())
        sitting.do(Wait())
        sitting.read_mail()


def cash_agrees(sitting: Seat) -> bool:
    """What the posted remittances paid out is what the books have as cash of payers."""
    ledger, books = sitting.world.office.ledger, sitting.world.office
    posted = {
        report.trace: report.amount for report in books.reports.values()
        if isinstance(report, Remittance) and report.id not in books.to_post
    }
    returned = sum(each.amount for each in ledger.postings if each.credit == OUTSIDE and each.memo.startswith("returned"))
    return ledger.total(INSURER_PAID) + ledger.total(OUTSIDE) + returned == sum(posted.values()) and ledger.proof() == []


def test_a_payment_below_contract_leaves_the_difference_open_and_stands_on_its_own_list():
    desk = answered(office({"payer_paid_below_contract": ALWAYS}))
    file = desk.first()
    # Harbor allows 62 %; the payer allowed 15 % of that less.
    short = sum((line.charge * 62 + 50) // 100 * 15 for line in file.sent.lines)
    short = (short + 50) // 100
    ledger = desk.seat.world.office.ledger
    assert abs(ledger.balance(file.claim.id, INSURANCE) - short) <= len(file.sent.lines)
    row = next(row for row in desk.seat.rows("underpaid") if row.id == file.claim.id)
    assert row.codes == "CO-45"
    assert cash_agrees(desk.seat)


def test_a_dispute_with_the_page_of_the_contract_brings_reversal_and_correction():
    desk = answered(office({"payer_paid_below_contract": ALWAYS}))
    file, ledger = desk.first(), desk.seat.world.office.ledger
    assert desk.seat.do(Dispute(file.claim.id, ("contract_page",))).done
    desk.seat.wait_until_settled(file.claim.id)
    first, back, again = file.payments
    assert (back.reversal, back.paid, again.reversal) == (True, -first.paid, False)
    allowed = sum((line.charge * 62 + 50) // 100 for line in file.sent.lines)
    assert again.paid + again.patient_share == allowed
    assert ledger.balance(file.claim.id, INSURER_PAID) == again.paid
    assert ledger.balance(file.claim.id, CONTRACTUAL) == file.sent.charge - allowed
    assert ledger.balance(file.claim.id, INSURANCE) == 0
    assert cash_agrees(desk.seat)


def test_a_dispute_without_evidence_is_upheld_and_the_claim_is_underpaid_again():
    desk = answered(office({"payer_paid_below_contract": ALWAYS}))
    file = desk.first()
    desk.seat.do(Dispute(file.claim.id))
    desk.seat.wait_until_settled(file.claim.id)
    assert file.letter == "upheld"
    assert file.claim.id in desk.seat.ids("underpaid")
    assert len(file.payments) == 1


def test_a_void_takes_payment_and_charge_off_the_books():
    desk = answered(office())
    file, ledger = desk.first(), desk.seat.world.office.ledger
    claim = file.claim.id
    assert file.status == "paid"
    assert desk.seat.do(VoidClaim(claim)).done
    assert (file.claim.frequency, file.claim.payer_claim_number) == ("8", file.payment.payer_claim_number)
    desk.seat.do(ReleaseBatch((claim,)))
    desk.seat.do(Wait())
    desk.seat.read_mail()
    desk.seat.wait_until_settled(claim)
    assert file.status == "closed"
    assert [ledger.balance(claim, account) for account in (REVENUE, INSURANCE, PATIENT, INSURER_PAID, CONTRACTUAL)] == [0] * 5
    assert cash_agrees(desk.seat)


def test_a_payer_without_voids_is_written_to_and_takes_its_payment_back():
    desk = answered(office())
    file, ledger = desk.first("senior-b"), desk.seat.world.office.ledger
    claim = file.claim.id
    said = {fact.name: fact.value for fact in desk.seat.do(VoidClaim(claim)).facts}
    assert said["written to"] == "Lakes Senior Benefit, Part B"
    assert claim not in desk.seat.ids("to_send")
    desk.seat.do(Wait())
    desk.seat.read_mail()
    assert file.status == "closed"
    assert [ledger.balance(claim, account) for account in (REVENUE, INSURANCE, PATIENT, INSURER_PAID, CONTRACTUAL)] == [0] * 5
    assert cash_agrees(desk.seat)


def test_what_the_next_payment_cannot_bear_is_carried_forward():
    desk = answered(office())
    house, file = desk.seat.world.payers["harbor"], desk.first()
    house.take_back(file.sent)
    house.remitting.send(desk.seat.world.day)
    latest = [each for each in desk.seat.world.office.reports.values() if isinstance(each, Remittance)][-1]
    assert latest.amount == 0
    assert [(each.reason, each.amount) for each in latest.adjustments] == [("FB", -file.payment.paid)]
    assert house.remitting.carried == file.payment.paid
    desk.seat.read_mail()
    assert -desk.seat.world.office.ledger.total(HELD) == file.payment.paid
    assert cash_agrees(desk.seat)


def test_a_late_payment_bears_interest():
    desk = answered(office(prompt_pay_days=1, interest=3_650))
    ledger = desk.seat.world.office.ledger
    adjustments = [each for report in desk.seat.world.office.reports.values() for each in getattr(report, "adjustments", ())]
    assert adjustments and {each.reason for each in adjustments} == {"L6"}
    assert -ledger.total(INTEREST) == -sum(each.amount for each in adjustments) > 0
    assert cash_agrees(desk.seat)


def test_money_and_remittance_come_apart_and_are_matched_by_trace_and_amount():
    desk = answered(office(deposit_days=(2, 2)))
    books = desk.seat.world.office
    desk.seat.do(Wait())
    one, other, *_ = books.deposits.values()
    assert not desk.seat.do(MatchDeposit(one.id, f"835-{other.trace}")).done
    assert desk.seat.do(MatchDeposit(one.id, f"835-{one.trace}")).done
    assert one.id not in desk.seat.ids("deposits") and other.id in desk.seat.ids("deposits")


def test_money_may_come_before_its_remittance():
    sitting = seat(office(deposit_days=(-2, -2)), seed=5, day=15)
    sitting.do(ReleaseBatch())
    books = sitting.world.office
    while not books.deposits:
        sitting.come_back(sitting.world.day + 1)
    (money,) = books.deposits.values()
    assert f"835-{money.trace}" not in books.reports
    sitting.come_back(sitting.world.day + 4)
    assert books.reports[f"835-{money.trace}"].amount == money.amount


def test_a_misquoted_charge_is_an_exception_and_is_posted_by_what_was_billed():
    desk = answered(office(careless=Careless(misquotes=1000)), settle=False)
    books = desk.seat.world.office
    while not any(each.payment.paid > 0 for each in books.exceptions.values()):
        desk.seat.do(Wait())
        desk.seat.read_mail()
    waiting = next(each for each in books.exceptions.values() if each.payment.paid > 0)
    claim = waiting.payment.claim
    assert waiting.why == "charge_differs"
    assert books.ledger.balance(claim, INSURER_PAID) == 0
    assert not desk.seat.do(PostException(waiting.report, claim, "return")).done
    assert desk.seat.do(PostException(waiting.report, claim, "post")).done
    assert books.files[claim].status == "paid"
    assert books.ledger.balance(claim, INSURER_PAID) == waiting.payment.paid
    assert books.ledger.balance(claim, INSURANCE) == 0
    assert cash_agrees(desk.seat)


def test_a_remittance_that_comes_twice_is_one_exception_and_posts_nothing():
    desk = answered(office(careless=Careless(sends_twice=1000)))
    for _ in range(6):
        desk.seat.do(Wait())
        desk.seat.read_mail()
    books = desk.seat.world.office
    twice = [each for each in books.exceptions.values() if each.why == "file_twice"]
    assert twice
    assert desk.seat.do(PostException(twice[0].report, twice[0].payment.claim, "disregard")).done
    assert cash_agrees(desk.seat)


def test_another_practices_claim_is_returned():
    desk = answered(office(careless=Careless(names_strangers=1000)))
    books = desk.seat.world.office
    waiting = next(each for each in books.exceptions.values() if each.why == "no_such_claim")
    held = books.ledger.total(HELD)
    assert desk.seat.do(PostException(waiting.report, waiting.payment.claim, "return")).done
    assert books.ledger.total(HELD) - held == waiting.payment.paid
    assert cash_agrees(desk.seat)


def test_a_lost_remittance_is_found_by_asking_for_the_claim():
    sitting = seat(office(careless=Careless(loses_files=1000)), seed=5, day=15)
    sitting.release_and_read()
    sitting.come_back(sitting.world.day + 40)
    sitting.read_mail()
    books = sitting.world.office
    assert books.deposits and not [each for each in books.reports.values() if isinstance(each, Remittance)]
    claim = next(file.claim.id for file in books.files.values() if file.status == "accepted")
    assert claim in sitting.ids("follow_up")
    asked = sitting.do(CheckStatus(claim))
    assert "copy" in {fact.name: fact.value for fact in asked.facts}["answer"]
    for _ in range(3):
        sitting.do(Wait())
        sitting.read_mail()
    assert books.files[claim].status in ("paid", "denied")


def test_a_call_wants_a_note_and_brings_a_reference():
    desk = answered(office(), settle=False)
    claim = desk.first().claim.id
    assert not desk.seat.do(CheckStatus(claim, "phone")).done
    called = desk.seat.do(CheckStatus(claim, "phone", "Asked Dana whether they have it"))
    facts = {fact.name: fact.value for fact in called.facts}
    assert facts["reference"].startswith("HBR60-") and called.minutes == 20
    assert facts["codes"] == "P1 · 20"


def test_a_payment_above_contract_is_a_credit_and_goes_back():
    desk = answered(office({"payer_paid_above_contract": ALWAYS}))
    file, ledger = desk.first(), desk.seat.world.office.ledger
    claim = file.claim.id
    owed = -ledger.balance(claim, CREDIT)
    allowed = sum((line.charge * 62 + 50) // 100 for line in file.sent.lines)
    assert owed == file.payment.paid + file.payment.patient_share - allowed > 0
    assert not desk.seat.do(Refund(claim, "patient")).done
    assert not desk.seat.do(Refund(claim, "payer", owed + 1)).done
    assert desk.seat.do(Refund(claim, "payer")).done
    assert (ledger.balance(claim, CREDIT), ledger.balance(claim, REFUNDED)) == (0, -owed)
    assert claim not in desk.seat.ids("credits")
    assert cash_agrees(desk.seat)


def test_a_credit_that_is_kept_is_kept_back_by_the_payer_in_the_end():
    desk = answered(office({"payer_paid_above_contract": ALWAYS}, looks_back_after=20))
    file, ledger = desk.first(), desk.seat.world.office.ledger
    work_on(desk.seat, 40)
    assert ledger.balance(file.claim.id, CREDIT) == 0
    assert any(letter.decision == "recoupment" for letter in desk.seat.world.office.letters[file.claim.id])
    assert cash_agrees(desk.seat)


def test_a_payment_taken_back_is_held_until_it_is_recouped():
    desk = answered(office({"payer_took_back_wrongly": ALWAYS}, recoups_after=10))
    file, ledger = desk.first(), desk.seat.world.office.ledger
    for _ in range(60):
        if file.status == "denied":
            break
        desk.seat.do(Wait())
        desk.seat.read_mail()
    assert file.payment.lines[0].adjustments[0].carc == "27"
    assert ledger.balance(file.claim.id, INSURER_PAID) == 0
    paid = file.payments[0].paid
    assert ledger.balance(file.claim.id, HELD) == -paid
    work_on(desk.seat, 40)
    assert ledger.balance(file.claim.id, HELD) == 0
    assert cash_agrees(desk.seat)


def test_on_dark_days_nothing_leaves_a_payer():
    desk = seat(office(dark=((16, 45),)), seed=5, day=15)
    desk.do(ReleaseBatch())
    desk.come_back(45)
    answers = [each for each in desk.world.office.reports.values() if isinstance(each, Remittance)]
    assert answers == []
    desk.come_back(60)
    assert [each for each in desk.world.office.reports.values() if isinstance(each, Remittance)]


def test_a_cheque_comes_with_a_paper_explanation_and_is_posted_at_the_price_of_paper():
    desk = answered(office(pays_by="cheque"), settle=False)
    books = desk.seat.world.office
    while not any(books.reports[each].amount for each in books.to_post):
        desk.seat.do(Wait())
    report = next(books.reports[each] for each in books.to_post if books.reports[each].amount)
    assert report.paper
    assert desk.seat.world.transmissions.of(report).method == "CHK"
    assert desk.seat.do(PostRemittance(report.id)).minutes == 6 * len(report.claims)


def test_a_partly_paid_claim_that_is_decided_anew_is_reversed_and_uses_the_year_only_once():
    desk = answered(office(), settle=False)
    house = desk.seat.world.payers["summit"]
    claim = next(file.sent for file in desk.files if file.sent is not None and file.sent.payer == "summit")
    claim = replace(claim, id="C-X", lines=(claim.lines[0], claim.lines[0]), charge=2 * claim.lines[0].charge)
    house.remitting.claims.clear()
    before = house.years.terms(claim).left
    first = house.pay(claim, "N1", ("", "modifier_missing"))
    assert [line.denied for line in first.lines] == [False, True]
    one_line = house.years.terms(claim).left
    assert one_line.out_of_pocket < before.out_of_pocket
    assert house.remitting.claims == []
    again = house.pay(claim, "N2", ("modifier_missing", "modifier_missing"))
    (back,) = house.remitting.claims
    assert (back.reversal, back.payer_claim_number, back.charge) == (True, "N1", -first.charge)
    assert again.denied and house.years.terms(claim).left == before


def test_a_second_copay_is_not_left_to_the_patient():
    desk = answered(office({"payer_took_wrong_share": ALWAYS}, plan=Plan("Any", copay=3_000, deductible=1)))
    ledger = desk.seat.world.office.ledger
    file = next(
        file for file in desk.files
        if file.payment is not None and file.payment.paid > 0 and file.sent.payer == "summit"
    )
    said = sum(each.amount for line in file.payment.lines for each in line.adjustments if each.carc == "3")
    # The plan asks for a copay of 30 a visit; the payer took another, as far as the payment went.
    assert 3_000 < said <= 6_000
    assert ledger.balance(file.claim.id, INSURANCE) == said - 3_000
    assert file.short == ("PR-3", said - 3_000)


def test_a_payment_on_a_closed_claim_waits_for_a_hand_and_reopens_it():
    desk = answered(office({"payer_misread_coverage": ALWAYS}))
    file, books = desk.first(), desk.seat.world.office
    claim = file.claim.id
    desk.seat.do(WriteOff(claim, "uncollectable"))
    house = desk.seat.world.payers["harbor"]
    house.remitting.claims.append(house.pay(file.sent, "N-LATE"))
    house.remitting.send(desk.seat.world.day)
    desk.seat.read_mail()
    (waiting,) = [each for each in books.exceptions.values() if each.payment.claim == claim]
    assert waiting.why == "closed" and file.status == "closed"
    assert desk.seat.do(PostException(waiting.report, claim, "reopen")).done
    assert file.status == "paid"
    assert (books.ledger.balance(claim, WRITE_OFF), books.ledger.balance(claim, INSURER_PAID)) == (0, waiting.payment.paid)
    assert cash_agrees(desk.seat)


def test_question_and_answer_can_be_read_as_files_and_read_back_as_they_were_meant():
    desk = answered(office(), settle=False)
    file = desk.first()
    desk.seat.do(CheckStatus(file.claim.id))
    shown = desk.seat.look(AskClaim(file.claim.id)).claim.reports[-2:]
    assert [name[:4] for name in shown] == ["276-", "277-"]
    for name in shown:
        report = desk.seat.look(AskReport(name)).report
        text = "\n".join(segment.text for segment in report.segments)
        meaning = wire.parse(text)
        assert not wire.check(meaning)
        assert validate(wire.emit(meaning)) == []
        assert all(segment.meaning for segment in report.segments)
    assert "STC*P1:20*" in text
