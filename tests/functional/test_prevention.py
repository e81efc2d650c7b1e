"""An edit that is switched on finds a slip before the claim leaves, and mended in time the claim pays first time."""

import pytest
from msgspec.structs import replace

from sim.desk.actions import CorrectClaim, QueryProvider, Scrub, SwitchEdit
from sim.desk.desk import Desk
from sim.rules.edits import catalogue_of_edits
from sim.staff.reading import mistakes
from sim.staff.shift import bring_in
from sim.world.world import World
from tests.causes import SETTINGS
from tests.causes.playing import papers, wait_for_clinician
from tests.offices import Seat, honest, seat

FOUND_BY = {
    "modifier_missing": "modifier_needed",
    "modifier_invalid": "code_set",
    "modifier_conflict": "sides",
    "place_of_service_unknown": "code_set",
    "place_of_service_wrong": "place",
    "code_mistyped": "code_set",
    "hcpcs_mistyped": "code_set",
    "service_outdated": "code_set",
    "modifier_outdated": "code_set",
    "pair_in_conflict": "bundling",
    "pair_given_together": "bundling",
    "units_wrong": "most_units",
    "service_date_wrong": "service_date",
    "diagnosis_invalid": "diagnosis_billable",
    "diagnosis_outdated": "diagnosis_billable",
    "diagnosis_unsupported": "necessity",
    "diagnosis_age_conflict": "patient",
    "diagnosis_sex_conflict": "patient",
    "pointer_wrong": "pointers",
    "note_unclear": "necessity",
    "bundled_distinct": "bundling",
    "bundled_inclusive": "bundling",
    "duplicate_sent": "billed_twice",
    "authorisation_missing": "authorisation",
}
"""Cause → the edit that finds its slip."""


def struck(cause: str):
    """Sit at a desk with the edit on, on the evening before anything has left, and find the claim that the slip spoilt."""
    setting = SETTINGS[cause][0]
    scenario = setting.office(cause)
    desk = seat(replace(scenario, edits=(FOUND_BY[cause],)), seed=5, day=setting.day)
    struck_by = desk.world.patients.visit_causes
    visits = {file.claim.encounter: claim for claim, file in desk.world.office.files.items()}
    spoilt = [visits.get(name, name) for name, struck_cause in struck_by.items() if struck_cause == cause]
    return desk, spoilt


@pytest.mark.parametrize("cause", list(FOUND_BY))
def test_the_edit_finds_the_slip_and_nothing_else(cause):
    desk, spoilt = struck(cause)
    found = {fact.name for fact in desk.do(Scrub()).facts[1:]}
    assert found
    # Of two claims of one visit the second is named.
    assert found <= set(spoilt)


@pytest.mark.parametrize(
    "cause", [cause for cause in FOUND_BY if cause not in ("bundled_inclusive", "duplicate_sent", "pair_given_together")]
)
def test_mended_before_it_leaves_the_claim_pays_first_time(cause):
    desk, _ = struck(cause)
    claim = desk.do(Scrub()).facts[1].name
    if cause == "note_unclear":
        desk.do(QueryProvider(claim))
        wait_for_clinician(desk)
    assert desk.do(CorrectClaim(claim, mistakes(papers(desk, claim))[1])).done
    assert claim not in {fact.name for fact in desk.do(Scrub((claim,))).facts[1:]}
    desk.release_and_read()
    file = desk.wait_until_settled(claim)
    assert file.status == "paid"
    assert file.times_sent == 1
    assert desk.world.office.breaches == []
    assert desk.world.office.ledger.proof() == []


def test_without_the_edit_the_scrub_passes_what_the_payer_will_deny():
    setting = SETTINGS["units_wrong"][0]
    desk = seat(setting.office("units_wrong"), seed=5, day=setting.day)
    assert len(desk.do(Scrub()).facts) == 1


def test_all_edits_together_find_nothing_where_nothing_goes_wrong():
    desk = seat(honest(edits=list(catalogue_of_edits())), seed=5, day=120)
    assert len(desk.world.office.files) > 100
    assert len(desk.do(Scrub()).facts) == 1


def test_an_edit_of_the_instructors_own_is_run():
    own = {
        "id": "group_given", "kind": "filled_in", "field": "group", "message": "the group number is empty",
        "fix": "copy it from the card", "payers": ["senior-b"],
    }
    # Part B cards show no group.
    desk = seat(honest(own_edits=[own]), seed=5, day=40)
    told = desk.do(Scrub()).facts[1:]
    assert told
    assert {desk.world.office.files[fact.name].claim.payer for fact in told} == {"senior-b"}
    assert told[0].value == "the group number is empty: copy it from the card"


def turned_back(switches: bool) -> tuple[int, int]:
    """Run an office with invalid diagnoses and its simulated billers; count rejections for them, and catches."""
    setting = SETTINGS["diagnosis_invalid"][0]
    plant = {"cause": "diagnosis_invalid", "patients": 10, "weekly": True, "visits": 2, "payer": setting.payer}
    world = World(honest(planted=[plant], patients={"count": 80, "weekly": 500}), 5)
    bring_in(world)
    manager = Seat(world, Desk(world, "manager"))
    manager.come_back(1)
    if switches:
        assert manager.do(SwitchEdit("diagnosis_billable", True)).done
    manager.come_back(90)
    rejected = [found for found in world.findings.all if found.cause == "diagnosis_invalid"]
    return len(rejected), len(world.office.edits.caught)


def test_fewer_claims_are_turned_back_once_an_edit_is_switched_on_in_the_same_office():
    before, nothing = turned_back(switches=False)
    after, caught = turned_back(switches=True)
    assert nothing == 0
    assert before >= 10
    assert after <= before // 4
    assert caught >= before - after
