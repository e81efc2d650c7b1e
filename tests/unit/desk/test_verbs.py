"""Each verb does what a biller expects, and refuses with a reason what a biller would not do."""

from sim.desk.actions import (
    VERBS as ALL_VERBS,
)
from sim.desk.actions import (
    AddNote,
    AnswerMessage,
    Appeal,
    ApplyDiscount,
    BillPatient,
    BillSecondary,
    CallBack,
    CallPatient,
    CallPayer,
    Change,
    CheckEligibility,
    CheckStatus,
    CorrectClaim,
    CorrectPractice,
    CorrectRegistration,
    Dispute,
    EnrolEdi,
    EnterCharges,
    GoHome,
    LoadFees,
    LoadRates,
    LogCause,
    MailClaims,
    MatchDeposit,
    OfferPlan,
    OpenClaim,
    OpenReport,
    PostException,
    PostRemittance,
    QueryProvider,
    Refund,
    RefuseCard,
    RegisterPatient,
    ReleaseBatch,
    Replace,
    RequestAuthorisation,
    RequestReferral,
    ResendBatch,
    Resubmit,
    RunCard,
    ScreenPatient,
    Scrub,
    SendRecords,
    SendToCollections,
    SwitchEdit,
    TransferToPatient,
    VerifyIdentity,
    VoidClaim,
    Wait,
    WriteOff,
    WriteOffPatient,
    decode_action,
    encode,
)
from sim.desk.asks import AskClaim, AskReport
from sim.desk.verbs import VERBS
from sim.records.ledger import INSURANCE, WRITE_OFF
from tests.offices import honest, seat

TRANSPOSED = {"planted": [{"cause": "transposed_member_id", "payer": "harbor", "weekly": True, "first_day": 3}]}


def rejected_seat():
    """A desk on which one claim has been rejected for its transposed member ID."""
    desk = seat(honest(**TRANSPOSED), seed=3)
    desk.release_and_read()
    return desk, desk.ids("rejected")[0]


def test_every_action_has_a_row_in_the_table_of_verbs():
    assert set(VERBS) == set(ALL_VERBS)


def test_every_action_survives_a_trip_through_json():
    some = [
        OpenClaim("C-1"), CheckEligibility("C-1", "phone", "asked"), ScreenPatient("C-1"),
        CorrectRegistration("P-1", (Change("group", "X"),)),
        CorrectClaim("C-1", (Change("modifiers:1", "GP"),)), Scrub(("C-1",)), ReleaseBatch(), OpenReport("R"),
        Resubmit("C-1"), Replace("C-1"), Appeal("C-1", "payer_error", ("encounter_note",)), PostRemittance("R"),
        WriteOff("C-1", "small_balance"), BillPatient("C-1"), AddNote("C-1", "é"), Wait("2026-02-01"), GoHome(),
        CorrectPractice((Change("npi", "1000000017"),)), EnrolEdi("harbor"), LoadFees(), LoadRates("harbor"),
        ResendBatch("B0001"), MailClaims(("C-1",)),
        RequestAuthorisation("C-1", "retro", "portal"), RequestReferral("C-1"), SendRecords("C-1", ("encounter_note",)),
        CheckStatus("C-1", "phone", "asked"), Dispute("C-1", ("contract_page",)), Refund("C-1", "payer", 1),
        MatchDeposit("D", "R"), PostException("R", "C-1", "post"), VoidClaim("C-1"), QueryProvider("C-1", "modifier"),
        BillSecondary("C-1"), CallPatient("C-1", "other_coverage"), OfferPlan("C-1", 6), ApplyDiscount("C-1"),
        WriteOffPatient("C-1", "bad_debt"), SendToCollections("C-1"), CallPayer("C-1", "denial"), CallBack("M-0001"),
        VerifyIdentity("M-0001", ("birth_date",)), AnswerMessage("M-0001", "refuse"),
        RegisterPatient("P-1", (Change("name", "Quill, Peggy"),)), LogCause("C-1", "wrong_sex"), TransferToPatient("C-1"),
        EnterCharges("C-1", (Change("code:1", "SV203"),)), SwitchEdit("sides", True), RunCard("CARD-1"), RefuseCard("CARD-1"),
    ]
    assert {type(action) for action in some} == set(ALL_VERBS)
    assert [decode_action(encode(action)) for action in some] == some


def test_looking_changes_nothing_and_costs_nothing():
    desk, claim = rejected_seat()
    before = (desk.desk.now, len(desk.world.office.journal.events))
    assert desk.look(AskClaim(claim)) == desk.look(AskClaim(claim))
    assert (desk.desk.now, len(desk.world.office.journal.events)) == before


