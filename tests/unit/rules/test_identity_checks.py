"""What a payer finds out about the person on a claim: subscriber, dependent, name, sex, group, days covered."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import CHILD, Claim, ClaimLine
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks import coverage, eligibility, identity
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
OWN = Membership("harbor", "HBR100", "HB-1", 0, 99)
PARENT = Patient("P-1A", 0, date(1984, 3, 2), "F", False, (OWN,))
THEIRS = Membership("harbor", "HBR102", "HB-1", 0, 99, CHILD, "P-1A", subscriber_number="HBR100")
KID = Patient("P-1", 0, date(2015, 6, 30), "M", False, (THEIRS,))
SELECT = Plan("Select")
AT_THE_DOOR = (
    identity.unknown_member, identity.name_differs, identity.birth_date_differs, identity.sex_differs,
    identity.relationship_differs, identity.group_differs, eligibility.not_covered_at_door,
)


def files(plan: Plan = SELECT, at_door: bool = True, kid: Membership = THEIRS) -> PayerFiles:
    made = PayerFiles("harbor", plan, PRACTICE, {}, at_door)
    made.enrol(KID, kid)
    made.enrol(PARENT, OWN)
    return made


def claim(**fields) -> Claim:
    line = ClaimLine("SV203", (), 1, 100_00)
    plain = Claim(
        "C-1", "P-1", "E-1", 10, "D-1", "harbor", "HBR102", "HB-1", KID.birth_date, "M", ("M54.50",), (line,), 100_00,
        relationship=CHILD,
    )
    return replace(plain, **fields)


def at_door(of: Claim, by: PayerFiles) -> str:
    return next((cause for check in AT_THE_DOOR if (cause := check(of, PRACTICE, by))), "")


@pytest.mark.parametrize(("fields", "cause"), [
    ({}, ""),
    ({"name": "Rivera, Bob"}, "name_mismatch"),
    ({"sex": "F"}, "wrong_sex"),
    ({"group": "HB-7"}, "wrong_group"),
    ({"relationship": "self"}, "wrong_relationship"),
    ({"relationship": "spouse"}, "wrong_relationship"),
    ({"birth_date": date(2015, 6, 3)}, "wrong_birth_date"),
    ({"member_id": "HBR100", "relationship": "self"}, "holder_taken_for_patient"),
    ({"member_id": "HBR100"}, ""),
    ({"member_id": "HBR100", "birth_date": PARENT.birth_date, "sex": "F"}, "wrong_relationship"),
])
def test_the_door_compares_the_person_on_the_claim_with_the_one_on_file(fields, cause):
    assert at_door(claim(**fields), files()) == cause


def test_a_payer_that_does_not_look_early_finds_in_adjudication_that_number_and_name_are_of_two_people():
    by, received = files(at_door=False), Received(PARENT, OWN, 20, 70)
    under_the_parents_number = claim(member_id="HBR100", relationship="self")
    assert at_door(under_the_parents_number, by) == ""
    assert identity.not_this_member(under_the_parents_number, received, by) == "holder_taken_for_patient"
    # As a dependent it is looked for among those enrolled in the family; the parent's own claim is the parent's.
    assert identity.not_this_member(claim(member_id="HBR100"), received, by) == ""
    assert identity.not_this_member(claim(member_id="HBR100", patient="P-1A", relationship="self"), received, by) == ""


def test_a_payer_that_does_not_look_early_finds_the_sex_on_services_for_the_other_one_only():
    by, received = files(at_door=False), Received(KID, THEIRS, 20, 70)
    wrong = claim(sex="F")
    assert at_door(wrong, by) == ""
    for_men_and_women, for_women = ClaimLine("SV203", (), 1, 100), ClaimLine("G0101", (), 1, 100)
    assert coverage.for_the_other_sex(wrong, for_men_and_women, received, by) == ""
    assert coverage.for_the_other_sex(wrong, for_women, received, by) == ""
    assert coverage.for_the_other_sex(claim(), for_women, received, by) == ""
    girl = Received(replace(KID, sex="F"), THEIRS, 20, 70)
    assert coverage.for_the_other_sex(claim(sex="M"), for_women, girl, by) == "wrong_sex"


def test_a_dependent_under_the_subscribers_number_is_known_by_the_birth_date_or_not_enrolled():
    under_the_parent = claim(member_id="HBR100")
    received = Received(PARENT, OWN, 20, 70)
    assert eligibility.dependent(under_the_parent, received, files()) == "wrong_suffix"
    nobody = replace(THEIRS, member_id="HBR100")
    assert not nobody.enrolled
    assert eligibility.dependent(under_the_parent, received, files(kid=nobody)) == "dependent_not_enrolled"
    assert eligibility.dependent(claim(), Received(KID, THEIRS, 20, 70), files()) == ""


@pytest.mark.parametrize(("change", "day", "cause"), [
    ({}, 99, ""),
    ({}, 100, "coverage_ended"),
    ({"first_day": 11}, 10, "coverage_not_begun"),
    ({"gap": (8, 12)}, 8, "coverage_lapsed"),
    ({"gap": (8, 12)}, 12, "coverage_lapsed"),
    ({"gap": (8, 12)}, 13, ""),
    ({"last_day": 5, "managed_by": "advantage"}, 10, "medicare_advantage_hidden"),
    ({"last_day": 5, "learned": 11}, 10, "eligibility_stale"),
    ({"last_day": 5, "learned": 60}, 10, ""),
])
def test_adjudication_names_why_a_day_is_not_covered(change, day, cause):
    member = replace(OWN, **change)
    received = Received(PARENT, member, 20, 70)
    assert eligibility.not_covered(claim(day=day), received, files()) == cause


def test_the_door_knows_neither_lapses_nor_late_notices():
    for change in ({"gap": (8, 12)}, {"last_day": 5, "learned": 11}):
        by = files()
        by.enrol(KID, replace(THEIRS, **change))
        assert eligibility.not_covered_at_door(claim(), PRACTICE, by) == ""
    by.enrol(KID, replace(THEIRS, last_day=9))
    assert eligibility.not_covered_at_door(claim(), PRACTICE, by) == "coverage_ended"


def test_exclusions_deny_their_own_line():
    plan = Plan("Select", not_covered=("SV302",), no_routine=("SV222",))
    received = Received(KID, THEIRS, 20, 70)
    lines = [ClaimLine(code, (), 1, 100) for code in ("SV302", "SV222", "SV203")]
    found = [coverage.excluded(claim(), line, received, files(plan)) for line in lines]
    assert found == ["service_not_covered", "routine_excluded", ""]


def test_only_clinicians_outside_the_network_are_not_paid():
    by, received = files(Plan("Select", outside=("D-2",))), Received(KID, THEIRS, 20, 70)
    assert [coverage.out_of_network(claim(provider=each), received, by) for each in ("D-1", "D-2")] == ["", "out_of_network"]


def test_the_visit_after_the_last_one_of_the_year_is_not_paid():
    by, received = files(Plan("Select", visits_a_year={"SV401": 2})), Received(KID, THEIRS, 20, 70)
    line = ClaimLine("SV401", ("GP",), 1, 100)
    assert coverage.maximum_reached(claim(), line, received, by) == ""
    by.visits["HBR102", "SV401", 0] = 1
    assert coverage.maximum_reached(claim(), line, received, by) == ""
    by.visits["HBR102", "SV401", 0] = 2
    assert coverage.maximum_reached(claim(), line, received, by) == "benefit_maximum_reached"
    elsewhere = files(Plan("Select", visits_a_year={"SV401": 2}), kid=replace(THEIRS, used_elsewhere=2))
    assert coverage.maximum_reached(claim(), line, received, elsewhere) == "benefit_maximum_reached"
