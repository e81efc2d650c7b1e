"""Patient shares and the accumulators of a year, against cases worked by hand."""

from datetime import date

import pytest

from sim.records.claims import ClaimLine
from sim.records.payment_lines import Adjustment, LinePayment
from sim.rules.benefits import (
    COPAY_ONLY,
    NOTHING_USED,
    PREVENTIVE,
    USUAL,
    Left,
    Shares,
    Used,
    capitated,
    give_back,
    left_of_year,
    may_bill_patient,
    patient_shares,
    qmb_remarks,
    sequestered,
    share_visit,
    use,
    use_as_second,
    visits_left,
)
from sim.rules.plans import Plan

FAMILY = Plan(
    "Family 1000", deductible=100_000, coinsurance=20, out_of_pocket_max=300_000,
    family_deductible=200_000, family_out_of_pocket_max=600_000,
)
PLENTY = Left(0, 10**9)


def test_a_commercial_line_meets_the_out_of_pocket_maximum():
    # Charge 1,000, contract 700. Copay 30; of the 670 left, 200 is deductible; 20 % of the
    # 470 left is 94; the raw share of 324 meets the 250 that are left of the year: 74 off.
    shares = patient_shares(70_000, 3_000, 20_000, 20, 25_000)
    assert (shares.copay, shares.deductible, shares.coinsurance) == (3_000, 20_000, 2_000)
    assert 70_000 - shares.total == 45_000


def test_a_medicare_line_pays_78_40_after_sequestration():
    # Charge 250, allowed 150, deductible 50, coinsurance 20 % of 100 is 20: 80, less 2 % of the 80, which is 1.60.
    shares = patient_shares(15_000, 0, 5_000, 20, 10**9)
    assert (shares.deductible, shares.coinsurance) == (5_000, 2_000)
    payment = 15_000 - shares.total
    withheld = sequestered(payment, 2)
    assert (payment, withheld, payment - withheld) == (8_000, 160, 7_840)
    assert 7_840 + withheld + shares.total + (25_000 - 15_000) == 25_000


def test_sequestration_is_taken_off_the_payment_and_never_off_the_coinsurance():
    # The contractors' example: approved 100, 50 of it deductible, 80 % of the other 50 is 40; 2 % of 40 is 0.80.
    shares = patient_shares(10_000, 0, 5_000, 20, 10**9)
    assert shares.coinsurance == 1_000
    payment = 10_000 - shares.total
    assert payment - sequestered(payment, 2) == 3_920


def test_a_copay_above_the_allowed_amount_takes_only_the_allowed_amount():
    assert patient_shares(2_500, 3_000, 0, 20, 10**9).total == 2_500


def test_with_nothing_left_of_the_maximum_the_patient_owes_nothing():
    assert patient_shares(70_000, 3_000, 20_000, 20, 0).total == 0
    assert patient_shares(70_000, 3_000, 20_000, 20, -5).total == 0


def test_a_member_who_has_met_their_own_deductible_is_done_with_it_before_the_family_is():
    # Embedded: 1,500 of one's own within the family's 3,000. Of 2,000 the first 1,500 are
    # deductible; of the other 500 the member shares in 20 %, which is 100.
    plan = Plan("Embedded", deductible=150_000, coinsurance=20, family_deductible=300_000)
    [shares] = share_visit(plan, left_of_year(plan, NOTHING_USED), [(200_000, USUAL)])
    assert shares == Shares(0, 150_000, 10_000)


def test_the_last_member_of_a_family_pays_only_what_the_family_has_left():
    # 1,000 each, 2,000 together. The first meets 1,000, the second 700: of the third's 600
    # only 300 are deductible, and 20 % of the other 300 is 60. After that the family is done.
    family = Used()
    shares = []
    for allowed in (100_000, 70_000, 60_000):
        [mine] = share_visit(FAMILY, left_of_year(FAMILY, NOTHING_USED, family), [(allowed, USUAL)])
        family = use(family, [mine])
        shares.append(mine)
    assert shares == [Shares(0, 100_000, 0), Shares(0, 70_000, 0), Shares(0, 30_000, 6_000)]
    assert family == Used(200_000, 206_000)
    assert left_of_year(FAMILY, NOTHING_USED, family).deductible == 0
    assert left_of_year(FAMILY, NOTHING_USED, family).out_of_pocket == 300_000


def test_the_familys_maximum_ends_a_members_share_too():
    # 3,000 each, 6,000 together; the others have shared in 5,950, so this member can owe 50 more.
    left = left_of_year(FAMILY, Used(100_000, 120_000), Used(200_000, 595_000))
    assert left == Left(0, 5_000)
    assert share_visit(FAMILY, left, [(100_000, USUAL)]) == (Shares(0, 0, 5_000),)


