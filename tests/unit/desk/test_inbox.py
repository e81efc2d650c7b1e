"""The inbox at the desk: who asks is verified, an answer is chosen, and what comes of it comes later."""

import pytest

from sim.desk.actions import (
    AddNote,
    AnswerMessage,
    BillPatient,
    CallBack,
    QueryProvider,
    ReleaseBatch,
    SendToCollections,
    VerifyIdentity,
)
from sim.desk.asks import AskInbox, AskWorklist
from sim.records.clock import DAY
from sim.records.ledger import PATIENT
from sim.rules.inbox import inbox_rules, offered
from sim.world.inbox.correspondents import ABOUT_ASKING_TWICE, ABOUT_SILENCE, ABOUT_TELLING
from tests.offices import Seat, honest, seat

COMES = 23


def asked(question: str, who: str = "", standing: str = "", gives: str = "proof", **more) -> tuple[Seat, str]:
    """Sit down on the morning on which a planted question lies in the inbox."""
    plant = {"question": question, "day": COMES, "who": who, "standing": standing, "gives": gives, "channel": "letter", **more}
    patients = {"pays_bill": 1000, "pays_within_days": [8, 8]}
    office = honest(
        planted=[{"cause": "coverage_ended", "payer": "summit", "first_day": 3}] if question == "new_card" else [],
        inbox={"planted": [plant]}, patients=patients, accounts={"mail_returned": 0, "takes_plan": 0},
    )
    desk = seat(office, day=1)
    while desk.world.day < 100 and not desk.ids("inbox"):
        desk.come_back(desk.world.day + 1)
        desk.read_mail()
        desk.do(ReleaseBatch())
        desk.do(BillPatient())
    message, = desk.ids("inbox")
    return desk, message


def read(desk: Seat, message: str):
    return desk.look(AskInbox(message)).inbox.messages[0]


def verify(desk: Seat, message: str):
    return desk.do(VerifyIdentity(message, tuple(field.key for field in read(desk, message).given)))


def file_of(desk: Seat, message: str):
    return desk.world.office.inbox.files[message]


def later(desk: Seat, days: int = 30) -> list:
    """Let days pass, and read what has come into the inbox since."""
    desk.come_back(desk.world.day + days)
    return list(desk.look(AskInbox()).inbox.messages)


RIGHT = [
    ("why_this_bill", "patient", "own", "explain_bill"),
    ("why_this_bill", "spouse", "agreed", "explain_bill"),
    ("why_this_bill", "former_spouse", "nothing", "refuse"),
    ("pay_in_parts", "patient", "own", "offer_plan"),
    ("cannot_pay", "patient", "own", "offer_screening"),
    ("already_paid", "patient", "own", "ask_for_receipt"),
    ("what_is_on_the_claim", "patient", "own", "tell_claim"),
    ("what_is_on_the_claim", "spouse", "agreed", "refuse"),
    ("what_is_on_the_claim", "neighbour", "nothing", "refuse"),
    ("review_of_a_claim", "payer", "payment", "send_note"),
    ("other_coverage", "payer", "payment", "tell_coverage"),
    ("own_record", "patient", "own", "send_record"),
    ("own_record", "parent", "representative", "send_record"),
    ("law_office", "lawyer", "authorised", "send_note"),
    ("law_office", "lawyer", "lapsed", "refuse"),
    ("employer_asks", "employer", "nothing", "refuse"),
    ("treating_practice", "practice", "treatment", "send_note"),
]


@pytest.mark.parametrize(("question", "who", "standing", "answer"), RIGHT)
def test_a_right_answer_to_whoever_has_proved_it_ends_the_matter(question, who, standing, answer):
    desk, message = asked(question, who, standing)
    assert verify(desk, message).done
    assert {field.value for field in read(desk, message).compared} == {"matches"}
    outcome = desk.do(AnswerMessage(message, answer))
    assert outcome.done and outcome.facts[0].value == inbox_rules().answers[answer].says
    assert outcome.minutes == {"send_note": 12, "send_record": 12, "offer_screening": 10}.get(answer, 6)
    assert file_of(desk, message).right and desk.ids("inbox") == []
    assert desk.world.office.breaches == []
    assert later(desk, 45) == []


def test_a_right_answer_to_somebody_nobody_has_checked_is_a_breach_and_nobody_complains():
    desk, message = asked("why_this_bill", "patient", "own")
    desk.do(AnswerMessage(message, "explain_bill"))
    breach, = desk.world.office.breaches
    assert (breach.rule, breach.who, breach.claim) == ("identity_unchecked", "you", read(desk, message).claim)
    assert breach.detail == f"{message}: The caller matched 0 of 2 identifiers that must match."
    assert file_of(desk, message).fits and not file_of(desk, message).right
    assert later(desk, 45) == []


