"""Names as a front desk mistypes them."""

import pytest

from sim.records.people import same_name
from sim.world.slips.names import mistyped


def test_a_short_form_stands_for_the_legal_name_where_there_is_one():
    assert mistyped("Rivera, Robert", 1) == "Rivera, Bob"
    assert sorted(mistyped("Rivera, Ana", 1)) == sorted("Rivera, Ana")


@pytest.mark.parametrize("draw", [0, 2**63, 2**64 - 1])
@pytest.mark.parametrize("name", ["Rivera, Ana", "Ng, Ana", "Oo, Ana", "Lee, Ana", "De La Cruz, Ana"])
def test_a_mistyped_name_is_never_the_name(name, draw):
    assert not same_name(mistyped(name, draw), name)


def test_case_and_blanks_make_no_other_name():
    assert same_name("De La Cruz, Ana", "DELACRUZ,ANA")
    assert not same_name("Rivera, Ana", "Riviera, Ana")
