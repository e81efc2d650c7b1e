"""How a payer finds what is wrong with codes: from the claim and the code tables alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks import bundling, coding, coverage, diagnosis, frequency
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
    assert coding.date_possible(CLAIM, PRACTICE, files) == ""
    assert coding.date_possible(replace(CLAIM, day=11), PRACTICE, files) == "service_date_wrong"


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


@pytest.mark.parametrize(("day", "cause"), [(date(2025, 12, 31), ""), (date(2026, 1, 1), "service_outdated")])
def test_a_service_code_of_a_former_year_is_good_up_to_its_last_day_of_service(files, day, cause):
    # The last day of SV400 was 31 December 2025; the door knows it all the same.
    claim = replace(with_line(code="SV400"), day=files.calendar.day_number(day))
    assert coding.unknown_code(claim, PRACTICE, files) == ""
    assert line_check(coding.place, claim, files) == cause


@pytest.mark.parametrize(
    ("marks", "day", "cause"),
    [
        # Until 31 December 2025 4P stood for GP and GO; 4V, for live video, never did.
        (("4P",), date(2025, 12, 31), ""), (("4P",), date(2026, 1, 1), "modifier_outdated"),
        (("4P", "GP"), date(2026, 1, 1), "modifier_outdated"), (("4V", "GP"), date(2025, 12, 31), ""),
        (("4V",), date(2025, 12, 31), "modifier_missing"),
    ],
)
def test_a_modifier_of_a_former_year_is_good_up_to_its_last_day_of_service(files, marks, day, cause):
    claim = replace(with_line(modifiers=marks), day=files.calendar.day_number(day))
    assert coding.unknown_code(claim, PRACTICE, files) == ""
    assert line_check(coding.modifier, claim, files) == cause


def test_a_service_of_a_former_year_is_of_no_sex(files):
    # The claim says F of a man: this year's services for women alone are denied, SV400 was for anybody.
    assert line_check(coverage.for_the_other_sex, replace(with_line(code="SV400"), sex="F"), files) == ""


@pytest.mark.parametrize(
    ("born", "cause"),
    # In the middle of 2026 these three are 16, 18 and 82.
    [(date(2009, 11, 9), "service_age_conflict"), (date(2008, 6, 30), ""), (date(1944, 1, 1), "service_age_conflict")],
)
def test_a_service_for_one_time_of_life_is_paid_at_the_ages_of_the_plans_list(files, born, cause):
    files.plan = replace(files.plan, at_ages={"SV401": (18, 80)})
    assert line_check(coding.age, replace(CLAIM, birth_date=born), files) == cause
    assert line_check(coding.age, replace(CLAIM, birth_date=born, lines=(TEST,)), files) == ""


@pytest.mark.parametrize(
    ("named", "noted", "cause"),
    [
        (("M54.2",), ("M54.2",), "diagnosis_not_covered"), (("M54.2",), ("M54.50",), "excluded_diagnosis_typed"),
        (("M54.50",), ("M54.50",), ""), (("M54.50", "M54.2"), ("M54.50", "M54.2"), ""),
    ],
)
def test_what_is_done_for_an_excluded_diagnosis_alone_is_not_paid(files, named, noted, cause):
    files.plan = replace(files.plan, diagnoses_not_covered=("M54.2",))
    files.diagnosed = {"E-1": noted}.__getitem__
    assert line_check(diagnosis.excluded, replace(CLAIM, diagnoses=named), files) == cause


def test_an_extra_that_is_no_benefit_is_denied_alone(files):
    files.plan = replace(files.plan, no_benefit=("SV406",))
    both = replace(CLAIM, lines=(THERAPY, TEST))
    assert [line_check(coverage.excluded, both, files, number) for number in (0, 1)] == ["", "charge_not_covered"]
    assert coverage.excluded_services(both, files.plan) == ("SV406",)


def test_what_is_never_paid_apart_stays_unpaid_with_a_separating_modifier(files):
    files.plan = replace(files.plan, never_apart=("SV407",))
    packs = replace(CLAIM, lines=(THERAPY, ClaimLine("SV407", ("GP", "XU"), 1, 1_200)))
    assert [line_check(bundling.never_apart, packs, files, number) for number in (0, 1)] == ["", "never_paid_apart"]


def test_of_a_pair_in_conflict_the_second_is_denied_unless_a_modifier_sets_it_apart(files):
    assessed = ClaimLine("SV405", ("GP",), 1, 18_200)
    both = replace(CLAIM, lines=(THERAPY, assessed))
    assert [line_check(bundling.bundled, both, files, number) for number in (0, 1)] == ["", "pair_in_conflict"]
    files.noted = {"E-1": ("given_together",)}.__getitem__
    assert line_check(bundling.bundled, both, files, 1) == "pair_given_together"
    apart = replace(both, lines=(THERAPY, replace(assessed, modifiers=("GP", "XU"))))
    assert line_check(bundling.bundled, apart, files, 1) == ""


def test_an_add_on_is_paid_beside_its_service_and_not_alone(files):
    # G2211 is an extra for SV203 and SV204; therapy is nothing to which it is added.
    files.plan = replace(files.plan, add_ons=("G2211",))
    extra, visit = ClaimLine("G2211", (), 1, 3_200), ClaimLine("SV204", (), 1, 20_800)
    assert line_check(bundling.alone, replace(CLAIM, lines=(extra,)), files) == "add_on_alone"
    assert line_check(bundling.alone, replace(CLAIM, lines=(extra, THERAPY)), files) == "add_on_alone"
    assert line_check(bundling.alone, replace(CLAIM, lines=(extra, visit)), files) == ""


@pytest.mark.parametrize(
    ("code", "cause"), [("SV410", "code_mistyped"), ("GO283", "hcpcs_mistyped"), ("J9999", "hcpcs_mistyped")]
)
def test_the_door_tells_an_unknown_service_of_our_own_from_an_unknown_hcpcs_code(files, code, cause):
    assert coding.unknown_code(with_line(code=code), PRACTICE, files) == cause


@pytest.mark.parametrize(
    ("diagnoses", "cause"),
    [
        (("S93.401A", "W01.0XXA"), ""), (("W01.0XXA", "S93.401A"), "principal_diagnosis_wrong"),
        (("G63",), "principal_diagnosis_wrong"), (("E53.8", "G63"), ""),
    ],
)
def test_neither_an_outside_cause_nor_an_illness_of_anothers_doing_stands_first(files, diagnoses, cause):
    # ICD-10-CM Official Guidelines, I.C.20.a.6 (external causes) and I.A.13 (manifestations).
    assert diagnosis.not_billable(replace(CLAIM, diagnoses=diagnoses), PRACTICE, files) == cause


def test_a_date_of_service_before_the_birth_stops_at_the_door(files):
    # The calendar begins on 5 January 2026; a child of 1 March 2025 was born on its day -310.
    child = replace(PATIENT, birth_date=date(2025, 3, 1))
    files.enrol(child, MEMBER)
    claim = replace(CLAIM, birth_date=child.birth_date)
    assert files.last_birth == -310
    assert coding.date_possible(replace(claim, day=-311), PRACTICE, files) == "service_date_before_birth"
    assert coding.date_possible(replace(claim, day=-310), PRACTICE, files) == ""
    assert coding.date_possible(replace(claim, day=10), PRACTICE, files) == ""
    # Whoever was born before is as welcome on that day as ever.
    assert coding.date_possible(replace(CLAIM, day=-311), PRACTICE, files) == ""