def test_documents_are_shown_only_once_the_claim_has_been_taken_up():
    desk, claim = rejected_seat()
    assert desk.look(AskClaim(claim)).claim.documents == ()
    desk.do(OpenClaim(claim))
    kinds = {document.kind for document in desk.look(AskClaim(claim)).claim.documents}
    assert {"insurance_card", "registration_form", "photo_id", "encounter_note"} <= kinds


def test_taking_up_a_claim_costs_minutes_once_a_day():
    desk, claim = rejected_seat()
    assert desk.do(OpenClaim(claim)).minutes == 2
    assert desk.do(OpenClaim(claim)).minutes == 0
    desk.do(GoHome())
    assert desk.do(OpenClaim(claim)).minutes == 2


def test_a_rejection_is_unknown_until_its_report_is_opened():
    desk = seat(honest(**TRANSPOSED), seed=3)
    desk.do(ReleaseBatch())
    desk.do(Wait())
    assert desk.ids("rejected") == []
    report = next(row.id for row in desk.rows("reports") if "HBR60" in row.id)
    assert desk.look(AskReport(report)).report is None
    desk.do(OpenReport(report))
    assert desk.ids("rejected") != []
    assert desk.look(AskReport(report)).report.kind == "277CA"


def test_a_rejection_cannot_be_appealed_or_replaced():
    desk, claim = rejected_seat()
    assert "never entered adjudication" in desk.do(Appeal(claim, "payer_error")).reason
    assert "nothing to replace" in desk.do(Replace(claim)).reason


def test_a_refusal_costs_a_minute_and_changes_nothing_else():
    desk, claim = rejected_seat()
    events, postings = len(desk.world.office.journal.events), len(desk.world.office.ledger.postings)
    outcome = desk.do(BillPatient(claim))
    assert (outcome.done, outcome.minutes) == (False, 1)
    assert (len(desk.world.office.journal.events), len(desk.world.office.ledger.postings)) == (events, postings)


def test_correcting_the_claim_leaves_the_registration_and_the_other_way_round():
    desk, claim = rejected_seat()
    file = desk.world.office.files[claim]
    patient = file.claim.patient
    typed = desk.world.office.registrations[patient].member_id
    card = desk.world.patients.all[patient].memberships[0].member_id
    assert desk.do(CorrectClaim(claim, (Change("member_id", card),))).done
    assert desk.world.office.registrations[patient].member_id == typed
    assert desk.do(CorrectRegistration(patient, (Change("member_id", card),))).done
    assert desk.world.office.registrations[patient].member_id == card


def test_a_correction_that_changes_nothing_or_cannot_stand_is_refused_in_words():
    desk, claim = rejected_seat()
    file = desk.world.office.files[claim]
    same = Change("member_id", file.claim.member_id)
    cases = {
        (): "Nothing was changed",
        (same,): "says this already",
        (Change("birth_date", "12/31/1990"),): "YYYY-MM-DD",
        (Change("payer", "Nobody"),): "not on the payer list",
        (Change("member_id", " "),): "cannot be empty",
        (Change("modifiers:9", "GP"),): "has no line",
        (Change("modifiers:1", "QQQ"),): "HCPCS modifiers",
        (Change("charge", "1"),): "no field",
    }
    for changes, words in cases.items():
        outcome = desk.do(CorrectClaim(claim, changes))
        assert not outcome.done and words in outcome.reason, (changes, outcome)


def test_resubmitting_puts_the_claim_back_among_those_to_send():
    desk, claim = rejected_seat()
    assert desk.do(Resubmit(claim)).done
    assert claim in desk.ids("to_send") and claim not in desk.ids("rejected")


def test_a_claim_on_its_way_cannot_be_sent_again():
    desk = seat(honest(), seed=3)
    claim = desk.ids("to_send")[0]
    desk.do(ReleaseBatch())
    assert "on its way" in desk.do(Resubmit(claim)).reason


def test_sending_a_claim_again_while_the_payer_decides_is_a_breach_and_comes_back_as_a_duplicate():
    desk = seat(honest(), seed=3)
    claim = next(row.id for row in desk.rows("to_send") if row.payer == "senior-b")
    desk.release_and_read()
    assert desk.do(Resubmit(claim)).done
    assert [breach.rule for breach in desk.world.office.breaches] == ["duplicate_follow_up"]
    desk.release_and_read()
    assert next(row.codes for row in desk.rows("rejected") if row.id == claim) == "A3 · 78"
    file = desk.world.office.files[claim]
    while file.status == "rejected":
        desk.do(Wait())
        desk.read_mail()
    assert file.status == "paid"
    assert desk.world.office.ledger.proof() == []


