"""The coach speaks as soon as a paper that lies here shows what is wrong, and not before."""

from sim.desk.actions import CheckStatus, CorrectClaim, OpenClaim
from sim.desk.asks import AskClaim, AskWorklist
from sim.rules.causes import catalogue
from sim.staff.reading import mistakes
from sim.training.coach import NOT_YET, AskHint
from sim.training.exercise import read_exercise
from sim.training.session import Session
from tests.unit.grading.desks import OFFICE, exercise

SILENT = read_exercise("08b_follow_up_cycle")


def test_a_lost_claim_has_hints_once_its_payer_says_that_it_is_not_on_file(tmp_path):
    session = Session.start(SILENT, tmp_path / "practice.jsonl", "practice")
    rows = session.look(AskWorklist("follow_up")).worklist.rows
    assert {session.do(AskHint(row.id)).reason for row in rows} == {NOT_YET}
    said = {row.id: {fact.name: fact.value for fact in session.do(CheckStatus(row.id)).facts}["codes"] for row in rows}
    lost = {claim for claim, codes in said.items() if codes.startswith("A4")}
    slow = {claim for claim, codes in said.items() if codes.startswith("P1")}
    assert len(lost) == 5 and slow, "the payers have lost five, and one of them is only slow with others"
    assert {session.next_hint(claim) for claim in lost} == {SILENT.hints["payer_lost_claim"][0]}
    assert {session.next_hint(claim) for claim in slow} == {""}


def drafts(session: Session) -> dict[str, str]:
    """The claims that wait to be sent, and what charge entry did to each; "" for nothing."""
    world = session.world
    struck = world.patients.visit_causes
    return {
        row.id: struck.get(row.id) or struck.get(world.office.files[row.id].claim.encounter, "")
        for row in session.look(AskWorklist("to_send")).worklist.rows
    }


def test_a_draft_has_hints_once_it_lies_open_beside_its_note_and_none_where_nothing_is_wrong(tmp_path):
    scrubbing = read_exercise("06_scrubbing")
    session = Session.start(scrubbing, tmp_path / "practice.jsonl")
    waiting = drafts(session)
    wrong = {claim: cause for claim, cause in waiting.items() if cause}
    right = [claim for claim in waiting if not waiting[claim]][:3]
    assert len(wrong) >= 2 and right
    for claim, cause in wrong.items():
        assert session.do(AskHint(claim)).reason == NOT_YET, "nobody has looked at it"
        session.do(OpenClaim(claim))
        own = scrubbing.hints.get(cause) or catalogue()[cause].hints
        assert session.hints_left(claim) == 3
        assert [session.next_hint(claim) for _ in range(4)] == [*own, ""]
    for claim in right:
        session.do(OpenClaim(claim))
        assert session.do(AskHint(claim)).reason == NOT_YET


def test_a_draft_that_was_mended_has_no_more_hints(tmp_path):
    session = Session.start(read_exercise("06_scrubbing"), tmp_path / "practice.jsonl")
    claim = next(claim for claim, cause in drafts(session).items() if cause)
    session.do(OpenClaim(claim))
    assert session.next_hint(claim)
    changes = mistakes(session.look(AskClaim(claim)).claim)[1]
    assert session.do(CorrectClaim(claim, changes)).done
    assert session.hints_left(claim) == 0


TYPED_WRONG = """
title = "Two digits"
objectives = ["Lay the card beside it"]
starts = 7
ends = 14
lists = ["to_send"]
opens = ["277CA"]
""" + OFFICE.replace('"to_send", ', "") + """
[[causes]]
cause = "transposed_member_id"
payer = "harbor"
first_day = 2
"""


def test_a_draft_with_a_card_typed_wrong_has_the_hints_of_that_cause(tmp_path):
    session = Session.start(exercise(tmp_path / "typed", TYPED_WRONG), tmp_path / "practice.jsonl")
    office, causes = session.world.office, session.world.patients.causes
    rows = session.look(AskWorklist("to_send")).worklist.rows
    waiting = {row.id: causes.get(office.files[row.id].claim.patient, "") for row in rows}
    assert set(waiting.values()) == {"", "transposed_member_id"}
    for claim, cause in waiting.items():
        assert session.hints_left(claim) == 0
        session.do(OpenClaim(claim))
        assert session.hints_left(claim) == (3 if cause else 0)
        assert session.next_hint(claim) == (catalogue()[cause].hints[0] if cause else "")


def test_a_payment_that_does_not_fit_and_a_credit_have_the_hints_of_what_the_payer_did(tmp_path):
    lesson = read_exercise("15_underpaid_and_overpaid")
    session = Session.start(lesson, tmp_path / "practice.jsonl")
    found = {each.claim: each.cause for each in session.world.findings.all}
    told = {}
    for name in ("underpaid", "credits"):
        for row in session.look(AskWorklist(name)).worklist.rows:
            told[row.id] = session.next_hint(row.id)
    for each in session.world.office.exceptions.values():
        told[each.payment.claim] = session.next_hint(each.payment.claim)
    causes = {found[claim] for claim in told}
    assert causes == {"payer_paid_below_contract", "payer_paid_above_contract", "payer_paid_twice"}
    for claim, hint in told.items():
        assert hint == (lesson.hints.get(found[claim]) or catalogue()[found[claim]].hints)[0], claim


def test_a_test_gives_no_hint_on_a_draft(tmp_path):
    session = Session.start(read_exercise("06_scrubbing"), tmp_path / "test.jsonl", "test")
    claim = next(claim for claim, cause in drafts(session).items() if cause)
    session.do(OpenClaim(claim))
    assert session.next_hint(claim) == "" and session.hints_left(claim) == 0
