"""A month at a billing service: one expert at the desks of three practices, each under another package."""

from collections import Counter

import pytest

from sim.desk.actions import GoHome
from sim.desk.figures.periods import span
from sim.grading.par import BEST, PLAYERS, play
from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID, PATIENT_PAID, REFUNDED
from sim.reports.client import Client
from sim.training.clients import AskClient, SwitchClient
from sim.training.exercise import Exercise
from sim.training.session import Session, header_for

MONTH = Exercise(
    title="A month", objectives=("Work for three practices.",), service="three_clients", minutes=60, starts=0, ends=31,
    lists=("reports", "to_send"), name="month",
)


def worked(exercise: Exercise) -> Session:
    """Let an expert go the rounds of every client until the last day is over."""
    return play(exercise, header_for(exercise), PLAYERS[BEST])[0]


def done_at(session: Session, client: str) -> Counter[str]:
    """Count what was done at a client's desk: verb → how often."""
    return Counter(
        record.action.__struct_config__.tag for record in session.file.records
        if record.client == client and record.outcome.done
    )


@pytest.fixture(scope="module")
def month() -> Session:
    return worked(MONTH)


def test_every_desk_is_worked_every_day(month):
    days = {(record.client, record.minute // DAY) for record in month.file.records}
    workdays = [day for day in range(month.exercise.ends + 1) if month.desk.calendar.is_workday_number(day)]
    assert days >= {(client, day) for client in month.worlds for day in workdays[1:]}


def test_nothing_of_the_service_s_work_is_older_than_the_night(month):
    for client, world in month.worlds.items():
        lists = month.offices.roster[client].terms.lists
        assert not set(lists) & {"rejected", "denied"} & {name for name, waiting in world.office.waiting.items() if waiting}
        assert sum(file.times_sent > 0 for file in world.office.files.values()) > 30


def test_the_books_of_every_practice_balance(month):
    assert [world.office.ledger.proof() for world in month.worlds.values()] == [[], [], []]


def test_nobody_does_what_the_contract_leaves_to_the_other(month):
    for client, world in month.worlds.items():
        terms = month.offices.roster[client].terms
        assert not done_at(month, client).keys() & terms.theirs.keys()
        posted = {event.who for event in world.office.journal.events if event.what == "paid"}
        assert posted == {"you"}, "to post is the service's work in every package"


def test_the_fee_foots_to_the_books(month):
    collected, fees = {}, {}
    for key, world in month.worlds.items():
        client = Client(month.desks[key], month.offices.roster[key].terms)
        total, month_so_far = world.office.ledger.total, span(client.desk)
        collected[key] = client.collected_in(month_so_far)
        fees[key] = client.package.fee.due(collected[key], client.done_in(month_so_far))
        assert collected[key] == total(INSURER_PAID) + total(PATIENT_PAID) + total(REFUNDED) > 0
    # 3.5 % of what Cedar Street collected, half a cent rounded up.
    assert fees["cedar"] == int(collected["cedar"] * 0.035 + 0.5)
    done = done_at(month, "riverbend")
    requests = done["request_authorisation"] * 1800 + done["request_referral"] * 900
    assert requests > 0, "a visit at Riverbend lacked its authorisation"
    assert fees["riverbend"] == int(collected["riverbend"] * 0.05 + 0.5) + requests


def test_what_the_service_may_not_ask_for_it_hands_to_the_client(month):
    asked = [record for record in month.file.records if isinstance(record.action, AskClient) and record.outcome.done]
    assert asked and {record.client for record in asked} <= {"mill-pond", "cedar"}


def test_a_month_costs_minutes_only_once(month):
    """Whatever was spent at one desk was spent for all: the person's minutes fit into the days there were."""
    spent = sum(record.outcome.minutes for record in month.file.records if not isinstance(record.action, GoHome))
    workdays = sum(month.desk.calendar.is_workday_number(day) for day in range(month.exercise.ends + 1))
    assert spent <= workdays * (month.desk.calendar.close_at - month.desk.calendar.open_at)
    assert sum(desk.minutes_worked for desk in month.desks.values()) == spent
    assert any(isinstance(record.action, SwitchClient) for record in month.file.records)
