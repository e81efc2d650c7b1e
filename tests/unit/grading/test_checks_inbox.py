"""Checks of the inbox and the telephone, each on a case worked by hand."""

from fractions import Fraction

import pytest

from sim.desk.actions import AddNote, AnswerMessage, CallPayer, GoHome, VerifyIdentity
from sim.desk.asks import AskInbox
from tests.unit.grading.desks import LETTERS, exercise
from tests.unit.grading.hands import Hands

EXERCISE = """
title = "Who asks"
objectives = ["Answer"]
scenario = "family_practice"
quiet = true
minutes = 10
starts = 21
ends = 25
lists = ["inbox"]

[overrides.staffing]
lists = ["to_send", "reports", "to_post"]
""" + LETTERS + """
[[overrides.inbox.planted]]
question = "treating_practice"
day = 20
gives = "proof"
channel = "letter"

[[rubric]]
check = "messages_answered"
points = 10
says = "Answered"
"""


class Clerk(Hands):
    """Somebody who answers letters."""

    def message(self, question: str):
        return next(view for view in self.session.look(AskInbox()).inbox.messages if view.question == question)

    def verify(self, question: str) -> int:
        view = self.message(question)
        return self.do(VerifyIdentity(view.id, tuple(field.key for field in view.given)))

    def answer(self, question: str, answer: str) -> int:
        return self.do(AnswerMessage(self.message(question).id, answer))


@pytest.fixture
def hands(tmp_path) -> Clerk:
    return Clerk(exercise(tmp_path, EXERCISE), tmp_path)


def test_what_was_answered_rightly_and_in_time_counts_and_what_is_not_due_yet_does_not(hands):
    # Due: the practice after one working day, the law office after ten, the record after thirty days.
    hands.verify("treating_practice")
    cited = hands.answer("treating_practice", "send_note")
    found = hands.check("messages_answered")
    assert (found.part, found.actions) == (Fraction(1), (cited,))
    assert found.says == "1 of 1 message answered rightly and in time."


def test_an_answer_that_breaks_a_rule_is_none_and_a_kind_can_be_asked_for(hands):
    wrong = hands.message("law_office").id
    hands.verify("law_office")
    hands.answer("law_office", "send_note")
    hands.verify("own_record")
    right = hands.answer("own_record", "send_record")
    found = hands.check("messages_answered", kinds=("law_office", "own_record"))
    assert found.part == Fraction(1, 2)
    assert f"{wrong}: Something about a patient was disclosed to somebody who had no right to it." in found.says
    assert hands.check("messages_answered", kinds=("own_record",)).actions == (right,)


def test_an_answer_after_its_day_and_one_that_never_comes_earn_nothing(hands):
    for _ in range(2):
        hands.do(GoHome())
    hands.verify("treating_practice")
    late = hands.answer("treating_practice", "send_note")
    found = hands.check("messages_answered", kinds=("treating_practice",))
    assert (found.part, found.actions) == (Fraction(0), (late,)) and found.says.endswith("answered too late.")


def test_a_finding_says_what_a_tempting_answer_led_to(hands):
    hands.verify("treating_practice")
    hands.answer("treating_practice", "refuse")
    found = hands.check("messages_answered")
    assert found.says.endswith("Treatment needs no authorisation. The patient sits there without the note.")


def test_nobody_who_does_nothing_earns_anything(hands):
    assert [hands.check(name).part for name in ("messages_answered", "identity_first", "calls_noted")] == [0, 0, 0]


def test_identity_comes_before_what_is_told(hands):
    hands.verify("treating_practice")
    first = hands.answer("treating_practice", "send_note")
    second = hands.answer("own_record", "send_record")
    hands.answer("law_office", "refuse")  # tells nothing
    found = hands.check("identity_first")
    assert (found.part, found.actions) == (Fraction(1, 2), (first, second))


def call(hands: Hands) -> tuple[str, str, int]:
    """Call a payer about any claim: the claim, the reference number, and the action's number."""
    office = hands.session.world.office
    claim = next(iter(office.files))
    called = hands.do(CallPayer(claim, "eligibility"))
    return claim, office.phone_calls[claim][0].reference, called


def test_a_call_counts_once_a_note_names_its_number(hands):
    claim, reference, called = call(hands)
    note = hands.do(AddNote(claim, f"Called, {reference}: active."))
    found = hands.check("calls_noted")
    assert (found.part, found.actions) == (Fraction(1), (called, note))


def test_a_note_without_the_number_proves_nothing(hands):
    claim, _, called = call(hands)
    hands.do(AddNote(claim, "Called; active."))
    found = hands.check("calls_noted")
    assert (found.part, found.actions) == (Fraction(0), (called,))
