"""The coach on silent claims: nothing before the payer has been asked, nothing on a claim that is only slow."""

from sim.desk.actions import CheckStatus
from sim.desk.asks import AskWorklist
from sim.training.coach import NOT_YET, AskHint
from sim.training.exercise import read_exercise
from sim.training.session import Session

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
