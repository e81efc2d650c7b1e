"""What a scrub sees, and what it cannot see."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.clock import Calendar
from sim.rules.edits import About, Edit, catalogue_of_edits, scrub, switched_on
from sim.rules.plans import Plan

CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", "HBR4471286901", "HB-20771", date(1987, 11, 9), "F", ("M54.50",),
    (ClaimLine("SV203", (), 1, 14_800),), 14_800,
)
TODAY = date(2026, 4, 14)
CALENDAR = Calendar(date(2026, 1, 5))
ABOUT = About("HBR##########", TODAY, Plan("Select"), CALENDAR)
THERAPY = ClaimLine("SV401", ("GP",), 1, 9_600)
TEST = ClaimLine("SV406", ("GP",), 1, 5_400)


def found(claim: Claim) -> list[str]:
    return [finding.edit for finding in scrub(claim, ABOUT)]


def told(edit: str, claim: Claim, about: About | None = None) -> str:
    """What one edit of the table says of a claim, or ""."""
    findings = scrub(claim, about or ABOUT, (catalogue_of_edits()[edit],))
    return findings[0].says if findings else ""


def test_a_sound_claim_passes():
    assert found(CLAIM) == []


def test_a_member_id_of_another_length_is_found_and_two_swapped_digits_are_not():
    assert found(replace(CLAIM, member_id="HBR447128690")) == ["member_id_length"]
    assert found(replace(CLAIM, member_id="HBR4471268901")) == []


def test_a_birth_date_ahead_or_beyond_a_life_is_found():
    assert found(replace(CLAIM, birth_date=date(2026, 4, 15))) == ["birth_date_past"]
    assert found(replace(CLAIM, birth_date=date(1890, 1, 1))) == ["birth_date_past"]
    assert found(replace(CLAIM, birth_date=TODAY)) == []


def test_a_line_that_charges_nothing_is_found():
    assert found(replace(CLAIM, lines=(ClaimLine("SV203", (), 1, 0),))) == ["something_charged"]


def with_line(line: ClaimLine) -> Claim:
    return replace(CLAIM, lines=(line,))


def test_three_edits_are_on_where_a_scenario_says_nothing():
    assert [edit.id for edit in switched_on()] == ["member_id_length", "birth_date_past", "something_charged"]


@pytest.mark.parametrize("edit", list(catalogue_of_edits()))
def test_a_sound_claim_passes_every_edit(edit):
    assert told(edit, CLAIM) == ""


@pytest.mark.parametrize(
    ("edit", "claim"),
    [
        # The claim's date of service is 15 January; today is 14 April, which is day 99.
        ("service_date", replace(CLAIM, day=100)),
        ("code_set", with_line(ClaimLine("SV230", (), 1, 14_800))),
        ("code_set", with_line(ClaimLine("SV203", ("PG",), 1, 14_800))),
        ("code_set", with_line(ClaimLine("SV203", (), 1, 14_800, (), "00"))),
        ("diagnosis_billable", replace(CLAIM, diagnoses=("J02",))),
        ("diagnosis_billable", replace(CLAIM, diagnoses=("M54.5",))),
        ("pointers", with_line(ClaimLine("SV203", (), 1, 14_800, (2,)))),
        ("modifier_needed", with_line(replace(THERAPY, modifiers=()))),
        ("sides", replace(CLAIM, diagnoses=("M17.11",), lines=(ClaimLine("SV301", ("LT",), 1, 17_500),))),
        ("place", with_line(ClaimLine("SV231", ("GT",), 1, 11_800, (), "11"))),
        ("most_units", with_line(replace(THERAPY, units=10))),
        ("necessity", replace(CLAIM, diagnoses=("Z23",))),
        ("patient", replace(CLAIM, diagnoses=("Z00.129",))),
        ("bundling", replace(CLAIM, lines=(THERAPY, TEST))),
    ],
)
def test_each_edit_finds_what_it_is_for(edit, claim):
    assert told(edit, claim)


def test_a_separating_modifier_satisfies_the_bundling_edit_which_cannot_read_the_note():
    assert told("bundling", replace(CLAIM, lines=(THERAPY, replace(TEST, modifiers=("GP", "XU"))))) == ""


def test_the_authorisation_edit_asks_what_the_plan_asks():
    about = replace(ABOUT, plan=Plan("Select", needs_authorisation=("SV203",)))
    assert "SV203 needs an authorisation" in told("authorisation", CLAIM, about)
    assert told("authorisation", replace(CLAIM, authorisation="RA-1"), about) == ""


def test_a_second_claim_of_the_visit_is_named():
    assert "C-9 bills the same visit" in told("billed_twice", CLAIM, replace(ABOUT, earlier="C-9"))


def test_an_instructor_writes_edits_as_data():
    edit = Edit(
        "group_shape", "shape", "group", "group {found} is not written as on the card", "see the card",
        payers=("harbor",), shape="HB-#####",
    )
    assert scrub(CLAIM, ABOUT, (edit,)) == ()
    (finding,) = scrub(replace(CLAIM, group="HB-2077"), ABOUT, (edit,))
    assert finding.says == "group HB-2077 is not written as on the card: see the card"
    assert finding.field == "group"
    assert scrub(replace(CLAIM, group="HB-2077", payer="summit"), ABOUT, (edit,)) == ()


def test_an_edit_of_an_unknown_kind_names_those_that_there_are():
    with pytest.raises(ValueError, match="most_units"):
        Edit("mine", "python", "group", "", "")
