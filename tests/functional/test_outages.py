"""Outages: what a dark payer or clearinghouse says, what it holds, and what it keeps back until it is there again."""

import pytest

from sim.desk.actions import CallPayer, CheckEligibility, CheckStatus, OpenReport, ReleaseBatch, RequestAuthorisation, Wait
from sim.desk.asks import AskReport
from sim.records.ledger import INSURER_PAID
from sim.records.replies import Remittance, StatusReport
from sim.scenario import BadScenario
from tests.offices import honest, run, scenario, seat

# Day 0 is Monday, 5 January 2026: days 21 and 22 are a Monday and a Tuesday, the 26th and 27th of January.
DAYS = [21, 22]
WORDS = "27 Jan 2026"


def harbor_dark():
    return honest(payers={"harbor": {"dark": [DAYS]}})


def clearinghouse_dark():
    return honest(clearinghouse_dark=[DAYS])


def claim_of(desk, payer: str) -> str:
    return next(file.claim.id for file in desk.world.office.files.values() if file.claim.payer == payer)


@pytest.mark.parametrize("by", ["270", "portal", "phone"])
def test_a_dark_payer_answers_no_question_about_coverage_and_says_until_when(by):
    desk = seat(harbor_dark(), day=21)
    claim = claim_of(desk, "harbor")
    outcome = desk.do(CheckEligibility(claim, by, "asked for the dates"))
    assert not outcome.done and "Harbor HMO" in outcome.reason and WORDS in outcome.reason
    assert desk.do(CheckEligibility(claim_of(desk, "summit"), by, "asked for the dates")).done
    desk.come_back(23)
    assert desk.do(CheckEligibility(claim, by, "asked for the dates")).done


@pytest.mark.parametrize("by", ["276", "portal", "phone"])
def test_a_dark_payer_tells_nobody_where_a_claim_stands(by):
    desk = seat(harbor_dark(), day=21)
    claim = claim_of(desk, "harbor")
    desk.do(ReleaseBatch())
    desk.come_back(22)
    outcome = desk.do(CheckStatus(claim, by, "asked where it is"))
    assert not outcome.done and "down until" in outcome.reason


def test_a_dark_payer_consents_to_nothing_in_any_way():
    therapy = {"cause": "authorisation_missing", "payer": "harbor", "weekly": True, "first_day": 1}
    desk = seat(honest(planted=[therapy], payers={"harbor": {"dark": [DAYS]}}), day=21)
    claim = next(
        file.claim.id for file in desk.world.office.files.values()
        if file.claim.lines[0].code in desk.world.office.payers[file.claim.payer].plan.needs_authorisation
    )
    for by in ("278", "portal", "phone"):
        assert "down until" in desk.do(RequestAuthorisation(claim, "retro", by)).reason


def test_the_telephone_of_a_dark_payer_says_so_in_its_menu_and_costs_no_more_than_that():
    desk = seat(harbor_dark(), day=21)
    claim = claim_of(desk, "harbor")
    outcome = desk.do(CallPayer(claim, "eligibility"))
    menu = desk.world.scenario.payer("harbor").phone.menu
    assert (outcome.done, outcome.minutes) == (True, menu)
    said = {fact.name: fact.value for fact in outcome.facts}
    assert WORDS in said["said"] and "reference" not in said
    assert desk.world.office.phone_calls[claim][0].reference == ""


def test_a_notice_lies_among_the_reports_on_the_first_morning_and_is_about_no_claim():
    desk = seat(harbor_dark(), day=21)
    (row,) = [row for row in desk.rows("reports") if row.id.startswith("NTC")]
    assert row.why == "Notice of an outage"
    outcome = desk.do(OpenReport(row.id))
    assert outcome.done and any(WORDS in fact.value for fact in outcome.facts)
    view = desk.look(AskReport(row.id)).report
    assert view.rows == () and WORDS in view.segments[0].text
    assert row.id not in desk.ids("reports")


def test_a_dark_payer_takes_claims_in_and_acknowledges_and_pays_when_it_is_there_again():
    desk = seat(harbor_dark(), day=21)
    claim = claim_of(desk, "harbor")
    sent = desk.do(ReleaseBatch())
    assert sent.done
    desk.come_back(50)
    reports = desk.world.office.reports.values()
    (acknowledged,) = [
        report for report in reports
        if isinstance(report, StatusReport) and any(line.claim == claim for line in report.lines)
    ]
    assert acknowledged.minute // 1440 == 23
    paid = [report.minute // 1440 for report in reports if isinstance(report, Remittance) and report.payer == "harbor"]
    assert paid and not set(DAYS) & set(paid)
    desk.read_mail()
    # The day of receipt, which proves that it was in time, is that of the sending.
    assert desk.world.office.files[claim].accepted_day == desk.world.office.files[claim].sent_day


def test_a_dark_clearinghouse_holds_the_batch_and_payers_receive_it_on_the_last_dark_day():
    desk = seat(clearinghouse_dark(), day=21)
    claim = claim_of(desk, "harbor")
    desk.do(ReleaseBatch())
    desk.come_back(22)
    assert not [name for name in desk.ids("reports") if name.startswith(("999", "277CA"))]
    desk.do(Wait())
    desk.read_mail()
    file = desk.world.office.files[claim]
    # Released on day 21, carried in the night to day 23: received on day 22.
    assert (file.status, file.sent_day, file.accepted_day) == ("accepted", 21, 22)


def test_through_a_dark_clearinghouse_nothing_is_asked_by_wire_but_portal_and_telephone_answer():
    desk = seat(clearinghouse_dark(), day=21)
    claim = claim_of(desk, "summit")
    assert "clearinghouse is down" in desk.do(CheckEligibility(claim, "270")).reason
    assert desk.do(CheckEligibility(claim, "portal")).done
    assert desk.do(CheckEligibility(claim, "phone", "asked for the dates")).done


def test_the_staff_live_through_outages_and_the_books_balance():
    dark = scenario(clearinghouse_dark=[[30, 33]], payers={"harbor": {"dark": [[40, 47]]}, "summit": {"dark": [[10, 12]]}})
    world = run(dark, days=120)
    assert world.office.ledger.proof() == []
    assert world.office.ledger.total(INSURER_PAID) > 0
    assert [name for name in world.office.unread if name.startswith("NTC")] == []


def test_an_outage_that_ends_before_it_begins_is_refused():
    with pytest.raises(BadScenario, match="clearinghouse_dark"):
        scenario(clearinghouse_dark=[[5, 3]])
