"""What is wrong with questions and answers, each fault alone on an otherwise good file."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from sim.records.transactions import Benefit, CoverageDate, Decision, Meaning, Provider, Rejection, RequestedService
from sim.wire import check
from tests.unit.wire.examples import ANA, LEO
from tests.unit.wire.examples_questions import (
    ASKER,
    PAID,
    coverage_answer,
    coverage_answers,
    coverage_question,
    coverage_questions,
    decision,
    envelope_receipt,
    request,
    review,
    standing,
    standing_answer,
    standing_answers,
    standing_question,
    standing_questions,
)
from tests.unit.wire.kinds import MEANINGS


def rules(meaning: Meaning) -> list[str]:
    return [finding.rule for finding in check(meaning)]


@pytest.mark.parametrize("name", MEANINGS)
def test_a_good_file_of_every_kind_has_no_findings(name: str) -> None:
    assert check(MEANINGS[name]) == ()


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (coverage_question(member_id="", subscriber=replace(ANA, birth_date=None)), "member_id"),
        (coverage_question(dependent=replace(LEO, birth_date=None), relationship="19"), "birth_date"),
        (coverage_question(dependent=LEO), "relationship"),
        (coverage_question(service_types=()), "no_service_type"),
        (coverage_question(service_types=("30", "ZQ")), "unknown_service_type"),
        (coverage_question(date=None), "no_date"),
    ],
)
def test_one_fault_of_a_question_about_coverage(wrong: object, rule: str) -> None:
    assert rules(coverage_questions(wrong)) == [rule]


def test_a_question_may_go_without_a_member_number_when_the_birth_date_is_told() -> None:
    assert rules(coverage_questions(coverage_question(member_id=""))) == []


def test_the_practice_that_asks_needs_a_valid_npi_or_another_number() -> None:
    # The last digit of 1234567893 is its check digit.
    file = coverage_questions()
    assert rules(replace(file, provider=replace(ASKER, npi="1234567890"))) == ["npi"]
    assert rules(replace(file, provider=Provider("Larkspur", qualifier="SV", identifier="2000035"))) == []
    assert rules(replace(standing_questions(), provider=Provider("Larkspur"))) == ["npi"]
    assert rules(request(requester=Provider("Larkspur"))) == ["npi"]


def benefit(**changes: object) -> Benefit:
    facts = {"kind": "C", "service_types": ("30",), "period": "23", "amount": 150000, "network": "Y"}
    return Benefit(**(facts | changes))


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ((), "no_answer"),
        ((benefit(kind="ZZ"),), "unknown_benefit"),
        ((benefit(service_types=("30", "ZQ")),), "unknown_service_type"),
        ((benefit(amount=None),), "no_amount"),
        ((benefit(kind="A", amount=None, share=20),), "share"),
        ((benefit(kind="A", amount=None, share=Decimal("-0.2")),), "share"),
        # 1,500.01 cannot be left of 1,500.00.
        ((benefit(), benefit(period="29", amount=150001)), "remaining"),
        ((Benefit(kind="1", service_types=("30",)), Benefit(kind="6", service_types=("98", "30"))), "contradiction"),
        ((Benefit(kind="R", service_types=("30",)),), "no_other_payer"),
        ((Benefit(kind="V", rejections=(Rejection("ZZ", "C"),)),), "unknown_rejection"),
    ],
)
def test_one_fault_of_an_answer_about_coverage(wrong: tuple[Benefit, ...], rule: str) -> None:
    assert rules(coverage_answers(coverage_answer(benefits=wrong))) == [rule]


def test_what_is_left_is_held_to_the_whole_of_its_own_network_only() -> None:
    outside = benefit(network="N", amount=300000)
    left = benefit(network="N", period="29", amount=200000)
    assert rules(coverage_answers(coverage_answer(benefits=(benefit(), outside, left)))) == []


def test_a_finding_on_a_benefit_says_which() -> None:
    (finding,) = check(coverage_answers(coverage_answer(), coverage_answer(benefits=(benefit(), benefit(kind="ZZ")))))
    assert (finding.item, finding.line) == (2, 2)


def test_coverage_cannot_end_before_it_begins() -> None:
    dates = (CoverageDate("346", date(2026, 2, 1)), CoverageDate("347", date(2026, 1, 31)))
    assert rules(coverage_answers(coverage_answer(dates=dates))) == ["date_order"]
    assert rules(coverage_answers(coverage_answer(dates=dates[::-1]))) == ["date_order"]
    assert rules(coverage_answers(coverage_answer(dates=(dates[0], CoverageDate("347", date(2026, 2, 1)))))) == []


def test_an_answer_without_a_patient_must_say_why() -> None:
    silent = replace(coverage_answers(), answers=())
    assert rules(silent) == ["no_answer"]
    assert rules(replace(silent, payer_rejections=(Rejection("42", "R"),))) == []
    assert rules(replace(silent, provider_rejections=(Rejection("51", "Z"),))) == ["unknown_rejection"]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (standing_question(trace=""), "trace"),
        (standing_question(member_id=""), "member_id"),
        (standing_question(date=None), "no_date"),
        (standing_question(through=date(2026, 3, 1)), "date_order"),
    ],
)
def test_one_fault_of_a_question_where_a_claim_stands(wrong: object, rule: str) -> None:
    assert rules(standing_questions(wrong)) == [rule]


def test_a_question_needs_a_day_on_the_claim_or_on_a_line_or_the_payers_number() -> None:
    line = standing_questions().claims[1].lines[0]
    assert rules(standing_questions(standing_question(date=None, lines=(line,)))) == []
    assert rules(standing_questions(standing_question(date=None, lines=(replace(line, date=None),)))) == ["no_date"]
    assert rules(standing_questions(standing_question(date=None, payer_claim_number="2026061002"))) == []


def test_two_questions_with_one_number_are_both_found() -> None:
    assert rules(standing_questions(standing_question(), standing_question())) == ["trace", "trace"]


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (standing_answer(), "no_status"),
        (standing_answer(standing("Z1:65")), "unknown_status"),
        (standing_answer(standing("F1:9999")), "unknown_status"),
        (standing_answer(replace(PAID, statuses=standing("F2:65").statuses)), "contradiction"),
        (standing_answer(replace(PAID, paid=16551)), "paid_too_much"),
    ],
)
def test_one_fault_of_an_answer_where_a_claim_stands(wrong: object, rule: str) -> None:
    assert rules(standing_answers(wrong)) == [rule]


def test_a_refusal_of_the_whole_question_is_checked_too() -> None:
    assert rules(standing_answers(refusal=standing("Z1:0"))) == ["unknown_status"]


SERVICE = RequestedService(procedure="SV301", units=12)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (request(review(decision=Decision("A1", "PA1"))), "decision"),
        (request(review(services=(replace(SERVICE, decision=Decision("A3")),))), "decision"),
        (request(review(member_id="")), "member_id"),
        (request(review(category="QQ")), "category"),
        (request(review(diagnoses=())), "no_diagnosis"),
        (request(review(services=(), visits=None, service_type="")), "no_service"),
        (request(review(dependent=LEO)), "relationship"),
        (replace(request(), reviews=()), "no_request"),
        (decision(review()), "no_decision"),
        (decision(review(decision=Decision("ZZ"))), "decision"),
        (decision(review(decision=Decision("A1"))), "no_authorisation"),
        (decision(review(rejections=(Rejection("75", "Z"),))), "unknown_rejection"),
        (decision(review(services=(replace(SERVICE, rejections=(Rejection("ZZ", "C"),)),))), "unknown_rejection"),
    ],
)
def test_one_fault_of_a_request_or_a_decision(wrong: Meaning, rule: str) -> None:
    assert rules(wrong) == [rule]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"status": "Q", "note": "000"}, "receipt_verdict"),
        ({"status": "A", "note": "025"}, "receipt_verdict"),
        ({"status": "R", "note": "000"}, "receipt_verdict"),
        ({"status": "R", "note": "777"}, "unknown_note"),
    ],
)
def test_one_fault_of_the_receipt_for_an_envelope(changes: dict[str, str], rule: str) -> None:
    assert rules(envelope_receipt(**changes)) == [rule]
