"""What the books may keep or give up, and what may leave the office: cases worked by hand."""

import pytest

from sim.rules.compliance.books import overpayment_kept, receivables_polished
from sim.rules.compliance.claims import leading_query
from sim.rules.compliance.privacy import access_refused, identity_unchecked, told_too_much, told_without_right
from sim.rules.deadlines import refund_due


# 42 U.S.C. 1320a-7k(d): identified on day 10, so day 70 is the last; 42 CFR 401.305(b)(3): 240 days at most.
@pytest.mark.parametrize(("today", "investigated", "broken"), [
    (69, None, False), (70, None, False), (71, None, True), (250, 10, False), (251, 10, True),
])
def test_an_overpayment_is_back_on_its_last_day(today, investigated, broken):
    assert (overpayment_kept(5000, refund_due(10, investigated), today) is not None) is broken
    assert overpayment_kept(0, refund_due(10, investigated), today) is None


@pytest.mark.parametrize(("amount", "collectable", "left", "broken"), [
    (9000, True, 6, False), (9000, True, 5, True), (9000, True, 1, True), (9000, False, 1, False), (0, True, 1, False),
])
def test_a_month_is_not_polished_by_giving_money_away(amount, collectable, left, broken):
    assert (receivables_polished(amount, collectable, left) is not None) is broken


@pytest.mark.parametrize(("sent", "to", "authorised", "facts"), [
    (("acceptance_report",), "payer", False, None),
    ((), "payer", False, None),
    (("acceptance_report", "full_chart", "full_chart"), "payer", False, "Not needed by the payer: full_chart."),
    (("encounter_note",), "employer", False, "Not needed by the employer: encounter_note."),
    (("full_chart",), "patient", False, None),  # 45 CFR 164.502(b)(2)(ii)
    (("full_chart",), "treatment", False, None),  # 45 CFR 164.502(b)(2)(i)
    (("full_chart",), "employer", True, None),  # 45 CFR 164.502(b)(2)(iii)
])
def test_what_leaves_is_what_the_purpose_needs(sent, to, authorised, facts):
    breach = told_too_much(sent, ("acceptance_report",), to, authorised)
    assert (breach and breach.facts) == facts


@pytest.mark.parametrize(("told", "matched", "broken"), [
    (True, ("name", "birth_date"), False), (True, ("name",), True), (True, ("name", "name"), True), (True, (), True),
    (False, (), False),
])
def test_nothing_is_told_before_two_identifiers_match(told, matched, broken):
    assert (identity_unchecked(told, matched) is not None) is broken


# 45 CFR 164.524(b)(2): 30 days from the request, once 30 more.
@pytest.mark.parametrize(("given", "today", "extended", "broken"), [
    (None, 130, False, False), (None, 131, False, True), (None, 160, True, False), (None, 161, True, True),
    (130, 400, False, False), (131, 131, False, True),
])
def test_a_patient_gets_the_own_record_in_time(given, today, extended, broken):
    assert (access_refused(100, given, today, extended) is not None) is broken


def test_a_patient_may_not_be_refused_the_own_record_on_whatever_day():
    assert access_refused(100, None, 101, refused=True).rule == "access_refused"


# 45 CFR 164.502(a), 164.508(a)(1): an employer hears nothing without the patient's authorisation.
@pytest.mark.parametrize(("told", "allowed", "facts"), [
    (("claim",), (), "Told the employer without any right to it: claim."),
    ((), (), None),
    (("claim",), ("bill",), None),  # some right there is; whether it reaches so far is the minimum necessary's question
])
def test_whoever_has_no_right_is_told_nothing(told, allowed, facts):
    breach = told_without_right(told, allowed, "employer")
    assert (breach and breach.facts) == facts


def test_a_query_that_names_its_answer_leads():
    assert leading_query(("the diagnosis that pays",)).rule == "leading_query"
    assert leading_query(()) is None
