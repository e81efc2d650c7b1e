"""Questions of an exercise: answered at the desk, held against the office, compared by meaning."""

from collections import Counter

import pytest

from sim.desk.asks import AskBooks
from sim.records.clock import DAY
from sim.records.ledger import INSURANCE
from sim.records.money import dollars
from sim.training.exercise import read_exercise
from sim.training.facts import FACTS, same
from sim.training.questions import AnswerQuestion, Question, is_right, take
from sim.training.session import Session
from tests.offices import honest, seat

OWED = (Question("owed", "What do insurers owe?", "insurance_open"),)


@pytest.fixture(scope="module")
def desk():
    return seat(honest(), day=21).desk


@pytest.mark.parametrize(("answer", "right"), [
    ("1204.50", True), ("$1,204.5", True), (" 1204.50 ", True), ("1204.05", False), ("about 1204", False), ("NaN", False),
])
def test_money_is_compared_as_an_amount_and_not_as_text(answer, right, desk):
    assert same("money", answer, "1204.50", desk) is right


@pytest.mark.parametrize(("answer", "right"), [
    ("93.38", True), ("93.4 %", True), ("93.4", True), ("93.3", False), ("93", False), ("0.934", False), ("much", False),
])
def test_a_share_is_right_as_the_report_shows_it_and_not_to_the_nearest_whole(answer, right, desk):
    assert same("percent", answer, "93.38", desk) is right


def test_what_is_older_than_90_days_is_what_the_ledger_has_open_on_visits_before_then():
    late = seat(honest(), day=100).desk
    owed = Counter()
    for name, file in late.office.files.items():
        if late.now // DAY - file.claim.day > 90:
            owed[file.claim.payer] += late.office.ledger.balance(name, INSURANCE)
    assert owed.total() > 0
    assert FACTS["insurance_over_90"].now(late) == (dollars(owed.total()),)
    assert FACTS["payer_over_90"].now(late) == (owed.most_common(1)[0][0],)


@pytest.mark.parametrize("answer", ["harbor", "Harbor HMO", "HBR60", " harbor hmo"])
def test_a_payer_may_be_named_or_given_by_its_id(answer, desk):
    assert same("payer", answer, "harbor", desk)
    assert not same("payer", answer, "summit", desk)


def test_an_answer_is_right_when_it_is_what_the_desk_says_now(desk):
    owed = dollars(desk.look(AskBooks()).books.insurance_open)
    assert is_right(OWED, AnswerQuestion("owed", owed), desk)
    assert not is_right(OWED, AnswerQuestion("owed", "0"), desk)
    assert not is_right(OWED, AnswerQuestion("else", owed), desk)


@pytest.mark.parametrize(("action", "says"), [
    (AnswerQuestion("else", "1"), "Nobody asks that"),
    (AnswerQuestion("owed", "  "), "empty"),
    (AnswerQuestion("owed", "9" * 201), "longer than 200"),
])
def test_what_is_no_answer_is_refused_with_a_reason_and_costs_nothing(action, says):
    outcome = take(OWED, action)
    assert not outcome.done and outcome.minutes == 0 and says in outcome.reason


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_can_be_read_off_a_desk_and_answers_itself(fact, desk):
    known = FACTS[fact]
    assert all(same(known.kind, answer, answer, desk) for answer in known.now(desk))


def test_an_answer_is_part_of_the_attempt_and_comes_back_with_it(tmp_path):
    exercise = read_exercise("01_office_in_a_day")
    session = Session.start(exercise, tmp_path / "a.jsonl")
    asked = exercise.questions[0].id
    minute = session.desk.now
    assert session.do(AnswerQuestion(asked, "17")).done
    assert session.desk.now == minute
    again = Session.resume(tmp_path / "a.jsonl", exercise)
    assert {view.id: view.given for view in again.questions()}[asked] == "17"
