"""A payer's decision on one claim at a time, against cases worked by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.people import Membership
from sim.records.replies import Adjustment
from sim.rules.adjudication import OnFile, Terms, at_the_door, denial, in_adjudication, payment, price
from sim.rules.causes import catalogue

BORN = date(1987, 11, 9)
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", 0, 99)
GP = frozenset({"GP", "GO"})


def claim(**fields) -> Claim:
    line = ClaimLine("SV203", (), 1, 25_000)
    plain = Claim(
        "C-1", "P-1", "E-1", 10, "D-1", "harbor", MEMBER.member_id, MEMBER.group, BORN, "F", ("M54.50",), (line,), 25_000
    )
    return replace(plain, **fields)


@pytest.mark.parametrize(("on_file", "says"), [
    (OnFile(MEMBER, BORN), ""),
    (OnFile(None, None), "transposed_member_id"),
    (OnFile(None, None, belongs_to_twin=True), "wrong_payer"),
    (OnFile(MEMBER, date(1987, 9, 11)), "wrong_birth_date"),
])
def test_the_door_asks_who_the_member_is(on_file, says):
    assert at_the_door(claim(), on_file, True) == says


def test_some_payers_ask_for_coverage_at_the_door_and_others_only_in_adjudication():
    late = claim(day=100)
    assert at_the_door(late, OnFile(MEMBER, BORN), True) == "coverage_ended"
    assert at_the_door(late, OnFile(MEMBER, BORN), False) == ""
    assert decide(late) == "coverage_ended"


def decide(of: Claim, received: int = 20, limit: int = 60, duplicate: bool = False, authorised=None, needs=(None,)) -> str:
    return in_adjudication(of, MEMBER, received, limit, of.day, duplicate, authorised, needs)


def test_the_last_day_of_the_filing_limit_is_timely_and_the_next_is_not():
    assert [decide(claim(), received=day) for day in (69, 70, 71)] == ["", "", "late_filing"]


def test_a_payer_finds_duplicates_authorisations_and_modifiers():
    assert decide(claim(), duplicate=True) == "duplicate_sent"
    assert decide(claim(), authorised="RA-1") == "authorisation_missing"
    assert decide(claim(authorisation="RA-2"), authorised="RA-1") == "authorisation_missing"
    assert decide(claim(authorisation="RA-1"), authorised="RA-1") == ""
    therapy = claim(lines=(ClaimLine("SV401", (), 1, 25_000),))
    assert decide(therapy, needs=(GP,)) == "modifier_missing"
    assert decide(claim(lines=(ClaimLine("SV401", ("GO",), 1, 25_000),)), needs=(GP,)) == ""


def test_a_medicare_claim_is_paid_to_the_cent_with_sequestration_off_the_payment_only():
    # Charge 250, allowed 150, deductible 50, coinsurance 20; of the 80 left, 2 % is 1.60.
    priced = price(claim(), Terms(60, 0, 5_000, 20, 10**9, 2))
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
    first, second = price(two, Terms(70, 3_000, 5_000, 10, 10**9, 0)).lines
    assert [(each.carc, each.amount) for each in first.adjustments] == [("45", 3_000), ("3", 3_000), ("1", 4_000)]
    assert [(each.carc, each.amount) for each in second.adjustments] == [("45", 3_000), ("1", 1_000), ("2", 600)]
    assert (first.paid, second.paid) == (0, 5_400)


def test_a_denial_leaves_the_whole_charge_unpaid_for_the_reason_of_the_catalogue():
    said = denial(claim(), "N1", catalogue()["authorisation_missing"].on("835"))
    assert (said.denied, said.paid, said.patient_share) == (True, 0, 0)
    assert said.lines[0].adjustments == (Adjustment("CO", "197", 25_000),)
    patients = denial(claim(), "N1", catalogue()["coverage_ended"].on("835"))
    assert patients.patient_share == 25_000


def test_a_payment_sums_its_lines():
    priced = price(claim(), Terms(60, 0, 0, 0, 10**9, 0))
    paid = payment(claim(), "N1", priced)
    assert (paid.paid, paid.patient_share, paid.denied) == (15_000, 0, False)