def test_everything_begins_again_on_the_first_of_january():
    # A visit of 800 on 31 December and one of 800 the day after: each is the first of its year.
    used: dict[tuple[str, int], Used] = {}
    owed = []
    for day in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1)):
        key = ("M-1", day.year)
        before = used.get(key, NOTHING_USED)
        shares = share_visit(FAMILY, left_of_year(FAMILY, before), [(80_000, USUAL)])
        used[key] = use(before, shares)
        owed.append(shares[0])
    # 800; then the 200 that are left and 20 % of 600, which is 120; then 800 again.
    assert owed == [Shares(0, 80_000, 0), Shares(0, 20_000, 12_000), Shares(0, 80_000, 0)]


def test_the_copay_is_owed_once_a_visit():
    plan = Plan("Copay 30", copay=3_000, coinsurance=20)
    # 30 of the first line's 100 and 20 % of 70; then 20 % of 50.
    assert share_visit(plan, PLENTY, [(10_000, USUAL), (5_000, USUAL)]) == (Shares(3_000, 0, 1_400), Shares(0, 0, 1_000))


def test_a_line_too_small_for_the_copay_leaves_the_rest_of_it_to_the_next():
    plan = Plan("Copay 30", copay=3_000)
    assert share_visit(plan, PLENTY, [(1_000, USUAL), (5_000, USUAL)]) == (Shares(1_000, 0, 0), Shares(2_000, 0, 0))


def test_a_preventive_service_costs_nothing_and_uses_nothing():
    plan = Plan("Copay 30", copay=3_000, deductible=50_000, coinsurance=20)
    shares = share_visit(plan, left_of_year(plan, NOTHING_USED), [(20_000, PREVENTIVE), (10_000, USUAL)])
    assert shares == (Shares(0, 0, 0), Shares(3_000, 7_000, 0))
    assert use(NOTHING_USED, shares) == Used(7_000, 10_000)


def test_a_service_may_be_subject_to_the_copay_alone():
    plan = Plan("Copay 30", copay=3_000, deductible=50_000, coinsurance=20)
    assert share_visit(plan, left_of_year(plan, NOTHING_USED), [(20_000, COPAY_ONLY)]) == (Shares(3_000, 0, 0),)


def test_a_reversed_claim_gives_back_what_it_used():
    shares = (Shares(3_000, 20_000, 2_000), Shares(0, 500, 100))
    before = Used(10_000, 15_000)
    assert use(before, shares) == Used(30_500, 40_600)
    assert give_back(use(before, shares), shares) == before


def test_a_second_payer_credits_its_deductible_as_if_it_were_alone():
    # Its own deductible would have been 200; the first payer and it leave the patient 15.
    assert use_as_second(NOTHING_USED, [Shares(0, 20_000, 1_000)], 1_500) == Used(20_000, 1_500)


@pytest.mark.parametrize(("visits", "left"), [(0, 20), (19, 1), (20, 0), (21, 0)])
def test_visits_are_counted_down_to_the_years_limit(visits, left):
    assert visits_left(Plan("Therapy 20", visits_a_year={"SV401": 20}), "SV401", visits) == left


def test_a_service_without_a_limit_has_none():
    assert visits_left(Plan("Therapy 20", visits_a_year={"SV401": 20}), "SV203", 99) is None


def test_a_qualified_medicare_beneficiarys_shares_say_that_nobody_may_collect_them():
    assert qmb_remarks(Shares(0, 5_000, 2_000)) == ("N781", "N782")
    assert qmb_remarks(Shares(1_500, 0, 0)) == ("N783",)
    assert qmb_remarks(Shares(0, 0, 0)) == ()


def test_a_qualified_medicare_beneficiary_is_never_billed_and_others_may_be():
    coinsurance = (Adjustment("PR", "2", 2_000),)
    assert may_bill_patient(LinePayment("SV203", (), 1, 10_000, 10_000, 8_000, coinsurance))
    assert not may_bill_patient(LinePayment("SV203", (), 1, 10_000, 10_000, 8_000, coinsurance, ("N782",)))


def test_a_capitated_line_leaves_the_copay_and_nothing_else():
    line = capitated(ClaimLine("SV203", ("25",), 1, 18_600), Shares(3_000, 0, 0))
    assert (line.paid, line.allowed) == (0, 0)
    assert line.adjustments == (Adjustment("CO", "24", 15_600), Adjustment("PR", "3", 3_000))
    assert not line.denied


def test_a_capitated_line_without_a_copay_leaves_nothing():
    line = capitated(ClaimLine("SV203", ("25",), 1, 18_600), Shares(0, 0, 0))
    assert line.adjustments == (Adjustment("CO", "24", 18_600),)
