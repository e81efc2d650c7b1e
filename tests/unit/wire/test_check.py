"""What is well formed and still wrong, each fault alone on an otherwise good file."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.transactions import AcknowledgedSet, ClaimStatus, SegmentError, Submission837, SubmittedClaim
from sim.wire import check, emit, parse
from tests.unit.wire.examples import (
    ANA,
    DOCTOR,
    LEO,
    PRACTICE,
    claim,
    receipt,
    refusal,
    remittance,
    report,
    reported,
    submission,
    visit,
)


def rules(meaning: object) -> list[str]:
    return [finding.rule for finding in check(meaning)]


@pytest.mark.parametrize("meaning", [submission(), receipt(), refusal(), report(), remittance()])
def test_a_good_file_has_no_findings(meaning: object) -> None:
    assert check(meaning) == ()


def one_line(**changes: object) -> SubmittedClaim:
    return claim(lines=(visit(charge=16550, **changes),))


@pytest.mark.parametrize(
    ("wrong", "rule", "status"),
    [
        # 1098765435 is valid; its last two digits are swapped, which Luhn's rule catches.
        (claim(rendering=replace(DOCTOR, npi="1098765453")), "npi", "A7:562:82"),
        (claim(rendering=replace(DOCTOR, npi="")), "npi", "A6:562:82"),
        (claim(referring=replace(DOCTOR, npi="1234567890", taxonomy="")), "npi", "A7:562:DN"),
        (claim(rendering=replace(DOCTOR, taxonomy="207Q00000")), "taxonomy", "A7:145:82"),
        (claim(member_id=""), "member_id", "A6:164:IL"),
        (claim(subscriber=replace(ANA, birth_date=None)), "birth_date", "A6:158:IL"),
        (claim(subscriber=replace(ANA, address=None)), "patient_address", "A6:126:IL"),
        (claim(patient=replace(LEO, birth_date=None), relationship="19"), "birth_date", "A6:158:QC"),
        (claim(relationship="19"), "relationship", "A8:156:IL"),
        (claim(diagnoses=("E11.9", "4019")), "diagnosis", "A7:255:"),
        (claim(frequency="7"), "payer_claim_number", "A6:464:"),
        (claim(frequency="5"), "frequency", "A7:535:"),
        (claim(charge=16500), "charge_total", "A8:400:"),
        (claim(charge=0, lines=()), "no_line", "A6:247:"),
        (one_line(pointers=(1, 3)), "pointer", "A7:477:"),
        (one_line(pointers=()), "pointer", "A7:477:"),
        (one_line(date=None), "no_date", "A6:187:"),
        (one_line(date=date(2026, 3, 6)), "future_date", "A7:510:"),
        (one_line(through=date(2026, 3, 1)), "date_order", "A7:187:"),
        (one_line(units=0), "units", "A7:476:"),
        (one_line(modifiers=("25", "25")), "modifier", "A7:453:"),
        (one_line(modifiers=("2",)), "modifier", "A7:453:"),
    ],
)
def test_one_fault_on_a_claim_is_one_finding_with_its_status(wrong: SubmittedClaim, rule: str, status: str) -> None:
    (finding,) = check(submission(wrong))
    assert finding.rule == rule
    assert finding.claim_id == "C-1001"
    assert finding.status is not None
    assert f"{finding.status.category}:{finding.status.status}:{finding.status.entity}" == status
    assert finding.message.startswith("claim C-1001")
    assert finding.line == (1 if ", line 1" in finding.where else 0)


def test_a_claim_without_a_diagnosis_has_nothing_to_point_to() -> None:
    assert rules(submission(claim(diagnoses=(), lines=(visit(charge=16550),)))) == ["no_diagnosis", "pointer"]


def test_a_number_given_to_two_claims_is_found_on_both() -> None:
    assert rules(submission(claim(), claim("C-2"), claim())) == ["duplicate_claim_id", "duplicate_claim_id"]


@pytest.mark.parametrize(
    ("changes", "rule", "status"),
    [
        ({"npi": "1234567890"}, "npi", "562"),
        ({"tax_id": "00-011223"}, "tax_id", "128"),
        ({"taxonomy": "FAMILY"}, "taxonomy", "145"),
        ({"address": replace(PRACTICE.address, zip_code="44055")}, "billing_zip", "500"),
        ({"address": None}, "billing_zip", "500"),
    ],
)
def test_one_fault_of_the_practice_is_one_finding(changes: dict[str, object], rule: str, status: str) -> None:
    file = replace(submission(), billing=replace(PRACTICE, **changes))
    (finding,) = check(file)
    assert (finding.rule, finding.status) == (rule, ClaimStatus("A7", status, "85"))


def test_a_second_practice_is_checked_too() -> None:
    other = replace(PRACTICE, npi="1098765435", address=replace(PRACTICE.address, zip_code="44055"))
    assert rules(submission(claim(), claim("C-2", billing=other))) == ["billing_zip"]


def test_two_cents_between_lines_and_total_are_told_in_dollars() -> None:
    (finding,) = check(submission(claim(charge=16552)))
    assert finding.what == "the lines come to 165.50, the claim says 165.52"


def test_a_fault_survives_the_wire() -> None:
    wrong = submission(claim(rendering=replace(DOCTOR, npi="1098765453")))
    arrived = parse(emit(wrong))
    assert isinstance(arrived, Submission837)
    assert check(arrived) == check(wrong)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (receipt(accepted=0), "receipt_counts"),
        (receipt(received=0), "receipt_counts"),
        (receipt(status="R"), "receipt_verdict"),
        (
            receipt(sets=(AcknowledgedSet(control="0001", errors=(SegmentError(segment="CLM", position=3),)),)),
            "receipt_errors",
        ),
    ],
)
def test_a_receipt_that_contradicts_itself_is_found(wrong: object, rule: str) -> None:
    assert rules(wrong) == [rule]


GOOD = reported("C-1", ClaimStatus("A2", "20"))


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (replace(report(GOOD), accepted_count=2), "report_totals"),
        (replace(report(GOOD), rejected_amount=100), "report_totals"),
        (report(reported("C-1", ClaimStatus("Z9", "20"))), "unknown_status"),
        (report(reported("C-1", ClaimStatus("A2", "9999"))), "unknown_status"),
        (report(reported("C-1")), "no_status"),
    ],
)
def test_a_report_that_does_not_add_up_or_uses_unknown_codes_is_found(wrong: object, rule: str) -> None:
    assert rules(wrong) == [rule]


def test_a_report_that_names_a_claim_twice_is_found() -> None:
    assert rules(report(GOOD, GOOD)) == ["duplicate_claim_id", "duplicate_claim_id"]


def test_the_totals_of_a_report_are_told_in_words() -> None:
    (finding,) = check(replace(report(GOOD), accepted_count=2))
    assert finding.what == (
        "it states 2 accepted for 165.50 and 0 rejected for 0.00, and names 1 accepted for 165.50 and 0 rejected for 0.00"
    )
