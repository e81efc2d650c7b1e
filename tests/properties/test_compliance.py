"""What must hold of the checks, whatever is claimed, billed or sent."""

from hypothesis import given
from hypothesis import strategies as st

from sim.rules.compliance.claims import unsupported_diagnosis, unsupported_modifier, unsupported_service
from sim.rules.compliance.patients import balance_billed
from sim.rules.compliance.privacy import told_too_much
from sim.rules.compliance.table import Breach, exposure, rules

cents = st.integers(0, 500_000)
groups, carcs = st.sampled_from(["CO", "PR", "OA", "PI"]), st.sampled_from(["1", "45", "197"])
adjustments = st.lists(st.tuples(groups, carcs, cents), max_size=6)
code = st.sampled_from(["SV203", "SV204", "SV401", "SV402"])
codes = st.lists(code, max_size=5)
coded = st.lists(st.tuples(code, st.lists(st.sampled_from(["59", "GP", "RT"])).map(tuple)))


@given(adjustments, cents)
def test_whatever_is_billed_beyond_the_share_is_the_breach_to_the_cent(adjusted, billed):
    share = sum(amount for group, _, amount in adjusted if group == "PR")
    breach = balance_billed(tuple(adjusted), billed)
    assert (breach.amount if breach else 0) == max(0, billed - share)


@given(adjustments, cents)
def test_what_the_contract_takes_off_never_becomes_the_patients(adjusted, amount):
    before = balance_billed(tuple(adjusted), 300_000)
    assert [each and each.amount for each in (before, balance_billed((*adjusted, ("CO", "45", amount)), 300_000))] == [
        before and before.amount
    ] * 2


@given(codes, codes, codes)
def test_a_claim_that_says_no_more_than_the_note_breaks_nothing(claimed, more, drafted):
    assert unsupported_diagnosis(tuple(claimed), (*claimed, *more)) is None
    assert unsupported_diagnosis(tuple(claimed), tuple(more), tuple(claimed)) is None
    one = tuple((code, 1) for code in claimed)
    assert unsupported_service(one, (*one, *((code, 2) for code in more))) is None
    strays = set(claimed) - set(more) - set(drafted)
    assert (unsupported_diagnosis(tuple(claimed), tuple(more), tuple(drafted)) is not None) is bool(strays)


@given(coded, coded)
def test_modifiers_are_judged_line_by_line_whatever_their_order(claimed, noted):
    breach = unsupported_modifier(tuple(claimed), tuple(noted))
    back = unsupported_modifier(tuple(reversed(claimed)), tuple(reversed(noted)))
    assert (breach is None) is (back is None)
    assert unsupported_modifier(tuple(claimed), (*noted, *claimed)) is None


@given(codes, codes)
def test_leaving_out_what_was_named_cures_the_disclosure(sent, needed):
    breach = told_too_much(tuple(sent), tuple(needed), "payer")
    assert (breach is None) is (set(sent) <= set(needed))
    assert told_too_much(tuple(each for each in sent if each in needed), tuple(needed), "payer") is None


@given(st.sampled_from(sorted(rules())), cents, cents, st.booleans())
def test_more_money_never_costs_less_and_federal_money_never_less_than_private(rule, amount, more, federal):
    assert 0 <= exposure(Breach(rule, "", amount), federal) <= exposure(Breach(rule, "", amount + more), federal)
    if rules()[rule].federal:
        assert exposure(Breach(rule, "", amount), True) >= exposure(Breach(rule, "", amount), False)
