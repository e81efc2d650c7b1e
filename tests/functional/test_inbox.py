"""The inbox over months: experts clear it without a breach, and what nobody answers costs money and complaints."""

import pytest

from sim.records.ledger import PATIENT_PAID
from sim.world.world import World
from tests.offices import honest, run

RATES = {"after_statement": 400, "after_decision": 150, "after_visit": 150, "after_card": 1000, "after_query": 1000}
LISTS = (
    "reports", "to_post", "to_send", "rejected", "denied", "secondary", "patients", "collections", "follow_up", "underpaid",
)
MONEY = ("credits", "exceptions", "deposits")


def office(lists: tuple[str, ...], days: int = 110, **overrides) -> World:
    patients = {"count": 60, "pays_bill": 1000, "first_visit_within_days": 30}
    return run(honest(inbox=RATES, patients=patients, staffing={"lists": [*lists]}, **overrides), days=days)


@pytest.fixture(scope="module")
def minded() -> World:
    """An office whose biller reads the inbox."""
    return office((*LISTS, *MONEY, "inbox"), rates={"coverage_ended": 20_000})


@pytest.fixture(scope="module")
def unminded() -> World:
    """The same office, and nobody looks into the inbox."""
    return office((*LISTS, *MONEY), rates={"coverage_ended": 20_000})


def questions(world: World) -> set[str]:
    return {file.message.question for file in world.office.inbox.files.values()}


def test_an_expert_clears_the_inbox_without_a_breach(minded):
    files = minded.office.inbox.files.values()
    answered = [file for file in files if file.answer]
    assert len(answered) > 60 and len(questions(minded) - {"complaint"}) >= 9
    assert all(file.right for file in answered)
    assert minded.office.breaches == []
    # What waits came in the last days, or from somebody who does not pick up.
    assert all(file.message.minute > minded.env.now - 6 * 1440 or file.tries for file in minded.office.inbox.waiting.values())


def test_what_nobody_answers_brings_complaints_breaches_and_less_money(minded, unminded):
    complaints = [
        [file.message.question for file in world.office.inbox.files.values()].count("complaint") for world in (minded, unminded)
    ]
    assert complaints[0] < complaints[1]
    # Balances go to the agency while questions about them lie unread.
    assert {breach.rule for breach in unminded.office.breaches} == {"access_refused", "collected_unfairly"}
    paid = [world.office.ledger.total(PATIENT_PAID) for world in (minded, unminded)]
    assert paid[0] > paid[1] > 0


def test_a_card_that_is_taken_on_file_spares_the_visits_that_follow(minded, unminded):
    told = [file for file in minded.office.inbox.files.values() if file.answer in ("take_card", "ask_for_card")]
    assert told
    for file in told:
        patient = minded.patients.all[file.message.patient]
        if file.answer == "take_card":
            assert minded.office.registrations[patient.id].payer == patient.memberships[-1].payer
    failed = [
        sum(event.what in ("rejected", "denied") for event in world.office.journal.events) for world in (minded, unminded)
    ]
    assert failed[0] <= failed[1]


def test_the_same_seed_brings_the_same_questions_and_the_same_answers(minded):
    again = office((*LISTS, *MONEY, "inbox"), rates={"coverage_ended": 20_000})
    state = [
        [(file.message, file.answer, file.answered, file.compared) for file in world.office.inbox.files.values()]
        for world in (minded, again)
    ]
    assert state[0] == state[1]
    assert minded.office.ledger.proof() == again.office.ledger.proof() == []


def test_one_more_biller_changes_nobodys_question():
    """What is asked, and by whom, hangs on what happened to a claim, not on who works when."""
    asked = []
    for billers in (1, 3):
        world = run(honest(inbox={"after_visit": 500}, staffing={"billers": billers}), days=60)
        asked.append({
            (message.question, message.asker, message.given, message.patient, message.channel)
            for message in (file.message for file in world.office.inbox.files.values())
            if not message.follows and message.question != "complaint"
        })
    assert asked[0] == asked[1] and asked[0]


def test_where_nobody_asks_the_office_is_as_it_was():
    closed, silent = run(honest(), days=60), run(honest(inbox={"after_query": 1000}), days=60)
    assert closed.office.inbox.files == silent.office.inbox.files == {}
    assert list(closed.office.ledger.postings) == list(silent.office.ledger.postings)
    assert closed.office.inbox.occasions == []
