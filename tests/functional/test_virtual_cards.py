"""Virtual cards: what they cost when they are run, what comes when they are refused, and what of one that nobody touches."""

import pytest

from sim.desk.actions import MatchDeposit, RefuseCard, RunCard, Wait
from sim.desk.asks import AskFigures, AskPractice, AskReport
from sim.desk.figures.deposits import AGREES
from sim.records.clock import DAY
from sim.records.ledger import FEES, INSURER_PAID, OUTSIDE
from sim.records.replies import Deposit, Remittance, VirtualCard
from sim.reports.client import Client
from sim.reports.needs import needs
from sim.scenario.reading import BadScenario
from tests.offices import Seat, honest, run, scenario, seat

PAYERS = ("senior-b", "state-care", "summit", "summit-partners", "harbor")
TERMS = {"fee": 30, "good_days": 20, "eft_days": 5}


def office(**overrides):
    """An honest office, all of whose payers pay by card."""
    return honest(payers={key: {"pays_by": "virtual_card", "virtual_card": TERMS} for key in PAYERS}, **overrides)


def with_card() -> tuple[Seat, VirtualCard]:
    """Sit down before the first card, its explanation posted."""
    desk = seat(office(), seed=5, day=15)
    desk.release_and_read()
    while not desk.ids("deposits"):
        desk.do(Wait())
    desk.read_mail()
    (card,) = [each for each in desk.world.office.deposits.values() if isinstance(each, VirtualCard)][:1]
    return desk, card


def remittances(world) -> list[Remittance]:
    return [each for each in world.office.reports.values() if isinstance(each, Remittance) and each.amount]


def shown(desk: Seat, name: str, number: int, trace: str):
    """Find the row of a payment in a table of a report, by column."""
    day = desk.world.calendar.date_of(desk.desk.now).isoformat()[:7]
    table = desk.look(AskFigures(name, {"month": day})).figures.tables[number]
    keys = [column.name for column in table.columns]
    return next(dict(zip(keys, row, strict=True)) for row in table.rows if trace in row)


