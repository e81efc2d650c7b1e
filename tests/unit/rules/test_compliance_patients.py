"""What patients may be asked to pay: cases worked by hand."""

import pytest

from sim.rules.compliance.patients import (
    balance_billed,
    collected_unfairly,
    notice_missing,
    qmb_billed,
    share_waived,
    surprise_billed,
)

# Charge 1,000, contract 700: CO-45 300; copay 30, deductible 200, coinsurance 20 are the patient's 250.
PAID = (("CO", "45", 30000), ("PR", "3", 3000), ("PR", "1", 20000), ("PR", "2", 2000))
NO_AUTHORISATION = (("CO", "197", 18600),)


@pytest.mark.parametrize(("adjustments", "billed", "beyond"), [
    (PAID, 25000, None), (PAID, 24999, None), (PAID, 25001, 1), (PAID, 55000, 30000),
    (NO_AUTHORISATION, 18600, 18600),  # CO-197 is never the patient's
    ((("CO", "29", 9000),), 9000, 9000),  # late is the practice's loss
    ((("OA", "257", 9000),), 9000, 9000),  # held for the unpaid premium
    ((("CO", "253", 160), ("PR", "2", 2000)), 2160, 160),  # sequestration never moves to the patient
    ((), 9000, 9000),  # nobody has decided yet
    ((("PR", "27", 9000),), 9000, None),
    (PAID, 0, None),
    ((("PR", "2", -2000),), 0, None),  # a reversal leaves nothing to bill
])
def test_a_patient_owes_what_the_remittance_leaves_and_no_cent_more(adjustments, billed, beyond):
    breach = balance_billed(adjustments, billed)
    assert (breach and breach.amount) == beyond


def test_a_statement_beyond_the_share_names_what_is_not_the_patients():
    assert balance_billed(PAID, 55000).facts == (
        "Billed $550.00; the remittance leaves the patient $250.00. Not theirs: CO-45 $300.00."
    )
    assert balance_billed((), 100).facts.endswith("No payer has said that they owe more.")


@pytest.mark.parametrize(("protected", "billed", "broken"), [(True, 2000, True), (True, 0, False), (False, 2000, False)])
def test_a_qualified_medicare_beneficiary_is_never_billed(protected, billed, broken):
    assert (qmb_billed(protected, billed) is not None) is broken


# 42 CFR 411.404, 411.408: told in writing, before the service.
@pytest.mark.parametrize(("carcs", "billed", "signed", "broken"), [
    (("50",), 9000, None, True), (("50",), 9000, 99, False), (("50",), 9000, 100, False), (("50",), 9000, 101, True),
    (("151", "45"), 9000, None, True), (("1",), 9000, None, False), (("50",), 0, None, False),
])
def test_an_unnecessary_service_is_the_patients_only_after_notice(carcs, billed, signed, broken):
    assert (notice_missing(carcs, billed, service_day=100, signed_day=signed) is not None) is broken


# 45 CFR 149.410(a) for emergencies, 149.420(a) and (c) for facilities and consent.
@pytest.mark.parametrize(("network", "emergency", "facility", "consented", "billed", "broken"), [
    (False, True, False, False, 5001, True), (False, True, False, False, 5000, False),
    (False, True, False, True, 5001, True),  # no consent counts in an emergency
    (False, False, True, False, 5001, True), (False, False, True, True, 5001, False),
    (False, False, False, False, 5001, False),  # the patient chose an office outside the network
    (True, True, True, False, 5001, False),
])
def test_a_surprise_is_billed_at_the_in_network_share(network, emergency, facility, consented, billed, broken):
    assert (surprise_billed(network, emergency, facility, consented, billed, 5000) is not None) is broken


# 42 U.S.C. 1320a-7a(i)(6)(A): not advertised, not routine, and need determined or collection tried.
@pytest.mark.parametrize(("waived", "blanket", "advertised", "need", "tried", "broken"), [
    (3000, False, False, True, False, False), (3000, False, False, False, True, False),
    (3000, False, False, False, False, True), (3000, True, False, True, False, True),
    (3000, False, True, True, True, True), (0, True, True, False, False, False),
])
def test_a_share_is_forgiven_for_need_and_never_for_everybody(waived, blanket, advertised, need, tried, broken):
    assert (share_waived(waived, blanket, advertised, need, tried) is not None) is broken


# 15 U.S.C. 1692c(a)(1): 8 in the morning to 9 at night; (c) a written stop; 1692g(b) a dispute.
@pytest.mark.parametrize(("minute", "stop", "dispute", "broken"), [
    (479, False, False, True), (480, False, False, False), (1260, False, False, False), (1261, False, False, True),
    (600, True, False, True), (600, False, True, True),
])
def test_a_debt_is_collected_by_day_and_not_after_a_no(minute, stop, dispute, broken):
    assert (collected_unfairly(minute, stop, dispute) is not None) is broken
