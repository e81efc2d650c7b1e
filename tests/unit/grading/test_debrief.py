"""The debrief of any exercise: what could be seen, what was done, what the expert did, and what lies between."""

from pathlib import Path
from typing import get_args

import pytest

from sim.desk.actions import AnswerMessage, OpenClaim, ReleaseBatch, VerifyIdentity, WriteOff
from sim.grading import page
from sim.grading.debrief_seen import DOCUMENTS, TELLERS
from sim.grading.grade import grade
from sim.grading.par import BEST, pars
from sim.records.messages import Message
from sim.rules.causes import Channel, catalogue
from sim.rules.compliance.table import rules
from sim.rules.inbox import inbox_rules
from sim.training.attempt import AttemptFile
from sim.training.clients import SwitchClient
from sim.training.exercise import Exercise
from sim.training.questions import AnswerQuestion
from sim.training.session import Session, header_for
from tests.unit.grading.desks import ASKED, DENIED, THREE, exercise, worked

CLAIM = "C-10005"


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("asked"), ASKED)


@pytest.fixture(scope="module")
def given_up(denied, tmp_path_factory):
    """A denial that was written off, and a question answered wrongly."""
    path = tmp_path_factory.mktemp("work") / "gave.jsonl"
    acts = (OpenClaim(CLAIM), WriteOff(CLAIM, "uncollectable"), AnswerQuestion("denied", "7"))
    return grade(worked(denied, path, acts), denied)


def test_a_denial_is_told_by_the_remittance_that_said_it_and_by_who_posted_it(given_up):
    told = given_up.stories[0]
    assert (told.about, told.claim, told.verdict) == ("claim", CLAIM, "Lost")
    cause = catalogue()["records_needed"]
    surface = cause.on("835")
    assert told.seen == (
        f"The 835 of Harbor HMO, 26 Jan, said: {surface.says} ({surface.group}-{surface.carc}, remark {surface.remark}). "
        "Ana posted it."
    )
    assert told.cause == cause.title and told.truth == "The truth stands on the encounter note."


def test_what_was_done_stands_beside_what_the_expert_did_on_the_same_claim(given_up):
    told = given_up.stories[0]
    assert [deed.text for deed in told.deeds] == [f"Opened {CLAIM} and its papers", f"Wrote off {CLAIM}: uncollectable"]
    assert [deed.text for deed in told.expert] == [
        f"Opened {CLAIM} and its papers", f"Sent records for {CLAIM}: the encounter note",
    ]
    # Harbor HMO allows 62 % of 108.00.
    assert told.outcome == "Written off by you on 9 Feb: Uncollectable, 108.00."
    assert told.expert_outcome.startswith("Decided and paid on ") and told.expert_outcome.endswith("; it brought 66.96.")
    assert told.cost_cents == 10800 * 62 // 100 and told.cost.startswith("66.96 less than par, which was paid on ")


def test_a_tempting_way_is_told_where_it_leads(given_up):
    leads_to = next(way.leads_to for way in catalogue()["records_needed"].tempting if way.verbs == ("write_off",))
    assert given_up.stories[0].lesson == f"You chose to write off. {leads_to}"


def test_a_question_is_told_with_the_answer_that_was_right_for_the_expert(given_up):
    (told,) = given_up.questions
    assert told.deeds[0].text == "Answered “7” to “How many claims stand denied?”" and told.verdict == "Wrong"
    assert told.expert[0].text == "Answered “0” to “How many claims stand denied?”" and told.expert_outcome == "Right."


def test_dollars_and_days_are_counted_on_the_claims_of_the_exercise(given_up):
    mine, best = given_up.mine, given_up.best
    assert (mine.claims, mine.claims_paid, mine.earned, mine.days) == (1, 0, 0, None)
    assert (best.name, best.claims_paid, best.earned) == (BEST, 1, 6696)
    # Seen on 13 January, day 8; the expert's payment day is told in the story as a date of February.
    paid = int(given_up.stories[0].expert_outcome.removeprefix("Decided and paid on ").split()[0])
    assert best.days == 31 - 13 + paid


def test_the_page_lays_both_ways_side_by_side(given_up):
    drawn = page.render(given_up)
    assert drawn.count("<h4>You</h4>") == drawn.count("<h4>The expert</h4>") == 2
    assert "Sent records for C-10005: the encounter note" in drawn and "Question by question" in drawn


def test_only_the_best_player_s_ways_are_kept(denied):
    told = {par.name: par.ways for par in pars(denied, header_for(denied))}
    assert set(told[BEST]) >= {CLAIM, "question/denied"} and not any(ways for name, ways in told.items() if name != BEST)


