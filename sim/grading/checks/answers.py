"""Whether the exercise's questions were answered rightly."""

from sim.grading.case import Case
from sim.grading.checks.finding import ALL, NOTHING, Finding, Table, numbers, share
from sim.grading.trace import Step
from sim.training.exercise import Criterion
from sim.training.questions import AnswerQuestion
from sim.wire.phrases import counted


def answered(case: Case, criterion: Criterion) -> Finding:
    """The share of the questions whose last answer was right when it was given; one question where the criterion names it."""
    asked = [each.id for each in case.exercise.questions if criterion.question in ("", each.id)]
    last: dict[str, Step] = {
        step.action.question: step for step in case.steps if step.done and isinstance(step.action, AnswerQuestion)
    }
    good = [last[question] for question in asked if question in last and last[question].true]
    if len(asked) == 1:
        return _one(last.get(asked[0]), good)
    says = f"{len(good)} of {counted(len(asked), 'question')} answered rightly."
    return Finding(share(len(good), len(asked)), says, numbers(good))


def _one(given: Step | None, good: list[Step]) -> Finding:
    if given is None:
        return Finding(NOTHING, "Not answered.")
    if not good:
        return Finding(NOTHING, f"“{given.action.value}” was not so when it was answered.")
    return Finding(ALL, f"“{given.action.value}” is right.", (given.n,))


CHECKS: Table = {"answered": (answered, "diagnosis")}
