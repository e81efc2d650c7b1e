"""Plays on the inbox: hear what is wanted, make sure who asks, see by which right, and answer that and no more."""

from sim.desk.actions import AnswerMessage, ApplyDiscount, CallBack, CorrectRegistration, VerifyIdentity
from sim.desk.asks import AskInbox
from sim.desk.message_view import MessageView
from sim.rules.inbox import identity_proved, inbox_rules, right_answers
from sim.staff.playbook.moves import Later, Look, Plan, is_open, take_up
from sim.staff.reading import mistakes

MATCHES = "matches"


def answer(message: str, look: Look) -> Plan:
    """Deal with one message; whoever cannot be reached is rung again tomorrow."""
    view = _read(message, look)
    if not view.reached:
        yield CallBack(message)
        view = _read(message, look)
        if not view.reached:
            yield Later(message, 1)
            return
    stated = tuple([field.key for field in view.given])
    if stated:
        yield VerifyIdentity(message, stated)
        view = _read(message, look)
    proved = identity_proved(field.value == MATCHES for field in view.compared)
    chosen = right_answers(view.question, view.standing, proved, view.stands)[0]
    yield AnswerMessage(message, chosen)
    does = inbox_rules().answers[chosen].does
    if does == "card":
        yield from _enter_card(view.claim, look)
    elif does == "screen" and is_open(look, view.claim, ApplyDiscount):
        yield ApplyDiscount(view.claim)


def _read(message: str, look: Look) -> MessageView:
    inbox = look(AskInbox(message, faces=False)).inbox
    assert inbox is not None
    return inbox.messages[0]


def _enter_card(claim: str, look: Look) -> Plan:
    """The registration follows the newest card, so that the next visit is billed to it."""
    view = yield from take_up(look, claim)
    registration, _ = mistakes(view)
    if registration:
        yield CorrectRegistration(view.patient, registration)
