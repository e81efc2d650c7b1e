"""What may be typed into the lines of a claim, and what it does to the charge."""

from datetime import date

import pytest

from sim.desk.actions import Change
from sim.desk.work.changes import Unusable, changed_claim
from sim.records.claims import Claim, ClaimLine
from sim.records.clock import Calendar

CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", "HBR4471286901", "HB-20771", date(1987, 11, 9), "F", ("M75.41", "M54.2"),
    (ClaimLine("SV301", ("RT",), 1, 17_500), ClaimLine("J3301", (), 4, 4_800)), 22_300,
)


class DeskCalendar:
    """As much of an office as a change of lines asks for."""

    calendar = Calendar(date(2026, 1, 5))


def changed(*changes: tuple[str, str]) -> Claim:
    return changed_claim(DeskCalendar(), CLAIM, tuple([Change(*each) for each in changes]))


def test_units_change_the_charge_in_proportion():
    # Four units cost 48 dollars, so two cost 24; the other line stays at 175.
    claim = changed(("units:2", "2"))
    assert (claim.lines[1].units, claim.lines[1].charge, claim.charge) == (2, 2_400, 19_900)


def test_a_code_brings_its_own_charge():
    # The next level of office visit costs 208 dollars.
    assert changed(("code:1", "SV204")).lines[0].charge == 20_800


def test_a_line_is_added_below_the_last_with_the_usual_units_and_charge():
    # A first unit of the note's splint fitting: 112 dollars.
    claim = changed(("code:3", "SV309"), ("modifiers:3", "RT"))
    assert claim.lines[2] == ClaimLine("SV309", ("RT",), 1, 11_200, (), "11")
    assert claim.charge == 22_300 + 11_200


def test_a_line_is_taken_off_by_emptying_its_code():
    claim = changed(("code:2", ""))
    assert [line.code for line in claim.lines] == ["SV301"]
    assert claim.charge == 17_500


def test_a_pointer_at_every_diagnosis_names_none():
    assert changed(("pointers:1", "2")).lines[0].pointers == (2,)
    assert changed(("pointers:1", "1 2")) == CLAIM


def test_the_date_of_service_is_read_in_both_spellings():
    # 20 January 2026 is fifteen days after the start.
    assert changed(("service_date", "2026-01-20")).day == changed(("service_date", "20 Jan 2026")).day == 15


def test_diagnoses_are_typed_in_order_and_without_repeating():
    assert changed(("diagnoses", "m54.2, M75.41 M54.2")).diagnoses == ("M54.2", "M75.41")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("units:1", "0", "no number of units"),
        ("units:1", "1.5", "no number of units"),
        ("units:1", "²", "no number of units"),
        ("units:1", "9999", "no number of units"),
        ("code:1", "SV999", "fee schedule"),
        ("code:9", "SV203", "lines 1 to 2"),
        ("units:3", "1", "lines 1 to 2"),
        ("pointers:1", "3", "from 1 to 2"),
        ("pointers:1", "", "from 1 to 2"),
        ("place:1", "office", "no place of service"),
        ("modifiers:1", "RT LT GP GO XU", "More than four"),
        ("diagnoses", "", "1 to 12"),
        ("diagnoses", "M54", "no diagnosis"),
        ("diagnoses", "M54.5", "no diagnosis"),
        ("service_date", "yesterday", "not a date"),
        ("service_date", "2031-01-01", "two years"),
        ("service_date", "0000-00-00", "not a date"),
        ("colour:1", "red", "has no field"),
    ],
)
def test_what_cannot_stand_in_a_field_is_refused_with_what_to_type(field, value, told):
    with pytest.raises(Unusable, match=told):
        changed((field, value))


def test_the_last_line_cannot_be_taken_off():
    with pytest.raises(Unusable, match="needs a line"):
        changed(("code:2", ""), ("code:1", ""))
