"""Families and policies as a payer knows them: the first thirty days, enrolments that wait, policies for one alone."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from sim.records.claims import CHILD, SELF, Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.people import Membership, Patient, Standing
from sim.records.practice import PracticeFile
from sim.rules.checks import diagnosis, eligibility, identity
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
START = date(2026, 1, 5)
PARENTS = Membership("harbor", "HBR100", "HB-1", -400)
PARENT = Patient("P-1A", 0, date(1994, 3, 2), "U", False, (PARENTS,))
UNDER_IT = Membership("harbor", "HBR100", "HB-1", -400, None, CHILD, "P-1A", subscriber_number="HBR100")
DAY = 60


def child(days_old: int) -> Patient:
    return Patient("P-1", 0, START + timedelta(days=DAY - days_old), "F", False, (UNDER_IT,))


def claim(days_old: int, **fields) -> Claim:
    line = ClaimLine("SV221", (), 1, 100_00)
    plain = Claim(
        "C-1", "P-1", "E-1", DAY, "D-1", "harbor", "HBR100", "HB-1", child(days_old).birth_date, "F", ("Z00.129",), (line,),
        100_00, relationship=CHILD,
    )
    return replace(plain, **fields)


def files(parents: Membership = PARENTS, kids: Membership = UNDER_IT) -> PayerFiles:
    made = PayerFiles("harbor", Plan("Select"), PRACTICE, {}, True)
    made.calendar = Calendar(START)
    made.enrol(child(40), kids)
    made.enrol(PARENT, parents)
    return made


def decided(of: Claim, by: PayerFiles) -> str:
    return eligibility.dependent(of, Received(PARENT, PARENTS, DAY + 10, DAY + 60), by)


@pytest.mark.parametrize(("days_old", "cause"), [
    (0, ""), (29, ""), (30, ""), (31, "newborn_not_enrolled"), (364, "newborn_not_enrolled"), (365, "dependent_not_enrolled"),
])
def test_a_child_is_covered_under_a_parents_number_to_its_thirtieth_day(days_old, cause):
    assert decided(claim(days_old), files()) == cause


def test_an_enrolment_that_waits_at_the_plan_names_another_cause_and_decides_the_same():
    by, late = files(), claim(40)
    by.policies.awaiting.add(("HBR100", late.birth_date))
    assert decided(late, by) == "newborn_entered_late"
    twin_of_nobody = replace(late, birth_date=late.birth_date - timedelta(days=1))
    assert decided(twin_of_nobody, by) == "newborn_not_enrolled"


def test_once_it_is_entered_a_child_is_billed_under_its_own_number_even_for_the_days_before():
    by = files()
    own = replace(UNDER_IT, member_id="HBR102", first_day=DAY - 40)
    by.enrol(child(40), own)
    assert decided(claim(40), by) == "wrong_suffix"
    under_its_own = claim(40, member_id="HBR102", day=DAY - 39)
    assert identity.relationship_differs(under_its_own, PRACTICE, by) == ""
    assert eligibility.not_covered(under_its_own, Received(child(40), own, DAY, DAY + 60), by) == ""
    # What was billed in its first thirty days under the parent's number is paid as well.
    assert decided(claim(40, day=DAY - 12), by) == ""


@pytest.mark.parametrize(("days_old", "relationship", "cause"), [
    (29, SELF, "newborn_under_own_number"), (31, SELF, "newborn_under_own_number"),
    (29, CHILD, "transposed_member_id"), (365, SELF, "transposed_member_id"),
])
def test_nobody_under_a_year_old_is_a_subscriber(days_old, relationship, cause):
    typed = claim(days_old, member_id="HBR102", relationship=relationship)
    assert identity.unknown_member(typed, PRACTICE, files()) == cause


def test_a_diagnosis_of_children_fits_a_newborn_under_the_number_of_a_parent():
    # The parent, who is 31, would be too old for a child's check-up.
    received = Received(PARENT, PARENTS, DAY + 10, DAY + 60)
    assert diagnosis.fits_patient(claim(29), received, files()) == ""


def test_a_newborn_of_the_autumn_is_no_year_below_nought_old():
    born_late = claim(29, day=330, birth_date=START + timedelta(days=301))
    assert diagnosis.fits_patient(born_late, Received(PARENT, PARENTS, 340, 400), files()) == ""


def test_a_policy_for_the_employee_alone_has_no_dependents_not_even_in_their_first_days():
    by = files(kids=replace(UNDER_IT, standing=Standing(policy="alone")))
    assert decided(claim(31), by) == decided(claim(3), by) == "no_dependent_coverage"
    assert list(by.members) == ["HBR100"]


@pytest.mark.parametrize(("policy", "cause"), [
    ("", "coverage_ended"), ("cancelled", "group_policy_cancelled"), ("dental", "dental_part_left"),
])
def test_how_a_policy_ended_is_told_and_only_after_its_last_day(policy, cause):
    by = files(replace(PARENTS, last_day=50, standing=Standing(policy=policy)))
    ended = claim(40, relationship=SELF, birth_date=PARENT.birth_date)
    assert eligibility.not_covered_at_door(ended, PRACTICE, by) == cause
    assert eligibility.not_covered_at_door(replace(ended, day=50), PRACTICE, by) == ""


def test_who_was_a_member_long_ago_is_told_from_a_mistyped_number():
    by = files(replace(PARENTS, last_day=-900, standing=Standing(policy="forgotten")))
    assert "HBR100" not in by.members
    assert identity.unknown_member(claim(40), PRACTICE, by) == "card_of_former_payer"
    assert identity.unknown_member(claim(400, member_id="HBR010"), PRACTICE, by) == "transposed_member_id"
