"""What a payer says of a claim on which it has decided before: a duplicate, paid already, or turned back at the door."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, Claim, ClaimLine, Prior
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks.frequency import decided_before
from sim.rules.checks.timeliness import duplicate
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

BORN = date(1987, 11, 9)
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", 0, 99)
PATIENT = Patient("P-1", 0, BORN, "F", False, (MEMBER,))
PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
CLAIM = Claim(
    "C-2", "P-1", "E-1", 10, "D-1", "harbor", MEMBER.member_id, MEMBER.group, BORN, "F", ("M54.50",),
    (ClaimLine("SV203", (), 1, 25_000),), 25_000,
)


@pytest.fixture
def files() -> PayerFiles:
    return PayerFiles("harbor", Plan("Select"), PRACTICE, {}, True)


def test_a_payer_that_looks_whether_it_has_paid_says_so_and_another_calls_it_a_duplicate(files):
    again, first = Received(PATIENT, MEMBER, 20, 70, "C-1"), Received(PATIENT, MEMBER, 20, 70)
    assert (duplicate(CLAIM, again, files), duplicate(CLAIM, first, files)) == ("duplicate_sent", "")
    files.has_paid = {"C-1"}.__contains__
    assert (duplicate(CLAIM, again, files), duplicate(CLAIM, first, files)) == ("paid_before", "")
    files.has_paid = {"C-9"}.__contains__
    assert duplicate(CLAIM, again, files) == "duplicate_sent"


def test_the_door_knows_what_was_decided_and_lets_replacements_and_second_claims_in(files):
    assert decided_before(CLAIM, files) == ""
    files.see(replace(CLAIM, id="C-1"))
    assert decided_before(CLAIM, files) == "duplicate_of_decided"
    assert decided_before(replace(CLAIM, frequency=REPLACEMENT), files) == ""
    assert decided_before(replace(CLAIM, day=11), files) == ""
    assert decided_before(replace(CLAIM, prior=(Prior("summit", 12, ()),)), files) == ""
    files.forget(CLAIM)
    assert decided_before(CLAIM, files) == ""
