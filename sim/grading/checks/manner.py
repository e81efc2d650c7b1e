"""How the work was done: without waste, and without breaking a rule.

Nobody earns anything here who has not worked: both go by the share of the work that came out well.
"""

from fractions import Fraction

from sim.desk.actions import GoHome, Wait
from sim.grading.case import Case
from sim.grading.checks.finding import ALL, NOTHING, Finding, Table, numbers
from sim.grading.conduct import lapses
from sim.grading.trace import Step
from sim.training.coach import AskHint
from sim.training.exercise import Criterion
from sim.training.questions import AnswerQuestion
from sim.wire.phrases import counted

EASY, WASTEFUL = Fraction(3, 2), Fraction(4)
"""Up to one and a half times the expert's minutes costs nothing, four times costs all."""
_NO_WORK = (Wait, GoHome, AskHint, AnswerQuestion)


def minutes_of(steps: list[Step]) -> int:
    """Add up the minutes of work at the desk, refusals included."""
    return sum([step.outcome.minutes for step in steps if not isinstance(step.action, _NO_WORK)])


def efficient(case: Case, criterion: Criterion) -> Finding:
    """The minutes of work beside the expert's on the same case, times the share of the rest that was earned."""
    spent = minutes_of(case.steps)
    if not spent or not case.others:
        return Finding(NOTHING, "Nothing was worked.")
    expert = case.expert_minutes or spent
    ratio = Fraction(spent, max(expert, 1))
    pace = min(ALL, max(NOTHING, (WASTEFUL - ratio) / (WASTEFUL - EASY)))
    says = f"{counted(spent, 'minute')} at the desk; the expert needs {expert}."
    return Finding(pace * case.others, says, numbers(_work(case)[:1]))


def no_breach(case: Case, criterion: Criterion) -> Finding:
    """All of the share of the rest that was earned where no rule of compliance was broken, otherwise nothing."""
    broken = lapses(case)
    if broken:
        cited = tuple(sorted({number for lapse in broken for number in lapse.actions}))
        return Finding(NOTHING, f"Broken: {', '.join(lapse.title for lapse in broken)}.", cited)
    if not case.others:
        return Finding(NOTHING, "No rule was broken, and no work was done.")
    return Finding(case.others, "No rule was broken.", numbers(_work(case)[:1]))


def _work(case: Case) -> list[Step]:
    return [step for step in case.steps if step.done and not isinstance(step.action, _NO_WORK)]


CHECKS: Table = {"efficient": (efficient, "efficiency"), "no_breach": (no_breach, "compliance")}
