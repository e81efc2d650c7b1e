"""A coverage that had ended, and Medicaid that is granted afterwards: how the ended plan names it, and which days count."""

from datetime import date

from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, Claim, ClaimLine
from sim.records.clock import Calendar
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.checks.eligibility import not_covered, not_covered_at_door
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan
from sim.scenario import read_scenario, shipped
from sim.world.clocks import PayerClocks

PRACTICE = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
ENDED = Membership("harbor", "HBR100", "", -400, 5)
PATIENT = Patient("P-1", 0, date(1984, 3, 2), "F", False, (ENDED,))
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", "HBR100", "", PATIENT.birth_date, "F", ("I10",),
    (ClaimLine("SV203", (), 1, 100_00),), 100_00,
)


def files(*granted: str) -> PayerFiles:
    made = PayerFiles("harbor", Plan("Select"), PRACTICE, {}, True)
    made.enrol(PATIENT, ENDED)
    made.granted = dict.fromkeys(granted)
    return made


def test_the_ended_plan_denies_in_adjudication_and_names_what_is_to_come():
    received = Received(PATIENT, ENDED, 20, 70)
    assert not_covered_at_door(CLAIM, PRACTICE, files("HBR100")) == ""
    assert not_covered(CLAIM, received, files("HBR100")) == "medicaid_granted_later"
    assert not_covered(replace(CLAIM, day=5), received, files("HBR100")) == ""
    assert not_covered_at_door(CLAIM, PRACTICE, files()) == not_covered(CLAIM, received, files()) == "coverage_ended"


def test_of_a_member_who_was_added_later_the_days_to_file_count_from_then():
    office = read_scenario(shipped("family_practice"))
    payer = next(each for each in office.payers if each.key == "harbor")
    clocks = PayerClocks(payer, Calendar(office.start, 8 * 60, 17 * 60, frozenset()))
    # Harbor takes claims for 60 days and moves no last day.
    assert clocks.on(CLAIM, 0) == ("original", 10 + 60)
    clocks.added["HBR100"] = 80
    assert clocks.on(CLAIM, 0) == ("original", 80 + 60)
    assert clocks.on(replace(CLAIM, day=90), 0) == ("original", 90 + 60)
    assert clocks.on(replace(CLAIM, member_id="HBR200"), 0) == ("original", 10 + 60)
    # A replacement counts from its remittance, whoever was added when.
    assert clocks.on(replace(CLAIM, frequency=REPLACEMENT), 95) == ("corrected", 95 + 60)
