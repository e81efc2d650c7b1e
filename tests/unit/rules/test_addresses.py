"""Addresses by meaning: another way of writing is the same place, another digit is not."""

import pytest

from sim.rules.addresses import same_address, standard

HOME = "412 North Reilly Street, Apt 18, Shaffermouth, OH 44900"


@pytest.mark.parametrize("typed", [
    "412 N. Reilly St., Apt. 18, Shaffermouth, OH 44900",
    "412 n reilly st #18 shaffermouth ohio 44900",
    "412 North Reilly Street Apartment 18, Shaffermouth OH 44900-1001",
    "412 N Reilly Str, Unit # 18, SHAFFERMOUTH, OH 44900",
])
def test_another_way_of_writing_is_the_same_address(typed):
    assert same_address(typed, HOME)


@pytest.mark.parametrize("typed", [
    "421 North Reilly Street, Apt 18, Shaffermouth, OH 44900",
    "412 North Reilly Street, Apt 81, Shaffermouth, OH 44900",
    "412 North Reilly Street, Apt 18, Shaffermouth, OH 44090",
    "412 South Reilly Street, Apt 18, Shaffermouth, OH 44900",
    "412 North Reilly Avenue, Apt 18, Shaffermouth, OH 44900",
    "412 North Reilly Street, Shaffermouth, OH 44900",
    "412 North Riley Street, Apt 18, Shaffermouth, OH 44900",
    "412 North Reilly Street, Apt 18",
    "",
])
def test_another_digit_street_direction_or_unit_is_another_address(typed):
    assert not same_address(typed, HOME)


def test_a_saint_in_a_towns_name_is_written_either_way():
    assert same_address("9 Elm Ave, St. Clair, OH 44001", "9 Elm Avenue, Saint Clair, Ohio 44001")


def test_a_zip_alone_keeps_its_number():
    assert standard("44900 1001") == ("44900",)
    assert standard("1001") == ("1001",)
