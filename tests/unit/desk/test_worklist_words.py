"""What the worklists ask for, and the pages of money that waits."""

from pathlib import Path

import pytest

from sim.desk.actions import BillSecondary, MatchDeposit, OpenClaim, PostException
from sim.desk.asks import AskClaim, AskReport, AskWorklist
from sim.records.clock import DAY
from sim.records.ledger import CREDIT, PATIENT
from sim.records.money import dollars
from sim.training.exercise import read_exercise
from sim.training.session import Session

OFFICE = Path(__file__).parents[2] / "browser" / "office"


@pytest.fixture
def session(tmp_path):
    return Session.start(read_exercise(OFFICE), tmp_path / "attempt.jsonl", "practice", seed=1)


def rows(session, name):
    return session.look(AskWorklist(name)).worklist.rows


def test_a_second_statement_says_that_it_is_one_and_for_how_much(session):
    office = session.world.office
    row = rows(session, "patients")[0]
    assert office.accounts[row.id].statements == 1
    assert row.why == f"Statement 2 to send, ${dollars(office.ledger.balance(row.id, PATIENT))}"


def test_a_balance_that_two_statements_did_not_bring_in_is_to_be_decided(session):
    assert {row.why for row in rows(session, "collections")} == {"2 statements unanswered: decide"}


def test_a_returned_statement_and_a_broken_plan_say_so(session):
    office = session.world.office
    first, second = [row.id for row in rows(session, "collections")[:2]]
    office.accounts[first].returned = True
    office.accounts[second].broken_plans = 1
    said = {row.id: row.why for row in rows(session, "collections")}
    assert (said[first], said[second]) == ("Mail came back: find the address", "Payment plan broken: decide")


def test_a_claim_for_the_next_payer_says_so_among_those_to_send(session):
    claim = rows(session, "secondary")[0].id
    session.do(BillSecondary(claim))
    assert {row.id: row.why for row in rows(session, "to_send")}[claim] == "To send to the next payer"


def test_money_posted_a_second_time_is_to_be_given_back_to_the_payer(session):
    report, _, claim = rows(session, "exceptions")[0].id.partition("/")
    session.do(PostException(report, claim, "credit"))
    row = rows(session, "credits")[0]
    owed = -session.world.office.ledger.balance(claim, CREDIT)
    assert (row.id, row.why) == (claim, f"${dollars(owed)} to give back to the payer")
    assert owed > 0


def _decides(row):
    return row.id, row.patient, row.payer, row.codes, row.charge, row.day, row.days_left, row.taken_by


@pytest.mark.parametrize("name", ["rejected", "denied", "to_send", "collections", "secondary"])
def test_a_quick_look_says_of_each_claim_what_decides_as_the_full_one_does_and_nothing_to_read(session, name):
    full = session.look(AskWorklist(name)).worklist.rows
    quick = session.look(AskWorklist(name, faces=False)).worklist.rows
    assert [_decides(row) for row in quick] == [_decides(row) for row in full]
    assert not any(row.name or row.why or row.due_label for row in quick)


def test_a_quick_look_at_a_claim_has_the_same_papers_and_standing_as_the_full_one(session):
    claim = rows(session, "denied")[0].id
    session.do(OpenClaim(claim))
    full, quick = session.look(AskClaim(claim)).claim, session.look(AskClaim(claim, faces=False)).claim
    assert (quick.status, quick.filed_days, quick.filing_limit_days, quick.opened, quick.reports, quick.service_date) == (
        full.status, full.filed_days, full.filing_limit_days, full.opened, full.reports, full.service_date
    )
    assert quick.fields == full.fields
    assert [paper.kind for paper in quick.documents] == [paper.kind for paper in full.documents]


def test_a_deposit_opens_as_its_notice_with_the_trace_to_look_for(session):
    row = rows(session, "deposits")[0]
    page = session.look(AskReport(row.id)).report
    deposit = session.world.office.deposits[row.id]
    assert page.kind == "deposit"
    assert deposit.trace in page.summary and dollars(deposit.amount) in page.summary


def test_a_matched_deposit_is_gone_and_its_remittance_is_not_offered_again(session):
    first, *others = [row.id for row in rows(session, "deposits") if row.payer == "harbor"]
    report = f"835-{first.removeprefix('DEP-')}"
    assert session.do(MatchDeposit(first, report)).done
    assert session.look(AskReport(first)).report is None
    verb = next(verb for verb in session.look(AskReport(others[0])).verbs if verb.do == "match_deposit")
    assert report not in dict(verb.inputs[0].choices)


def test_an_exception_opens_the_remittance_that_holds_it_and_names_the_claim(session):
    name = rows(session, "exceptions")[0].id
    view = session.look(AskReport(name))
    report, _, claim = name.partition("/")
    assert (view.report.id, view.report.kind, view.report.posted) == (name, "835", False)
    assert view.report.summary.startswith("This decision was posted before.")
    assert [row.id for row in view.report.rows] == [claim]
    assert [verb.do for verb in view.verbs if verb.about == "report"] == ["post_exception"]
    assert session.look(AskReport(report)).report.posted


def test_only_a_batch_or_its_receipt_can_be_sent_again(session):
    office = session.world.office
    batch = next(iter(office.batches))
    assert [verb.do for verb in session.look(AskReport(batch)).verbs if verb.about == "report"] == ["resend_batch"]
    paid = next(name for name in office.to_post if name not in office.exceptions)
    told = {verb.do for verb in session.look(AskReport(paid)).verbs if verb.about == "report"}
    assert told == {"open_report", "post_remittance"} and session.desk.now // DAY == 57
