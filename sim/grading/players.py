"""Reference players: whoever sits at the trainee's desk to show what the same case comes to in other hands.

The expert keeps to what the desk shows.  The idle and the tempted prove an exercise: doing nothing and
doing the wrong thing must not pay; only the tempted knows what struck a claim, to fall for just that.
"""

from collections.abc import Callable, Sequence

from sim.desk.actions import (
    Action,
    AnswerMessage,
    Appeal,
    BillPatient,
    BillSecondary,
    CallPatient,
    Change,
    CheckEligibility,
    CheckStatus,
    CorrectClaim,
    CorrectPractice,
    CorrectRegistration,
    Dispute,
    EnterCharges,
    Fact,
    MailClaims,
    OpenClaim,
    QueryProvider,
    Refund,
    Replace,
    RequestAuthorisation,
    RequestReferral,
    ResendBatch,
    Resubmit,
    SendRecords,
    TransferToPatient,
    VoidClaim,
    WriteOff,
)
from sim.desk.asks import AskClaim
from sim.desk.view import ClaimView
from sim.rules.causes import Cause, Temptation, catalogue
from sim.rules.inbox import inbox_rules
from sim.staff.expert import Expert
from sim.staff.policies import Policy
from sim.staff.reading import as_noted, mistakes
from sim.training.exercise import Exercise
from sim.training.rounds import Look, Player, Rounds
from sim.training.session import Session
from sim.world.claim_file import REJECTED, TO_SEND, UNCHARGED


class Idle:
    """Goes home every day; what becomes of the office without the trainee."""

    def choose(self, look: Look) -> Action | None:
        """Choose nothing."""
        return None

    def refused(self, action: Action) -> None:
        """Go home is never refused."""

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Hear nothing."""


def by_policy(order: str, exercise: Exercise) -> Player:
    """Sit down somebody who knows every remedy and works in an order; at a billing service at every client's desk in turn."""
    return _at_each_desk(exercise, lambda lists, opens: Policy(order, lists, opens))


def expert(exercise: Exercise) -> Player:
    """Sit down the best of our knowledge: every remedy right, in the order that saves most."""
    return _at_each_desk(exercise, Expert)


def tempted(exercise: Exercise, session: Session, nth: int) -> Player:
    """Sit down somebody who falls for the nth temptation of each cause."""
    return _at_each_desk(exercise, lambda lists, opens: Tempted(Policy("nearest_deadline", lists, opens), session, nth))


def _at_each_desk(exercise: Exercise, sits_down: Callable[[tuple[str, ...], tuple[str, ...]], Player]) -> Player:
    first, *_ = roster = exercise.roster
    if first.terms is None:
        return sits_down(exercise.lists, exercise.opens)
    return Rounds(roster, lambda client: sits_down(client.terms.lists, client.terms.opens))


class Tempted:
    """Works like the expert, but meets each cause with one of the wrong remedies that the catalogue warns of."""

    def __init__(self, expert: Policy, session: Session, nth: int) -> None:
        self._expert = expert
        self._session = session
        self._nth = nth
        self._queue: list[tuple[str, Cause, Temptation, str]] = []
        """Wrong steps that are still to be done: verb, cause, temptation, claim."""
        self._fell: dict[str, int] = {}
        """Claim → day on which it was last done wrong."""
        self._mine = False

    def choose(self, look: Look) -> Action | None:
        """Choose as the expert does, until a claim is opened whose cause has a temptation."""
        while self._queue:
            verb, cause, temptation, claim = self._queue.pop(0)
            if action := _filled(verb, claim, cause, temptation, look):
                self._mine = True
                return action
        self._mine = False
        action = self._expert.choose(look)
        if isinstance(action, AnswerMessage):
            return _tempting(self._session, action, self._nth)
        claim = getattr(action, "claim", "") or _in_the_file(self._session, action)
        if isinstance(action, CorrectPractice) and self._fell.get(claim) == self._session.world.day:
            # Who has fallen for it today mends the practice's file no sooner than tomorrow.
            self._expert.refused(action)
            return self.choose(look)
        cause = _what_struck(self._session, claim) if claim and self._fell.get(claim) != self._session.world.day else None
        if action is None or cause is None or not cause.tempting:
            return action
        if self._session.world.office.files[claim].status == TO_SEND:
            # What has not left yet leaves as it is.
            self._expert.refused(action)
            return self.choose(look)
        temptation = cause.tempting[min(self._nth, len(cause.tempting) - 1)]
        self._fell[claim] = self._session.world.day
        self._queue = [(verb, cause, temptation, claim) for verb in temptation.verbs]
        self._expert.refused(action)
        self._mine = True
        return OpenClaim(claim)

    def refused(self, action: Action) -> None:
        """A wrong step that is refused ends the temptation."""
        self._queue = []
        if not self._mine:
            self._expert.refused(action)

    def told(self, action: Action, facts: Sequence[Fact]) -> None:
        """Only the expert's own plans hear what came of them."""
        if not self._mine:
            self._expert.told(action, facts)


