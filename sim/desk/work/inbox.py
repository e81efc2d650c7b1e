"""Verbs on the inbox: call back, verify who asks, answer.

An answer is never refused because it is wrong or breaks a rule: the desk lets it out as an
office would, and what it does comes back later.  It is refused only where it cannot be given.
"""

from collections.abc import Callable

from sim.desk.actions import AnswerMessage, CallBack, Fact, OfferPlan, ScreenPatient, VerifyIdentity, WriteOffPatient
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work import balances, screening
from sim.records.ledger import CONTRACTUAL, INSURER_PAID, PATIENT
from sim.records.messages import IDENTIFIERS
from sim.records.money import dollars
from sim.rules.inbox import broken, identity_proved, inbox_rules, offered, right_answers
from sim.world.chance import happens
from sim.world.inbox_tray import MessageFile
from sim.world.office import Office

MOST_PARTS = 3
"""Months over which a plan is offered that somebody asked for, where the instalments are not too small."""
PAPERS = ("note", "record")
"""What is sent on paper, and takes as long as records for a payer."""


def facts_about(desk, file: MessageFile) -> tuple[str, ...]:
    """Tell how account and message stand: ``paid`` or ``owed``; of what is owed whether a plan can be offered (``plan``,
    ``no_plan``) and need has been asked about (``screened``, ``unscreened``); ``card`` or ``no_card`` enclosed."""
    owed = desk.office.ledger.balance(file.message.claim, PATIENT) > 0
    card = "card" if file.message.card else "no_card"
    if not owed:
        return "paid", card
    plan = "no_plan" if balances.may_offer(desk, _plan(desk, file)) else "plan"
    return "owed", plan, "screened" if file.message.patient in desk.office.screenings else "unscreened", card


