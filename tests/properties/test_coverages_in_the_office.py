"""In a running office whose patients have several coverages no cent is made or lost, and no maximum of a year is passed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.records.ledger import INSURANCE, PATIENT
from sim.rules.coordination import balances, patient_part
from tests.offices import run, scenario
from tests.second_payers import worked

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

rows = st.lists(
    st.fixed_dictionaries({
        "payer": st.sampled_from(["senior-b", "summit", "harbor"]),
        "second": st.sampled_from(["summit-partners", "state-care"]),
        "share": st.integers(300, 1000), "holder": st.sampled_from(["self", "spouse", "parent"]),
        "employment": st.sampled_from(["active", "retired", "continued"]), "employer_size": st.sampled_from([5, 20, 150]),
        "protected": st.booleans(),
    }),
    min_size=1, max_size=4,
)
methods = st.sampled_from(["standard", "non_duplication", "carve_out"])
limits = st.fixed_dictionaries({
    "out_of_pocket_max": st.sampled_from([4_000, 20_000, 10**9]), "family_out_of_pocket_max": st.sampled_from([6_000, 10**9]),
    "deductible": st.sampled_from([0, 5_000]), "family_deductible": st.sampled_from([4_000, 10**9]),
})
crossings = st.sampled_from([(), ("state-care",), ("summit-partners",)])


@SLOW
@given(rows, methods, limits, crossings, st.integers(0, 2**32))
def test_every_payer_pays_at_most_what_the_one_before_has_left_and_no_cent_is_lost(
    seconds, method, limit, crosses_to, seed
):
    office = worked(seconds, method, limit, crosses_to, seed).world.office
    assert office.ledger.proof() == []
    for file in office.files.values():
        decisions = {payment.order: payment for payment in file.payments if not payment.reversal}
        for order, payment in decisions.items():
            assert all(map(balances, payment.lines))
            before = decisions.get(order - 1)
            if before is None or payment.denied:
                continue
            for line, earlier in zip(payment.lines, before.lines, strict=True):
                assert 0 <= line.paid <= patient_part(earlier)
                assert patient_part(line) <= patient_part(earlier)
        last = file.payment
        if last is not None and file.status == "paid" and not last.denied and not file.short and not file.billed:
            assert office.ledger.balance(file.claim.id, INSURANCE) == 0
            assert office.ledger.balance(file.claim.id, PATIENT) <= last.patient_share


@SLOW
@given(rows, crossings, st.integers(0, 2**32))
def test_simulated_billers_keep_the_books_in_order_whoever_pays_first(seconds, crosses_to, seed):
    base = scenario(seconds=seconds)
    payers = tuple([replace(each, crosses_to=crosses_to) if each.key == "senior-b" else each for each in base.payers])
    assert run(replace(base, payers=payers), seed, 70).office.ledger.proof() == []


@SLOW
@given(rows, methods, limits, st.integers(0, 2**32))
def test_nobody_and_no_family_shares_in_more_than_the_maximum_of_a_year(seconds, method, limit, seed):
    desk = worked(seconds, method, limit, (), seed)
    house = desk.world.payers["summit-partners"]
    plan = house.payer.plan
    for year in (2026, 2027):
        for number, (patient, member) in house.files.members.items():
            used = house.years.used(number, year)
            assert 0 <= used.deductible <= min(plan.deductible, plan.family_deductible)
            assert used.out_of_pocket >= 0
            if member in patient.memberships:
                assert used.out_of_pocket <= min(plan.out_of_pocket_max, plan.family_out_of_pocket_max)
