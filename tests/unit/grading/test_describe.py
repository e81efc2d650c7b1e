"""Actions as a debrief tells them: in words that a person says, whatever was done and whatever was typed."""

import re

import pytest

from sim.desk import actions as do
from sim.desk.actions import VERBS, Change, Outcome
from sim.grading.describe import TELLERS, deeds, when
from sim.grading.describe import told as told_of
from sim.grading.describe_values import LONGEST
from sim.grading.par import play, settled
from sim.grading.trace import Step
from sim.training.clients import AskClient, SwitchClient
from sim.training.coach import AskHint
from sim.training.exercise import read_exercise
from sim.training.questions import AnswerQuestion
from sim.training.session import header_for
from tests.trainees import idle


@pytest.fixture(scope="module")
def case():
    exercise = read_exercise("07a_transposed_id")
    return settled(*play(exercise, header_for(exercise), lambda *_: idle(exercise)))


def step(action, done=True, reason="") -> Step:
    return Step(1, 0, action, Outcome(done, 0, reason), "", "", False)


CLAIM = "C-10001"
SAID = [
    (do.Wait(), "Waited for the next delivery"),
    # The exercise begins on 26 January and ends on 2 March 2026.
    (do.Wait("2026-02-20"), "Waited until 20 Feb 2026"),
    (do.Wait("2026-03-03"), "Handed in"),
    (do.Wait("tomorrow"), "Tried to wait until tomorrow"),
    (do.GoHome(), "Went home"),
    (do.BillPatient(CLAIM), "Billed the patient for C-10001"),
    (do.BillPatient(), "Sent all statements"),
    (do.OpenClaim(CLAIM), "Opened C-10001 and its papers"),
    (do.CheckEligibility(CLAIM), "Checked eligibility for C-10001"),
    (do.CheckEligibility(CLAIM, "phone", "Lee"), "Checked eligibility for C-10001 by telephone"),
    (do.CheckStatus(CLAIM, "portal"), "Asked the payer where C-10001 stands on the payer's portal"),
    (do.CorrectRegistration("P-1", (Change("member_id", "HBR1"),)), "Corrected the registration: member ID HBR1"),
    (do.CorrectRegistration("P-1", (Change("third_payer", "SMH20"), Change("second_ends", "2026-01-31"))),
     "Corrected the registration: third payer Summit Mutual Health (SMH20), second ends 31 Jan 2026"),
    (do.RegisterPatient("P-9", (Change("phone", "2165550100"), Change("effective", "2025-01-01"))),
     "Registered P-9: telephone 2165550100, effective 1 Jan 2025"),
    (do.CorrectClaim(CLAIM, (Change("code:2", "99000"), Change("birth_date", "1987-11-09"))),
     "Corrected C-10001: code of line 2 99000, birth date 9 Nov 1987"),
    (do.CorrectClaim(CLAIM, ()), "Corrected C-10001: nothing typed"),
    (do.CorrectClaim(CLAIM, (Change("authorisation", ""), Change("sex", "F"))),
     "Corrected C-10001: authorisation number emptied, sex female"),
    (do.CorrectPractice((Change("tax_id", "123456789"),)), "Corrected the practice's file: tax ID 123456789"),
    (do.ScreenPatient(CLAIM), "Screened the patient of C-10001 for discounts"),
    (do.Scrub(), "Scrubbed all that waited"),
    (do.ReleaseBatch(("C-1", "C-2")), "Released a batch: C-1, C-2"),
    (do.ReleaseBatch(tuple("ABCDEFGH")), "Released a batch: A, B, C, D, E, F and 2 more"),
    (do.ReleaseBatch(payer="harbor"), "Released a batch: all that waited for Harbor HMO"),
    (do.SwitchEdit("modifier_needed", True), "Switched the edit “Modifier needed” on"),
    (do.EnterCharges(CLAIM, (Change("diagnoses", "I10"), Change("code:1", "SV203"))),
     "Entered the charges of C-10001: diagnoses I10, code of line 1 SV203"),
    (do.ResendBatch("B0001"), "Sent batch B0001 again"),
    (do.MailClaims(), "Mailed on paper: all that go no other way"),
    (do.Resubmit(CLAIM), "Resubmitted C-10001"),
    (do.Replace(CLAIM), "Sent a replacement of C-10001"),
    (do.VoidClaim(CLAIM), "Voided C-10001"),
    (do.OpenReport("nothing"), "Opened “nothing”"),
    (do.PostRemittance("nothing"), "Posted “nothing”"),
    (do.PostException("R", CLAIM, "credit"),
     "Posted C-10001 on “R” by hand: keep as a credit balance: it was paid before"),
    (do.MatchDeposit("D", "R"), "Matched a deposit with “R”"),
    (do.RunCard("CARD-1"), "Ran the card that came with “835-1”"),
    (do.RefuseCard("CARD-1"), "Refused the card that came with “835-1” and asked for EFT"),
    (do.Appeal(CLAIM, "payer_error", ("encounter_note", "acceptance_report")),
     "Appealed C-10001 (the payer made a mistake), enclosing the encounter note, the 277CA acceptance"),
    (do.Dispute(CLAIM), "Disputed the payment of C-10001, enclosing nothing"),
    (do.SendRecords(CLAIM, ("encounter_note",)), "Sent records for C-10001: the encounter note"),
    (do.CallPayer(CLAIM), "Called the payer of C-10001 about: where the claim stands"),
    (do.CallPatient(CLAIM), "Called the patient of C-10001: answer the plan's questions on other coverage"),
    (do.QueryProvider(CLAIM, "service"), "Asked the clinician about C-10001: which services were given, and how much of each"),
    (do.RequestAuthorisation(CLAIM, "retro"),
     "Asked for authorisation of C-10001 (authorise afterwards what nobody asked for; electronic request (278))"),
    (do.RequestReferral(CLAIM), "Asked for a referral for C-10001"),
    (do.BillSecondary(CLAIM), "Billed the next payer of C-10001"),
    (do.Refund(CLAIM, "patient", 1250), "Refunded 12.50 of C-10001 to the patient"),
    (do.Refund(CLAIM), "Refunded the whole credit of C-10001 to the payer"),
    (do.WriteOff(CLAIM, "not_separately_paid"), "Wrote off C-10001: part of another service"),
    (do.TransferToPatient(CLAIM), "Transferred what insurers owe on C-10001 to the patient"),
    (do.OfferPlan(CLAIM, 6), "Offered the patient of C-10001 a plan of 6 months"),
    (do.ApplyDiscount(CLAIM), "Took the discount off the patient's balance of C-10001"),
    (do.WriteOffPatient(CLAIM, "bad_debt"), "Wrote off the patient's balance of C-10001: bad debt"),
    (do.SendToCollections(CLAIM), "Sent C-10001 to collections"),
    (do.AddNote(CLAIM, "called,\nno answer"), "Noted on C-10001: called, no answer"),
    (do.LogCause(CLAIM, "transposed_member_id"),
     "Put on record why C-10001 failed: Two digits of the member ID are swapped"),
    (do.EnrolEdi("harbor"), "Applied to send Harbor HMO electronic claims"),
    (do.LoadFees(), "Loaded the fee schedule"),
    (do.LoadRates("harbor"), "Loaded the contract rates of Harbor HMO"),
    (do.CallBack("M-9"), "Called back: message “M-9”"),
    (do.VerifyIdentity("M-9", ("birth_date", "telephone")), "Compared date of birth, telephone with the record: message “M-9”"),
    (do.AnswerMessage("M-9", "refuse"), None),
    (AskHint(CLAIM), "Asked for a hint on C-10001"),
    (AnswerQuestion("q", "harbor"), "Answered “Harbor HMO” to “q”"),
    (SwitchClient("x"), "Went to the desk of “x”"),
    (AskClient(CLAIM), "Handed C-10001 to the client's own staff"),
]