def _plan(desk, file: MessageFile) -> OfferPlan:
    owed, policy = desk.office.ledger.balance(file.message.claim, PATIENT), desk.office.scenario.accounts
    return OfferPlan(file.message.claim, max(1, min(MOST_PARTS, policy.most_months, owed // max(1, policy.least_instalment))))


def _waiting(desk, message: str) -> str:
    office = desk.office
    if message not in office.inbox.waiting:
        known = message in office.inbox.files
        return "This message has been answered." if known else f"There is no message {message[:20]}. Choose one of the inbox."
    holder = office.taken.get(message)
    return f"{holder} is dealing with this message. Take another." if holder and holder != desk.who else ""


def may_call_back(desk, action: CallBack) -> str:
    """Refuse messages that are no slips, and callers who have been reached."""
    reason = _waiting(desk, action.message)
    if reason:
        return reason
    if desk.office.inbox.waiting[action.message].reached:
        return "What this person wants is known. Verify who asks, and answer."
    return ""


def call_back(desk, action: CallBack) -> tuple[Fact, ...]:
    """Ring the number on the slip; whoever picks up says what they want."""
    file = desk.office.inbox.waiting[action.message]
    draw = desk.world.chance.draws("call back", action.message, file.tries)[0]
    file.tries += 1
    if not happens(draw, desk.office.scenario.inbox.picks_up, 1000):
        return (Fact("said", "Nobody picks up. Try again later."),)
    file.reached = True
    return (Fact("said", "Reached; what the caller wants stands on the message now."),)


def may_verify(desk, action: VerifyIdentity) -> str:
    """Refuse slips of people who have not been reached, and identifiers that were not given."""
    reason = _waiting(desk, action.message)
    if reason:
        return reason
    file = desk.office.inbox.waiting[action.message]
    if not file.reached:
        return "Nobody has spoken to the caller yet. Call back first."
    given = [each.kind for each in file.message.given]
    if not given:
        return "The asker has given nothing that could be compared with the record."
    if not action.by:
        return "Nothing was changed. Tick the identifiers to compare."
    missing = [kind for kind in action.by if kind not in given]
    if missing:
        return f"The asker has not given {missing[0][:20]!r}. Choose of {', '.join(given)}."
    return ""


def verify(desk, action: VerifyIdentity) -> tuple[Fact, ...]:
    """Hold what the asker says beside the record."""
    file = desk.office.inbox.waiting[action.message]
    stated = {each.kind: each.correct for each in file.message.given}
    file.compared = file.compared | {kind: stated[kind] for kind in action.by}
    return tuple([
        Fact(IDENTIFIERS[kind].lower(), "matches the record" if stated[kind] else "does not match the record")
        for kind in dict.fromkeys(action.by)
    ])


def may_answer(desk, action: AnswerMessage) -> str:
    """Refuse answers that the office has not for this question, and what the account does not let it do."""
    reason = _waiting(desk, action.message)
    if reason:
        return reason
    file = desk.office.inbox.waiting[action.message]
    if not file.reached:
        return "Nobody has spoken to the caller yet. Call back first."
    if action.answer not in [each.id for each in offered(file.message.question)]:
        return "Choose one of the answers that the office has for such a question."
    work = _WORK.get(inbox_rules().answers[action.answer].does)
    return work[0](desk, work[2](desk, file)) if work else ""


def answer(desk, action: AnswerMessage) -> tuple[Fact, ...]:
    """Give the answer; whether it was right shows in what comes of it."""
    office = desk.office
    file = office.inbox.waiting[action.message]
    message, chosen = file.message, inbox_rules().answers[action.answer]
    proved = identity_proved(given.correct for given in message.given)
    file.fits = chosen.id in right_answers(message.question, message.standing, proved, facts_about(desk, file))
    breaches = broken(message.question, chosen.id, message.standing, file.matched)
    for breach in breaches:
        office.breach(desk.now, desk.who, breach.rule, message.claim, f"{message.id}: {breach.facts}")
    file.broke = tuple([breach.rule for breach in breaches])
    file.answer, file.answered, file.who = chosen.id, desk.now, desk.who
    office.inbox.close(file)
    office.journal.add(desk.now, desk.who, "question answered", message.claim, chosen.says)
    return (Fact("answered", chosen.says), *_done(desk, file, chosen.does), *_said(office, file, chosen.tells))


def _done(desk, file: MessageFile, does: str) -> tuple[Fact, ...]:
    """Set in motion what goes with an answer."""
    if does in _WORK:
        _, do, action = _WORK[does]
        return do(desk, action(desk, file))
    if does not in ("card", "ask_for_card"):
        return ()
    desk.office.asked_for_cards[file.message.patient] = None
    if does == "ask_for_card":
        return (Fact("card", "asked for; once it begins it lies with the patient's papers"),)
    return (Fact("card", "lies with the patient's papers: correct the registration from it"),)


_WORK: dict[str, tuple[Callable, Callable, Callable]] = {
    "plan": (balances.may_offer, balances.agree, _plan),
    "screen": (screening.may_screen, screening.screen_patient, lambda desk, file: ScreenPatient(file.message.claim)),
    "forgive": (
        balances.may_give_up, balances.give_up, lambda desk, file: WriteOffPatient(file.message.claim, "courtesy"),
    ),
}
"""Work that an answer brings with it, done as it is done anywhere: when it is refused, what does it, and on what."""


def _said(office: Office, file: MessageFile, tells: tuple[str, ...]) -> tuple[Fact, ...]:
    if "bill" not in tells:
        return ()
    paid, contract, left = [
        dollars(office.ledger.balance(file.message.claim, account)) for account in (INSURER_PAID, CONTRACTUAL, PATIENT)
    ]
    return (
        Fact("plan paid", f"${paid}"), Fact("taken off by contract", f"${contract}"), Fact("left to the patient", f"${left}"),
    )


def _price_of_answer(action: AnswerMessage, office: Office, now: int) -> int:
    """Papers have to be found and copied; everything else is said or written."""
    chosen, table = inbox_rules().answers.get(action.answer), office.scenario.minutes
    if chosen is not None and chosen.does == "screen":
        return table.screen_patient
    return table.send_records if chosen is not None and set(PAPERS) & set(chosen.tells) else table.answer_message


def _identifiers(desk, message: str) -> tuple[Input, ...]:
    file = desk.office.inbox.files.get(message)
    given = file.message.given if file is not None and file.reached else ()
    return (Input("by", "Identifiers to compare", "ticks", tuple([(each.kind, IDENTIFIERS[each.kind]) for each in given])),)


def _answers(desk, message: str) -> tuple[Input, ...]:
    file = desk.office.inbox.files.get(message)
    choices = [(each.id, each.says) for each in offered(file.message.question)] if file is not None else []
    return (Input("answer", "Answer", "choice", tuple(choices), missing="Choose an answer."),)


VERBS = {
    CallBack: Verb(may_call_back, call_back, "call_back", lambda message: CallBack(message), about="message"),
    VerifyIdentity: Verb(
        may_verify, verify, "verify_identity", lambda message: VerifyIdentity(message, ()), _identifiers, about="message",
    ),
    AnswerMessage: Verb(
        may_answer, answer, _price_of_answer, lambda message: AnswerMessage(message, ""), _answers, about="message",
    ),
}