def test_a_card_comes_with_a_paper_explanation_and_is_no_money_yet():
    desk, card = with_card()
    report = next(each for each in remittances(desk.world) if each.trace == card.trace)
    assert report.paper and report.amount == card.amount
    assert not desk.world.office.banked
    row = next(row for row in desk.rows("deposits") if row.id == card.id)
    assert (row.charge, row.why) == (card.amount, "Run the card, or refuse it and ask for EFT")
    assert row.codes == f"good until {desk.world.calendar.show_day(card.good_until, short=True)}"
    (paper,) = desk.look(AskReport(card.id)).report.papers
    fields = {field.label: field.value for field in paper.fields}
    assert fields["Card number"] == f"9999 •••• •••• {card.trace[-4:]}"
    assert fields["Good until"] == desk.world.calendar.show_day(report.minute // DAY + 20)
    assert paper in desk.look(AskReport(report.id)).report.papers
    assert shown(desk, "deposits", 1, card.trace)["state"] == "Virtual card: run it or refuse it"


def test_a_card_that_is_run_is_money_next_day_less_the_fee_and_the_claims_are_paid_whole():
    desk, card = with_card()
    books, ledger = desk.world.office, desk.world.office.ledger
    report = next(each for each in remittances(desk.world) if each.trace == card.trace)
    done = desk.do(RunCard(card.id))
    # Thirty in a thousand of the amount, begun cents dropped.
    fee = card.amount * 30 // 1000
    assert done.done and done.minutes == 4 and fee > 0
    assert ledger.total(FEES) == fee == -ledger.total(OUTSIDE)
    desk.do(Wait())
    (banked,) = [each for each in books.banked.values() if each.trace == card.trace]
    assert (banked.amount, banked.fee) == (card.amount - fee, fee)
    assert f"${fee // 100}.{fee % 100:02d} that the card company kept" in desk.look(AskReport(banked.id)).report.summary
    assert desk.do(MatchDeposit(banked.id, report.id)).done
    for payment in report.claims:
        assert ledger.balance(payment.claim, INSURER_PAID) == payment.paid
        assert ledger.balance(payment.claim, FEES) == 0
    assert ledger.proof() == []


def test_deposits_and_day_sheet_are_right_to_the_cent():
    desk, card = with_card()
    fee = card.amount * 30 // 1000
    assert desk.do(RunCard(card.id)).done
    desk.do(Wait())
    assert desk.do(MatchDeposit(f"DEP-{card.trace}", f"835-{card.trace}")).done
    row = shown(desk, "deposits", 0, card.trace)
    assert (row["bank"], row["said"], row["ledger"]) == (card.amount - fee, card.amount, card.amount - fee)
    assert (row["difference"], row["state"]) == (0, AGREES)
    payer = desk.world.office.payers[card.payer].name
    sheet = shown(desk, "day_sheet", 0, payer)
    assert sheet["fees"] == fee
    steps = dict(desk.look(AskFigures("day_sheet", {"month": "2026-01"})).figures.tables[1].rows)
    assert steps["Difference"] == 0
    cash = shown(desk, "journal_of_cash", 0, "Card fee")
    assert (cash["amount"], cash["remittance"], cash["posted_by"]) == (-fee, f"835-{card.trace}", "you")


def test_a_refused_card_is_paid_anew_whole_and_from_then_on_by_transfer():
    desk, card = with_card()
    books, calendar = desk.world.office, desk.world.calendar
    today = desk.world.day
    done = desk.do(RefuseCard(card.id))
    begins = calendar.workdays_after(today, 5)
    assert [fact.value for fact in done.facts] == [
        f"in force from {calendar.show_day(begins)}", f"{card.amount / 100:.2f} on {calendar.show_day(begins)}",
    ]
    terms = next(
        paper for paper in desk.look(AskPractice()).practice_file.documents
        if paper.kind == "payment_terms" and paper.title.endswith(books.payers[card.payer].name)
    )
    assert terms.fields[-1].value == f"Asked for; in force from {calendar.show_day(begins)}"
    desk.come_back(begins)
    anew = books.banked[f"DEP-{card.trace}"]
    assert (anew.amount, anew.fee, anew.minute // DAY) == (card.amount, 0, begins)
    assert desk.do(MatchDeposit(anew.id, f"835-{card.trace}")).done
    for _ in range(3):
        desk.release_and_read()
        desk.come_back(desk.world.day + 25)
    later = [each for each in remittances(desk.world) if each.payer == card.payer and each.minute // DAY >= begins]
    assert later and not any(each.paper for each in later)
    assert all(f"DEP-{each.trace}" in books.banked for each in later)
    assert books.ledger.total(FEES) == 0


def test_a_card_in_flight_when_transfers_were_asked_for_is_refused_without_a_second_request():
    desk, card = with_card()
    desk.do(RefuseCard(card.id))
    begins = desk.world.office.eft_from[card.payer]
    house = desk.world.payers[card.payer].remitting
    house.claims.append(next(each for each in remittances(desk.world) if each.trace == card.trace).claims[0])
    tomorrow = desk.world.day + 1
    assert tomorrow < begins
    house.send(tomorrow)
    (second,) = [each.id for each in desk.world.office.deposits.values() if each.payer == card.payer]
    told = desk.do(RefuseCard(second)).facts[0]
    assert told.name == "EFT was asked for" and desk.world.office.eft_from[card.payer] == begins


def test_a_card_is_good_on_its_last_day_and_not_on_the_next():
    desk, card = with_card()
    last = card.good_until
    while not desk.world.calendar.is_workday_number(last):
        last -= 1
    desk.come_back(last)
    assert desk.desk.look(AskReport(card.id)).verbs
    assert next(verb for verb in desk.look(AskReport(card.id)).verbs if verb.do == "run_card").refusal == ""
    desk.come_back(card.good_until + 1)
    refused = desk.do(RunCard(card.id))
    assert "good until" in refused.reason and not refused.done
    assert desk.do(RefuseCard(card.id)).done


def test_a_card_that_nobody_touches_comes_as_a_cheque_three_weeks_after_its_last_day():
    desk, card = with_card()
    books = desk.world.office
    there = desk.world.calendar.roll_forward(card.good_until + 21)
    desk.come_back(there - 1)
    assert card.id in books.deposits and f"DEP-{card.trace}" not in books.banked
    desk.come_back(there)
    assert card.id not in books.deposits
    assert books.deposits[f"DEP-{card.trace}"] == Deposit(
        f"DEP-{card.trace}", card.payer, there * DAY + 6 * 60, card.trace, card.amount
    )
    assert not desk.do(RunCard(card.id)).done and not desk.do(RefuseCard(card.id)).done


def test_a_card_whose_explanation_nobody_has_read_is_not_run():
    desk = seat(office(), seed=5, day=15)
    desk.release_and_read()
    while not desk.ids("deposits"):
        desk.do(Wait())
    card = desk.ids("deposits")[0]
    refused = desk.do(RunCard(card))
    assert not refused.done and f"Open 835-{card.removeprefix('CARD-')} first" in refused.reason


def test_a_card_is_no_deposit_to_match():
    desk, card = with_card()
    assert "No deposit" in desk.do(MatchDeposit(card.id, f"835-{card.trace}")).reason
    assert "No virtual card" in desk.do(RunCard("DEP-1")).reason


def test_a_client_is_asked_for_the_paper_of_a_deposit_and_not_of_a_card():
    desk, card = with_card()
    assert not any(line.startswith("Mail") for line in needs(Client(desk.desk)))
    desk.do(RunCard(card.id))
    desk.do(Wait())
    assert f"Mail: 1 deposit of ${(card.amount - card.fee) / 100:.2f} came" in " ".join(needs(Client(desk.desk)))


def test_a_card_in_an_envelope_that_was_lost_comes_as_a_cheque():
    lost = {key: {"pays_by": "virtual_card", "virtual_card": TERMS, "careless": {"loses_files": 1000}} for key in PAYERS}
    desk = seat(honest(payers=lost), seed=5, day=15)
    desk.release_and_read()
    desk.come_back(35)
    houses = desk.world.payers.values()
    assert any(house.remitting.cards for house in houses) and not desk.world.office.deposits
    desk.come_back(110)
    banked = desk.world.office.banked
    assert banked and all(each.fee == 0 for each in banked.values())


@pytest.mark.parametrize("skill", ["expert", "average"])
def test_an_expert_asks_each_payer_for_transfers_and_others_run_what_comes(skill):
    world = run(office(staffing={"skills": [skill]}), days=120)
    books, ledger = world.office, world.office.ledger
    done = [event.what for event in books.journal.events if event.what in ("card run", "card refused")]
    assert done and set(done) == {"card refused" if skill == "expert" else "card run"}
    assert (ledger.total(FEES) > 0) == (skill == "average") and ledger.proof() == []
    assert set(books.eft_from) == ({each.payer for each in remittances(world)} if skill == "expert" else set())
    last = max(books.eft_from.values(), default=0)
    assert not any(each.paper for each in remittances(world) if skill == "expert" and each.minute // DAY >= last)


def test_nothing_is_drawn_for_a_card():
    """Cards instead of cheques change nobody's luck: the same claims are paid the same on the same days."""
    cheques = honest(payers={key: {"pays_by": "cheque"} for key in PAYERS})
    by_cheque, by_card = (seat(each, seed=5, day=15) for each in (cheques, office()))
    for desk in (by_cheque, by_card):
        desk.release_and_read()
        desk.come_back(60)
    assert remittances(by_cheque.world) == remittances(by_card.world) != []


def test_a_card_that_is_never_good_is_refused_with_the_field():
    with pytest.raises(BadScenario, match="good_days"):
        scenario(payers={"harbor": {"pays_by": "virtual_card", "virtual_card": {"good_days": 0}}})
