"""What a payer says to a claim whose authorisation or referral is not the right one, against cases worked by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine
from sim.records.encounters import Authorisation
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.records.referrals import Referral
from sim.rules.checks.authorisation import authorisation
from sim.rules.checks.records import attachment
from sim.rules.checks.referral import orderer, referral
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Plan
from sim.rules.records_asked import asks_for
from sim.world.primary_care import referral_afterwards
from tests.offices import scenario

BORN = date(1987, 11, 9)
MEMBER = Membership("harbor", "HBR4471286901", "HB-20771", 0)
PATIENT = Patient("P-1", 0, BORN, "F", True, (MEMBER,))
RECEIVED = Received(PATIENT, MEMBER, 20, 70)
CLAIM = Claim(
    "C-1", "P-1", "E-1", 10, "D-1", "harbor", MEMBER.member_id, MEMBER.group, BORN, "F", ("M54.50",),
    (ClaimLine("SV401", ("GP",), 1, 9_600),), 9_600,
)
COURSE = Authorisation("RA-1", "P-1", ("SV401",), "D-1", 3, 30, 2)
"""Two visits of one service with one clinician, from day 3 to day 30."""


def files(*letters: Authorisation, referrals: tuple[Referral, ...] = (), **plan) -> PayerFiles:
    practice = PracticeFile("1000000012", "000551234", "207Q00000X", "440550048", "OFFICE", (), ("harbor",))
    kept = PayerFiles("harbor", Plan("Select", **plan), practice, {}, True)
    for letter in letters:
        kept.consent(letter)
    for each in referrals:
        kept.refer(each)
    return kept


WANTS = {"needs_authorisation": ("SV401", "SV402")}


@pytest.mark.parametrize(("changes", "found"), [
    ({"authorisation": "RA-1"}, ""),
    ({"authorisation": None}, "authorisation_missing"),
    ({"authorisation": "RA-9"}, "authorisation_mistyped"),
    ({"authorisation": "RA-1", "day": 3}, ""),
    ({"authorisation": "RA-1", "day": 2}, "authorisation_expired"),
    ({"authorisation": "RA-1", "day": 30}, ""),
    ({"authorisation": "RA-1", "day": 31}, "authorisation_expired"),
    ({"authorisation": None, "day": 31}, "authorisation_not_obtained"),
    ({"authorisation": "RA-1", "lines": (ClaimLine("SV402", ("GP",), 1, 9_600),)}, "authorisation_wrong_service"),
    ({"authorisation": "RA-1", "provider": "D-2"}, "authorisation_wrong_provider"),
    ({"authorisation": None, "lines": (ClaimLine("SV203", (), 1, 9_600),)}, ""),
])
def test_a_letter_covers_its_patient_days_services_and_clinician_and_nothing_else(changes, found):
    assert authorisation(replace(CLAIM, **changes), RECEIVED, files(COURSE, **WANTS)) == found


def test_the_letter_of_another_patient_is_no_letter():
    others = replace(COURSE, number="RA-2", patient="P-2")
    assert authorisation(replace(CLAIM, authorisation="RA-2"), RECEIVED, files(others, **WANTS)) == "authorisation_mistyped"


def test_a_plan_that_asks_for_nothing_finds_nothing():
    assert authorisation(CLAIM, RECEIVED, files()) == referral(CLAIM, RECEIVED, files()) == ""


def test_the_visit_after_the_last_one_covered_is_too_many_and_a_corrected_claim_counts_once():
    kept = files(COURSE, **WANTS)
    visits = [replace(CLAIM, id=f"C-{day}", day=day, authorisation="RA-1") for day in (5, 12, 19)]
    said = []
    for visit in (visits[0], visits[0], *visits[1:]):
        said.append(authorisation(visit, RECEIVED, kept))
        if not said[-1]:
            kept.use(visit)
    assert said == ["", "", "", "authorisation_exceeded"]


@pytest.mark.parametrize("number", [None, "RA-3"])
def test_a_refusal_stays_a_refusal_whether_its_number_is_on_the_claim_or_not(number):
    refusal = replace(COURSE, number="RA-3", first_day=10, last_day=10, visits=0)
    assert authorisation(replace(CLAIM, authorisation=number), RECEIVED, files(refusal, **WANTS)) == "authorisation_refused"


REFERRED = Referral("RF-1", "P-1", "D-1", 3, 30)


@pytest.mark.parametrize(("changes", "known", "found"), [
    ({"referral": "RF-1"}, (REFERRED,), ""),
    ({}, (), "referral_missing"),
    ({}, (REFERRED,), "referral_left_off"),
    ({"referral": "RF-1", "day": 31}, (REFERRED,), "referral_expired"),
    ({"referral": "RF-1", "provider": "D-2"}, (REFERRED,), "referral_elsewhere"),
    ({"referral": "RF-1"}, (replace(REFERRED, patient="P-2"),), "referral_missing"),
])
def test_a_referral_is_of_this_patient_to_this_clinician_and_in_force(changes, known, found):
    kept = files(referrals=known, needs_referral=("SV401",))
    assert referral(replace(CLAIM, **changes), RECEIVED, kept) == found


def test_a_referral_for_two_visits_is_used_up_by_two_others_and_a_corrected_claim_counts_once():
    kept = files(referrals=(replace(REFERRED, visits=2),), needs_referral=("SV401",))
    visits = [replace(CLAIM, id=f"C-{day}", day=day, referral="RF-1") for day in (5, 12, 19)]
    said = []
    for visit in (visits[0], visits[0], *visits[1:]):
        said.append(referral(visit, RECEIVED, kept))
        if not said[-1]:
            kept.use(visit)
    assert said == ["", "", "", "referral_exceeded"]
    # Left off, it is missing: the one on file has no visit left.
    assert referral(replace(visits[2], referral=None), RECEIVED, kept) == "referral_missing"


def test_the_primary_care_office_writes_anew_what_is_used_up_and_nothing_else():
    used = replace(REFERRED, visits=2)
    payer = next(payer for payer in scenario(payers={"harbor": {"referral_visits": 2}}).payers if payer.key == "harbor")
    on_it = replace(CLAIM, referral="RF-1")
    said, letter = referral_afterwards(on_it, payer, 20, (used,))
    assert said == f"Referred under {letter.number}." and (letter.first_day, letter.visits) == (CLAIM.day, 2)
    assert referral_afterwards(on_it, payer, 20, (REFERRED,)) == ("We referred this patient to you under RF-1.", None)
    assert referral_afterwards(CLAIM, payer, 20, (used,)) == ("We referred this patient to you under RF-1.", None)


PHYSICIAN, NOBODY = "1234567893", "1000000012"


@pytest.mark.parametrize(("wanted", "number", "found"), [
    ({"needs_orderer": ("SV401",)}, PHYSICIAN, ""),
    ({"needs_orderer": ("SV401",)}, "", "orderer_left_off"),
    ({"needs_orderer": ("SV401",)}, NOBODY, "orderer_mistyped"),
    ({"needs_orderer": ("SV504",)}, "", ""),
    ({"needs_certifier": ("SV401",)}, NOBODY, ""),
])
def test_who_ordered_is_named_by_a_number_that_is_on_the_register(wanted, number, found):
    kept = files(**wanted)
    kept.certifiers = frozenset([PHYSICIAN])
    assert orderer(replace(CLAIM, referring=number), RECEIVED, kept) == found


def test_a_paper_announced_by_fax_is_missed_until_it_has_come():
    announced = replace(CLAIM, attachments=("fax:encounter_note",))
    kept = files()
    assert attachment(announced, RECEIVED, kept) == "attachment_missing"
    assert attachment(replace(CLAIM, attachments=("primary_eob",)), RECEIVED, kept) == ""
    kept.faxed.add("C-1")
    assert attachment(announced, RECEIVED, kept) == ""


@pytest.mark.parametrize(("carc", "remarks", "asked"), [
    ("252", ("M127",), ("encounter_note",)),
    ("163", (), ("encounter_note",)),
    ("50", ("M127",), ()),
])
def test_a_remittance_asks_for_papers_by_its_codes(carc, remarks, asked):
    line = LinePayment("SV401", (), 1, 9_600, 0, 0, (Adjustment("CO", carc, 9_600),), remarks, True)
    assert asks_for(line) == asked
