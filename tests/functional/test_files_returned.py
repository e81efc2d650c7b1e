"""Files that come back whole, and who says so: envelope, set, clearinghouse, payer."""

import pytest
from msgspec.structs import replace

from sim import wire
from sim.desk.actions import (
    Change,
    CheckStatus,
    CorrectClaim,
    CorrectPractice,
    EnrolEdi,
    OpenReport,
    ReleaseBatch,
    ResendBatch,
    Resubmit,
    Wait,
)
from sim.desk.asks import AskClaim, AskPractice, AskReport
from sim.desk.work.batches import may_resend
from sim.records.clock import DAY
from sim.records.identifiers import npi
from sim.records.ledger import INSURER_PAID
from sim.staff.reading import mistakes, mistakes_of_practice
from tests.causes.playing import papers
from tests.offices import Seat, honest, seat
from tests.validators import validate


def planted(cause: str, **more):
    """An office in which one thing is wrong with what is sent."""
    plant = {"cause": cause, "weekly": True, "first_day": 1, "payer": "harbor", **more}
    return honest(planted=[plant])


def text_of(desk: Seat, report: str) -> str:
    """The file behind a report."""
    return wire.emit(desk.world.transmissions.of(desk.world.office.reports[report]))


def released(desk: Seat) -> list[str]:
    """Send what waits, let the night pass, and name the reports of the morning."""
    desk.do(ReleaseBatch())
    desk.do(Wait())
    return desk.ids("reports")


def test_nothing_of_a_file_that_was_not_opened_is_known_until_the_ta1_is_read():
    desk = seat(planted("submitter_wrong"), seed=5, day=8)
    reports = released(desk)
    assert reports == ["TA1-B0001"]
    files = desk.world.office.files
    sent = [claim.id for claim in desk.world.office.batches["B0001"].claims]
    assert {files[claim].status for claim in sent} == {"sent"}
    desk.do(OpenReport("TA1-B0001"))
    assert {files[claim].status for claim in sent} == {"rejected"}
    row = next(row for row in desk.rows("rejected") if row.id == sent[0])
    assert (row.why, row.codes, row.clock) == ("File not opened", "TA1 · 006", "Original claim")


def test_whoever_never_reads_the_ta1_loses_the_claims_on_the_filing_limit():
    desk = seat(planted("submitter_wrong"), seed=5, day=12)
    released(desk)
    # Harbor takes claims for 60 days from the service; its first patient here is seen on day 8.
    desk.come_back(75)
    desk.do(OpenReport("TA1-B0001"))
    desk.do(CorrectPractice(mistakes_of_practice(desk.look(AskPractice()).practice_file)))
    assert desk.do(ResendBatch("B0001")).done
    desk.do(Wait())
    desk.read_mail()
    harbor = [claim for claim in desk.world.office.batches["B0001"].claims if claim.payer == "harbor"]
    assert harbor
    for claim in harbor:
        desk.wait_until_settled(claim.id)
        assert desk.world.office.files[claim.id].status == "denied"
        assert desk.world.office.ledger.balance(claim.id, INSURER_PAID) == 0
    assert {found.cause for found in desk.world.findings.all if found.channel == "835"} == {"late_filing"}


def test_the_same_file_sent_twice_is_refused_by_its_control_number_and_harms_nothing():
    desk = seat(honest(), seed=5, day=8)
    desk.do(ReleaseBatch())
    assert desk.do(ResendBatch("B0001")).done
    desk.do(Wait())
    repeated = next(report for report in desk.ids("reports") if report.startswith("TA1"))
    assert "*R*025~" in text_of(desk, repeated).replace("\n", "")
    desk.read_mail()
    sent = [claim.id for claim in desk.world.office.batches["B0001"].claims]
    assert {desk.world.office.files[claim].status for claim in sent} == {"accepted"}
    assert {desk.world.office.files[claim].times_sent for claim in sent} == {1}


def test_a_receipt_that_is_read_late_does_not_call_back_what_was_sent_since():
    desk = seat(planted("submitter_wrong"), seed=5, day=8)
    released(desk)
    claim = desk.world.office.batches["B0001"].claims[0].id
    assert desk.do(CheckStatus(claim)).done
    assert desk.do(Resubmit(claim)).done
    desk.do(CorrectPractice(mistakes_of_practice(desk.look(AskPractice()).practice_file)))
    assert desk.do(ReleaseBatch((claim,))).done
    desk.do(OpenReport("TA1-B0001"))
    assert desk.world.office.files[claim].status == "sent"
    desk.do(Wait())
    desk.read_mail()
    assert desk.world.office.files[claim].status == "accepted"


def test_a_batch_that_was_taken_is_not_sent_again():
    desk = seat(honest(), seed=5, day=8)
    desk.release_and_read()
    assert "duplicates" in desk.do(ResendBatch("B0001")).reason
    assert "no batch" in desk.do(ResendBatch("B0999")).reason


def test_the_999_points_at_the_segment_and_every_claim_of_the_set_comes_back():
    desk = seat(planted("bad_segment"), seed=5, day=15)
    reports = released(desk)
    assert reports == ["999-B0001"]
    office = desk.world.office
    bad = office.reports["999-B0001"].claim
    text = text_of(desk, "999-B0001")
    segments = text.replace("\n", "").split("~")
    wrong = next(segment.split("*") for segment in segments if segment.startswith("IK3"))
    batch = wire.emit(desk.world.transmissions.of(office.batches["B0001"])).replace("\n", "").split("~")
    start = next(place for place, segment in enumerate(batch) if segment.startswith("ST*"))
    faulty = batch[start + int(wrong[2]) - 1]
    assert faulty.startswith("SV1*") and office.files[bad].claim.lines[0].modifiers[0] in faulty
    assert f"CTX*CLM01:{bad}" in segments
    assert next(segment for segment in segments if segment.startswith("IK5")) == "IK5*R*5"
    desk.do(OpenReport("999-B0001"))
    sent = [claim.id for claim in office.batches["B0001"].claims]
    assert len(sent) > 1
    assert {office.files[claim].status for claim in sent} == {"rejected"}


