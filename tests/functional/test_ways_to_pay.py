"""How patients' money comes in: by which way, how long it takes, and what the card company keeps."""

from itertools import pairwise

import pytest

from sim.records.clock import DAY
from sim.records.ledger import FEES, PATIENT, PATIENT_PAID
from sim.scenario.reading import BadScenario
from tests.offices import honest, run, scenario

ALL = [
    {"name": "mail", "share": 400, "days": [3, 6]}, {"name": "lockbox", "share": 100, "days": [2, 4]},
    {"name": "portal", "share": 400, "days": [0, 1], "fee": 29}, {"name": "phone", "share": 100, "fee": 29},
]
PAID = {"by post": "mail", "through the lockbox": "lockbox", "on the portal": "portal", "by card on the telephone": "phone"}


def office(ways, **accounts):
    return run(honest(accounts={"ways": ways, "mail_returned": 0, **accounts}, patients={"pays_bill": 1000}), days=200)


def payments(world) -> list[tuple[str, str, int]]:
    """Who paid how and on which day: claim, way, minute."""
    return [
        (event.claim, PAID[event.detail], event.minute)
        for claim in world.office.files for event in world.office.journal.of_claim(claim) if event.what == "patient paid"
    ]


def test_each_way_is_taken_as_often_as_the_scenario_says_and_the_books_balance():
    world = office(ALL)
    taken = [way for _, way, _ in payments(world)]
    assert len(taken) > 150
    for way in ALL:
        assert abs(taken.count(way["name"]) * 1000 // len(taken) - way["share"]) < 120
    assert world.office.ledger.proof() == []


def test_a_cheque_by_post_comes_later_than_a_card_and_on_no_weekend():
    at_once, late = office([{"name": "phone", "share": 1000}]), office([{"name": "mail", "share": 1000, "days": [5, 5]}])
    first = {claim: minute // DAY for claim, _, minute in reversed(payments(at_once))}
    then = {claim: minute // DAY for claim, _, minute in reversed(payments(late))}
    both = [claim for claim in first if claim in then]
    assert len(both) > 100
    for claim in both:
        # The card waits for the next working day too: over a weekend and a holiday that is three days at most.
        assert 2 <= then[claim] - first[claim] <= 9
        assert late.calendar.is_workday_number(then[claim])


def test_the_bank_keeps_its_part_of_a_card_and_none_of_a_cheque():
    cards, cheques = office([{"name": "portal", "share": 1000, "fee": 29}]), office([{"name": "lockbox", "share": 1000}])
    assert cheques.office.ledger.total(FEES) == 0
    assert payments(cards)
    for claim, _, _ in payments(cards):
        paid, fee = cards.office.ledger.balance(claim, PATIENT_PAID), cards.office.ledger.balance(claim, FEES)
        lines = len(cards.office.files[claim].claim.lines)
        assert cards.office.ledger.balance(claim, PATIENT) == 0
        # Twenty-nine in a thousand, rounded down line by line.
        assert 0 <= (paid + fee) * 29 / 1000 - fee < lines
    assert cards.office.ledger.proof() == []


def test_instalments_come_by_their_ways_and_no_later_one_waits_for_an_earlier():
    ways = [{"name": "mail", "share": 1000, "days": [4, 9]}]
    plan = {"takes_plan": 1000, "keeps_plan": 1000, "least_instalment": 100, "pays_reminder": 0, "statements": 1}
    accounts = {"ways": ways, "mail_returned": 0, "cycle_days": 30, **plan}
    world = run(honest(accounts=accounts, patients={"pays_bill": 0}), days=260)
    paid = [
        [event.minute // DAY for event in world.office.journal.of_claim(claim) if event.what == "instalment paid"]
        for claim in world.office.files
    ]
    gaps = [later - before for days in paid for before, later in pairwise(days)]
    assert len(gaps) > 20
    assert all(20 <= gap <= 40 for gap in gaps)
    assert world.office.ledger.proof() == []


@pytest.mark.parametrize(("ways", "says"), [
    ([{"name": "mail", "share": 900}], "add up to 1000"),
    ([{"name": "mail", "share": 500}, {"name": "mail", "share": 500}], "repeats"),
    ([{"name": "mail", "share": 1000, "days": [4, 2]}], "smaller number"),
])
def test_a_table_of_ways_that_makes_no_sense_is_refused_with_what_to_do(ways, says):
    with pytest.raises(BadScenario, match=says):
        scenario(accounts={"ways": ways})
