"""Which appeal succeeds."""

import pytest

from sim.rules.remedies import appeal_succeeds


@pytest.mark.parametrize(("cause", "ground", "evidence", "payable", "succeeds"), [
    # The payer's own error, with and without its proof.
    ("payer_overlooked_authorisation", "payer_error", ("authorisation_letter",), False, True),
    ("payer_overlooked_authorisation", "payer_error", ("encounter_note",), False, False),
    ("payer_misread_coverage", "payer_error", ("eligibility_answer", "insurance_card"), False, True),
    ("payer_misdated_receipt", "payer_error", ("acceptance_report",), False, True),
    # The payer was right.
    ("authorisation_missing", "payer_error", ("authorisation_letter",), True, False),
    ("late_filing", "payer_error", ("acceptance_report",), False, False),
    # A reopening stands and falls with the corrected claim.
    ("modifier_missing", "clerical_reopening", (), True, True),
    ("modifier_missing", "clerical_reopening", (), False, False),
])
def test_an_appeal_is_decided_by_cause_ground_and_packet(cause, ground, evidence, payable, succeeds):
    assert appeal_succeeds(cause, ground, evidence, payable) is succeeds