def asking(of: Exercise, question: str) -> Message:
    """Find the message that asks a question."""
    session = Session(of, AttemptFile(Path(), header_for(of), []))
    return next(file.message for file in session.world.office.inbox.files.values() if file.message.question == question)


@pytest.fixture(scope="module")
def blabbed(asked, tmp_path_factory):
    """A whole record sent to a law office whose authorisation has ended; the patient's letter left lying."""
    message = asking(asked, "law_office")
    kinds = tuple([given.kind for given in message.given])
    acts = (VerifyIdentity(message.id, kinds), AnswerMessage(message.id, "send_record"))
    return grade(worked(asked, tmp_path_factory.mktemp("work") / "told.jsonl", acts), asked)


def test_a_message_is_told_with_its_rule_its_source_and_where_the_answer_leads(blabbed):
    table = inbox_rules()
    question = table.questions["law_office"]
    told = next(story for story in blabbed.stories if story.claim == question.subject)
    assert (told.about, told.verdict) == ("message", "Wrong")
    assert told.lesson == next(way.leads_to for way in question.wrong if way.answer == "send_record")
    assert set(question.sources) <= set(told.sources) and set(table.standings["lapsed"].sources) <= set(told.sources)
    broken = [rule for rule in rules().values() if rule.title in told.cause]
    assert broken and told.cost == f"{sum(rule.points for rule in broken)} points for the rule that it broke."
    assert told.truth.startswith("On file: ") and told.outcome.startswith("Against a rule answered by you on 26 Jan")
    assert told.expert and told.expert_outcome.startswith("Rightly answered by the expert on ")


def test_a_message_that_nobody_answered_is_told_with_its_last_day(blabbed):
    told = next(story for story in blabbed.stories if story.claim == inbox_rules().questions["own_record"].subject)
    assert (told.deeds, told.verdict, told.lesson) == ((), "Not answered", "")
    assert told.outcome.startswith("Not answered; it was due on ") and told.expert


def test_the_page_tells_messages_apart_from_claims(blabbed):
    drawn = page.render(blabbed)
    assert "Message by message" in drawn and "No claim of this exercise failed for want of your work." in drawn


def test_every_channel_and_every_paper_of_the_catalogue_has_its_words():
    assert set(TELLERS) == set(get_args(Channel))
    assert {paper for cause in catalogue().values() for paper in cause.evidence} <= set(DOCUMENTS)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory):
    """A day at each of three clients' desks, where what waited was sent and nothing that came back was mended."""
    service = exercise(tmp_path_factory.mktemp("service"), THREE)
    first, second, third = [client.key for client in service.roster]
    path = tmp_path_factory.mktemp("work") / "rounds.jsonl"
    acts = (ReleaseBatch(), SwitchClient(second), ReleaseBatch(), SwitchClient(third), ReleaseBatch(), SwitchClient(first))
    return service, grade(worked(service, path, acts), service)


def test_a_billing_service_s_result_tells_client_by_client(rounds):
    service, result = rounds
    practices = [shipped_practice(service, client) for client in service.roster]
    assert [row.practice for row in result.clients] == practices
    assert sum(row.claims for row in result.clients) == result.mine.claims == result.best.claims
    assert sum(row.earned for row in result.clients) == result.mine.earned
    assert [deed.text for deed in result.deeds[1:4:2]] == [f"Went to the desk of {name}" for name in practices[1:]]
    assert all(name in page.render(result) for name in practices) and "Client by client" in page.text(result)


def shipped_practice(service: Exercise, client) -> str:
    return service.office(of=client).practice.name


def test_claims_of_two_clients_with_one_number_are_two_stories(rounds):
    keys = [story.key for story in rounds[1].stories]
    assert len(set(keys)) == len(keys) > 0 and all("/" in key for key in keys)
    assert {story.client for story in rounds[1].stories} <= {row.practice for row in rounds[1].clients}


def test_each_claim_s_story_cites_the_code_list_and_the_rule_behind_its_cause(given_up):
    (story,) = [each for each in given_up.stories if each.about == "claim"]
    # Records needed: CO-252 by the list of CARCs, and the regulation on what supports a claim.
    assert story.sources[0] == "CO-252: claim adjustment reason codes (CARC, X12 list 139)"
    assert any("42 CFR 424.5(a)(6)" in source for source in story.sources)
    assert "42 CFR 424.5(a)(6)" in page.render(given_up)
