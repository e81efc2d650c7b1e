"""What a plan pays for once and for all: visits of a lifetime, and an amount for everything."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, VOID, Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimPayment
from sim.rules.checks.coverage import count_visits, lifetime_left, lifetime_reached, plan_exhausted
from sim.rules.checks.frequency import frequency_code
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan

BORN = date(1987, 11, 9)
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", 0)
PATIENT = Patient("P-1", 0, BORN, "F", True, (MEMBER,))
RECEIVED = Received(PATIENT, MEMBER, 20, 70)
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", MEMBER.member_id, MEMBER.group, BORN, "F", ("M54.50",),
    (ClaimLine("SV401", ("GP",), 1, 9_600),), 9_600,
)
NEXT_YEAR = 400


def files(used_elsewhere: int = 0, **plan) -> PayerFiles:
    """A payer's files with one member."""
    kept = PayerFiles("harbor", Plan("Old", **plan), PracticeFile("", "", "", "", "", (), ()), {}, True)
    kept.calendar = Calendar(date(2026, 1, 5), 480, 1020, frozenset())
    kept.enrol(PATIENT, replace(MEMBER, used_elsewhere=used_elsewhere))
    return kept


def decided(paid: int) -> ClaimPayment:
    """A decision about the one line of the claim."""
    line = LinePayment("SV401", (), 1, 9_600, paid, paid, (Adjustment("CO", "45", 9_600 - paid),))
    return ClaimPayment("C-1", "P-1", MEMBER.member_id, "N-1", 9_600, paid, 0, (line,), False, 1)


def test_two_visits_in_a_lifetime_are_two_whatever_the_year_and_a_reversed_one_is_none():
    kept = files(visits_in_life={"SV401": 2})
    said = []
    for day in (10, NEXT_YEAR, NEXT_YEAR + 7):
        said.append(lifetime_reached(CLAIM, CLAIM.lines[0], RECEIVED, kept))
        count_visits(decided(5_000), day, kept)
    assert said == ["", "", "lifetime_maximum_reached"]
    count_visits(decided(5_000), 10, kept, -1)
    count_visits(decided(5_000), 10, kept, -1)
    assert lifetime_reached(CLAIM, CLAIM.lines[0], RECEIVED, kept) == ""


@pytest.mark.parametrize(("elsewhere", "service", "found"), [
    (1, "SV401", ""), (2, "SV401", "lifetime_maximum_reached"), (2, "SV402", ""),
])
def test_visits_elsewhere_count_as_well(elsewhere, service, found):
    kept = files(elsewhere, visits_in_life={"SV401": 2})
    assert lifetime_reached(CLAIM, replace(CLAIM.lines[0], code=service), RECEIVED, kept) == found


def test_a_plan_pays_up_to_its_lifetime_maximum_and_no_claim_after_that():
    # 10,000 in a lifetime: 6,000 leave 4,000, and with another 4,000 nothing is left.
    kept = files(lifetime_maximum=10_000)
    count_visits(decided(6_000), 10, kept)
    assert (lifetime_left(MEMBER.member_id, kept), plan_exhausted(CLAIM, RECEIVED, kept)) == (4_000, "")
    count_visits(decided(4_000), NEXT_YEAR, kept)
    assert (lifetime_left(MEMBER.member_id, kept), plan_exhausted(CLAIM, RECEIVED, kept)) == (0, "plan_maximum_reached")


@pytest.mark.parametrize(("frequency", "number", "takes", "found"), [
    ("1", None, True, ""), ("1", None, False, ""),
    (REPLACEMENT, None, True, "frequency_mistyped"), (REPLACEMENT, "HBR60-1", True, ""),
    (REPLACEMENT, "HBR60-1", False, "frequency_mistyped"), (VOID, None, True, "frequency_mistyped"),
])
def test_a_claim_that_stands_for_no_other_is_an_original(frequency, number, takes, found):
    assert frequency_code(replace(CLAIM, frequency=frequency, payer_claim_number=number), takes) == found
