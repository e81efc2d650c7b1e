"""Actions on the inbox: call back who left a slip, make sure who asks, answer."""

from sim.desk.actions.action import Action


class CallBack(Action, frozen=True, tag="call_back"):
    """Ring whoever left a call-back slip, and hear who they say they are and what they want; not everybody picks up."""

    label = "Call back"
    message: str


class VerifyIdentity(Action, frozen=True, tag="verify_identity"):
    """Compare identifiers that an asker gives with the patient's record; two have to match before anything is told.

    `by` names those to compare: ``birth_date``, ``member_id``, ``account``, ``telephone``.
    """

    label = "Verify identity"
    message: str
    by: tuple[str, ...]


class AnswerMessage(Action, frozen=True, tag="answer_message"):
    """Answer a question of the inbox by one of the answers that the office has for its kind (datasets/inbox.toml)."""

    label = "Answer"
    message: str
    answer: str
