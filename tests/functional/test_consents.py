"""An office in which everything about consent, records and necessity goes wrong now and then."""

import pytest

from tests.offices import honest, run

CONSENT = (
    "authorisation_missing", "authorisation_mistyped", "authorisation_not_obtained", "authorisation_refused",
    "authorisation_exceeded", "authorisation_expired", "authorisation_wrong_service", "authorisation_wrong_provider",
    "referral_missing", "referral_left_off", "referral_expired", "referral_elsewhere", "attachment_missing",
)
PAYERS = (
    "records_requested", "records_needed", "medical_necessity", "level_not_supported", "frequency_not_supported",
    "payer_stood_by_denial",
)
OFTEN = 4000
"""Per hundred thousand, each."""


@pytest.fixture(scope="module")
def world():
    harbor = {
        "authorised_visits": 4, "referral_days": 40, "upholds_errors": [300],
        "plan": {"needs_authorisation": ["SV401", "SV402", "SV403"], "needs_referral": ["SV203", "SV204"]},
    }
    people = {"count": 100, "weekly": 400, "first_visit_within_days": 60}
    rates, payers_rates = dict.fromkeys(CONSENT, OFTEN), dict.fromkeys(PAYERS, OFTEN)
    payers = {"harbor": harbor, "state-care": {"authorised_days": 30}}
    office = honest(payers_rates, rates=rates, patients=people, payers=payers)
    return run(office, seed=11, days=200)


def test_the_books_balance_whatever_payers_ask_for(world):
    assert world.office.files and world.office.ledger.proof() == []


def test_almost_every_cause_of_the_family_strikes_an_office_in_which_each_may(world):
    found = {found.cause for found in world.findings.all}
    assert len(found & {*CONSENT, *PAYERS}) > 12


def test_no_payer_pays_more_visits_under_a_letter_than_it_covers_but_those_that_it_owned_up_to(world):
    office = world.office
    won = {
        (file.claim.authorisation, file.claim.day) for claim, file in office.files.items()
        if file.letter == "overturned" or any(event.what == "records sent" for event in office.journal.of_claim(claim))
    }
    for house in world.payers.values():
        for number, days in house.files.under.items():
            letter = house.files.authorisations.get(number)
            at_once = [day for day in days if (number, day) not in won]
            assert letter is None or len(at_once) <= letter.visits


def test_office_and_payer_hold_the_same_letters(world):
    for (patient, payer), letters in world.office.consents_of.items():
        kept = [letter.number for letter in world.payers[payer].files.consents_of[patient]]
        assert sorted(letter.number for letter in letters) == sorted(kept)


def test_every_request_for_records_names_its_papers_and_its_last_day(world):
    asking = [letter for letters in world.office.letters.values() for letter in letters if letter.decision == "records"]
    assert asking
    assert all(letter.asks and letter.until > letter.minute // 1440 for letter in asking)
