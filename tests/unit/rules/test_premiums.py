"""A premium that stands open: which days wait for it, and what follows when it never comes."""

from datetime import date

import pytest

from sim.records.claims import Claim, ClaimLine
from sim.records.people import Grace, Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.adjudication import in_adjudication
from sim.rules.checks.premiums import premium
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
OWN = Membership("harbor", "HBR100", "", -400, kind="individual")
PATIENT = Patient("P-1", 0, date(1984, 3, 2), "F", False, (OWN,))


def files(grace: Grace | None = None) -> PayerFiles:
    made = PayerFiles("harbor", Plan("Silver"), PRACTICE, {}, True)
    made.enrol(PATIENT, OWN)
    if grace:
        made.grace["HBR100"] = grace
    return made


def claim(day: int) -> Claim:
    line = ClaimLine("SV203", (), 1, 100_00)
    return Claim("C-1", "P-1", "E-1", day, "D-1", "harbor", "HBR100", "", PATIENT.birth_date, "F", ("I10",), (line,), 100_00)


@pytest.mark.parametrize(("day", "paid", "cause"), [
    (26, True, ""),                      # the last day of the first month is paid for, premium or not
    (26, False, ""),
    (27, True, "grace_period"),          # the second month waits
    (85, True, "grace_period"),
    (27, False, "grace_period_ended"),
    (120, False, "grace_period_ended"),  # behind the grace period nobody insures the member either
])
def test_the_first_month_is_paid_and_what_follows_waits(day, paid, cause):
    received = Received(PATIENT, OWN, day + 5, day + 60)
    assert premium(claim(day), received, files(Grace("harbor", 27, 85, 80, paid))) == cause


def test_a_plan_to_which_every_premium_is_paid_leaves_the_check_out():
    everybody = files()
    received = Received(PATIENT, OWN, 35, 90)
    assert premium(claim(30), received, everybody) == ""
    assert in_adjudication(claim(30), received, everybody) == ("",)
    assert premium not in everybody.checks[0]
