"""Whatever the plans, the years and the payers: no cent is made or lost, and no maximum is passed."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sim.records.payment_lines import Adjustment, LinePayment
from sim.rules.benefits import (
    NOTHING_USED,
    PREVENTIVE,
    USUAL,
    Used,
    give_back,
    left_of_year,
    patient_shares,
    share_visit,
    use,
)
from sim.rules.coordination import Own, balances, coordinate, patient_part, payable, so_far
from sim.rules.medicare_secondary import CoverageFacts, Entitlement, before_medicare
from sim.rules.order import order_of_payers
from sim.rules.plans import Plan

money = st.integers(0, 500_000)
percents = st.integers(0, 100)
plans = st.builds(
    Plan, st.just("plan"), copay=st.integers(0, 10_000), deductible=money, coinsurance=percents, out_of_pocket_max=money,
    family_deductible=st.integers(0, 800_000), family_out_of_pocket_max=st.integers(0, 800_000),
)
visits = st.lists(
    st.tuples(st.sampled_from(["M-1", "M-2", "M-3"]), st.integers(2025, 2027),
              st.lists(st.tuples(money, st.sampled_from([USUAL, PREVENTIVE])), min_size=1, max_size=4)),
    max_size=15,
)


@given(money, money, st.integers(-1000, 500_000), percents, st.integers(-1000, 500_000))
def test_the_patients_share_never_exceeds_the_allowed_amount_or_what_is_left_of_the_year(
    allowed, copay, deductible_left, percent, room
):
    shares = patient_shares(allowed, copay, deductible_left, percent, room)
    assert min(shares.copay, shares.deductible, shares.coinsurance) >= 0
    assert shares.total <= allowed
    assert shares.total <= max(0, room)
    assert shares.deductible <= max(0, deductible_left)


@given(plans, visits)
def test_no_member_and_no_family_ever_passes_a_maximum_of_the_year(plan, history):
    members: dict[tuple[str, int], Used] = {}
    families: dict[int, Used] = {}
    for member, year, lines in history:
        mine, ours = members.get((member, year), NOTHING_USED), families.get(year, NOTHING_USED)
        left = left_of_year(plan, mine, ours)
        shares = share_visit(plan, left, lines)
        assert sum(each.total for each in shares) <= left.out_of_pocket
        assert sum(each.deductible for each in shares) <= left.deductible
        assert sum(each.copay for each in shares) <= plan.copay
        assert all(each.total <= allowed for each, (allowed, _) in zip(shares, lines, strict=True))
        members[member, year], families[year] = use(mine, shares), use(ours, shares)
        assert give_back(members[member, year], shares) == mine
    for used in members.values():
        assert used.deductible <= plan.deductible
        assert used.out_of_pocket <= plan.out_of_pocket_max
    for year, used in families.items():
        assert used.deductible <= plan.family_deductible
        assert used.out_of_pocket <= plan.family_out_of_pocket_max
        assert used.out_of_pocket == sum(each.out_of_pocket for (_, own), each in members.items() if own == year)


@st.composite
def owns(draw, highest=400_000):
    allowed = draw(st.integers(0, highest))
    return Own(allowed, patient_shares(allowed, draw(money), draw(money), draw(percents), draw(money)))


@st.composite
def primaries(draw):
    """A first payer's line: paid, denied for a reason, or disowned."""
    charge = draw(st.integers(0, 400_000))
    if draw(st.booleans()):
        own = draw(owns(charge))
        parts = [("CO", "45", charge - own.allowed), ("PR", "3", own.shares.copay), ("PR", "1", own.shares.deductible),
                 ("PR", "2", own.shares.coinsurance)]
        return LinePayment("SV203", (), 1, charge, own.allowed, own.benefit, tuple([Adjustment(*each) for each in parts]))
    group, carc = draw(st.sampled_from([("CO", "29"), ("PR", "204"), ("CO", "27"), ("OA", "109")]))
    return LinePayment("SV203", (), 1, charge, 0, 0, (Adjustment(group, carc, charge),))


methods = st.sampled_from(["standard", "non_duplication", "carve_out", "medicare", "medicaid"])


