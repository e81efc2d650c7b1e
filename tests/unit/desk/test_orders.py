"""Worklists in the order that a biller asks for, and the odds beside each claim."""

import pytest

from sim.desk.asks import AskFirst, AskWorklist
from sim.desk.orders import ORDERS
from sim.rules.odds import odds, worth
from tests.offices import scenario, seat

CAUSES = [
    {"cause": "transposed_member_id", "patients": 12}, {"cause": "wrong_payer", "patients": 6},
    {"cause": "duplicate_sent", "patients": 4},
]


@pytest.fixture(scope="module")
def person():
    person = seat(scenario(planted=CAUSES), day=56)
    person.release_and_read()
    return person


def in_order(person, order: str):
    return person.look(AskWorklist("rejected", order)).worklist.rows


def test_every_order_shows_all_claims(person):
    waiting = {row.id for row in in_order(person, "nearest_deadline")}
    assert len(waiting) > 10
    assert all({row.id for row in in_order(person, order)} == waiting for order in ORDERS)


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("best_odds", lambda row: -row.odds),
        ("expected_value", lambda row: (-worth(row.charge, row.codes, row.days_left), row.day, row.id)),
        ("payer", lambda row: row.payer_name),
        ("cause", lambda row: row.codes),
        ("highest_value", lambda row: -row.charge),
        ("oldest_first", lambda row: row.day),
    ],
)
def test_an_order_puts_first_what_it_says(person, order, key):
    keys = [key(row) for row in in_order(person, order)]
    assert len(set(keys)) > 1
    assert keys == sorted(keys)


def test_each_row_tells_the_odds_of_its_code_and_clock(person):
    rows = in_order(person, "nearest_deadline")
    assert {row.odds for row in rows} == {odds(row.codes, row.days_left) for row in rows}
    assert all(row.odds is not None and 0 <= row.odds <= 100 for row in rows)


@pytest.mark.parametrize("order", ["nearest_deadline", "expected_value", "oldest_first"])
def test_of_several_worklists_the_first_claim_of_all_is_shown_where_it_stands(person, order):
    firsts = [person.look(AskWorklist(name, order, 1)).worklist.rows[0] for name in ("to_send", "rejected")]
    keys = {
        "nearest_deadline": lambda row: (row.days_left, row.day, row.id),
        "expected_value": lambda row: (-worth(row.charge, row.codes, row.days_left), row.day, row.id),
        "oldest_first": lambda row: (row.day, row.id),
    }
    shown = person.look(AskFirst({"rejected": frozenset(), "to_send": frozenset(), "denied": frozenset()}, order)).worklist
    assert [row.id for row in shown.rows] == [min(firsts, key=keys[order]).id]
    assert shown.rows[0].id in person.ids(shown.name)


def test_what_is_put_aside_is_not_first_and_where_nothing_waits_nothing_is_shown(person):
    rejected = person.ids("rejected")
    first = person.look(AskFirst({"rejected": frozenset()})).worklist.rows[0].id
    second = person.look(AskFirst({"rejected": frozenset([first])})).worklist.rows[0].id
    assert first != second
    assert person.look(AskFirst({"rejected": frozenset(rejected)})).worklist is None
    person.world.office.taken[first] = "Somebody else"
    assert person.look(AskFirst({"rejected": frozenset()})).worklist.rows[0].id == second
    del person.world.office.taken[first]


def test_a_worklist_may_be_asked_for_the_claims_of_some_patients(person):
    rows = in_order(person, "nearest_deadline")
    theirs = frozenset(row.patient for row in rows[3:6])
    shown = person.look(AskWorklist("rejected", patients=theirs)).worklist.rows
    assert shown == tuple(row for row in rows if row.patient in theirs)