@pytest.mark.parametrize(("action", "said"), [pair for pair in SAID if pair[1]])
def test_an_action_is_told_in_words(case, action, said):
    assert told_of(case, step(action)) == said


def test_every_verb_has_its_sentence_and_none_shows_a_raw_name(case):
    assert set(TELLERS) == {*VERBS, AskHint, AnswerQuestion, SwitchClient, AskClient}
    assert {type(action) for action, _ in SAID} == set(TELLERS)
    for action, _ in SAID:
        assert not re.search(r"[a-z]_[a-z]", told_of(case, step(action))), action


def test_a_refusal_is_told_with_its_reason(case):
    refused = step(do.Resubmit(CLAIM), done=False, reason="Nothing has changed.")
    assert told_of(case, refused) == "Resubmitted C-10001: refused. Nothing has changed."
    assert deeds(case, [refused])[0].done is False


def test_a_sentence_ends_however_much_was_typed(case):
    endless = told_of(case, step(do.OpenClaim("<b>" * 30_000)))
    assert len(endless) == LONGEST + 1 and endless.endswith("…")
    assert len(told_of(case, step(do.AddNote(CLAIM, "word " * 5_000)))) < 120


def test_a_report_is_told_by_who_sent_it_and_when(case):
    reports = [report for name, report in case.office.reports.items() if name.startswith("277CA")]
    report = next(each for each in reports if each.payer == "harbor")
    day = case.day(report.minute // 1440)
    assert told_of(case, step(do.OpenReport(report.id))) == f"Opened the 277CA from Harbor HMO of {day}"


def test_a_step_is_dated_by_when_it_began(case):
    # Ten minutes that end at 08:25 on day 21, Monday 26 January.
    began = Step(1, 21 * 1440 + 8 * 60 + 25, do.OpenClaim(CLAIM), Outcome(True, 10), CLAIM, "", False)
    assert when(case, began) == "26 Jan, 08:15"
