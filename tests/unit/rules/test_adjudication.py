"""A payer's decision on one claim at a time, against cases worked by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine, Prior
from sim.records.encounters import Authorisation
from sim.records.payment_lines import LinePayment
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.records.replies import Adjustment
from sim.rules.adjudication import ON_A_LINE, ONLY_WHERE, Terms, at_the_door, denied_line, in_adjudication, payment, price
from sim.rules.benefits import Left
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

BORN = date(1987, 11, 9)
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", 0, 99)
PATIENT = Patient("P-1", 0, BORN, "F", False, (MEMBER,))
SELECT = Plan("Select")
PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))


def claim(**fields) -> Claim:
    line = ClaimLine("SV203", (), 1, 25_000)
    plain = Claim(
        "C-1", "P-1", "E-1", 10, "D-1", "harbor", MEMBER.member_id, MEMBER.group, BORN, "F", ("M54.50",), (line,), 25_000
    )
    return replace(plain, **fields)


def payer(plan: Plan = SELECT, at_door: bool = True, needs: dict | None = None) -> PayerFiles:
    files = PayerFiles("harbor", plan, PRACTICE, needs or {}, at_door)
    files.members[MEMBER.member_id] = (PATIENT, MEMBER)
    return files


def test_the_door_asks_who_the_member_is():
    files, other = payer(), payer()
    other.members = {"U1": (PATIENT, MEMBER)}
    files.twin = other
    assert at_the_door(claim(), PRACTICE, files) == ""
    assert at_the_door(claim(member_id="HBR4471268901"), PRACTICE, files) == "transposed_member_id"
    assert at_the_door(claim(member_id="U1"), PRACTICE, files) == "wrong_payer"
    assert at_the_door(claim(birth_date=date(1987, 9, 11)), PRACTICE, files) == "wrong_birth_date"


def test_some_payers_ask_for_coverage_at_the_door_and_others_only_in_adjudication():
    late = claim(day=100)
    assert at_the_door(late, PRACTICE, payer()) == "coverage_ended"
    assert at_the_door(late, PRACTICE, payer(at_door=False)) == ""
    assert decide(late, last_day=160) == ("coverage_ended",)


def decide(of: Claim, day: int = 20, last_day: int = 70, duplicate_of: str = "", files: PayerFiles | None = None):
    return in_adjudication(of, Received(PATIENT, MEMBER, day, last_day, duplicate_of), files or payer())


def test_the_last_day_of_the_filing_limit_is_timely_and_the_next_is_not():
    assert [decide(claim(), day=day) for day in (69, 70, 71)] == [("",), ("",), ("late_filing",)]


def test_a_payer_finds_duplicates_and_authorisations():
    assert decide(claim(), duplicate_of="C-0") == ("duplicate_sent",)
    wants = payer(Plan("Select", needs_authorisation=("SV203",)))
    wants.consent(Authorisation("RA-1", "P-1", ("SV203",), "D-1", 10, 10, 1))
    wants.consent(Authorisation("RA-2", "P-2", ("SV203",), "D-1", 10, 10, 1))
    assert decide(claim(), files=wants) == ("authorisation_missing",)
    assert decide(claim(authorisation="RA-2"), files=wants) == ("authorisation_mistyped",)
    assert decide(claim(authorisation="RA-1"), files=wants) == ("",)


def test_a_missing_modifier_denies_its_own_line_and_no_other():
    needs = payer(needs={"SV401": frozenset({"GP", "GO"})})
    therapy, visit = ClaimLine("SV401", (), 1, 25_000), ClaimLine("SV203", (), 1, 25_000)
    assert decide(claim(lines=(therapy, visit)), files=needs) == ("modifier_missing", "")
    assert decide(claim(lines=(ClaimLine("SV401", ("GO",), 1, 25_000),)), files=needs) == ("",)


def terms(percent: int, plan: Plan = SELECT, deductible_left: int = 0, sequestration: int = 0) -> Terms:
    return Terms(percent, plan, Left(deductible_left, 10**9), sequestration)


def test_a_medicare_claim_is_paid_to_the_cent_with_sequestration_off_the_payment_only():
    # Charge 250, allowed 150, deductible 50, coinsurance 20; of the 80 left, 2 % is 1.60.
    priced = price(claim(), terms(60, Plan("Part B", coinsurance=20), 5_000, 2))
    (line,) = priced.lines
    assert (line.allowed, line.paid) == (15_000, 7_840)
    assert set(line.adjustments) == {
        Adjustment("CO", "45", 10_000), Adjustment("PR", "1", 5_000), Adjustment("PR", "2", 2_000),
        Adjustment("CO", "253", 160),
    }
    assert line.paid + sum(each.amount for each in line.adjustments) == 25_000


def test_one_copay_is_taken_from_a_claim_of_two_lines_and_the_deductible_runs_on():
    # Two lines allowed at 70 each: copay 30 leaves 40, all of it deductible; of the second
    # line's 70 the last 10 of a 50 deductible, then 10 % of 60.
    two = claim(lines=(ClaimLine("SV203", (), 1, 10_000), ClaimLine("SV501", (), 1, 10_000)), charge=20_000)
    first, second = price(two, terms(70, Plan("Choice", copay=3_000, coinsurance=10), 5_000)).lines
    assert [(each.carc, each.amount) for each in first.adjustments] == [("45", 3_000), ("3", 3_000), ("1", 4_000)]
    assert [(each.carc, each.amount) for each in second.adjustments] == [("45", 3_000), ("1", 1_000), ("2", 600)]
    assert (first.paid, second.paid) == (0, 5_400)


def test_a_denial_leaves_the_whole_charge_unpaid_for_the_reason_of_the_catalogue():
    said = payment(claim(), "N1", price(claim(), terms(60), ("authorisation_missing",)))
    assert (said.denied, said.paid, said.patient_share) == (True, 0, 0)
    assert said.lines[0].adjustments == (Adjustment("CO", "197", 25_000),)
    patients = payment(claim(), "N1", price(claim(), terms(60), ("coverage_ended",)))
    assert patients.patient_share == 25_000


def test_one_denied_line_leaves_the_other_to_be_paid():
    two = claim(lines=(ClaimLine("SV203", (), 1, 10_000), ClaimLine("SV401", (), 1, 20_000)), charge=30_000)
    said = payment(two, "N1", price(two, terms(60), ("", "modifier_missing")))
    assert (said.denied, said.paid) == (True, 6_000)
    assert [line.denied for line in said.lines] == [False, True]
    assert sum(line.paid + sum(each.amount for each in line.adjustments) for line in said.lines) == 30_000


def test_a_payment_sums_its_lines():
    priced = price(claim(), terms(60))
    paid = payment(claim(), "N1", priced)
    assert (paid.paid, paid.patient_share, paid.denied) == (15_000, 0, False)


def test_a_qualified_medicare_beneficiarys_shares_stay_and_a_remark_says_that_nobody_may_bill_them():
    # Charge 250, allowed 150: deductible 50, 20 % of 100; Medicaid pays by both.
    by = replace(terms(60, Plan("Part B", coinsurance=20), 5_000), protected=True)
    (line,) = price(claim(), by).lines
    assert [(each.group, each.carc) for each in line.adjustments] == [("CO", "45"), ("PR", "1"), ("PR", "2")]
    assert set(line.remarks) == {"N781", "N782"}


def test_a_second_payer_pays_at_most_what_is_left_and_takes_no_contractual_twice():
    # The first allowed 150 of 250, paid 100 and left 50; alone this payer would pay 80 % of 175.
    answer = LinePayment("SV203", (), 1, 25_000, 15_000, 10_000, (Adjustment("CO", "45", 10_000), Adjustment("PR", "2", 5_000)))
    priced = price(claim(prior=(Prior("harbor", 12, (answer,)),)), terms(70, Plan("Choice", coinsurance=20)))
    (line,) = priced.lines
    assert (line.paid, line.adjustments, priced.patient_share) == (5_000, (Adjustment("OA", "23", 20_000),), 0)


def test_a_secondary_claim_carries_the_whole_decision_of_the_first_and_it_balances():
    answer = LinePayment("SV203", (), 1, 25_000, 15_000, 10_000, (Adjustment("CO", "45", 10_000), Adjustment("PR", "2", 5_000)))
    prior = Prior("harbor", 12, (answer,))
    assert at_the_door(claim(prior=(prior,)), PRACTICE, payer()) == ""
    assert at_the_door(claim(prior=(replace(prior, lines=()),)), PRACTICE, payer()) == "primary_eob_missing"
    off = replace(prior, lines=(replace(answer, paid=10_900),))
    assert at_the_door(claim(prior=(off,)), PRACTICE, payer()) == "cob_amounts_wrong"


@pytest.mark.parametrize("check", ONLY_WHERE)
def test_a_check_that_a_plan_gives_no_reason_for_finds_nothing(check):
    of, bare = claim(provider="D-9"), payer(Plan("Bare"))
    assert not ONLY_WHERE[check](bare)
    received = Received(PATIENT, MEMBER, 20, 70)
    about = (of, of.lines[0]) if check in ON_A_LINE else (of,)
    assert check(*about, received, bare) == ""


def test_a_preventive_service_leaves_nothing_to_the_member_and_the_visit_beside_it_bears_the_copay():
    # 70 % of 200.00 is 140.00, all of it paid.  70 % of 100.00 is 70.00: copay 30.00, the last 10.00 of the
    # deductible, and 20 % of the 30.00 that are left; 70.00 less 46.00 is 24.00.
    plan = Plan("Choice", copay=3_000, deductible=50_000, coinsurance=20)
    lines = (ClaimLine("SV222", (), 1, 20_000), ClaimLine("SV203", (), 1, 10_000))
    priced = price(claim(lines=lines, charge=30_000), Terms(70, plan, Left(1_000, 300_000)))
    check_up, visit = priced.lines
    assert check_up.paid == 14_000
    assert [(each.group, each.carc, each.amount) for each in check_up.adjustments] == [("CO", "45", 6_000)]
    assert visit.paid == 2_400
    assert [(each.carc, each.amount) for each in visit.adjustments if each.group == "PR"] == [
        ("3", 3_000), ("1", 1_000), ("2", 600),
    ]
    assert priced.patient_share == 4_600


def test_medicare_shares_in_the_electrocardiogram_of_a_first_visit_but_not_in_the_visit():
    # 42 CFR 410.152(l) names the first preventive visit; the electrocardiogram beside it is shared in as usual.
    lines = (ClaimLine("G0402", (), 1, 10_000), ClaimLine("G0403", (), 1, 5_000))
    priced = price(claim(lines=lines, charge=15_000), Terms(60, Plan("Part B", coinsurance=20), Left(0, 10**9), 2))
    # 60.00 less 2 % is 58.80; of 30.00 the patient owes 6.00, and 24.00 less 2 % is 23.52.
    assert [line.paid for line in priced.lines] == [5_880, 2_352]
    assert priced.patient_share == 600


def test_a_denied_line_carries_every_remark_of_its_cause():
    line = denied_line(ClaimLine("SV501", (), 1, 1_800), "bundled_inclusive")
    assert [(each.group, each.carc, each.amount) for each in line.adjustments] == [("CO", "97", 1_800)]
    # M15 says that services billed apart belong together, N20 that they are not payable side by side.
    assert line.remarks == ("M15", "N20")
    assert denied_line(ClaimLine("SV501", (), 1, 1_800), "late_filing").remarks == ()