@given(primaries(), st.lists(st.tuples(owns(), methods, st.integers(0, 5)), min_size=1, max_size=3))
def test_a_chain_of_payers_makes_and_loses_no_cent(first, later):
    answers = [first]
    for own, method, sequestration in later:
        before = so_far(answers)
        line = coordinate(answers, own, method, sequestration)
        assert balances(line)
        assert line.paid >= 0 and all(each.amount > 0 for each in line.adjustments)
        assert line.paid <= payable(before, own, method) <= before.patient
        assert patient_part(line) <= before.patient
        answers.append(line)
    # What the practice keeps, gives up and may still ask for is the charge, however many have answered.
    taken = answers[-1].charge - patient_part(answers[-1])
    assert 0 <= sum(line.paid for line in answers) <= taken <= answers[-1].charge


@given(primaries(), owns())
def test_under_standard_coordination_the_second_pays_neither_more_than_the_patients_share_nor_than_its_own_benefit(
    first, own
):
    line = coordinate([first], own, "standard")
    assert line.paid <= so_far([first]).patient
    assert line.paid <= own.benefit


@given(primaries(), owns())
def test_no_method_of_a_plan_pays_more_than_the_standard_one(first, own):
    most = coordinate([first], own, "standard").paid
    assert all(coordinate([first], own, method).paid <= most for method in ("non_duplication", "carve_out", "medicare"))


@given(primaries(), owns(), methods)
def test_a_contractual_is_never_taken_twice(first, own, method):
    before = so_far([first])
    contractual = sum(each.amount for each in coordinate([first], own, method).adjustments if each.group == "CO")
    assert contractual <= before.patient


dates = st.dates(date(2015, 1, 1), date(2026, 12, 31))
coverages = st.builds(
    CoverageFacts,
    st.just(""),
    st.sampled_from(["group", "group", "group", "individual", "supplement", "medicaid", "work_comp", "no_fault", "liability"]),
    st.sampled_from(["self", "spouse", "child", "other"]),
    st.sampled_from(["active", "laid_off", "retired", "continued", ""]),
    st.integers(0, 150),
    st.none() | dates,
    st.none() | st.dates(date(1940, 1, 1), date(2005, 12, 31)),
    st.sampled_from(["together", "joint", "custodial", "noncustodial"]),
    st.booleans(),
    st.booleans(),
)
medicares = st.builds(
    Entitlement, st.sampled_from(["age", "disability", ""]), dates, st.none() | dates
).map(lambda entitlement: CoverageFacts("Medicare", "medicare", entitlement=entitlement))


@st.composite
def wallets(draw):
    """The coverages of one patient, at most one of them Medicare, under names that differ."""
    held = draw(st.lists(coverages, max_size=5))
    named = [CoverageFacts(f"Plan {place}", *[getattr(each, field) for field in CoverageFacts.__struct_fields__[1:]])
             for place, each in enumerate(held)]
    return named + draw(st.lists(medicares, max_size=1))


@given(wallets(), dates, st.randoms(use_true_random=False))
def test_the_order_of_payers_is_total_and_does_not_depend_on_how_they_are_given(wallet, day, shuffler):
    order = order_of_payers(wallet, day)
    assert sorted(each.name for each in order.coverages) == sorted(each.name for each in wallet)
    assert [(step.first, step.then) for step in order.steps] == [(a.name, b.name) for a, b in pairwise(order.coverages)]
    shuffled = list(wallet)
    shuffler.shuffle(shuffled)
    assert order_of_payers(shuffled, day) == order


@given(wallets(), dates)
def test_medicaid_is_last_and_medicare_stands_where_its_rules_put_it(wallet, day):
    order = order_of_payers(wallet, day).coverages
    names = [each.name for each in order]
    kinds = [each.kind for each in order]
    assert kinds == sorted(kinds, key=lambda kind: kind == "medicaid")
    for medicare in [each for each in order if each.kind == "medicare"]:
        for plan in [each for each in order if each.kind in ("group", "individual")]:
            assert (names.index(plan.name) < names.index("Medicare")) == before_medicare(medicare, plan, day)[0]


@given(wallets(), dates, st.data())
def test_taking_one_coverage_away_leaves_the_others_in_their_order(wallet, day, data):
    # But not Medicare, which turns the first rule round, nor the plans of a married child.
    order = list(order_of_payers(wallet, day).coverages)
    away = data.draw(st.sampled_from([each for each in order if each.kind != "medicare"] or [None]))
    kept = [each for each in order if each is not away]
    married = [_of_a_married_child(held) for held in (order, kept)]
    if married[0] == married[1]:
        assert list(order_of_payers(kept, day).coverages) == kept


def _of_a_married_child(held: list[CoverageFacts]) -> bool:
    dependent = {each.relationship == "spouse" for each in held
                 if each.kind in ("group", "individual") and each.relationship != "self"}
    return dependent == {True, False}
