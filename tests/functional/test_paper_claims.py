"""Claims on paper: days in the mail, no word of their arrival, and a floor under the answer."""

from msgspec.structs import replace

from sim.desk.actions import MailClaims, ReleaseBatch, Resubmit, Wait
from sim.desk.asks import AskReport
from sim.records.clock import DAY
from sim.wire.paper import claim_pdf
from tests.offices import honest, seat


def office(payer: str, base=None, **terms):
    """An honest office one of whose payers has other terms."""
    base = base or honest()
    return replace(base, payers=tuple([replace(each, **terms) if each.key == payer else each for each in base.payers]))


def a_claim(desk, payer: str) -> str:
    """The first claim for a payer that waits to be sent."""
    files = desk.world.office.files
    return next(claim for claim in desk.ids("to_send") if files[claim].claim.payer == payer)


def test_a_mailed_claim_is_paid_without_a_word_of_its_arrival_and_not_before_the_floor():
    # Medicare pays paper claims from the 29th day after receipt (Claims Processing Manual, chapter 1, section 80).
    desk = seat(office("senior-b", paper_floor_days=29, mail_days=4), seed=5, day=15)
    claim = a_claim(desk, "senior-b")
    assert desk.do(MailClaims((claim,))).done
    mailed = desk.world.day
    file = desk.wait_until_settled(claim)
    assert (file.status, file.claim.paper) == ("paid", True)
    assert not any(report.startswith(("277CA", "999")) for report in file.reports)
    assert file.answered_day >= mailed + 4 + 29


def test_the_same_claim_as_a_file_is_answered_sooner():
    desk = seat(office("senior-b", paper_floor_days=29), seed=5, day=15)
    claim = a_claim(desk, "senior-b")
    desk.release_and_read()
    file = desk.wait_until_settled(claim)
    assert file.status == "paid" and file.answered_day < 15 + 29


def test_the_day_that_counts_is_the_day_on_which_the_form_arrives():
    # Harbor takes claims for 60 days: posted on the sixtieth, a form arrives three days late.
    desk = seat(office("harbor", mail_days=3), seed=5, day=15)
    claim = a_claim(desk, "harbor")
    day = desk.world.office.files[claim].claim.day + 60
    desk.come_back(day - 3)
    assert desk.do(MailClaims((claim,))).done
    desk.wait_until_settled(claim)
    assert desk.world.findings.all == []
    other = seat(office("harbor", mail_days=3), seed=5, day=15)
    other.come_back(max(each for each in range(day + 1) if other.world.calendar.is_workday_number(each)))
    assert other.world.day > day - 3
    assert other.do(MailClaims((claim,))).done
    other.wait_until_settled(claim)
    assert [found.cause for found in other.world.findings.all if found.claim == claim] == ["late_filing"]


def test_a_payer_that_takes_paper_only_is_refused_as_a_file_and_mailed_with_one_verb():
    desk = seat(office("harbor", takes="paper"), seed=5, day=15)
    claim = a_claim(desk, "harbor")
    assert "paper" in desk.do(ReleaseBatch((claim,))).reason
    assert desk.do(ReleaseBatch()).done
    assert desk.world.office.files[claim].status == "to_send"
    assert desk.do(MailClaims()).done
    assert not any(desk.world.office.files[each].claim.payer == "harbor" for each in desk.ids("to_send"))
    assert desk.wait_until_settled(claim).status == "paid"


def test_a_form_that_cannot_be_taken_in_comes_back_with_a_letter():
    planted = [{"cause": "transposed_member_id", "payer": "harbor", "weekly": True, "first_day": 1}]
    desk = seat(honest(planted=planted), seed=5, day=15)
    patient = next(iter(desk.world.patients.causes))
    claim = desk.world.office.claims_of[patient][0]
    assert desk.do(MailClaims((claim,))).done
    desk.do(Wait())
    letter = next(report for report in desk.ids("reports") if report.startswith("LTR"))
    assert desk.world.office.files[claim].status == "sent"
    desk.read_mail()
    row = next(row for row in desk.rows("rejected") if row.id == claim)
    assert row.codes == "A7 · 164 · IL"
    assert "undecided" in desk.world.office.reports[letter].text
    assert desk.do(Resubmit(claim)).done


def test_a_mailing_can_be_read_box_by_box_and_printed():
    desk = seat(honest(), seed=5, day=15)
    claim = a_claim(desk, "harbor")
    desk.do(MailClaims((claim,)))
    shown = desk.look(AskReport("M0001")).report
    member = desk.world.office.files[claim].claim.member_id
    assert any(segment.text == f"1a: {member}" for segment in shown.segments)
    forms = desk.world.transmissions.forms(desk.world.office.mailings["M0001"])
    assert claim_pdf(forms).startswith(b"%PDF")


def test_paper_takes_its_days_in_the_mail():
    desk = seat(office("harbor", mail_days=5), seed=5, day=15)
    claim = a_claim(desk, "harbor")
    desk.do(MailClaims((claim,)))
    posted = desk.desk.now // DAY
    file = desk.wait_until_settled(claim)
    assert file.answered_day > posted + 5
