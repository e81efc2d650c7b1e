"""The page on a finished run says what the books say."""

import pytest

from sim.desk.actions import OpenReport, ReleaseBatch, Wait
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE, REVENUE, WRITE_OFF, Ledger
from sim.rules.measures import filing_write_offs
from sim.whatif.summary import filing_expired, summarise
from sim.world.world import World
from tests.offices import honest, run, scenario, seat


@pytest.fixture(scope="module")
def office() -> World:
    return run(scenario(), days=150)


def test_rates_are_of_the_claims_sent_and_of_the_claims_decided(office: World) -> None:
    page = summarise(office)
    events = [event.what for event in office.office.journal.events]
    # One biller opens and posts everything each morning, so the diary has seen what the payers said.
    assert page.rejected == events.count("rejected") > 0
    assert page.denied == events.count("denied") > 0
    assert page.rejection_rate == pytest.approx(page.rejected / page.acknowledged)
    assert page.denial_rate == pytest.approx(page.denied / page.adjudicated)


def test_the_money_on_the_page_is_the_money_charged(office: World) -> None:
    page = summarise(office)
    ledger = office.office.ledger
    rest = sum(posting.amount for posting in ledger.postings if posting.memo.startswith("CO-"))
    written_off = ledger.total(WRITE_OFF)
    assert page.charges == page.cash + page.insurance_open + page.patient_open + rest + written_off
    assert page.balanced


def test_days_in_ar_rest_on_the_last_ninety_days(office: World) -> None:
    page = summarise(office)
    files = office.office.files.values()
    recent = sum(file.claim.charge for file in files if file.claim.day >= 150 - 90)
    assert page.days_in_ar == pytest.approx((page.insurance_open + page.patient_open) / (recent / 90))


def test_a_warm_up_leaves_early_claims_and_early_cash_out(office: World) -> None:
    whole, later = summarise(office), summarise(office, warm_up=60)
    early = sum(file.claim.day < 60 for file in office.office.files.values())
    assert 0 < early == whole.claims - later.claims
    assert 0 < later.cash < whole.cash
    assert later.insurance_open == whole.insurance_open


def test_the_page_names_what_the_issue_of_a_run_is(office: World) -> None:
    names = [name for name, _ in summarise(office).lines]
    assert names == [
        "Claims", "Rejections (277CA)", "Denials (835)", "Cash", "Open", "Days in A/R", "Filing write-offs",
        "Waiting at the end", "Books",
    ]  # fmt: skip


def test_an_office_that_has_not_opened_yet_has_no_rates() -> None:
    page = summarise(World(scenario(), 7))
    assert (page.claims, page.rejection_rate, page.denial_rate, page.days_in_ar) == (0, None, None, None)
    assert dict(page.lines)["Days in A/R"] == "none yet"


def test_books_that_do_not_balance_are_said_not_to() -> None:
    world = run(scenario(), days=30)
    world.office.ledger._totals[INSURANCE] += 1
    page = summarise(world)
    assert not page.balanced
    assert "DO NOT BALANCE" in dict(page.lines)["Books"]


def test_a_filing_write_off_that_the_payer_undoes_is_no_loss() -> None:
    ledger = Ledger()
    for claim, amount in (("C-1", 100_00), ("C-2", 70_00), ("C-3", 30_00)):
        ledger.post(0, claim, 0, INSURANCE, REVENUE, amount, "charge")
    ledger.post(10, "C-1", 0, WRITE_OFF, INSURANCE, 100_00, "timely_filing")
    ledger.post(11, "C-2", 0, WRITE_OFF, INSURANCE, 70_00, "timely_filing")
    ledger.post(12, "C-3", 0, WRITE_OFF, INSURANCE, 30_00, "duplicate_charge")
    assert filing_write_offs(ledger) == 170_00
    assert filing_write_offs(ledger, begin=11) == 70_00
    ledger.post(20, "C-1", 0, INSURANCE, WRITE_OFF, 100_00, "write-off reversed, payer paid")
    assert filing_write_offs(ledger) == 70_00


def test_claims_that_nobody_sends_are_lost_when_their_filing_limit_passes() -> None:
    office = honest()
    world = World(office, 7)
    today = 80
    world.run_to(today * DAY)
    limits = {payer.key: payer.filing_limit_days for payer in office.payers}
    claims = [file.claim for file in world.office.files.values()]
    # Day of service plus limit is the last day; day 80 itself has just begun.
    lost = sum(claim.charge for claim in claims if claim.day + limits[claim.payer] < today)
    assert lost > 0
    assert filing_expired(world.office, today) == lost


def test_a_claim_sent_in_time_is_not_lost_while_its_answer_is_out() -> None:
    person = seat(honest(), day=65)
    office, today = person.world.office, person.world.day
    limits = person.world.office.payers
    late = sum(
        file.claim.charge for file in office.files.values()
        if file.claim.day + limits[file.claim.payer].filing_limit_days < today
    )
    assert late > 0
    person.do(ReleaseBatch())
    # What went out today was late already, or is timely: nothing else becomes lost by waiting for the 277CA.
    assert filing_expired(office, today) == late
    assert filing_expired(office, today + 1) == late
    person.do(Wait())
    for report in person.ids("reports"):
        person.do(OpenReport(report))
    # Payers take late claims in at the door and deny them later, so none is without acceptance now.
    assert filing_expired(office, person.world.day) == 0