def _what_struck(session: Session, claim: str) -> Cause | None:
    """Look behind the scenes: what a payer found last, else what went wrong at the visit."""
    world = session.world
    file = world.office.files.get(claim)
    if file is None:
        return None
    found = [found.cause for found in world.findings.all if found.claim == claim]
    at_visit = world.patients.visit_causes
    name = found[-1] if found else at_visit.get(file.claim.encounter) or at_visit.get(claim, "")
    return catalogue().get(name)


def _in_the_file(session: Session, action: Action | None) -> str:
    """Name a claim that lies rejected for what a mending of the practice's own file is about; "" for other actions."""
    if not isinstance(action, CorrectPractice):
        return ""
    known, files = catalogue(), session.world.office.files
    struck = [
        found.claim for found in session.world.findings.all
        if known[found.cause].recurs == "practice" and files[found.claim].status == REJECTED
    ]
    return struck[0] if struck else ""


def _tempting(session: Session, action: AnswerMessage, nth: int) -> AnswerMessage:
    """Put one of the tempting answers of a question in the place of the right one."""
    question = inbox_rules().questions[session.world.office.inbox.files[action.message].message.question]
    wrong = [each.answer for each in question.wrong if each.answer != action.answer]
    return AnswerMessage(action.message, wrong[min(nth, len(wrong) - 1)]) if wrong else action


def _filled(verb: str, claim: str, cause: Cause, temptation: Temptation, look: Look) -> Action | None:
    """Fill a wrong step in as somebody would who believes in it; None for what happens by itself."""
    fill = FILLED_IN.get(verb)
    view = look(AskClaim(claim, faces=False)).claim
    return fill(view, cause, temptation) if fill and view else None


Fill = Callable[[ClaimView, Cause, Temptation], Action | None]


def _registration(view: ClaimView, cause: Cause, temptation: Temptation) -> Action | None:
    changes = mistakes(view)[0]
    return CorrectRegistration(view.patient, changes) if changes else None


def _claim(view: ClaimView, cause: Cause, temptation: Temptation) -> Action | None:
    changes = tuple([Change(*change) for change in temptation.changes]) or mistakes(view)[1]
    return CorrectClaim(view.id, changes) if changes else None


def _charges(view: ClaimView, cause: Cause, temptation: Temptation) -> Action | None:
    changes = tuple([Change(*change) for change in temptation.changes]) or as_noted(view)
    return EnterCharges(view.id, changes) if view.status == UNCHARGED and changes else None


FILLED_IN: dict[str, Fill] = {
    "correct_registration": _registration,
    "correct_claim": _claim,
    "enter_charges": _charges,
    "check_eligibility": lambda view, cause, _: CheckEligibility(view.id),
    "check_status": lambda view, cause, _: CheckStatus(view.id),
    "query_provider": lambda view, cause, _: QueryProvider(view.id),
    "resubmit": lambda view, cause, _: Resubmit(view.id),
    "resend_batch": lambda view, cause, _: ResendBatch(next(each for each in reversed(view.reports) if each.startswith("B"))),
    "replace": lambda view, cause, _: Replace(view.id),
    "appeal": lambda view, cause, _: Appeal(
        view.id, cause.ground or ("clerical_reopening" if view.changed else "payer_error"), cause.packet
    ),
    "dispute": lambda view, cause, _: Dispute(view.id, cause.packet),
    "write_off": lambda view, cause, _: WriteOff(view.id, cause.write_off or "uncollectable"),
    "bill_patient": lambda view, cause, _: BillPatient(view.id),
    "transfer_to_patient": lambda view, cause, _: TransferToPatient(view.id),
    "bill_secondary": lambda view, cause, _: BillSecondary(view.id),
    "call_patient": lambda view, cause, _: CallPatient(view.id),
    "request_authorisation": lambda view, cause, _: RequestAuthorisation(view.id, "retro", "portal"),
    "request_referral": lambda view, cause, _: RequestReferral(view.id),
    "send_records": lambda view, cause, _: SendRecords(view.id, cause.packet),
    "refund": lambda view, cause, _: Refund(view.id),
    "void_claim": lambda view, cause, _: VoidClaim(view.id),
    "mail_claims": lambda view, cause, _: MailClaims((view.id,)),
}
"""Verb of a temptation → how it is filled in; batches leave by themselves."""
