"""Several claims at once in a real office: the price beforehand, who is left out and why, and what was done."""

import pytest
from real_session import begun

from sim.widgets import Desk


@pytest.fixture
def desk(tmp_path):
    """The desk of the lesson on charges, where claims stand denied and visits without charges."""
    return Desk(begun(tmp_path, "05_charges_and_codes"))


@pytest.fixture
def sender(tmp_path):
    """The desk of the lesson on scrubbing, whose trainee sends."""
    return Desk(begun(tmp_path, "06_scrubbing"))


def waiting(desk, name):
    desk.show(name)
    return [row["id"] for row in desk.rows]


def tick(desk, *claims):
    desk.hear({"say": "tick", "claims": list(claims)})
    return {verb["do"]: verb for verb in desk.ticked["verbs"]}


def entered(desk):
    """Enter the charges of every visit without any, as its form pressed with what the note says."""
    for claim in waiting(desk, "uncharged"):
        desk.press("open_claim", claim=claim)
        note = next(paper for paper in desk.claim["documents"] if paper["kind"] == "encounter_note")
        known = {field["key"]: field["value"] for field in note["fields"] if field["key"]}
        form = next(verb for verb in desk.claim["verbs"] if verb["do"] == "enter_charges")["inputs"][0]["fields"]
        typed = [
            {"field": field["key"], "value": known[field["key"]]} for field in form
            if known.get(field["key"], "none") != "none"
        ]
        assert desk.press("enter_charges", claim=claim, changes=typed).startswith("Enter charges: done")
    return waiting(desk, "to_send")


def test_charges_are_entered_from_the_page_and_the_claims_wait_to_be_sent(desk):
    visits = waiting(desk, "uncharged")
    assert len(visits) == 3
    assert set(visits) <= set(entered(desk))
    assert waiting(desk, "uncharged") == []


def test_ticked_claims_are_released_with_one_price_and_the_others_wait(sender):
    first, second, *rest = waiting(sender, "to_send")
    offer = tick(sender, first, second)["release_batch"]
    assert (offer["able"], offer["minutes"], offer["reasons"]) == (2, sender.session.world.scenario.minutes.release_batch, [])
    sender.hear({"say": "together", "action": offer["action"], "claims": [first, second]})
    assert sender.said["text"] == "Release batch: 2 of 2 done in 5 min."
    assert waiting(sender, "to_send") == rest


def test_what_cannot_be_sent_is_left_out_by_name(sender):
    first, second, *_ = waiting(sender, "to_send")
    sender.press("release_batch", claims=[second])
    sender.hear({"say": "together", "action": {"do": "scrub", "claims": []}, "claims": [first, second]})
    assert sender.said["text"].startswith("Scrub: 1 of 2 done")
    (left_out,) = [fact for fact in sender.said["facts"] if fact[0] == "1 left out"]
    assert left_out[1].startswith("The claim does not wait to be sent.")
    assert left_out[1].endswith(f"({second})")


def test_a_finding_of_a_ticked_scrub_stands_on_the_row_and_beside_its_field(sender):
    sender.hear({"say": "practice"})
    for edit in sender.office["practice_file"]["edits"]:
        if not edit["on"]:
            assert sender.press("switch_edit", edit=edit["id"], on=True).startswith("Switch edit: done")
    sender.press("scrub")
    wanting = [row for row in (waiting(sender, "to_send") and sender.rows) if ": " in row["why"]]
    assert wanting
    sender.select(wanting[0]["id"])
    found = sender.claim["findings"][0]
    assert wanting[0]["why"].lower().startswith(f"{found['message']}: {found['fix']}".lower())


def test_denied_claims_have_their_cause_put_on_record_together(desk):
    some = waiting(desk, "denied")[:3]
    offer = tick(desk, *some)["log_cause"]
    assert offer["minutes"] == len(some) * desk.session.world.scenario.minutes.log_cause
    action = {**offer["action"], "cause": "units_wrong"}
    desk.hear({"say": "together", "action": action, "claims": some})
    assert desk.said["text"].endswith("3 of 3 done in 3 min.")
    assert {desk.session.world.office.root_causes[claim] for claim in some} == {"units_wrong"}


def test_replacements_of_claims_that_nobody_has_corrected_are_refused_claim_by_claim(desk):
    some = waiting(desk, "denied")[:2]
    desk.hear({"say": "together", "action": {"do": "replace", "claim": ""}, "claims": some})
    (left_out,) = desk.said["facts"]
    reason = "Nothing on the claim has changed. Correct it first; if the claim was right, appeal."
    assert left_out == ["2 left out", f"{reason} ({', '.join(some)})"]
