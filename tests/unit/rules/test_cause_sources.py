"""Every cause says where its rule stands."""

import pytest

from sim.rules.cause_sources import sources, table
from sim.rules.causes import catalogue


@pytest.mark.parametrize("cause", catalogue().values(), ids=list(catalogue()))
def test_every_cause_has_a_rule_beside_its_codes(cause):
    told = sources(cause)
    assert told == tuple(dict.fromkeys(told)) and all(each == each.strip() for each in told)
    assert [each for each in told if "X12 external code list" not in each and "X12 list 139" not in each], "codes are no rule"


def test_every_row_is_about_a_cause_or_a_family_that_there_is():
    known = table()
    assert set(known.cause) <= set(catalogue())
    assert set(known.category) == {cause.category for cause in catalogue().values()}


def test_a_code_is_cited_with_its_own_list():
    # The transposed ID shows on the 277CA by a claim status; the missing modifier on the 835 by a CARC.
    assert sources(catalogue()["transposed_member_id"])[0] == "164: claim status codes (X12 external code list 508)"
    assert sources(catalogue()["modifier_missing"])[0] == "CO-4: claim adjustment reason codes (CARC, X12 list 139)"
    assert not any("X12" in each for each in sources(catalogue()["payer_paid_twice"]))
