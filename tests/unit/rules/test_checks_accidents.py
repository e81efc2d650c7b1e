"""Whose bill an accident is: the plan's file or the claim tells of it, and the carrier itself never passes it on."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks.accidents import after_accident, carrier_of
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

BORN = date(1987, 11, 9)
PLAN = Membership("harbor", "HBR4471286901", "", 0)
PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
FILES = PayerFiles("harbor", Plan("Select"), PRACTICE, {}, True)
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", PLAN.member_id, "", BORN, "F", ("M54.50",),
    (ClaimLine("SV203", (), 1, 25_000),), 25_000,
)


def found(claim: Claim, *memberships: Membership, billed: int = 0) -> str:
    patient = Patient("P-1", 0, BORN, "F", False, memberships)
    return after_accident(claim, Received(patient, memberships[billed], 20, 70), FILES)


@pytest.mark.parametrize(("kind", "cause"), [
    ("work_comp", "injured_at_work"), ("no_fault", "injured_in_a_car"), ("liability", "injured_elsewhere"),
])
def test_a_plan_that_knows_of_an_accident_names_its_kind_and_the_carrier_pays(kind, cause):
    plan, carrier = replace(PLAN, accident_carrier="carrier"), Membership("carrier", "CC1", "", 0, kind=kind)
    assert found(CLAIM, plan, carrier) == cause
    assert found(replace(CLAIM, accident="OA"), plan, carrier, billed=1) == ""
    assert carrier_of(Patient("P-1", 0, BORN, "F", False, (plan, carrier))) == carrier


@pytest.mark.parametrize(("code", "cause"), [
    ("", ""), ("EM", "injured_at_work"), ("AA", "injured_in_a_car"), ("OA", "injured_elsewhere"),
])
def test_a_claim_that_names_an_accident_tells_a_plan_that_knows_of_none(code, cause):
    assert found(replace(CLAIM, accident=code), PLAN) == cause
    assert carrier_of(Patient("P-1", 0, BORN, "F", False, (PLAN,))) is None
