"""Worklists in the order that a biller asks for, and the odds beside each claim."""

import pytest

from sim.desk.asks import AskWorklist
from sim.desk.orders import ORDER_LABELS, ORDERS
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


def test_every_order_shows_all_claims_and_has_words(person):
    assert set(ORDERS) == set(ORDER_LABELS)
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
