"""Batches: of what is ticked, of one payer, and of one claim."""

import pytest

from sim.desk.actions import MailClaims, ReleaseBatch, Scrub
from sim.desk.asks import AskBooks, AskClaim, AskTogether
from tests.offices import honest, seat


@pytest.fixture
def desk():
    """A desk on which claims of four payers that take files wait, and of one that takes paper only."""
    office = honest(payers={"state-care": {"takes": "paper"}}, patients={"count": 120, "first_visit_within_days": 10})
    return seat(office, day=14)


def of_payer(desk, payer):
    return tuple([row.id for row in desk.rows("to_send") if row.payer == payer])


def ticked(desk, claims):
    return {verb.do: verb for verb in desk.look(AskTogether(claims)).verbs if verb.about == "ticked"}


def test_one_payers_claims_leave_alone_and_the_others_wait_on(desk):
    harbor, rest = of_payer(desk, "harbor"), [row.id for row in desk.rows("to_send") if row.payer != "harbor"]
    outcome = desk.do(ReleaseBatch(payer="harbor"))
    assert outcome.done
    (batch,) = desk.world.office.outbox
    assert {claim.id for claim in batch.claims} == set(harbor)
    assert desk.ids("to_send") == rest


@pytest.mark.parametrize(("payer", "said"), [("nobody", "is no payer's key"), ("state-care", "takes paper claims only")])
def test_a_payer_that_takes_no_file_is_refused(desk, payer, said):
    assert said in desk.do(ReleaseBatch(payer=payer)).reason


def test_a_payer_for_whom_nothing_waits_is_refused(desk):
    desk.do(ReleaseBatch(payer="harbor"))
    assert desk.do(ReleaseBatch(payer="harbor")).reason == "No claim waits to be sent to Harbor HMO."


def test_the_button_for_one_payer_names_each_that_has_claims_waiting(desk):
    verbs = desk.look(AskBooks()).verbs
    (place,) = [place for place, verb in enumerate(verbs) if verb.variant == "payer"]
    button = verbs[place]
    assert (button.do, verbs[place - 1].do) == ("release_batch", "release_batch")
    waiting = {key for key in ("harbor", "summit", "senior-b", "summit-partners") if of_payer(desk, key)}
    assert {key for key, _ in button.inputs[0].choices} == waiting
    assert ("harbor", f"Harbor HMO ({len(of_payer(desk, 'harbor'))})") in button.inputs[0].choices


def test_of_ticked_claims_each_verb_takes_those_that_it_can_and_costs_once(desk):
    chosen = (*of_payer(desk, "harbor")[:3], of_payer(desk, "state-care")[0])
    minutes = desk.world.scenario.minutes
    verbs = ticked(desk, chosen)
    assert verbs["release_batch"].action["claims"] == chosen[:3]
    assert verbs["release_batch"].minutes == minutes.release_batch
    assert verbs["scrub"].minutes == minutes.scrub + 4 // minutes.scrub_claims_a_minute
    assert verbs["mail_claims"].minutes == minutes.mail_claims + 4 // minutes.forms_a_minute


def test_a_claim_that_does_not_wait_is_in_no_batch(desk):
    first, second = of_payer(desk, "harbor")[:2]
    desk.do(ReleaseBatch((first,)))
    assert ticked(desk, (first,)) == {}
    assert ticked(desk, (first, second))["scrub"].action["claims"] == (second,)
    refused = desk.look(AskClaim(first, faces=False, documents=False, verbs=("scrub",))).claim.verbs[0]
    assert "does not wait to be sent" in refused.refusal


def test_only_those_named_are_scrubbed_released_and_mailed(desk):
    one, two, three = of_payer(desk, "harbor")[:3]
    assert desk.do(Scrub((one,))).facts[0].value.startswith("1 claim,")
    desk.do(ReleaseBatch((one,)))
    desk.do(MailClaims((two,)))
    assert {one, two}.isdisjoint(desk.ids("to_send"))
    assert three in desk.ids("to_send")
