"""The table of compliance rules: whole, sourced, and each with its check."""

import pytest

from sim.rules.compliance import books, claims, patients, privacy
from sim.rules.compliance.table import Breach, exposure, rules

FALSE_CLAIM = 1430800  # $14,308, the least for one false claim as adjusted in 2025 (28 CFR 85.5)


@pytest.mark.parametrize("id", list(rules()))
def test_every_rule_has_a_check_of_its_name(id):
    assert [module for module in (books, claims, patients, privacy) if callable(getattr(module, id, None))]


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_every_rule_says_what_why_and_what_instead(rule):
    assert rule.sources
    for text in (rule.rule, rule.instead):
        assert text[0].isupper() and text.endswith(".")
    assert rule.points == {"minor": 2, "serious": 5, "grave": 10}[rule.severity]
    assert bool(rule.fine) == bool(rule.fine_is)


# 31 U.S.C. 3729(a)(1): three times the damage and a penalty for each claim; 15 U.S.C. 1692k(a)(2)(A): $1,000;
# 42 U.S.C. 300gg-134(b)(1): $10,000; 42 U.S.C. 1320a-7a(a): $20,000 and three times.
@pytest.mark.parametrize(("rule", "amount", "federal", "costs"), [
    ("unsupported_diagnosis", 12000, True, 36000 + FALSE_CLAIM),
    ("unsupported_diagnosis", 12000, False, 12000),
    ("overpayment_kept", 5000, True, 15000 + FALSE_CLAIM),
    ("share_waived", 3000, True, 9000 + 2000000),
    ("share_waived", 3000, False, 3000),
    ("surprise_billed", 40000, False, 40000 + 1000000),
    ("collected_unfairly", 0, False, 100000),
    ("balance_billed", 7000, True, 7000),
    ("duplicate_follow_up", 0, True, 0),
])
def test_a_breach_can_cost_what_the_law_says(rule, amount, federal, costs):
    assert exposure(Breach(rule, "", amount), federal) == costs
