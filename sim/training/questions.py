"""Questions that an exercise asks besides: what a report says, which claim comes first.

To answer is an action of the attempt, though not of the office, like asking for a hint: it is
remembered and replayed, costs no minute and changes nothing.  What is right is a fact of the
office at the moment of the answer, never a text in a file.
"""

from msgspec import Struct

from sim.desk.actions import Action, Fact, Outcome
from sim.training.facts import FACTS, same

LONGEST_ANSWER = 200
NOT_ASKED = "Nobody asks that here. Choose one of the exercise's questions."
EMPTY = "The answer is empty. Type it first."
TOO_LONG = f"The answer is longer than {LONGEST_ANSWER} characters. A word or a number will do."


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of ``[[questions]]``."""

    id: str
    """What a line of the rubric calls it."""
    asks: str
    """The question, as the trainee reads it."""
    fact: str
    """Name of the fact that answers it (`sim.training.facts`)."""


class QuestionView(Struct, frozen=True):
    """A question as the screen shows it."""

    id: str
    asks: str
    kind: str
    """``money``, ``count``, ``days``, ``percent``, ``claim`` or ``payer``."""
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words, where there is a choice."""
    given: str = ""
    """The last answer; another may be given as long as the exercise lasts."""


class AnswerQuestion(Action, frozen=True, tag="answer_question"):
    """Answer one of the exercise's questions; the last answer counts."""

    label = "Answer"
    question: str
    value: str


def take(questions: tuple[Question, ...], action: AnswerQuestion) -> Outcome:
    """Note an answer; it says nothing of whether it is right."""
    if action.question not in [question.id for question in questions]:
        return Outcome(False, 0, NOT_ASKED)
    if not action.value.strip():
        return Outcome(False, 0, EMPTY)
    if len(action.value) > LONGEST_ANSWER:
        return Outcome(False, 0, TOO_LONG)
    return Outcome(True, 0, "", (Fact("answered", action.value.strip()),))


def is_right(questions: tuple[Question, ...], action: AnswerQuestion, desk) -> bool:
    """Hold an answer against the office as it is now."""
    question = next((question for question in questions if question.id == action.question), None)
    if question is None:
        return False
    fact = FACTS[question.fact]
    return any(same(fact.kind, action.value, truth, desk) for truth in fact.now(desk))


def views(questions: tuple[Question, ...], given: dict[str, str], desk) -> tuple[QuestionView, ...]:
    """Show the questions with what has been answered so far."""
    return tuple([
        QuestionView(
            question.id, question.asks, FACTS[question.fact].kind, FACTS[question.fact].choices(desk),
            given.get(question.id, ""),
        )
        for question in questions
    ])
