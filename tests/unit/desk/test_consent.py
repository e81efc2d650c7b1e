"""Asking the payer for consent and the primary care office for a referral, after the visit."""

import pytest

from sim import wire
from sim.desk.actions import (
    Change,
    CorrectClaim,
    OpenClaim,
    ReleaseBatch,
    Replace,
    RequestAuthorisation,
    RequestReferral,
)
from sim.desk.asks import AskClaim, AskReport
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


def test_a_request_by_wire_and_its_decision_are_files_that_can_be_read():
    desk, claim = denied("authorisation_not_obtained")
    said = {fact.name: fact.value for fact in desk.do(RequestAuthorisation(claim, "retro", "278")).facts}
    asked, decided = desk.look(AskClaim(claim)).claim.reports[-2:]
    assert (asked[:4], decided[:5]) == ("278-", "278A-")
    texts = []
    for name in (asked, decided):
        report = desk.look(AskReport(name)).report
        texts.append("\n".join(segment.text for segment in report.segments))
        assert not wire.check(wire.parse(texts[-1]))
        assert all(segment.meaning for segment in report.segments)
        assert claim in [row.id for row in report.rows]
    assert "UM*HS*I" in texts[0] and "HCR*" not in texts[0]
    assert f"HCR*A1*{said['authorisation']}" in texts[1]


def test_a_refusal_by_wire_says_why_in_words_and_an_extension_names_the_letter_that_it_extends():
    desk, claim = denied("authorisation_exceeded")
    old = letters(desk, claim)[-1]["Authorisation number"]
    desk.do(RequestAuthorisation(claim, "retro", "278"))
    desk.do(RequestAuthorisation(claim, "extend", "278"))
    refused, asked = [
        "\n".join(segment.text for segment in desk.look(AskReport(name)).report.segments)
        for name in desk.look(AskClaim(claim)).claim.reports[-3:-1]
    ]
    assert "HCR*A3" in refused and "MSG*A letter for this course is on file and used up" in refused
    assert "UM*HS*R" in asked and f"REF*BB*{old}" in asked


def test_a_call_waits_in_the_payers_queue_and_brings_a_number_that_a_note_must_name():
    desk, claim = denied("authorisation_not_obtained", phone={"menu": 2, "hold": 30, "hold_p90": 31, "transfers": 0, "talk": 9})
    outcome = desk.do(RequestAuthorisation(claim, "retro", "phone"))
    said = {fact.name: fact.value for fact in outcome.facts}
    # Twenty-four minutes are usual; here menu and queue alone take longer, so that only the talk is left.
    held = int(said["on hold"].split()[0])
    assert held >= 20 and outcome.minutes == 2 + held + 9
    assert said["answer"] == f"Authorised under {said['authorisation']}."
    call = desk.world.office.phone_calls[claim][-1]
    assert (call.topic, call.reference) == ("authorisation", said["reference"])
    assert letters(desk, claim)


def test_a_representative_who_errs_says_that_nothing_is_needed_and_writes_no_letter():
    desk, claim = denied("authorisation_not_obtained", wrong_calls=1000)
    said = {fact.name: fact.value for fact in desk.do(RequestAuthorisation(claim, "retro", "phone")).facts}
    assert "need no authorisation" in said["answer"]
    assert letters(desk, claim) == []
    assert desk.do(RequestAuthorisation(claim, "retro", "portal")).facts[0].value.startswith("Authorised")


def test_what_no_longer_fits_into_the_day_is_not_begun():
    desk, claim = denied("authorisation_not_obtained")
    desk.world.run_to(desk.world.day * 1440 + desk.world.calendar.close_at - 8)
    assert "8 minutes before closing" in desk.do(RequestAuthorisation(claim, "retro", "portal")).reason
    assert "before closing" in desk.do(RequestAuthorisation(claim, "retro", "phone")).reason
