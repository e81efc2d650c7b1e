"""What a payment falls short of: rate, copay, deductible, coinsurance, maximum, and what a later payer owes."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.desk.actions import CheckEligibility
from sim.desk.work import posting
from sim.desk.work.held_against import falls_short, forget
from sim.records.claims import Claim, ClaimLine, Prior
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.adjudication import Priced
from sim.rules.benefits import Shares
from sim.rules.reversals import reversal
from sim.scenario import Plan
from tests.offices import Seat, honest, run, seat
from tests.second_payers import EVERY_KIND, worked

PLAN = Plan("Choice", copay=3_000, deductible=50_000, coinsurance=20, out_of_pocket_max=100_000)
"""Summit allows 70 % of the charge."""


def office(plan: Plan = PLAN):
    """A desk whose payer Summit has this plan."""
    plain = honest()
    payers = [replace(payer, plan=plan) if payer.key == "summit" else payer for payer in plain.payers]
    return seat(replace(plain, payers=tuple(payers)), seed=5, day=15).world.office


def billed(name: str, *codes: str, day: int = 10, payer: str = "summit", prior: tuple = ()) -> Claim:
    """A claim of 100.00 a line, so that Summit allows 70.00."""
    lines = tuple([ClaimLine(code, (), 1, 10_000) for code in codes])
    return Claim(
        name, "P-1", f"E-{name}", day, "D-1", payer, "W1", "", date(1980, 1, 1), "F", ("I10",), lines,
        10_000 * len(lines), prior=prior,
    )


def decided(claim: Claim, *lines: tuple[int, dict[str, int]], allowed: int = 7_000) -> ClaimPayment:
    """A first payer's decision: of each line what was paid, and the shares by CARC."""
    paid = [
        LinePayment(
            line.code, (), 1, line.charge, allowed, amount,
            (Adjustment("CO", "45", line.charge - allowed), *[Adjustment("PR", carc, owed) for carc, owed in shares.items()]),
        )
        for line, (amount, shares) in zip(claim.lines, lines, strict=True)
    ]
    theirs = sum(sum(shares.values()) for _, shares in lines)
    total = sum(each.paid for each in paid)
    return ClaimPayment(claim.id, "P-1", "W1", f"N-{claim.id}", claim.charge, total, theirs, tuple(paid), False)


def held(books, claim: Claim, payment: ClaimPayment) -> dict:
    return falls_short(books, claim, payment, books.expected(claim))


def short(books, claim: Claim, *lines: tuple[int, dict[str, int]]) -> dict:
    return held(books, claim, decided(claim, *lines))


def test_a_payment_by_contract_and_plan_falls_short_of_nothing():
    # 70.00 allowed: copay 30.00, the other 40.00 on the deductible.
    assert short(office(), billed("C-1", "SV203"), (0, {"3": 3_000, "1": 4_000})) == {}


@pytest.mark.parametrize(("shares", "paid", "missing"), [
    ({"3": 6_000, "1": 1_000}, 0, {(0, "PR-3"): 3_000}),
    # Of the 40.00 behind the copay 20 % are 8.00.
    ({"3": 3_000, "2": 1_600}, 2_400, {(0, "PR-2"): 800}),
    ({"3": 3_000, "2": 800}, 3_200, {}),
])
def test_a_copay_twice_and_a_coinsurance_of_too_many_percent_are_the_payers(shares, paid, missing):
    assert short(office(), billed("C-1", "SV203"), (paid, shares)) == missing


def test_one_copay_a_visit_is_all_that_several_lines_bear():
    copay = (4_000, {"3": 3_000})
    assert short(office(), billed("C-1", "SV203", "SV501"), copay, copay) == {(1, "PR-3"): 3_000}


def test_a_share_of_a_preventive_service_is_the_payers():
    copay = (4_000, {"3": 3_000})
    assert short(office(), billed("C-1", "SV222", "SV203"), copay, copay) == {(0, "PR-3"): 3_000}


def test_a_deductible_is_right_until_it_is_met_and_wrong_afterwards():
    books = office(Plan("Choice", deductible=10_000))
    assert short(books, billed("C-1", "SV203"), (0, {"1": 7_000})) == {}
    # 30.00 are left of the 100.00.
    assert short(books, billed("C-2", "SV203"), (0, {"1": 7_000})) == {(0, "PR-1"): 4_000}
    assert short(books, billed("C-3", "SV203"), (6_999, {"1": 1})) == {(0, "PR-1"): 1}


def test_a_new_year_begins_a_new_deductible():
    books = office(Plan("Choice", deductible=7_000))
    assert short(books, billed("C-1", "SV203", day=10), (0, {"1": 7_000})) == {}
    # The scenario starts on 5 January 2026: day 361 is 1 January 2027.
    assert short(books, billed("C-2", "SV203", day=361), (0, {"1": 7_000})) == {}
    assert short(books, billed("C-3", "SV203", day=360), (0, {"1": 7_000})) == {(0, "PR-1"): 7_000}


def test_what_a_reversed_decision_took_may_be_taken_again():
    books = office(Plan("Choice", deductible=7_000))
    first = billed("C-1", "SV203")
    short(books, first, (0, {"1": 7_000}))
    forget(books, first, reversal(decided(first, (0, {"1": 7_000}))))
    assert short(books, billed("C-2", "SV203"), (0, {"1": 7_000})) == {}


