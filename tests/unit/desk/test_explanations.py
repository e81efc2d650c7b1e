"""Explanations of payment as a payer prints them, worked out by hand."""

from types import SimpleNamespace

from sim.desk.explanations import COLUMNS, explanation, explanations
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment, ProviderAdjustment, Remittance

NOBODY = SimpleNamespace(office=SimpleNamespace(files={}, payers={}))


def decided(**changes):
    """A visit of 120.00, allowed at 90.00, of which 20.00 are a copay; and a test of 18.00 that is not covered."""
    lines = (
        LinePayment("SV401", ("GP",), 2, 12000, 9000, 7000, (Adjustment("CO", "45", 3000), Adjustment("PR", "3", 2000))),
        LinePayment("SV501", (), 1, 1800, 0, 0, (Adjustment("CO", "97", 1800),), ("N19",), denied=True),
    )
    facts = {
        "claim": "C-1", "patient": "P-1", "member_id": "M1", "payer_claim_number": "X9", "charge": 13800, "paid": 7000,
        "patient_share": 2000, "lines": lines, "denied": True,
    }
    return ClaimPayment(**{**facts, **changes})


def test_each_line_says_what_was_charged_allowed_taken_off_left_to_the_patient_and_paid():
    paper = explanation(NOBODY, decided())
    assert paper.columns == COLUMNS
    first, second = paper.rows
    assert first[0].startswith("SV401 × 2 GP ")
    assert first[1:] == ("120.00", "90.00", "30.00", "20.00", "70.00", "CO-45 30.00, PR-3 20.00")
    assert second[1:] == ("18.00", "0.00", "18.00", "0.00", "0.00", "CO-97 18.00, N19")


def test_every_code_on_it_is_explained_once_at_its_foot():
    meanings = explanation(NOBODY, decided()).note.split("\n")
    assert [line.partition(":")[0] for line in meanings] == ["CO-45", "PR-3", "CO-97", "N19"]
    assert meanings[1] == "PR-3: copay."


def test_it_says_of_whom_it_speaks_and_whether_it_was_denied_or_taken_back():
    paper = explanation(NOBODY, decided())
    assert paper.title == "C-1, denied"
    assert {field.label: field.value for field in paper.fields} == {
        "Patient": "Unknown patient", "Member ID": "M1", "Claim": "C-1", "Payer's number": "X9", "Charged": "138.00",
        "Paid": "70.00", "Patient's share": "20.00",
    }
    assert explanation(NOBODY, decided(reversal=True)).title == "C-1, taken back"
    assert explanation(NOBODY, decided(denied=False)).title == "C-1"


def test_a_remittance_lists_denied_claims_first_and_what_was_moved_outside_claims_last():
    claims = (decided(claim="C-2", denied=False), decided())
    moved = (ProviderAdjustment("L6", "INT-1", -150, "C-2"), ProviderAdjustment("WO", "OVER-1", 7000, "C-1"))
    papers = explanations(NOBODY, Remittance("835-1", "harbor", 0, "T1", 6950, claims, moved))
    assert [paper.title for paper in papers] == ["C-1, denied", "C-2", "Money moved outside claims"]
    assert papers[-1].rows == (("Interest", "INT-1", "C-2", "1.50"), ("Taken back", "OVER-1", "C-1", "-70.00"))
