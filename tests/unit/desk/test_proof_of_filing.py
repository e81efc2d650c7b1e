"""A 277CA that is read late proves the day of filing all the same."""

from sim.desk.actions import OpenReport, PostRemittance, ReleaseBatch, Wait
from sim.desk.asks import AskClaim
from sim.records.clock import DAY
from sim.records.replies import Remittance, StatusReport
from tests.offices import honest, seat


def test_an_acceptance_that_is_read_after_the_remittance_was_posted_is_kept_as_proof():
    person = seat(honest(), day=14)
    person.do(ReleaseBatch())
    office = person.world.office
    sent_on = person.world.day
    while not office.to_post:
        person.do(Wait())
    remittance = office.reports[next(iter(office.to_post))]
    assert isinstance(remittance, Remittance)
    claim = remittance.claims[0].claim
    person.do(PostRemittance(remittance.id))
    file = office.files[claim]
    assert file.status == "paid" and file.accepted_day == -1
    unread = [office.reports[report] for report in office.unread]
    acceptance = next(
        report for report in unread
        if isinstance(report, StatusReport) and any(line.claim == claim and line.accepted for line in report.lines)
    )
    person.do(OpenReport(acceptance.id))
    assert file.status == "paid", "what the payer has decided since stands"
    assert file.accepted_day == office.batches[acceptance.batch].minute // DAY == sent_on
    assert acceptance.id in file.reports
    papers = person.look(AskClaim(claim)).claim
    assert "277" in " ".join(papers.reports) or acceptance.id in papers.reports
