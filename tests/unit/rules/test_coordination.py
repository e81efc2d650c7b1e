"""What later payers pay, against the worked cases of regulation and trade."""

import pytest

from sim.records.payment_lines import Adjustment, LinePayment
from sim.rules.benefits import Shares
from sim.rules.coordination import Own, balances, coordinate, so_far


def answer(charge: int, allowed: int, paid: int, *adjustments: tuple[str, str, int]) -> LinePayment:
    line = LinePayment("SV203", (), 1, charge, allowed, paid, tuple([Adjustment(*each) for each in adjustments]))
    assert balances(line)
    return line


def amounts(line: LinePayment) -> dict[str, int]:
    assert balances(line)
    return {"paid": line.paid} | {f"{each.group}-{each.carc}": each.amount for each in line.adjustments}


# Charge 1,000, contract 700; copay 30, deductible 200, coinsurance 20 (cut down by the year's maximum): 450 paid.
PRIMARY = answer(
    100_000, 70_000, 45_000, ("CO", "45", 30_000), ("PR", "3", 3_000), ("PR", "1", 20_000), ("PR", "2", 2_000)
)
# The second plan allows 650 and pays 90 %: 585.
SECOND = Own(65_000, Shares(0, 0, 6_500))


def test_standard_coordination_pays_what_the_patient_still_owes():
    # min(585, 250) = 250. What came before is 1,000 − 250 = 750: 450 paid and 300 contractual.
    assert amounts(coordinate([PRIMARY], SECOND, "standard")) == {"paid": 25_000, "OA-23": 75_000}


@pytest.mark.parametrize("method", ["carve_out", "non_duplication"])
def test_carve_out_and_non_duplication_pay_what_the_first_payment_falls_short_of_the_plans_own(method):
    # 585 − 450 = 135; 250 − 135 = 115 are the patient's: the plan's own coinsurance of 65,
    # and the 50 by which the first plan's 700 exceed its 650.
    assert amounts(coordinate([PRIMARY], SECOND, method)) == {
        "paid": 13_500, "OA-23": 75_000, "PR-2": 6_500, "PR-45": 5_000,
    }


def test_standard_coordination_never_pays_more_than_the_plans_own_benefit():
    # Own benefit 650 − 500 deductible = 150 of the 250 that are open; the patient keeps 100.
    own = Own(65_000, Shares(0, 50_000, 0))
    assert amounts(coordinate([PRIMARY], own, "standard")) == {"paid": 15_000, "OA-23": 75_000, "PR-1": 10_000}


def test_a_carve_out_plan_pays_nothing_when_the_first_paid_as_much_as_it_would():
    own = Own(60_000, Shares(0, 0, 15_000))
    assert amounts(coordinate([PRIMARY], own, "carve_out")) == {
        "paid": 0, "OA-23": 75_000, "PR-2": 15_000, "PR-45": 10_000,
    }


def test_medicare_as_second_payer_pays_the_lowest_of_three_amounts():
    # Charge 250; the group plan allows 180 and pays 120; Medicare's fee is 150, of which it
    # would pay 120. min(180 − 120, 120, 180 − 120) = 60.
    group = answer(25_000, 18_000, 12_000, ("CO", "45", 7_000), ("PR", "1", 6_000))
    own = Own(15_000, Shares(0, 0, 3_000))
    assert amounts(coordinate([group], own, "medicare")) == {"paid": 6_000, "OA-23": 19_000}
    # Sequestration comes last: 2 % of 60 is 1.20.
    assert amounts(coordinate([group], own, "medicare", 2)) == {"paid": 5_880, "OA-23": 19_000, "CO-253": 120}


def test_the_regulations_own_example_of_medicare_as_second_payer():
    # 42 CFR 411.33(b): charge 175, the first plan allows 150 and pays 120, Medicare's fee is 125: lowest of
    # 175 − 120 = 55, 80 % of 125 = 100, 150 − 120 = 30. The 120 exceed Medicare's coinsurance of 25, so the
    # patient owes nothing (411.35(c)(2)) and the last 25 are given up.
    group = answer(17_500, 15_000, 12_000, ("PR", "2", 3_000), ("PR", "45", 2_500))
    assert amounts(coordinate([group], Own(12_500, Shares(0, 0, 2_500)), "medicare")) == {
        "paid": 3_000, "OA-23": 12_000, "CO-45": 2_500,
    }


def test_medicare_pays_nothing_where_the_first_payment_is_payment_in_full():
    # 42 CFR 411.32(b): the practice must accept 120 as full payment, so nothing is open.
    group = answer(25_000, 12_000, 12_000, ("CO", "45", 13_000))
    assert amounts(coordinate([group], Own(15_000, Shares(0, 0, 3_000)), "medicare")) == {"paid": 0, "OA-23": 25_000}


def test_under_medicare_the_patient_owes_what_its_shares_exceed_the_first_payment_by():
    # Charge 300; the group plan allows 250, pays 100, leaves 150. Medicare's fee of 200 is all deductible: it pays
    # nothing, the patient owes 200 − 100 = 100 (42 CFR 411.35(c)(2)), and the other 50 are given up.
    group = answer(30_000, 25_000, 10_000, ("CO", "45", 5_000), ("PR", "1", 15_000))
    assert amounts(coordinate([group], Own(20_000, Shares(0, 20_000, 0)), "medicare")) == {
        "paid": 0, "OA-23": 15_000, "PR-1": 10_000, "CO-45": 5_000,
    }


