"""Whether a worklist was worked: read, posted, matched, sent, billed."""

from sim.desk.actions import (
    AnswerMessage,
    ApplyDiscount,
    BillPatient,
    BillSecondary,
    CheckStatus,
    Dispute,
    EnterCharges,
    MailClaims,
    MatchDeposit,
    OfferPlan,
    OpenReport,
    PostException,
    PostRemittance,
    Refund,
    RefuseCard,
    RegisterPatient,
    ReleaseBatch,
    RequestAuthorisation,
    ResendBatch,
    Resubmit,
    RunCard,
    SendToCollections,
    VoidClaim,
    WriteOffPatient,
)
from sim.desk.view import LIST_LABELS
from sim.grading.case import Case
from sim.grading.checks.finding import ALL, NOTHING, Finding, Table, numbers, share, some
from sim.grading.trace import Step
from sim.training.exercise import Criterion
from sim.wire.phrases import counted

SERVES = {
    "reports": (OpenReport,),
    "to_post": (PostRemittance,),
    "uncharged": (EnterCharges,),
    "upcoming": (RequestAuthorisation,),
    "to_send": (ReleaseBatch, MailClaims, ResendBatch),
    "deposits": (MatchDeposit, RunCard, RefuseCard),
    "exceptions": (PostException,),
    "patients": (BillPatient, OfferPlan, ApplyDiscount),
    "collections": (SendToCollections, WriteOffPatient, OfferPlan, ApplyDiscount),
    "secondary": (BillSecondary, BillPatient),
    "follow_up": (CheckStatus, Resubmit),
    "underpaid": (Dispute,),
    "credits": (Refund, VoidClaim),
    "inbox": (AnswerMessage,),
    "to_register": (RegisterPatient,),
}
"""Worklist → the verbs that take items off it."""


def list_cleared(case: Case, criterion: Criterion) -> Finding:
    """The share of a worklist's items that was worked off by the time the desk closed.

    A verb that takes everything at once (release, a statement run) counts for all that it took.
    Of ``reports`` only the kinds that the criterion names, where it names any.
    """
    name = criterion.list
    verbs = SERVES.get(name, ())
    done = [step for step in case.steps if step.done and isinstance(step.action, verbs) and _meant(case, step, criterion)]
    left = [item for item in case.left.get(name, ()) if not criterion.kinds or case.kind(item) in criterion.kinds]
    worked = sum([_took(step) for step in done])
    says = f"{LIST_LABELS.get(name, 'No list')}: {worked} worked, {counted(len(left), 'item')} left."
    if not done:
        return Finding(NOTHING, says)
    part = ALL if not left else share(worked, worked + len(left))
    return Finding(part, says + (f" Left: {some(left)}." if left else ""), numbers(done))


def _meant(case: Case, step: Step, criterion: Criterion) -> bool:
    return not criterion.kinds or case.kind(getattr(step.action, "report", "")) in criterion.kinds


def _took(step: Step) -> int:
    """Count the items that an action took: those that it names, or those that its facts count."""
    named = getattr(step.action, "claims", ())
    counts = [int(fact.value) for fact in step.outcome.facts if fact.value.isdecimal()]
    return max([len(named), *counts, 1])


CHECKS: Table = {"list_cleared": (list_cleared, "posting")}
