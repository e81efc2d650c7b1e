"""How a payer finds what is wrong with codes: from the claim and the code tables alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks import bundling, coding, diagnosis, frequency
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "CEDAR", (), ("harbor",))
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", -400)
PATIENT = Patient("P-1", 0, date(1987, 11, 9), "M", True, (MEMBER,))
THERAPY = ClaimLine("SV401", ("GP",), 1, 9_600)
TEST = ClaimLine("SV406", ("GP",), 1, 5_400)
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-3", "harbor", "HBR4471286901", "HB-20771", date(1987, 11, 9), "M", ("M54.2",),
    (THERAPY,), 9_600,
)


@pytest.fixture
def files():
    """A payer that counts days from 5 January 2026."""
    kept = PayerFiles("harbor", Plan("Select", once_in_days={"SV401": 7}), PRACTICE, {}, True)
    kept.needs = {"SV401": frozenset(("GP",))}
    kept.calendar = Calendar(date(2026, 1, 5))
    return kept


def with_line(**changes) -> Claim:
    return replace(CLAIM, lines=(replace(THERAPY, **changes),))


def line_check(check, claim: Claim, files: PayerFiles, number: int = 0) -> str:
    return check(claim, claim.lines[number], Received(PATIENT, MEMBER, 12, 100), files)


@pytest.mark.parametrize(
    ("claim", "cause"),
    [
        (CLAIM, ""),
        (with_line(code="SV410"), "code_mistyped"),
        (with_line(modifiers=("PG",)), "modifier_invalid"),
        (with_line(place="00"), "place_of_service_unknown"),
    ],
)
def test_a_code_that_stands_in_no_set_stops_at_the_door(files, claim, cause):
    assert coding.unknown_code(claim, PRACTICE, files) == cause


def test_a_date_is_ahead_from_the_day_after_receipt(files):
    files.today = 10
    assert coding.future_date(CLAIM, PRACTICE, files) == ""
    assert coding.future_date(replace(CLAIM, day=11), PRACTICE, files) == "service_date_wrong"


@pytest.mark.parametrize(
    ("diagnoses", "cause"),
    # M54 is a category; M54.5 was once a code and is for adjudication to judge; R51.9 is real and not in our table.
    [(("M54.2",), ""), (("M54",), "diagnosis_invalid"), (("M54.5",), ""), (("R51.9",), "")],
)
def test_a_diagnosis_has_to_be_a_whole_code(files, diagnoses, cause):
    assert diagnosis.not_billable(replace(CLAIM, diagnoses=diagnoses), PRACTICE, files) == cause


def test_a_pointer_beyond_the_last_diagnosis_stops_at_the_door(files):
    assert diagnosis.not_billable(with_line(pointers=(1,)), PRACTICE, files) == ""
    assert diagnosis.not_billable(with_line(pointers=(1, 2)), PRACTICE, files) == "pointer_wrong"


def test_a_retired_code_is_good_up_to_its_last_day_of_service(files):
    # The last day of M54.5 was 30 September 2021.
    last = files.calendar.day_number(date(2021, 9, 30))
    old = replace(CLAIM, diagnoses=("M54.5",), day=last)
    assert diagnosis.of_a_former_year(old, Received(PATIENT, MEMBER, 12, 100), files) == ""
    later = replace(old, day=last + 1)
    assert diagnosis.of_a_former_year(later, Received(PATIENT, MEMBER, 12, 100), files) == "diagnosis_outdated"


@pytest.mark.parametrize(
    ("code", "cause"),
    [("Z00.00", ""), ("Z00.129", "diagnosis_age_conflict"), ("Z01.419", "diagnosis_sex_conflict"), ("M54.2", "")],
)
def test_a_man_of_thirty_eight_has_an_adults_check_up(files, code, cause):
    claim = replace(CLAIM, diagnoses=(code,))
    assert diagnosis.fits_patient(claim, Received(PATIENT, MEMBER, 12, 100), files) == cause


@pytest.mark.parametrize(
    ("code", "cause"),
    [("M54.2", ""), ("Z23", "diagnosis_unsupported"), ("M25.569", "note_unclear")],
)
def test_a_service_is_covered_for_its_diagnoses(files, code, cause):
    assert line_check(diagnosis.supports, replace(CLAIM, diagnoses=(code,)), files) == cause


def test_only_the_diagnosis_that_a_line_points_at_supports_it(files):
    claim = replace(CLAIM, diagnoses=("Z23", "M54.2"))
    assert line_check(diagnosis.supports, claim, files) == ""
    pointing = replace(claim, lines=(replace(THERAPY, pointers=(1,)),))
    assert line_check(diagnosis.supports, pointing, files) == "diagnosis_unsupported"


@pytest.mark.parametrize(
    ("marks", "code", "cause"),
    [
        (("RT",), "M17.11", ""), (("LT",), "M17.11", "modifier_conflict"), (("LT", "RT"), "M17.11", ""),
        (("LT",), "M54.2", ""),
    ],
)
def test_a_side_is_held_against_the_diagnosis_that_names_one(files, marks, code, cause):
    claim = replace(CLAIM, diagnoses=(code,), lines=(ClaimLine("SV301", marks, 1, 17_500),))
    assert line_check(coding.modifier, claim, files) == cause


def test_units_are_many_only_beyond_the_maximum(files):
    # Four times the usual single unit, unless the plan has a number of its own.
    assert line_check(coding.units, with_line(units=4), files) == ""
    assert line_check(coding.units, with_line(units=5), files) == "units_wrong"
    files.plan = replace(files.plan, most_units={"SV401": 2})
    assert line_check(coding.units, with_line(units=3), files) == "units_wrong"


def test_a_video_visit_is_not_given_in_the_office(files):
    claim = replace(CLAIM, lines=(ClaimLine("SV231", ("GT",), 1, 11_800, (), "10"),))
    assert line_check(coding.place, claim, files) == ""
    in_office = replace(claim, lines=(replace(claim.lines[0], place="11"),))
    assert line_check(coding.place, in_office, files) == "place_of_service_wrong"


def test_a_part_is_denied_beside_its_whole_and_its_whole_is_not(files):
    both = replace(CLAIM, lines=(THERAPY, TEST))
    assert line_check(bundling.bundled, both, files, 0) == ""
    assert line_check(bundling.bundled, both, files, 1) == "bundled_distinct"
    assert line_check(bundling.bundled, replace(CLAIM, lines=(TEST,)), files) == ""
    apart = replace(CLAIM, lines=(THERAPY, replace(TEST, modifiers=("GP", "XU"))))
    assert line_check(bundling.bundled, apart, files, 1) == ""


def test_what_is_never_paid_beside_its_whole_has_a_name_of_its_own(files):
    packs = replace(CLAIM, lines=(THERAPY, ClaimLine("SV407", ("GP",), 1, 1_200)))
    assert line_check(bundling.bundled, packs, files, 1) == "bundled_inclusive"


@pytest.mark.parametrize(("day", "cause"), [(10, ""), (11, "too_soon"), (16, "too_soon"), (17, "")])
def test_a_service_once_in_seven_days_is_paid_again_on_the_seventh(files, day, cause):
    frequency.note_given(CLAIM, (), files)
    assert line_check(frequency.too_soon, replace(CLAIM, day=day), files) == cause


def test_a_denied_line_does_not_count(files):
    frequency.note_given(CLAIM, ("modifier_missing",), files)
    assert line_check(frequency.too_soon, replace(CLAIM, day=11), files) == ""


def test_an_original_is_a_duplicate_while_the_first_is_being_decided(files):
    files.pending.add("C-1")
    assert frequency.while_deciding(CLAIM, PRACTICE, files) == "duplicate_follow_up"
    assert frequency.while_deciding(replace(CLAIM, frequency=REPLACEMENT), PRACTICE, files) == ""
    files.pending.discard("C-1")
    assert frequency.while_deciding(CLAIM, PRACTICE, files) == ""
