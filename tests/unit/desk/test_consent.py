"""Asking the payer for consent and the primary care office for a referral, after the visit."""

import pytest

from sim.desk.actions import (
    Change,
    CorrectClaim,
    OpenClaim,
    ReleaseBatch,
    Replace,
    RequestAuthorisation,
    RequestReferral,
)
from sim.desk.asks import AskClaim
from tests.causes import SETTINGS
from tests.offices import Seat, honest, seat


def denied(cause: str, **terms) -> tuple[Seat, str]:
    """Sit before a claim of Harbor HMO that was denied for a cause; `terms` changes the payer."""
    setting = SETTINGS[cause][0]
    plant = {"cause": cause, "payer": "harbor", "weekly": True, "first_day": 1}
    changes = setting.overrides.get("payers", {}).get("harbor", {}) | terms
    if setting.plan:
        changes["plan"] = setting.plan
    desk = seat(honest(planted=[plant], payers={"harbor": changes}), seed=5, day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = next(found.claim for found in desk.world.findings.all if found.cause == cause)
    desk.do(OpenClaim(claim))
    return desk, claim


def letters(desk: Seat, claim: str, kind: str = "authorisation_letter") -> list[dict[str, str]]:
    """What each such letter in the claim's folder says: label → value."""
    papers = desk.look(AskClaim(claim)).claim.documents
    return [{field.label: field.value for field in paper.fields} for paper in papers if paper.kind == kind]


def test_an_extension_is_a_letter_with_a_number_of_its_own_from_the_visit_on():
    desk, claim = denied("authorisation_exceeded")
    old = letters(desk, claim)[-1]
    # Visits on 6, 13, 20 and 27 January; the letter covers three.
    assert old["Visits"] == "3" and old["Ticked off here until this visit"] == "6 Jan, 13 Jan, 20 Jan, 27 Jan"
    said = desk.do(RequestAuthorisation(claim, "extend", "portal"))
    number = {fact.name: fact.value for fact in said.facts}["authorisation"]
    new = letters(desk, claim)[-1]
    assert (new["Authorisation number"], new["Valid from"]) == (number, "27 Jan 2026")
    assert number != old["Authorisation number"]


@pytest.mark.parametrize(("by", "minutes"), [("278", 11), ("portal", 16), ("phone", 24)])
def test_each_way_of_asking_has_its_price(by, minutes):
    # CAQH Index 2023: electronic 11, portal 16 minutes; by telephone 24 (DOMAIN, touch times).
    desk, claim = denied("authorisation_not_obtained")
    assert desk.do(RequestAuthorisation(claim, "retro", by)).minutes == minutes


def test_the_payer_decides_afterwards_for_so_many_days_and_no_longer():
    desk, claim = denied("authorisation_not_obtained", retro_authorisation_days=5)
    said = desk.do(RequestAuthorisation(claim, "retro", "portal"))
    assert said.done and "Too late" in said.facts[0].value
    assert letters(desk, claim) == []


@pytest.mark.parametrize(("cause", "kind", "answer"), [
    ("authorisation_exceeded", "retro", "Ask for an extension"),
    ("authorisation_wrong_service", "retro", "Ask for its correction"),
    ("authorisation_exceeded", "correct", "no letter that could be corrected"),
    ("authorisation_not_obtained", "extend", "no letter that could be extended"),
    ("authorisation_missing", "retro", "Put that number on the claim"),
    ("authorisation_refused", "retro", "Appeal the denial"),
])
def test_a_payer_asked_for_the_wrong_thing_says_what_to_do_and_writes_no_letter(cause, kind, answer):
    desk, claim = denied(cause)
    before = len(desk.world.office.authorisations)
    said = desk.do(RequestAuthorisation(claim, kind, "portal"))
    assert answer in said.facts[0].value
    assert len(desk.world.office.authorisations) == before


def test_a_corrected_letter_serves_the_other_visits_of_the_course():
    desk, claim = denied("authorisation_wrong_service")
    office = desk.world.office
    patient = office.files[claim].claim.patient
    wrong = office.files[claim].claim.authorisation
    desk.do(RequestAuthorisation(claim, "correct", "portal"))
    drafted = len(office.claims_of[patient])
    desk.come_back(desk.world.day + 21)
    later = [office.files[name].claim.authorisation for name in office.claims_of[patient][drafted:]]
    assert later and wrong not in later


def test_a_payer_without_278_is_asked_on_its_portal():
    desk, claim = denied("authorisation_not_obtained", takes_278=False)
    refused = desk.do(RequestAuthorisation(claim, "retro", "278"))
    assert not refused.done and "portal" in refused.reason


@pytest.mark.parametrize(("action", "why"), [
    (RequestAuthorisation("C-0", "retro"), "no claim"),
    (RequestAuthorisation("", "later"), "no kind of request"),
    (RequestAuthorisation("", "retro", "pigeon"), "no way to ask"),
])
def test_what_makes_no_sense_is_refused_with_what_to_choose(action, why):
    desk, claim = denied("authorisation_not_obtained")
    refused = desk.do(RequestAuthorisation(action.claim or claim, action.kind, action.by))
    assert not refused.done and why in refused.reason


def test_a_plan_that_wants_nothing_is_not_asked():
    desk, claim = denied("authorisation_not_obtained")
    refused = desk.do(RequestReferral(claim))
    assert not refused.done and "wants no referral" in refused.reason


def test_a_referral_is_dated_back_for_so_many_days_and_no_longer():
    desk, claim = denied("referral_missing")
    said = desk.do(RequestReferral(claim))
    number = said.facts[1].value
    assert letters(desk, claim, "referral_letter")[-1]["Referral number"] == number
    assert desk.do(CorrectClaim(claim, (Change("referral", number),))).done
    assert "We referred" in desk.do(RequestReferral(claim)).facts[0].value
    late, another = denied("referral_missing", retro_referral_days=5)
    assert "5 days back" in late.do(RequestReferral(another)).facts[0].value


def test_a_course_goes_on_under_one_letter_until_its_visits_are_used_up():
    desk = seat(honest(payers={"harbor": {"authorised_visits": 3}}), seed=5, day=100)
    office = desk.world.office
    harbors = [letter for (_, payer), known in office.consents_of.items() if payer == "harbor" for letter in known]
    assert {len(office.under[letter.number]) for letter in harbors} == {1, 2, 3}
    for letter in harbors:
        assert all(letter.first_day <= day <= letter.last_day for day in office.under[letter.number])


def test_a_number_that_no_letter_carries_is_a_breach_once_the_claim_leaves():
    desk, claim = denied("authorisation_missing")
    desk.do(CorrectClaim(claim, (Change("authorisation", "RA-123"),)))
    desk.do(Replace(claim))
    assert desk.world.office.breaches == []
    desk.do(ReleaseBatch((claim,)))
    assert [(breach.rule, breach.claim) for breach in desk.world.office.breaches] == [("invented_authorisation", claim)]


def test_whoever_counts_the_visits_before_sending_has_no_denial_to_cure():
    plant = {"cause": "authorisation_exceeded", "payer": "harbor", "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[plant], payers={"harbor": {"authorised_visits": 3}}), seed=5, day=29)
    claim = next(name for name, cause in desk.world.patients.visit_causes.items() if cause == "authorisation_exceeded")
    claim = next(file.claim.id for file in desk.world.office.files.values() if file.claim.encounter == claim)
    number = desk.do(RequestAuthorisation(claim, "extend", "portal")).facts[1].value
    desk.do(CorrectClaim(claim, (Change("authorisation", number),)))
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"
    assert desk.world.findings.all == []
