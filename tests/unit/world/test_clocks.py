"""Which clock runs on a claim, from which day, and until when."""

from datetime import date

from msgspec.structs import replace

from sim.records.claims import ORIGINAL, REPLACEMENT, Claim, ClaimLine, Prior
from sim.records.clock import Calendar
from sim.rules.deadlines import Limit
from sim.scenario.payers import Limits
from sim.world.clocks import PayerClocks
from tests.offices import scenario

# Day 0 is Monday 5 January 2026; no holidays, so that days can be counted on the fingers.
CALENDAR = Calendar(date(2026, 1, 5))
HARBOR = scenario().payer("harbor")
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", "M1", "", date(1980, 1, 2), "F", ("I10",), (ClaimLine("SV203", (), 1, 100),), 100,
)


def test_an_original_counts_from_the_service():
    assert PayerClocks(HARBOR, CALENDAR).on(CLAIM, -1) == ("original", 70)


def test_a_replacement_counts_from_the_remittance_that_it_answers():
    claim = replace(CLAIM, frequency=REPLACEMENT)
    assert PayerClocks(replace(HARBOR, correction_limit_days=90), CALENDAR).on(claim, 40) == ("corrected", 130)


def test_a_secondary_claim_counts_from_the_primary_payers_remittance():
    claim = replace(CLAIM, frequency=ORIGINAL, prior=(Prior("summit", 100, ()),))
    assert PayerClocks(HARBOR, CALENDAR).on(claim, -1) == ("secondary", 160)
    sixty = replace(HARBOR, secondary_limit_days=30)
    assert PayerClocks(sixty, CALENDAR).on(claim, -1) == ("secondary", 130)


def test_a_limit_in_words_goes_before_plain_days():
    worded = replace(HARBOR, limits=Limits(original=Limit(3, "months"), records=Limit(10, "working days")))
    clocks = PayerClocks(worded, CALENDAR)
    # The service of 15 January: three months on it is 15 April, day 100.
    assert clocks.on(CLAIM, -1) == ("original", 100)
    # Ten working days after Monday 5 January it is Monday 19 January.
    assert clocks.last_day("records", 0) == 14


def test_all_clocks_of_a_payer_that_rolls_roll():
    clocks = PayerClocks(replace(HARBOR, roll_forward=True, filing_limit_days=2), CALENDAR)
    # Two days after Thursday 15 January it is Saturday; the next working day is Monday, day 14.
    assert clocks.on(CLAIM, -1) == ("original", 14)