def test_a_write_off_takes_the_open_balance_off_the_books_with_its_reason():
    desk, claim = rejected_seat()
    ledger = desk.world.office.ledger
    owed = ledger.balance(claim, INSURANCE)
    assert "no reason the books know" in desk.do(WriteOff(claim, "tired")).reason
    assert "no small balance" in desk.do(WriteOff(claim, "small_balance")).reason
    assert desk.do(WriteOff(claim, "uncollectable")).done
    assert (ledger.balance(claim, INSURANCE), ledger.balance(claim, WRITE_OFF)) == (0, owed)
    assert ledger.proof() == []


def test_work_that_cannot_end_before_closing_is_refused():
    desk, claim = rejected_seat()
    left = desk.look().minutes_left
    for _ in range(left - 1):
        desk.do(AddNote(claim, "thinking"))
    assert desk.look().minutes_left == 1
    outcome = desk.do(CheckEligibility(claim))
    assert outcome.done and desk.look().minutes_left == 0
    assert "closed" in desk.do(AddNote(claim, "late")).reason
    assert desk.do(GoHome()).done
    assert desk.look().minutes_left == 480


def test_posting_a_remittance_twice_is_refused():
    desk = seat(honest(), seed=3)
    desk.do(ReleaseBatch())
    while not desk.ids("to_post"):
        desk.do(Wait())
    report = desk.ids("to_post")[0]
    assert desk.do(PostRemittance(report)).done
    assert "has been posted" in desk.do(PostRemittance(report)).reason


def test_waiting_ends_when_mail_has_come_or_on_the_morning_of_the_date():
    desk = seat(honest(), seed=3)
    desk.do(ReleaseBatch())
    desk.do(Wait())
    assert desk.rows("reports") and desk.look().time == "08:00"
    assert "not a date" in desk.do(Wait("soon")).reason
    assert "not ahead" in desk.do(Wait("2026-01-05")).reason
    desk.do(Wait("2026-02-20"))
    assert desk.look().date == "Fri 20 Feb 2026"


def test_a_note_must_say_something():
    desk, claim = rejected_seat()
    assert "empty" in desk.do(AddNote(claim, "  ")).reason
    desk.do(AddNote(claim, "card <b>checked</b>"))
    assert desk.look(AskClaim(claim)).claim.notes[0].text == "card <b>checked</b>"


def test_what_is_not_there_is_refused_by_name():
    desk, _ = rejected_seat()
    assert "no claim C-0" in desk.do(OpenClaim("C-0")).reason
    assert "no report X" in desk.do(OpenReport("X")).reason
    assert "no patient" in desk.do(CorrectRegistration("P-0", (Change("group", "1"),))).reason


def test_nothing_is_written_off_before_the_payer_has_answered():
    desk = seat(honest(), seed=3)
    claim = desk.ids("to_send")[0]
    desk.do(ReleaseBatch())
    assert "not answered yet" in desk.do(WriteOff(claim, "uncollectable")).reason


def test_statements_go_to_all_who_wait_in_one_run():
    desk = seat(honest(), seed=3)
    assert "Nobody waits" in desk.do(BillPatient()).reason
    desk.do(ReleaseBatch())
    while len(desk.ids("patients")) < 3:
        desk.do(Wait())
        desk.read_mail()
    waiting = desk.ids("patients")
    assert desk.do(BillPatient(waiting[0])).minutes == 3
    outcome = desk.do(BillPatient())
    assert outcome.done and outcome.facts[0].value == str(len(waiting) - 1)
    assert desk.ids("patients") == []
    assert desk.world.office.ledger.proof() == []


def test_the_steps_of_a_claim_tell_its_setback_until_it_is_mended_and_sent():
    desk, claim = rejected_seat()
    steps = lambda: [step.label.split(" ")[0] for step in desk.look(AskClaim(claim)).claim.steps]  # noqa: E731
    assert steps() == ["Seen", "Sent", "Rejected", "Accepted", "Paid"]
    desk.do(Resubmit(claim))
    assert steps() == ["Seen", "Sent", "Rejected", "To", "Accepted", "Paid"]
    desk.do(ReleaseBatch())
    assert steps() == ["Seen", "Sent", "Accepted", "Paid"]


def test_going_home_says_what_still_waits_to_be_sent():
    desk = seat(honest(), seed=3)
    facts = {fact.name: fact.value for fact in desk.do(GoHome()).facts}
    assert int(facts["claims waiting to be sent"]) >= 1
