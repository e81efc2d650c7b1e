"""Payments that take back, correct, cross over, or follow another payer."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.transactions import BankTransfer, Organisation, PaidClaim, ProviderAdjustment, Remittance835
from sim.wire import check, emit, narrate, parse
from sim.wire.balance import difference
from tests.unit.wire.examples import PRACTICE, remittance
from tests.unit.wire.examples_money import corrected_payment, paid_partly, reversal, second_payment, takeback

FIRST = remittance().claims[0]


def rules(advice: Remittance835) -> list[str]:
    return [finding.rule for finding in check(advice)]


def only(claim: PaidClaim) -> Remittance835:
    """A payment of nothing but this claim; what it lacks is carried forward."""
    forward = (ProviderAdjustment(PRACTICE.npi, date(2026, 12, 31), "FB", claim.paid, "EFT000124"),) if claim.paid < 0 else ()
    method = "ACH" if claim.paid > 0 else "NON"
    return remittance(claims=(claim,), amount=max(claim.paid, 0), adjustments=forward, method=method)


def test_a_reversal_and_its_correction_add_up_to_the_difference() -> None:
    # -110.00 + 80.00 + 20.00 paid on claims, 5.00 interest, 5.00 forward.
    advice = corrected_payment()
    assert sum(claim.paid for claim in advice.claims) == -1000
    assert difference(advice) == 0
    assert check(advice) == ()


def test_a_reversal_negates_all_that_it_takes_back() -> None:
    back = reversal(FIRST)
    assert (back.charge, back.paid) == (-16550, -11000)
    assert sum(each.amount for line in back.lines for each in line.adjustments) == -5550
    assert rules(only(back)) == []
    arrived = parse(emit(only(back))).claims[0]
    assert (arrived.earlier_claim_number, arrived.status) == ("2026061001", "22")


def test_a_reversal_may_say_the_negated_share_of_the_patient_but_no_other() -> None:
    back = reversal(FIRST)
    assert rules(only(replace(back, patient_responsibility=-2000))) == []
    assert rules(only(replace(back, patient_responsibility=-1000))) == ["patient_share"]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (replace(FIRST, status="22"), ["reversal_sign"]),
        (replace(reversal(FIRST), status="1"), ["patient_share", "negative"]),
        (replace(paid_partly(), passed_on_to=None), ["no_crossover"]),
        (replace(FIRST, status="20"), ["no_crossover"]),
    ],
)
def test_the_kind_of_a_decision_must_fit_its_amounts_and_names(wrong: PaidClaim, expected: list[str]) -> None:
    assert rules(only(wrong)) == expected


def test_a_negative_sum_is_carried_forward_to_the_cent() -> None:
    back = only(reversal(FIRST))
    assert back.adjustments[0].amount == -11000
    short = replace(back.adjustments[0], amount=-10999)
    assert rules(replace(back, adjustments=(short,))) == ["payment_balance"]


def test_money_is_taken_back_from_a_payment_and_interest_added() -> None:
    # 110.00 - 105.00 + 2.50 = 7.50.
    assert rules(takeback()) == []
    assert rules(replace(takeback(), amount=500)) == ["payment_balance"]


@pytest.mark.parametrize(
    ("reason", "reference", "expected"),
    [("WO", "C-0907", []), ("WO", "", ["no_reference"]), ("J1", "", []), ("ZZ", "C-1", ["unknown_change"])],
)
def test_an_adjustment_outside_the_claims_must_be_known_and_name_what_it_takes_back(
    reason: str, reference: str, expected: list[str]
) -> None:
    change = ProviderAdjustment(PRACTICE.npi, date(2026, 12, 31), reason, 11000 - 10500, reference)
    assert rules(remittance(adjustments=(change,))) == expected


def test_several_reasons_and_remarks_of_a_line_are_read_apart() -> None:
    line = parse(emit(corrected_payment())).claims[1].lines[1]
    assert [(each.group, each.reason, each.amount) for each in line.adjustments] == [
        ("CO", "16", 3000), ("CO", "197", 1000), ("PR", "96", 500),
    ]  # fmt: skip
    assert line.remarks == ("N290", "N130")
    assert (line.billed_procedure, line.billed_modifiers, line.billed_units) == ("J3421", ("25",), 2)


def test_a_second_payer_adds_nothing_to_what_the_first_left() -> None:
    second = second_payment()
    # 110.00 paid before, 20.50 by contract, 15.00 still the patient's: 20.00 of 165.50.
    assert second.paid == 16550 - 11000 - 2050 - 1500
    assert rules(only(second)) == []
    assert parse(emit(only(second))).claims[0].subscriber.first == "Luis"


def test_the_next_payer_and_the_earlier_claim_are_told() -> None:
    told = narrate(emit(corrected_payment()))
    assert "  Passed on to Grey Teal Insurance.\n" in told
    assert "  It goes back to the payer's claim 2026061001.\n" in told
    assert parse(emit(corrected_payment())).claims[1].passed_on_to == Organisation("Grey Teal Insurance", "GTI9")


def test_the_transfer_and_its_explanation_are_tied_by_trace_and_payer_alone() -> None:
    assert remittance().transfer == BankTransfer(10500, date(2026, 3, 16), "EFT000123", "1999999999")
    assert parse(emit(remittance())).transfer == remittance().transfer
    assert remittance(method="CHK", paying_account=None, paid_account=None).transfer is None
    assert corrected_payment().transfer is None
