"""Actions in words: what somebody did, as a debrief tells it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msgspec import Struct

from sim.desk import actions as do
from sim.desk.actions import Action
from sim.desk.work.authorisation import KINDS
from sim.desk.work.authorisation import WAYS as AUTHORISATION_WAYS
from sim.desk.work.balances import REASONS
from sim.desk.work.coding import ABOUT
from sim.desk.work.coordination import CALLS
from sim.desk.work.phone import TOPICS
from sim.desk.work.reconciling import HOW
from sim.grading.case import Case
from sim.grading.checks.finding import some
from sim.grading.describe_values import (
    LONGEST,
    LONGEST_NOTE,
    card,
    changed,
    cut,
    exception,
    money,
    papers,
    patient,
    payer,
    report,
)
from sim.grading.trace import Step
from sim.records.clock import DAY
from sim.records.messages import CHANNELS, IDENTIFIERS
from sim.records.money import dollars
from sim.rules.causes import catalogue
from sim.rules.edits import in_words
from sim.rules.inbox import inbox_rules
from sim.rules.remedies import GROUNDS, WRITE_OFF_REASONS
from sim.training.clients import AskClient, SwitchClient
from sim.training.coach import AskHint
from sim.training.questions import AnswerQuestion

ASKED = {"portal": "on the payer's portal", "phone": "by telephone"}
"""How a payer was asked; a wire inquiry goes without saying."""


class Deed(Struct, frozen=True):
    """One action as it is told."""

    n: int
    when: str
    text: str
    done: bool = True


def deeds(case: Case, steps: Iterable[Step]) -> tuple[Deed, ...]:
    """Tell actions in order."""
    return tuple([Deed(step.n, when(case, step), told(case, step), step.done) for step in steps])


def told(case: Case, step: Step) -> str:
    """Tell what a step did, and why it was refused if it was."""
    text = TELLERS[type(step.action)](case.clients.get(step.client, case), step.action)
    return cut(text if step.done else f"{text}: refused. {step.outcome.reason}", LONGEST)


def when(case: Case, step: Step) -> str:
    """Tell on which day and at what time a step began."""
    began = step.minute - step.outcome.minutes
    return f"{case.calendar.show_day(began // DAY, short=True)}, {case.calendar.show_time(began)}"


def _asked(by: str) -> str:
    return f" {ASKED[by]}" if by in ASKED else ""


def _enclosing(kinds: tuple[str, ...]) -> str:
    return f"enclosing {papers(kinds)}" if kinds else "enclosing nothing"


def _word(table: dict[str, str], name: str) -> str:
    """Say what a choice is called, in the middle of a sentence."""
    words = table.get(name, name.replace("_", " "))
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _waited(case: Case, until: str) -> str:
    if not until:
        return "Waited for the next delivery"
    try:
        day = case.calendar.day_number(date.fromisoformat(until))
    except ValueError:
        return f"Tried to wait until {until[:20]}"
    return "Handed in" if day > case.exercise.ends else f"Waited until {case.calendar.show_day(day)}"


def _message(case: Case, id: str) -> str:
    """Name a message of the inbox by who sent it, and about what."""
    file = case.office.inbox.files.get(id)
    if file is None:
        return f"message “{id[:20]}”"
    rules, message = inbox_rules(), file.message
    who, what = rules.askers[message.asker].title.lower(), rules.questions[message.question].subject
    return f"the {CHANNELS[message.channel].lower()} from {who}, “{what}”"


def _answer(id: str) -> str:
    answer = inbox_rules().answers.get(id)
    return answer.says.rstrip(".") if answer else id


def _question(case: Case, act: AnswerQuestion) -> str:
    asks = next((question.asks for question in case.exercise.questions if question.id == act.question), act.question)
    value = payer(case, act.value)
    return f"Answered “{value}” to “{asks}”"


def _practice(case: Case, key: str) -> str:
    client = case.session.worlds.get(key)
    return client.office.scenario.practice.name if client else f"“{key[:20]}”"


def _refund(case: Case, act: do.Refund) -> str:
    return f"Refunded {dollars(act.amount) if act.amount else 'the whole credit'} of {act.claim} to the {act.to}"


def _cause(id: str) -> str:
    cause = catalogue().get(id)
    return cause.title if cause else id


TELLERS: dict[type[Action], Callable[[Case, Any], str]] = {
    do.OpenClaim: lambda case, act: f"Opened {act.claim} and its papers",
    do.CheckEligibility: lambda case, act: f"Checked eligibility for {act.claim}{_asked(act.by)}",
    do.CorrectRegistration: lambda case, act: f"Corrected the registration: {changed(case, act.changes)}",
    do.RegisterPatient: lambda case, act: f"Registered {patient(case, act.patient)}: {changed(case, act.typed)}",
    do.ScreenPatient: lambda case, act: f"Screened the patient of {act.claim} for discounts",
    do.CorrectClaim: lambda case, act: f"Corrected {act.claim}: {changed(case, act.changes)}",
    do.EnterCharges: lambda case, act: f"Entered the charges of {act.claim}: {changed(case, act.changes)}",
    do.Scrub: lambda case, act: f"Scrubbed {some(act.claims) or 'all that waited'}",
    do.SwitchEdit: lambda case, act: f"Switched the edit “{in_words(act.edit)}” {'on' if act.on else 'off'}",
    do.ReleaseBatch: lambda case, act: (
        f"Released a batch: {some(act.claims) or 'all that waited'}{f' for {payer(case, act.payer)}' if act.payer else ''}"
    ),
    do.ResendBatch: lambda case, act: f"Sent batch {act.batch} again",
    do.MailClaims: lambda case, act: f"Mailed on paper: {some(act.claims) or 'all that go no other way'}",
    do.Resubmit: lambda case, act: f"Resubmitted {act.claim}",
    do.Replace: lambda case, act: f"Sent a replacement of {act.claim}",
    do.VoidClaim: lambda case, act: f"Voided {act.claim}",
    do.OpenReport: lambda case, act: f"Opened {report(case, act.report)}",
    do.PostRemittance: lambda case, act: f"Posted {money(case, act.report)}",
    do.PostException: lambda case, act: (
        f"Posted {exception(case, act.report, act.claim)} by hand: {_word(HOW, act.how)}"
    ),
    do.MatchDeposit: lambda case, act: f"Matched a deposit with {money(case, act.report)}",
    do.RunCard: lambda case, act: f"Ran {card(case, act.card)}",
    do.RefuseCard: lambda case, act: f"Refused {card(case, act.card)} and asked for EFT",
    do.Appeal: lambda case, act: f"Appealed {act.claim} ({_word(GROUNDS, act.ground)}), {_enclosing(act.evidence)}",
    do.Dispute: lambda case, act: f"Disputed the payment of {act.claim}, {_enclosing(act.evidence)}",
    do.SendRecords: lambda case, act: f"Sent records for {act.claim}: {papers(act.documents) or 'nothing'}",
    do.CheckStatus: lambda case, act: f"Asked the payer where {act.claim} stands{_asked(act.by)}",
    do.CallPayer: lambda case, act: f"Called the payer of {act.claim} about: {_word(TOPICS, act.topic)}",
    do.CallPatient: lambda case, act: f"Called the patient of {act.claim}: {_word(CALLS, act.about)}",
    do.QueryProvider: lambda case, act: f"Asked the clinician about {act.claim}: {_word(ABOUT, act.about)}",
    do.RequestAuthorisation: lambda case, act: (
        f"Asked for authorisation of {act.claim} ({_word(KINDS, act.kind)}; {_word(AUTHORISATION_WAYS, act.by)})"
    ),
    do.RequestReferral: lambda case, act: f"Asked for a referral for {act.claim}",
    do.BillSecondary: lambda case, act: f"Billed the next payer of {act.claim}",
    do.Refund: _refund,
    do.WriteOff: lambda case, act: f"Wrote off {act.claim}: {_word(WRITE_OFF_REASONS, act.reason)}",
    do.BillPatient: lambda case, act: f"Billed the patient for {act.claim}" if act.claim else "Sent all statements",
    do.TransferToPatient: lambda case, act: f"Transferred what insurers owe on {act.claim} to the patient",
    do.OfferPlan: lambda case, act: f"Offered the patient of {act.claim} a plan of {act.months} months",
    do.ApplyDiscount: lambda case, act: f"Took the discount off the patient's balance of {act.claim}",
    do.WriteOffPatient: lambda case, act: f"Wrote off the patient's balance of {act.claim}: {_word(REASONS, act.reason)}",
    do.SendToCollections: lambda case, act: f"Sent {act.claim} to collections",
    do.AddNote: lambda case, act: f"Noted on {act.claim}: {cut(act.text, LONGEST_NOTE)}",
    do.LogCause: lambda case, act: f"Put on record why {act.claim} failed: {_cause(act.cause)}",
    do.CorrectPractice: lambda case, act: f"Corrected the practice's file: {changed(case, act.changes)}",
    do.EnrolEdi: lambda case, act: f"Applied to send {payer(case, act.payer)} electronic claims",
    do.LoadFees: lambda case, act: "Loaded the fee schedule",
    do.LoadRates: lambda case, act: f"Loaded the contract rates of {payer(case, act.payer)}",
    do.CallBack: lambda case, act: f"Called back: {_message(case, act.message)}",
    do.VerifyIdentity: lambda case, act: (
        f"Compared {', '.join([_word(IDENTIFIERS, kind) for kind in act.by]) or 'nothing'} with the record: "
        f"{_message(case, act.message)}"
    ),
    do.AnswerMessage: lambda case, act: f"Answered {_message(case, act.message)}: {_answer(act.answer)}",
    do.Wait: lambda case, act: _waited(case, act.until),
    do.GoHome: lambda case, act: "Went home",
    AskHint: lambda case, act: f"Asked for a hint on {act.claim}",
    AnswerQuestion: _question,
    SwitchClient: lambda case, act: f"Went to the desk of {_practice(case, act.client)}",
    AskClient: lambda case, act: f"Handed {act.claim} to the client's own staff",
}
"""Verb → how it is told; every one has its sentence."""


def verbs(names: tuple[str, ...]) -> str:
    """Write verbs of the catalogue as an instruction: "correct registration, correct claim, resubmit"."""
    return ", ".join(name.replace("_", " ") for name in names)