def test_a_reversal_gives_back_only_what_was_taken_for_the_patients():
    books = office(Plan("Choice", copay=3_000, out_of_pocket_max=6_000))
    first = billed("C-1", "SV203")
    assert short(books, first, (1_000, {"3": 6_000})) == {(0, "PR-3"): 3_000}
    forget(books, first, reversal(decided(first, (1_000, {"3": 6_000}))))
    assert short(books, billed("C-2", "SV203"), (4_000, {"3": 3_000})) == {}
    assert short(books, billed("C-3", "SV203"), (4_000, {"3": 3_000})) == {}
    assert short(books, billed("C-4", "SV203"), (4_000, {"3": 3_000})) == {(0, "PR-3"): 3_000}


def test_nobody_owes_more_in_a_year_than_the_maximum_and_the_coinsurance_gives_way_first():
    books = office(Plan("Choice", copay=3_000, coinsurance=50, out_of_pocket_max=6_000))
    # 30.00 and half of the other 40.00: 50.00 of 60.00.
    assert short(books, billed("C-1", "SV203"), (2_000, {"3": 3_000, "2": 2_000})) == {}
    assert short(books, billed("C-2", "SV203"), (2_000, {"3": 3_000, "2": 2_000})) == {(0, "PR-3"): 2_000, (0, "PR-2"): 2_000}


def test_a_rate_below_the_contract_does_not_make_the_coinsurance_on_the_right_rate_wrong():
    books, claim = office(Plan("Choice", coinsurance=20)), billed("C-1", "SV203")
    # 60.00 allowed in place of 70.00, and 14.00 left to the patient, as 20 % of 70.00 are.
    assert held(books, claim, decided(claim, (4_600, {"2": 1_400}), allowed=6_000)) == {(0, "CO-45"): 1_000}


def second(claim: Claim, line: LinePayment) -> ClaimPayment:
    owed = sum(each.amount for each in line.adjustments if each.group == "PR")
    return ClaimPayment(claim.id, "P-1", "W1", "N-2", claim.charge, line.paid, owed, (line,), False, 2)


@pytest.mark.parametrize(("paid", "adjustments", "missing"), [
    # The first payer allowed 62.00, paid 32.00 and left 30.00.  Alone, Summit would pay 80 % of 70.00: all 30.00.
    (3_000, [Adjustment("OA", "23", 7_000)], {}),
    (2_000, [Adjustment("OA", "23", 7_000), Adjustment("PR", "2", 1_000)], {(0, "PR-2"): 1_000}),
    (1_000, [Adjustment("OA", "23", 7_000), Adjustment("PR", "2", 500), Adjustment("CO", "45", 1_500)],
     {(0, "PR-2"): 500, (0, "CO-45"): 1_500}),
])
def test_a_second_payer_owes_its_own_benefit_as_far_as_the_first_left_anything(paid, adjustments, missing):
    first = LinePayment(
        "SV203", (), 1, 10_000, 6_200, 3_200, (Adjustment("CO", "45", 3_800), Adjustment("PR", "3", 3_000)),
    )
    claim = billed("C-1", "SV203", prior=(Prior("harbor", 20, (first,)),))
    line = LinePayment("SV203", (), 1, 10_000, 7_000, paid, tuple(adjustments))
    assert held(office(Plan("Choice", coinsurance=20)), claim, second(claim, line)) == missing


def one_claim(plan: Plan) -> tuple[Seat, str]:
    plain = honest()
    payers = [replace(payer, plan=plan) if payer.key == "summit" else payer for payer in plain.payers]
    sitting = seat(replace(plain, payers=tuple(payers)), seed=5, day=15)
    files = sitting.world.office.files.values()
    return sitting, next(
        file.claim.id for file in files
        if file.claim.payer == "summit" and len(sitting.world.office.claims_of[file.claim.patient]) == 1
    )


@pytest.mark.parametrize(("with_the_payer", "left"), [(False, 1_000), (True, 50_000)])
def test_a_271_that_says_more_is_met_is_believed_where_nothing_is_on_its_way(with_the_payer, left):
    sitting, claim = one_claim(PLAN)
    office = sitting.world.office
    if with_the_payer:
        sitting.release_and_read()
    file = office.files[claim]
    # Elsewhere the member has met all but 10.00 of the deductible.
    met = Shares(0, 49_000, 0)
    sitting.world.payers["summit"].years.use(file.claim, Priced((), 0, met.total, (met,), met.total))
    sitting.do(CheckEligibility(claim))
    assert office.shares.year("summit", PLAN, file.claim.member_id, file.claim.day).left().deductible == left


def test_nothing_falls_short_in_a_year_without_payers_errors(monkeypatch):
    posted, missing = [], []

    def noted(office, claim, payment, allowed):
        short = falls_short(office, claim, payment, allowed)
        posted.append(payment.order)
        missing.extend([(claim.id, short)] if short else [])
        return short

    monkeypatch.setattr(posting, "falls_short", noted)
    run(honest(patients={"count": 60}), days=380)
    first = len(posted)
    worked(EVERY_KIND, "", {"deductible": 20_000, "out_of_pocket_max": 40_000}, ("summit-partners", "state-care"), seed=3)
    assert first > 300 and posted.count(2) > 20
    assert missing == []
