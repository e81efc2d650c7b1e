"""A remittance adds up at the line, the claim and the payment, and uses its reasons as it may."""

import pytest
from msgspec.structs import replace

from sim.records.transactions import Adjustment, Name, PaidClaim, PaidLine, ProviderAdjustment, Remittance835
from sim.wire import check
from sim.wire.balance import difference
from tests.unit.wire.examples import PRACTICE, SERVED, remittance

CONTRACT, COPAY = Adjustment("CO", "45", 2000), Adjustment("PR", "3", 1500)


def paid(*adjustments: Adjustment, claim: dict[str, object] | None = None, **changes: object) -> Remittance835:
    """One claim of one line, 100.00: 20.00 by contract, 15.00 copay, 65.00 paid; then the changes."""
    facts = {
        "procedure": "SV203",
        "charge": 10000,
        "paid": 6500,
        "date": SERVED,
        "adjustments": adjustments or (CONTRACT, COPAY),
    }
    line = PaidLine(**(facts | changes))
    facts = {"charge": 10000, "paid": 6500, "patient_responsibility": 1500, "patient": Name("Rivera", "Ana"), "lines": (line,)}
    whole = PaidClaim(claim_id="C-1", **({"status": "1"} | facts | (claim or {})))
    return remittance(claims=(whole,), amount=whole.paid, adjustments=())


def rules(advice: Remittance835) -> list[str]:
    return [finding.rule for finding in check(advice)]


def test_the_good_case_balances() -> None:
    assert rules(paid()) == []
    assert difference(paid()) == 0


def test_a_payment_is_its_claims_less_what_was_kept_and_plus_what_was_added() -> None:
    # 110.00 paid on claims, 12.50 kept back, 7.50 added: 105.00.
    assert difference(remittance()) == 0
    assert difference(remittance(amount=10499)) == -1
    assert rules(remittance(amount=10501)) == ["payment_balance"]


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        # The line and with it the claim is a dollar short of explained.
        (paid(replace(CONTRACT, amount=1900), COPAY), ["claim_balance", "line_balance"]),
        (paid(paid=6400), ["claim_paid", "line_balance"]),
        (paid(claim={"charge": 11000}), ["claim_balance", "claim_charge"]),
        (paid(claim={"patient_responsibility": 1400}), ["patient_share"]),
        (paid(claim={"status": "9"}), ["claim_status"]),
        (paid(replace(CONTRACT, group="XX"), COPAY), ["unknown_group", "reason_group"]),
        (paid(replace(CONTRACT, reason="999"), COPAY), ["unknown_reason"]),
        (paid(replace(CONTRACT, group="OA"), COPAY), ["reason_group"]),
        (paid(replace(CONTRACT, reason="23"), COPAY), ["reason_group"]),
        (paid(replace(CONTRACT, reason="16"), COPAY), ["no_remark"]),
        (paid(replace(CONTRACT, reason="16"), COPAY, remarks=("N290",)), []),
        (paid(replace(CONTRACT, reason="16"), COPAY, claim={"remarks": ("MA130",)}), []),
        (paid(remarks=("N99999",)), ["unknown_remark"]),
        (paid(claim={"remarks": ("N99999",)}), ["unknown_remark"]),
        (remittance(payee=replace(PRACTICE, npi="1234567890")), ["npi"]),
    ],
)
def test_one_fault_of_a_remittance_is_found_where_it_lies(wrong: Remittance835, expected: list[str]) -> None:
    findings = check(wrong)
    assert [finding.rule for finding in findings] == expected
    assert [finding.line for finding in findings if finding.rule == "line_balance"] in ([], [1])


def test_reason_45_for_the_whole_charge_is_a_denial_in_disguise() -> None:
    whole = paid(Adjustment("CO", "45", 10000), paid=0, claim={"paid": 0, "patient_responsibility": 0})
    assert rules(whole) == ["whole_charge"]


def test_no_money_means_no_amount() -> None:
    assert rules(replace(paid(), method="NON")) == ["payment_amount"]


def test_a_negative_payment_must_be_carried_forward_instead() -> None:
    taken = ProviderAdjustment(PRACTICE.npi, SERVED, "WO", 7000, "C-0907")
    assert rules(replace(paid(), amount=-500, adjustments=(taken,))) == ["payment_amount"]
    forward = ProviderAdjustment(PRACTICE.npi, SERVED, "FB", -500)
    assert rules(replace(paid(), amount=0, adjustments=(taken, forward))) == []


def test_adjustments_of_the_claim_as_a_whole_count_too() -> None:
    line = PaidLine(procedure="SV203", charge=10000, paid=10000, date=SERVED)
    claim = PaidClaim(
        claim_id="C-1", status="2", charge=10000, paid=4000, patient=Name("Rivera"), lines=(line,),
        adjustments=(Adjustment("OA", "23", 6000),),
    )  # fmt: skip
    assert rules(remittance(claims=(claim,), amount=4000, adjustments=())) == []
