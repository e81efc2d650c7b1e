"""The other payers of a claim: their order, their names, and whether what they decided adds up."""

import pytest
from msgspec.structs import replace

from sim.records.transactions import Adjustment, SubmittedClaim
from sim.wire import check, emit, parse
from tests.unit.wire.examples import submission, visit
from tests.unit.wire.examples_money import CONTRACT, first_payer, prior_injection, prior_visit, second_claim, second_claims


def found(claim: SubmittedClaim) -> list[tuple[str, int]]:
    return [(finding.rule, finding.line) for finding in check(submission(claim))]


def lines(visit_decided: object, injection_decided: object) -> dict[str, object]:
    first, second = second_claim().lines
    return {"lines": (replace(first, prior=(visit_decided,)), replace(second, prior=(injection_decided,)))}


def test_good_claims_to_second_and_third_payers_have_no_findings() -> None:
    assert check(second_claims()) == ()


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (second_claim(filing_order="P"), [("payer_order", 0)]),
        (second_claim(others=()), [("unknown_prior_payer", 1), ("unknown_prior_payer", 2)]),
        (second_claim(others=(first_payer(filing_order="T", paid=None),), lines=(visit(charge=16550),)), [("payer_order", 0)]),
        (second_claim(others=(first_payer(member_id=""),)), [("other_payer", 0)]),
        (second_claim(others=(first_payer(paid=None),)), [("no_prior_payment", 0)]),
        # 165.50 - 20.50 - 20.00 - 15.00 = 110.00, and 80.00 + 30.00 = 110.00 on the lines.
        (second_claim(others=(first_payer(paid=11001),)), [("prior_balance", 0), ("prior_paid", 0)]),
        (second_claim(others=(first_payer(adjustments=(CONTRACT,)),)), [("prior_balance", 0), ("prior_paid", 0)]),
        (second_claim(**lines(prior_visit(paid=8001), prior_injection(paid=2999))),
         [("prior_line_balance", 1), ("prior_line_balance", 2)]),
        (second_claim(**lines(prior_visit(payer_id="NOBODY"), prior_injection())),
         [("prior_balance", 0), ("prior_paid", 0), ("unknown_prior_payer", 1)]),
    ],
)  # fmt: skip
def test_one_fault_between_payers_is_found_where_it_lies(wrong: SubmittedClaim, expected: list[tuple[str, int]]) -> None:
    assert found(wrong) == expected


def test_a_payer_that_decided_the_claim_as_a_whole_needs_no_lines() -> None:
    whole = first_payer(adjustments=(Adjustment("CO", "45", 2050), Adjustment("PR", "3", 3500)))
    assert found(second_claim(others=(whole,), lines=(visit(charge=16550),))) == []


def test_each_finding_carries_the_status_that_a_payer_would_answer_with() -> None:
    (first, *_) = check(submission(second_claim(others=(first_payer(paid=11001),))))
    assert (first.status.category, first.status.status) == ("A8", "672")
    (missing,) = check(submission(second_claim(others=(first_payer(paid=None),))))
    assert (missing.status.category, missing.status.status) == ("A6", "286")


def test_what_another_payer_decided_survives_the_wire() -> None:
    arrived = parse(emit(second_claims()))
    assert arrived.claims[0].others[0].paid == 11000
    assert [prior.paid for line in arrived.claims[0].lines for prior in line.prior] == [8000, 3000]
    assert arrived.claims[1].others[1].remarks == ("MA04",)
    assert [line.place_of_service for line in arrived.claims[0].lines] == ["11", "19"]
    assert [paper.number for paper in arrived.claims[0].attachments] == ["ATT-1", ""]