def test_one_corrected_claim_frees_the_whole_batch():
    desk = seat(planted("bad_segment"), seed=5, day=15)
    released(desk)
    desk.do(OpenReport("999-B0001"))
    office = desk.world.office
    bad, sent = office.reports["999-B0001"].claim, [claim.id for claim in office.batches["B0001"].claims]
    assert desk.do(CorrectClaim(bad, mistakes(papers(desk, bad))[1])).done
    assert desk.do(ResendBatch("B0001")).done
    assert office.batches["B0002"].number != office.batches["B0001"].number
    desk.do(Wait())
    desk.read_mail()
    assert {office.files[claim].status for claim in sent} == {"accepted"}
    assert may_resend(desk.desk, ResendBatch("B0001")).startswith("Nothing")


def test_the_clearinghouse_has_a_277ca_of_its_own_and_the_payers_answer_for_the_rest():
    desk = seat(planted("edi_not_enrolled"), seed=5, day=15)
    reports = released(desk)
    own = next(report for report in reports if report.endswith("-CH"))
    assert "277CA-B0001-HBR60" not in reports
    assert any(report.startswith("277CA-B0001-SMH") for report in reports)
    assert "NM1*AY*" in text_of(desk, own)
    desk.do(OpenReport(own))
    shown = desk.look(AskReport(own)).report
    assert "the clearinghouse" in shown.title
    assert {row.codes for row in shown.rows} == {"A3 · 496 · 85"}


def test_an_agreement_is_in_force_after_the_payers_working_days_and_not_before():
    desk = seat(planted("edi_not_enrolled"), seed=5, day=7)
    assert desk.do(EnrolEdi("harbor")).facts[0].value == "27 Jan 2026"
    assert "27 Jan" in desk.do(EnrolEdi("harbor")).reason
    # Ten working days after Monday 12 January, leaving out Martin Luther King's day, it is Tuesday 27 January.
    desk.come_back(21)
    assert "harbor" not in desk.world.office.practice.edi
    desk.come_back(22)
    assert "harbor" in desk.world.office.practice.edi
    assert not desk.do(EnrolEdi("harbor")).done
    released(desk)
    desk.read_mail()
    assert not any(found.cause == "edi_not_enrolled" for found in desk.world.findings.all)


def test_a_payer_may_take_days_to_acknowledge():
    base = honest()
    slow = {payer.key: {"acknowledgment_days": 2} for payer in base.payers}
    desk = seat(_with(base, slow), seed=5, day=15)
    day = desk.world.day
    reports = released(desk)
    assert reports == ["999-B0001"]
    desk.read_mail()
    desk.do(Wait())
    # The clearinghouse takes the file in the first night; the payers answer two nights later.
    assert desk.world.day == day + 3
    assert all(report.startswith("277CA") for report in desk.ids("reports"))


def _with(office, changes: dict):
    from msgspec.structs import replace

    return replace(office, payers=tuple([replace(payer, **changes.get(payer.key, {})) for payer in office.payers]))


@pytest.mark.parametrize("cause", ["submitter_wrong", "bad_segment", "edi_not_enrolled", "zip_short", "billing_npi_wrong"])
def test_validators_accept_what_says_so(cause):
    desk = seat(planted(cause), seed=5, day=15)
    for report in released(desk):
        text = text_of(desk, report)
        assert validate(text) == []
        assert wire.emit(wire.parse(text)) == text
        assert all(segment.meaning for segment in wire.explain(text))


def test_a_practice_that_is_right_shows_no_difference_from_its_papers():
    desk = seat(honest(), seed=5, day=1)
    assert mistakes_of_practice(desk.look(AskPractice()).practice_file) == ()


def test_an_unusable_number_is_refused_with_what_to_type():
    desk = seat(honest(), seed=5, day=1)
    for field, value, says in (
        ("npi", "1234567890", "NPI"), ("zip", "44055", "nine digits"), ("tax_id", "12", "nine digits"),
        ("taxonomy", "X", "taxonomy"), ("npi:D-9", npi("100000001"), "D-1"), ("colour", "blue", "no field"),
    ):
        outcome = desk.do(CorrectPractice((Change(field, value),)))
        assert not outcome.done and says in outcome.reason, (field, outcome)


def test_the_claim_of_a_returned_file_tells_its_way():
    desk = seat(planted("submitter_wrong"), seed=5, day=8)
    released(desk)
    desk.do(OpenReport("TA1-B0001"))
    claim = desk.world.office.batches["B0001"].claims[0].id
    view = desk.look(AskClaim(claim)).claim
    assert [step.label for step in view.steps if step.tone == "failed"] == ["Rejected"]
    assert desk.world.office.files[claim].sent_day * DAY < desk.desk.now


def test_referral_and_enclosures_stand_in_the_file():
    desk = seat(honest(), seed=5, day=8)
    desk.do(ReleaseBatch())
    office = desk.world.office
    batch = office.batches["B0001"]
    first = replace(batch.claims[0], referral="RF10001", attachments=("acceptance_report",))
    text = wire.emit(desk.world.transmissions.of(replace(batch, claims=(first, *batch.claims[1:]))))
    assert "REF*9F*RF10001~" in text and "PWK*OZ*FX*" in text
    assert validate(text) == []