def test_a_former_husband_who_is_told_of_the_bill_costs_a_breach_a_complaint_and_the_payment():
    """Worked by hand: 45 CFR 164.502(a) lets nobody be told whom the patient has not agreed to."""
    desk, message = asked("why_this_bill", "former_spouse", "nothing")
    claim, owed = read(desk, message).claim, desk.world.office.ledger.balance
    before = owed(claim, PATIENT)
    verify(desk, message)
    desk.do(AnswerMessage(message, "explain_bill"))
    breach, = desk.world.office.breaches
    assert (breach.rule, breach.detail) == ("told_without_right", f"{message}: Told the caller without any right to it: bill.")
    complaint, = later(desk, 25)
    assert complaint.question == "complaint" and complaint.text.startswith(ABOUT_TELLING)
    assert complaint.patient == read(desk, message).patient
    assert owed(claim, PATIENT) == before > 0, "nobody pays an office that tells tales"


def test_whoever_gives_a_wrong_identifier_is_told_nothing_and_comes_back_with_the_right_one():
    desk, message = asked("what_is_on_the_claim", "patient", "own", gives="wrong")
    said = {fact.value for fact in verify(desk, message).facts}
    assert said == {"matches the record", "does not match the record"}
    assert desk.do(AnswerMessage(message, "refuse")).done and file_of(desk, message).right
    second, = later(desk, 9)
    assert second.question == "what_is_on_the_claim" and second.text.startswith("I have written before")
    verify(desk, second.id)
    assert {field.value for field in read(desk, second.id).compared} == {"matches"}


def test_one_identifier_is_not_enough():
    desk, message = asked("what_is_on_the_claim", "patient", "own", gives="one")
    assert len(read(desk, message).given) == 1
    verify(desk, message)
    desk.do(AnswerMessage(message, "tell_claim"))
    assert [breach.rule for breach in desk.world.office.breaches] == ["identity_unchecked"]
    assert not file_of(desk, message).fits


def test_a_stranger_under_the_patients_name_goes_away_when_refused_and_the_patient_complains_when_not():
    desk, message = asked("what_is_on_the_claim", "patient", "own", pretends=True)
    verify(desk, message)
    assert "does not match" in {field.value for field in read(desk, message).compared}
    desk.do(AnswerMessage(message, "refuse"))
    assert file_of(desk, message).right and later(desk, 45) == []

    desk, message = asked("what_is_on_the_claim", "patient", "own", pretends=True)
    desk.do(AnswerMessage(message, "tell_claim"))
    complaint, = later(desk, 25)
    assert complaint.question == "complaint"


def test_whoever_is_wrongly_put_off_asks_again_and_then_complains():
    desk, message = asked("own_record", "patient", "own")
    verify(desk, message)
    desk.do(AnswerMessage(message, "withhold"))
    second, = later(desk, 10)
    verify(desk, second.id)
    desk.do(AnswerMessage(second.id, "refer_to_payer"))
    complaint, = later(desk, 25)
    assert complaint.text.startswith(ABOUT_ASKING_TWICE)
    # Both answers keep from the patient what 45 CFR 164.524 gives.
    assert [breach.rule for breach in desk.world.office.breaches] == ["access_refused"] * 2


def test_a_payer_that_hears_nothing_asks_once_more_and_complains_to_nobody():
    desk, message = asked("review_of_a_claim", "payer", "payment")
    verify(desk, message)
    desk.do(AnswerMessage(message, "refuse"))
    second, = later(desk, 10)
    desk.do(AnswerMessage(second.id, "refuse"))
    assert later(desk, 45) == []


def test_a_payer_gets_the_note_of_the_visit_and_never_the_whole_record():
    desk, message = asked("review_of_a_claim", "payer", "payment")
    verify(desk, message)
    desk.do(AnswerMessage(message, "send_record"))
    breach, = desk.world.office.breaches
    assert (breach.rule, breach.detail) == ("told_too_much", f"{message}: Not needed by the payer: record.")


def test_the_patient_pays_once_the_question_is_answered_and_not_before():
    desk, message = asked("why_this_bill", "patient", "own")
    claim, ledger = read(desk, message).claim, desk.world.office.ledger
    desk.come_back(desk.world.day + 20)
    # All patients of this office pay a statement on the eighth day.
    assert ledger.balance(claim, PATIENT) > 0
    verify(desk, message)
    desk.do(AnswerMessage(message, "explain_bill"))
    desk.come_back(desk.world.day + 10)
    assert ledger.balance(claim, PATIENT) == 0


