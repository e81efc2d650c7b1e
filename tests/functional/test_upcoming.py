"""Authorisations before the visit: the desk is told some days ahead, and the claim leaves with the number that it obtained."""

from collections import Counter

import pytest

from sim.desk.actions import (
    Change,
    CheckEligibility,
    CorrectClaim,
    OpenClaim,
    QueryProvider,
    RequestAuthorisation,
    RequestReferral,
)
from sim.desk.asks import AskClaim
from sim.records.ledger import INSURANCE
from tests.offices import Seat, honest, run, seat

AHEAD = 5
PATIENTS = {"consents_ahead": AHEAD, "weekly": 1000, "count": 30, "first_visit_within_days": 5}
SHORT = {"harbor": {"authorised_visits": 2}}
"""Letters of Harbor HMO that cover two visits, so that the third of a weekly course needs another."""


def told(**overrides) -> tuple[Seat, str]:
    """Sit at a desk on a morning on which a visit waits for its authorisation."""
    desk = seat(honest(patients=PATIENTS, payers=SHORT, **overrides), day=12)
    while not desk.ids("upcoming"):
        desk.come_back(desk.world.day + 1)
    return desk, max(desk.ids("upcoming"), key=lambda claim: (desk.world.office.files[claim].claim.day, claim))


def test_a_visit_is_on_the_list_some_days_before_with_its_day_for_a_deadline_and_no_money_on_the_books():
    desk, claim = told()
    office = desk.world.office
    row = next(row for row in desk.rows("upcoming") if row.id == claim)
    assert 0 < office.files[claim].claim.day - desk.world.day <= AHEAD
    assert row.clock == "Visit"
    assert "not authorised" in row.why
    assert office.ledger.balance(claim, INSURANCE) == 0
    desk.do(OpenClaim(claim))
    kinds = {paper.kind for paper in desk.look(AskClaim(claim)).claim.documents}
    assert "appointment" in kinds
    assert "encounter_note" not in kinds, "nobody has been seen yet"


def test_what_the_payer_consents_to_is_on_the_claim_that_is_drafted_on_the_evening_of_the_visit():
    desk, claim = told()
    office = desk.world.office
    number = {fact.name: fact.value for fact in desk.do(RequestAuthorisation(claim, "extend", "278")).facts}["authorisation"]
    assert claim not in desk.ids("upcoming")
    day = office.files[claim].claim.day
    desk.come_back(day + 1)
    file = office.files[claim]
    assert (file.status, file.claim.authorisation, file.claim.day) == ("to_send", number, day)
    assert office.ledger.balance(claim, INSURANCE) == file.claim.charge
    assert [name[:4] for name in file.reports] == ["278-", "278A"]
    assert office.claims_of[file.claim.patient].count(claim) == 1
    desk.release_and_read()
    assert desk.wait_until_settled(claim).status == "paid"


def test_a_visit_for_which_nobody_asked_is_denied_as_such():
    desk, claim = told()
    office = desk.world.office
    desk.release_and_read()
    desk.come_back(office.files[claim].claim.day + 1)
    assert claim not in desk.ids("upcoming")
    assert office.files[claim].claim.authorisation is None
    # Once the payer has decided on the visits before, it knows as well that their letter is used up.
    for earlier in [name for name, file in office.files.items() if file.status in ("sent", "accepted")]:
        desk.wait_until_settled(earlier)
    desk.release_and_read()
    desk.wait_until_settled(claim)
    assert [found.cause for found in desk.world.findings.all if found.claim == claim] == ["authorisation_not_obtained"]


@pytest.mark.parametrize(("kind", "why"), [("retro", "still to come"), ("correct", "still to come")])
def test_what_is_asked_afterwards_is_not_asked_ahead(kind, why):
    desk, claim = told()
    assert why in desk.do(RequestAuthorisation(claim, kind, "portal")).reason


def test_before_the_visit_only_what_makes_sense_then_is_done():
    desk, claim = told()
    assert desk.do(CheckEligibility(claim)).done
    assert "still to come" in desk.do(RequestReferral(claim)).reason
    assert "still to come" in desk.do(QueryProvider(claim)).reason
    assert "still to come" in desk.do(CorrectClaim(claim, (Change("group", "X"),))).reason
    desk.come_back(desk.world.office.files[claim].claim.day + 1)
    assert "The visit is over" in desk.do(RequestAuthorisation(claim, "ahead", "portal")).reason


def worked(ahead: int, lists: tuple[str, ...]):
    staffing = {"lists": lists}
    return run(honest(patients=PATIENTS | {"consents_ahead": ahead}, payers=SHORT, staffing=staffing), days=100)


EVERYTHING_ELSE = ("reports", "to_post", "to_send", "rejected", "secondary", "patients", "deposits", "exceptions")


def test_an_expert_asks_for_every_visit_and_an_office_that_does_not_loses_them():
    minded, unminded = worked(AHEAD, (*EVERYTHING_ELSE, "upcoming")), worked(AHEAD, EVERYTHING_ELSE)
    missed = [
        Counter([found.cause for found in world.findings.all])["authorisation_not_obtained"] for world in (minded, unminded)
    ]
    assert missed[0] == 0 < missed[1]
    assert minded.office.breaches == []
    assert minded.office.ledger.proof() == unminded.office.ledger.proof() == []


def test_where_the_front_desk_sees_to_it_nothing_is_on_the_list_and_the_same_patients_come():
    front, back = worked(0, EVERYTHING_ELSE), worked(AHEAD, (*EVERYTHING_ELSE, "upcoming"))
    assert not any(event.what == "booked" for claim in front.office.files for event in front.office.journal.of_claim(claim))
    assert come(front) == come(back)


def come(world) -> list[tuple[str, int, str]]:
    """Who has been seen, on which day, by whom."""
    seen = [(visit.patient, visit.day, visit.provider) for visit in world.office.encounters.values()]
    return sorted([visit for visit in seen if visit[1] < 99])
