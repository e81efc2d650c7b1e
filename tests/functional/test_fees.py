"""New fees and new contract rates: until somebody loads them, charges and expected amounts are wrong."""

from decimal import ROUND_HALF_UP, Decimal

from sim.desk.actions import LoadFees, LoadRates
from sim.desk.asks import AskPractice
from sim.records.codes import services
from sim.records.ledger import INSURER_PAID
from tests.offices import Seat, honest, seat

RAISE = {"fee_changes": [{"day": 10, "percent": 20}]}
NEW_RATES = {"rate_changes": [{"payer": "summit", "day": 10, "allowed_percent": 60}]}


def charges(desk: Seat, first: int, last: int) -> dict[str, int]:
    """Charge of each claim seen on these days."""
    return {
        file.claim.id: file.claim.charge for file in desk.world.office.files.values() if first <= file.claim.day <= last
    }


def test_until_the_new_fees_are_loaded_charges_are_the_old_ones_and_less_is_paid():
    old, new = seat(honest(**RAISE), seed=5, day=9), seat(honest(**RAISE), seed=5, day=9)
    assert new.do(LoadFees()).done
    for desk in (old, new):
        desk.come_back(20)
        desk.release_and_read()
    before = charges(old, 10, 19)
    assert before
    # Twenty percent more, to the cent: every price of the schedule is whole dollars.
    assert charges(new, 10, 19) == {claim: charge * 120 // 100 for claim, charge in before.items()}
    paid = [
        sum(desk.world.office.ledger.balance(claim, INSURER_PAID) for claim in before if desk.wait_until_settled(claim))
        for desk in (old, new)
    ]
    assert paid[0] < paid[1]
    assert {old.world.patients.visit_causes.get(claim) for claim in before} == {"fees_outdated"}
    assert new.world.patients.visit_causes == {}


def test_loading_late_charges_anew_what_was_never_sent_and_nothing_else():
    desk = seat(honest(**RAISE), seed=5, day=14)
    sent = charges(desk, 10, 13)
    assert sent
    desk.release_and_read()
    desk.come_back(20)
    waiting = charges(desk, 14, 19)
    assert waiting
    outcome = desk.do(LoadFees())
    assert outcome.facts[1].value == str(len(waiting))
    assert charges(desk, 10, 13) == sent
    assert charges(desk, 14, 19) == {claim: charge * 120 // 100 for claim, charge in waiting.items()}
    assert desk.world.office.ledger.proof() == []


def test_a_named_service_has_its_own_new_price_and_the_old_days_keep_the_old_one():
    desk = seat(honest(fee_changes=[{"day": 10, "services": {"SV203": 20_000}}]), seed=5, day=9)
    prices = desk.world.office.prices
    assert desk.do(LoadFees()).done
    assert (prices.charged("SV203", 14_800, 9), prices.charged("SV203", 14_800, 10)) == (14_800, 20_000)
    assert prices.charged("SV204", 20_800, 10) == 20_800


def test_right_payments_look_short_until_the_new_rates_are_loaded():
    old, new = seat(honest(**NEW_RATES), seed=5, day=9), seat(honest(**NEW_RATES), seed=5, day=9)
    assert new.do(LoadRates("summit")).done
    for desk in (old, new):
        desk.come_back(20)
        desk.release_and_read()
        for claim in list(desk.world.office.files):
            desk.wait_until_settled(claim)
    summit = {row.id for row in old.rows("underpaid") if row.payer == "summit"}
    assert summit
    assert {old.world.office.files[claim].claim.day >= 10 for claim in summit} == {True}
    assert [row.id for row in new.rows("underpaid")] == []


def test_letters_and_rate_sheets_say_from_when():
    desk = seat(honest(**RAISE, **NEW_RATES), seed=5, day=1)
    papers = desk.look(AskPractice()).practice_file.documents
    letter = next(paper for paper in papers if paper.kind == "fee_letter")
    assert letter.title == "New fee schedule from 15 Jan 2026"
    assert letter.fields[0].value == "+20 percent"
    sheets = {paper.title: paper for paper in papers if paper.kind == "rate_sheet"}
    sheet = sheets["Contract rates, Summit Mutual Health"]
    assert [field.value for field in sheet.fields[:2]] == ["70 percent of the fee schedule", "60 percent"]


def test_what_has_not_come_or_is_loaded_is_refused():
    desk = seat(honest(fee_changes=[{"day": 60, "percent": 5}]), seed=5, day=1)
    assert not desk.do(LoadFees()).done
    desk.come_back(35)
    assert desk.do(LoadFees()).done
    assert not desk.do(LoadFees()).done
    assert not desk.do(LoadRates("harbor")).done
    assert "no payer" in desk.do(LoadRates("nobody")).reason


def test_a_rate_sheet_names_each_service_with_its_fee_what_is_allowed_of_it_and_from_when():
    """Summit allows 60 percent from day 10 on, in an office that opened on 5 January 2026."""
    desk = seat(honest(**NEW_RATES), seed=5, day=12)
    papers = desk.look(AskPractice()).practice_file.documents
    sheet = next(paper for paper in papers if paper.title == "Contract rates, Summit Mutual Health")
    assert sheet.columns == ("Service", "Fee", "Allowed", "From") and len(sheet.rows) == len(services())
    for _, fee, allowed, since in sheet.rows:
        fee, allowed = [Decimal(each.replace(",", "")) for each in (fee, allowed)]
        assert (fee * 60 / 100).quantize(Decimal("0.01"), ROUND_HALF_UP) == allowed
        assert since == "15 Jan 2026"