MEDICARE_500 = answer(50_000, 37_500, 30_000, ("CO", "45", 12_500), ("PR", "1", 7_500))


def test_medicaid_pays_up_to_its_own_fee_and_the_patient_owes_nothing():
    # X12 request for interpretation 1696: charge 500, Medicare pays 300, PR-1 75, CO-45 125; Medicaid pays 65, so its
    # fee is 365. OA-23 425 and CO-45 10, never CO-45 435.
    assert amounts(coordinate([MEDICARE_500], Own(36_500, Shares(0, 0, 0)), "medicaid")) == {
        "paid": 6_500, "OA-23": 42_500, "CO-45": 1_000,
    }


def test_medicaid_pays_nothing_where_medicare_has_paid_its_fee():
    assert amounts(coordinate([MEDICARE_500], Own(29_000, Shares(0, 0, 0)), "medicaid")) == {
        "paid": 0, "OA-23": 42_500, "CO-45": 7_500,
    }


def test_a_supplement_pays_what_medicare_leaves_and_not_its_sequestration():
    # Charge 250, allowed 150, deductible 50, coinsurance 20; 80 less 1.60. The supplement owes the 70, not the 1.60.
    medicare = answer(
        25_000, 15_000, 7_840, ("CO", "45", 10_000), ("PR", "1", 5_000), ("PR", "2", 2_000), ("CO", "253", 160)
    )
    assert amounts(coordinate([medicare], Own(15_000, Shares(0, 0, 0)), "standard")) == {"paid": 7_000, "OA-23": 18_000}


def test_a_third_payer_repeats_the_same_with_both_answers_before_it():
    # After 450 and 135 the patient owes 115; the third, whose own benefit is 500, pays that: 450 + 135 + 300 = 885 before.
    second = coordinate([PRIMARY], SECOND, "carve_out")
    third = Own(50_000, Shares(0, 0, 0))
    assert amounts(coordinate([PRIMARY, second], third, "standard")) == {"paid": 11_500, "OA-23": 88_500}


def test_medicaid_as_third_payer_counts_what_both_before_it_paid():
    # Fee 600 less 450 and 135 is 15; of the 115 that are open the other 100 are given up.
    second = coordinate([PRIMARY], SECOND, "carve_out")
    assert amounts(coordinate([PRIMARY, second], Own(60_000, Shares(0, 0, 0)), "medicaid")) == {
        "paid": 1_500, "OA-23": 88_500, "CO-45": 10_000,
    }


def test_a_payer_after_one_that_disowned_the_patient_pays_as_the_first():
    ended = answer(100_000, 0, 0, ("CO", "27", 100_000))
    # 650 × 90 % = 585, coinsurance 65, and now the 350 above its contract are its own CO-45.
    as_first = {"paid": 58_500, "PR-2": 6_500, "CO-45": 35_000}
    for method in ("standard", "carve_out"):
        assert amounts(coordinate([ended], SECOND, method)) == as_first
    medicare = coordinate([ended], Own(65_000, Shares(0, 0, 13_000)), "medicare")
    assert amounts(medicare) == {"paid": 52_000, "PR-2": 13_000, "CO-45": 35_000}


def test_a_first_payer_that_paid_in_part_is_no_stranger_whatever_it_held_back():
    # It pays 450 of its 700 and holds 50 back because yet another payer might owe them; 200 are the patient's.
    part = answer(100_000, 70_000, 45_000, ("CO", "45", 30_000), ("OA", "22", 5_000), ("PR", "1", 20_000))
    assert amounts(coordinate([part], SECOND, "standard")) == {"paid": 20_000, "OA-23": 80_000}


def test_a_beneficiary_whose_shares_nobody_may_collect_owes_nothing_after_medicaid_either():
    # Medicare: allowed 100, coinsurance 20 with the remark; Medicaid's fee of 70 is below the 80 paid, so it adds nothing.
    medicare = answer(12_000, 10_000, 8_000, ("CO", "45", 2_000), ("PR", "2", 2_000))
    assert amounts(coordinate([medicare], Own(7_000, Shares(0, 0, 0)), "medicaid")) == {
        "paid": 0, "OA-23": 10_000, "CO-45": 2_000,
    }


def test_what_the_first_plan_does_not_cover_is_open_to_the_second():
    not_covered = answer(100_000, 0, 0, ("PR", "204", 100_000))
    assert amounts(coordinate([not_covered], SECOND, "standard")) == {"paid": 58_500, "PR-2": 6_500, "CO-45": 35_000}


def test_what_the_practice_lost_with_the_first_payer_is_not_owed_by_the_second():
    late = answer(100_000, 0, 0, ("CO", "29", 100_000))
    assert amounts(coordinate([late], SECOND, "standard")) == {"paid": 0, "OA-23": 100_000}


def test_answers_are_taken_together():
    together = so_far([PRIMARY, coordinate([PRIMARY], SECOND, "carve_out")])
    assert (together.charge, together.allowed, together.paid, together.patient) == (100_000, 70_000, 58_500, 11_500)


def test_a_line_that_does_not_balance_is_found():
    assert balances(PRIMARY)
    assert not balances(LinePayment("SV203", (), 1, 10_000, 8_000, 8_000, (Adjustment("CO", "45", 1_999),)))
