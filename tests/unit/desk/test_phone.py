"""Calls to payers: menu, queue, somebody who may be wrong, a reference number, and the note that proves it."""

import pytest

from sim.desk.actions import AddNote, CallPayer, CheckStatus, OpenClaim, ReleaseBatch, Wait
from sim.desk.asks import AskClaim
from sim.records.clock import DAY
from tests.offices import Seat, honest, seat

MANNERS = {"menu": 3, "hold": 10, "hold_p90": 10, "talk": 6, "transfers": 0}
"""A queue that everybody waits in for ten minutes."""


def calling(**payer) -> tuple[Seat, str]:
    """Sit before a claim of Harbor HMO that was sent this morning."""
    payer = {"phone": MANNERS, "wrong_calls": 0, **payer}
    plant = {"cause": "transposed_member_id", "payer": "harbor", "first_day": 18}
    desk = seat(honest(payers={"harbor": payer}, planted=[plant]))
    claim = next(row.id for row in desk.rows("to_send") if row.payer == "harbor")
    assert desk.do(ReleaseBatch()).done
    desk.do(Wait())
    return desk, claim


def heard(outcome) -> dict[str, str]:
    return {fact.name: fact.value for fact in outcome.facts}


def call_papers(desk: Seat, claim: str) -> list[dict[str, str]]:
    desk.do(OpenClaim(claim))
    papers = desk.look(AskClaim(claim)).claim.documents
    return [{field.label: field.value for field in paper.fields} for paper in papers if paper.kind == "call_record"]


def test_a_call_takes_menu_queue_and_talk_and_brings_a_name_and_a_number():
    desk, claim = calling()
    worked = desk.desk.minutes_worked
    outcome = desk.do(CallPayer(claim))
    assert outcome.done and outcome.minutes == 3 + 10 + 6 == desk.desk.minutes_worked - worked
    said = heard(outcome)
    assert list(said) == ["menu", "on hold", "spoke with", "answer", "codes", "reference", "note"]
    assert said["on hold"] == "10 min" and said["spoke with"].endswith(".")
    assert said["reference"].startswith(desk.world.office.payers["harbor"].payer_id)


def test_the_price_on_the_button_is_what_half_of_the_calls_take():
    desk, claim = calling(phone={**MANNERS, "hold": 10, "hold_p90": 40})
    assert desk.desk.price(CallPayer(claim)) == 3 + 10 + 6


def test_a_slow_biller_talks_longer_and_waits_no_longer():
    desk, claim = calling()
    desk.desk.pace = 200
    assert desk.do(CallPayer(claim)).minutes == 3 + 10 + 12


def test_the_wrong_department_costs_the_queue_twice():
    desk, claim = calling(phone={**MANNERS, "transfers": 1000})
    outcome = desk.do(CallPayer(claim))
    assert outcome.minutes == 3 + 20 + 6 and "transferred" in heard(outcome)


def test_what_is_said_is_kept_with_the_claim_as_an_answer_by_wire_is():
    desk, claim = calling()
    said = heard(desk.do(CallPayer(claim)))
    assert said["answer"] == heard(desk.do(CheckStatus(claim)))["answer"]
    desk.do(CallPayer(claim))
    file = desk.world.office.files[claim]
    assert {fact.name: fact.value for fact in file.standing}["asked"] == "By telephone"


def test_a_representative_may_be_wrong_and_the_portal_knows_better():
    desk, claim = calling(wrong_calls=1000)
    truth = heard(desk.do(CheckStatus(claim, "portal")))["answer"]
    said = heard(desk.do(CallPayer(claim)))["answer"]
    assert {truth, said} == {"The claim is in process. Allow more time.", "The claim is not on file."}


def test_a_second_call_may_reach_somebody_who_says_otherwise():
    desk, claim = calling(wrong_calls=500, phone={**MANNERS, "hold": 1, "hold_p90": 1})
    said = [heard(desk.do(CallPayer(claim)))["answer"] for _ in range(12)]
    assert len(set(said)) == 2
    calls = desk.world.office.phone_calls[claim]
    assert len({call.reference for call in calls}) == 12, "each call has a number of its own"


def test_two_offices_of_one_seed_hear_the_same():
    (first, claim), (second, _) = calling(wrong_calls=500), calling(wrong_calls=500)
    for _ in range(3):
        assert first.do(CallPayer(claim)) == second.do(CallPayer(claim))


def test_a_call_proves_nothing_before_a_note_names_its_number():
    desk, claim = calling()
    reference = heard(desk.do(CallPayer(claim)))["reference"]
    desk.do(AddNote(claim, "Called the payer, they have it."))
    assert "nobody can prove" in call_papers(desk, claim)[0]["Note"]
    desk.do(AddNote(claim, f"Called, {reference}: in process."))
    paper, = call_papers(desk, claim)
    assert (paper["Note"], paper["Reference"], paper["On hold"]) == ("Written", reference, "10 min")


def test_a_call_that_nobody_answers_by_closing_time_is_given_up():
    desk, claim = calling(phone={**MANNERS, "hold": 300, "hold_p90": 300})
    desk.world.run_to(desk.world.day * DAY + desk.world.calendar.close_at - 30)
    outcome = desk.do(CallPayer(claim))
    assert outcome.done and outcome.minutes == 30
    assert heard(outcome)["said"] == "Nobody had answered by closing time."
    desk.do(Wait())
    assert call_papers(desk, claim) == [{
        "About": "Where the claim stands", "On hold": "30 min", "Said": "Nobody had answered by closing time.",
        "Menu": "2 for providers, 1 for claims; tax ID, NPI and member ID typed in",
    }]


def test_a_payer_says_on_the_telephone_whether_the_patient_was_covered():
    desk, claim = calling()
    said = heard(desk.do(CallPayer(claim, "eligibility")))
    assert said["answer"].startswith("Active coverage") and said["reference"]


@pytest.mark.parametrize("wrong", [0, 1000])
def test_the_reason_of_a_denial_is_read_out_and_its_last_day_may_be_wrong(wrong):
    plant = {"cause": "modifier_missing", "payer": "harbor", "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[plant], payers={"harbor": {"phone": MANNERS, "wrong_calls": wrong}}))
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = next(row.id for row in desk.rows("denied") if row.payer == "harbor")
    file, office = desk.world.office.files[claim], desk.world.office
    said = heard(desk.do(CallPayer(claim, "denial")))
    # Whoever errs names a day that is ninety days too late.
    last = file.answered_day + office.payers["harbor"].appeal_limit_days + (90 if wrong else 0)
    assert said["answer"].endswith(f"You may appeal until {desk.world.calendar.show_day(last)}.")


def test_the_desk_refuses_calls_about_nothing_and_too_near_to_closing():
    desk, claim = calling()
    for action, reason in (
        (CallPayer("C-1"), "There is no claim C-1"), (CallPayer(claim, "weather"), "nothing to call about"),
        (CallPayer(claim, "denial"), "No payer has denied"),
    ):
        outcome = desk.do(action)
        assert not outcome.done and reason in outcome.reason and outcome.minutes == 1
    desk.world.run_to(desk.world.day * DAY + desk.world.calendar.close_at - 9)
    assert "before closing" in desk.do(CallPayer(claim)).reason
    desk.world.run_to(desk.world.day * DAY + desk.world.calendar.close_at)
    outcome = desk.do(CallPayer(claim))
    assert "closed" in outcome.reason and outcome.minutes == 0


def test_a_claim_that_was_never_sent_is_nothing_to_ask_a_payer_about():
    desk = seat(honest())
    assert "has not been sent" in desk.do(CallPayer(desk.ids("to_send")[0])).reason