def test_what_is_called_paid_and_is_not_never_comes():
    desk, message = asked("already_paid", "patient", "own")
    claim = read(desk, message).claim
    assert "owed" in read(desk, message).stands
    verify(desk, message)
    desk.do(AnswerMessage(message, "confirm_payment"))
    assert not file_of(desk, message).fits
    desk.come_back(desk.world.day + 60)
    assert desk.world.office.ledger.balance(claim, PATIENT) > 0


def test_who_asks_to_pay_in_parts_takes_the_plan_that_is_offered():
    desk, message = asked("pay_in_parts", "patient", "own")
    claim = read(desk, message).claim
    owed = desk.world.office.ledger.balance(claim, PATIENT)
    verify(desk, message)
    outcome = desk.do(AnswerMessage(message, "offer_plan"))
    months = min(3, owed // 2500)  # an instalment is 25.00 at least
    assert desk.world.office.accounts[claim].instalment == -(-owed // months)
    assert any(fact.name == "agreed" for fact in outcome.facts)


def test_who_cannot_pay_is_screened_and_the_result_lies_with_the_papers():
    desk, message = asked("cannot_pay", "patient", "own")
    verify(desk, message)
    outcome = desk.do(AnswerMessage(message, "offer_screening"))
    patient = read(desk, message).patient
    assert desk.world.office.screenings[patient] and patient in desk.world.office.discounts
    assert {"household", "yearly income", "discount"} <= {fact.name for fact in outcome.facts}


def test_a_balance_that_is_forgiven_before_need_is_asked_about_is_a_waiver():
    desk, message = asked("cannot_pay", "patient", "own")
    verify(desk, message)
    assert desk.do(AnswerMessage(message, "forgive")).done
    breach, = desk.world.office.breaches
    # 42 U.S.C. 1320a-7a(i)(6)(A): neither was need determined nor collecting tried.
    assert (breach.rule, breach.claim) == ("share_waived", read(desk, message).claim)
    assert not file_of(desk, message).right
    assert desk.world.office.ledger.balance(read(desk, message).claim, PATIENT) == 0
    assert later(desk, 30) == [], "who owes nothing asks no more"


def test_to_send_a_balance_to_collections_while_its_question_is_open_is_unfair():
    desk, message = asked("why_this_bill", "patient", "own")
    claim, accounts = read(desk, message).claim, desk.world.office.accounts
    accounts[claim].statements = desk.world.office.scenario.accounts.statements
    assert desk.do(SendToCollections(claim)).done
    breach, = desk.world.office.breaches
    # 15 U.S.C. 1692g(b), to which the office holds itself.
    assert (breach.rule, breach.detail) == ("collected_unfairly", "The patient's dispute was not answered.")


def test_a_new_card_goes_on_file_and_a_card_that_is_not_there_is_asked_for():
    desk, message = asked("new_card", "patient", "own")
    view = read(desk, message)
    enclosed = [paper for paper in view.documents if paper.kind == "insurance_card"]
    assert [paper.side for paper in enclosed] == (["front", "back"] if "card" in view.stands else [])
    verify(desk, message)
    desk.do(AnswerMessage(message, "take_card" if enclosed else "ask_for_card"))
    assert file_of(desk, message).right
    assert view.patient in desk.world.office.asked_for_cards


def test_a_slip_says_nothing_until_somebody_has_rung_back():
    desk, message = asked("why_this_bill", "patient", "own", channel="call")
    view = read(desk, message)
    assert (view.reached, view.given, view.text) == (False, (), "Please call back.")
    for action in (VerifyIdentity(message, ("birth_date",)), AnswerMessage(message, "explain_bill")):
        assert "Call back first" in desk.do(action).reason
    for _ in range(30):
        if desk.do(CallBack(message)).facts[0].value.startswith("Reached"):
            break
    view = read(desk, message)
    assert view.reached and len(view.given) == 2 and "Why" not in view.text
    assert not desk.do(CallBack(message)).done


def test_silence_is_answered_with_a_complaint_and_a_record_not_given_in_thirty_days_is_a_breach():
    desk, message = asked("own_record", "patient", "own")
    came = file_of(desk, message).message.minute // DAY
    assert file_of(desk, message).message.due == came + 30  # 45 CFR 164.524(b)(2)
    desk.come_back(came + 30)
    assert desk.world.office.breaches == []
    desk.come_back(came + 50)
    breach, = desk.world.office.breaches
    assert (breach.rule, breach.who, breach.minute // DAY) == ("access_refused", "office", came + 31)
    assert [view.text.startswith(ABOUT_SILENCE) for view in desk.look(AskInbox()).inbox.messages] == [False, True]


def test_a_complaint_passed_on_lets_the_patient_pay_again():
    desk, message = asked("why_this_bill", "former_spouse", "nothing")
    claim = read(desk, message).claim
    desk.do(AnswerMessage(message, "explain_bill"))
    complaint, = later(desk, 25)
    assert desk.world.office.inbox.payment(claim) == "lost"
    desk.do(AnswerMessage(complaint.id, "privacy_officer"))
    desk.come_back(desk.world.day + 2)
    assert desk.world.office.inbox.payment(claim) == ""


def test_the_desk_refuses_what_cannot_be_done_and_says_why():
    desk, message = asked("why_this_bill", "patient", "own")
    given = [field.key for field in read(desk, message).given]
    other = next(kind for kind in ("telephone", "account", "member_id", "birth_date") if kind not in given)
    for action, reason in (
        (AnswerMessage("M-9999", "refuse"), "There is no message M-9999"),
        (AnswerMessage(message, "take_card"), "Choose one of the answers"),
        (VerifyIdentity(message, (other,)), "has not given"),
        (VerifyIdentity(message, ()), "Tick the identifiers"),
        (CallBack(message), "What this person wants is known"),
    ):
        outcome = desk.do(action)
        assert not outcome.done and reason in outcome.reason and outcome.minutes == 1
    desk.do(AnswerMessage(message, "refer_to_payer"))
    assert desk.do(AnswerMessage(message, "explain_bill")).reason == "This message has been answered."


def test_a_message_in_a_colleagues_hands_is_left_to_them():
    desk, message = asked("why_this_bill", "patient", "own")
    desk.world.office.taken[message] = "Ana"
    assert "Ana is dealing" in desk.do(AnswerMessage(message, "refuse")).reason
    assert desk.look(AskWorklist("inbox", free=True)).worklist.rows == ()


def test_the_worklist_says_who_asks_what_and_until_when():
    desk, message = asked("what_is_on_the_claim", "spouse", "agreed")
    row, = desk.rows("inbox")
    assert (row.id, row.payer_name, row.why) == (message, "The patient's wife or husband", "What is on the claim?")
    assert (row.codes, row.clock) == ("Letter", "Answer") and row.name
    assert row.days_left <= 3 and row.due_label
    quick = desk.look(AskInbox(message, faces=False)).inbox.messages[0]
    assert (quick.sender, quick.text, quick.documents) == ("", "", ())
    assert [field.key for field in quick.given] == [field.key for field in read(desk, message).given]


def test_the_screen_offers_the_answers_as_choices_with_their_minutes():
    desk, message = asked("own_record", "patient", "own")
    verbs = {verb.do: verb for verb in desk.look(AskInbox(message)).verbs if verb.about == "message"}
    assert list(verbs) == ["call_back", "verify_identity", "answer_message"]
    assert [value for value, _ in verbs["answer_message"].inputs[0].choices] == [each.id for each in offered("own_record")]
    assert verbs["answer_message"].refusal == "" and verbs["call_back"].refusal
    assert [value for value, _ in verbs["verify_identity"].inputs[0].choices] == [
        field.key for field in read(desk, message).given
    ]


def test_reading_a_message_changes_nothing_and_an_answered_one_can_still_be_read():
    desk, message = asked("what_is_on_the_claim", "patient", "own")
    assert desk.look(AskInbox(message)) == desk.look(AskInbox(message))
    desk.do(AnswerMessage(message, "refer_to_payer"))
    assert read(desk, message).answered.startswith("Refer the asker to the insurance company")
    assert desk.look(AskInbox()).inbox.messages == ()
    assert desk.look(AskInbox("M-9999")).inbox.messages == ()
    claim = read(desk, message).claim
    desk.do(AddNote(claim, "answered"))
    history = [event.what for event in desk.world.office.journal.of_claim(claim)]
    assert "question answered" in history


def ask_back() -> tuple[Seat, str]:
    """Ask a clinician, who asks back next morning what the payer would like to read."""
    desk = seat(honest(inbox={"after_query": 1000}))
    assert desk.do(QueryProvider(desk.ids("to_send")[0])).done
    desk.come_back(desk.world.day + 1)
    message, = desk.ids("inbox")
    return desk, message


def test_a_clinician_who_asks_what_pays_is_asked_openly_again():
    desk, message = ask_back()
    view = read(desk, message)
    assert view.sender.startswith("Dr ") and view.given == ()
    assert "nothing that could be compared" in desk.do(VerifyIdentity(message, ("birth_date",))).reason
    desk.do(AnswerMessage(message, "ask_openly"))
    assert file_of(desk, message).right and desk.world.office.breaches == []


def test_to_name_the_diagnosis_that_pays_is_a_leading_query():
    desk, message = ask_back()
    desk.do(AnswerMessage(message, "suggest_code"))
    assert [breach.rule for breach in desk.world.office.breaches] == ["leading_query"]
    assert later(desk, 30) == []
