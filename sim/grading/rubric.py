"""The rubric applied: points, each with its reason and the actions that it rests on."""

from fractions import Fraction

from msgspec import Struct

from sim.grading.case import Case
from sim.grading.checks import CHECKS, Finding
from sim.grading.conduct import Lapse, lapses
from sim.scenario import BadScenario
from sim.training.exercise import Criterion, Exercise


class Score(Struct, frozen=True):
    """One line of the rubric with what was earned on it."""

    criterion: Criterion
    finding: Finding

    @property
    def points(self) -> Fraction:
        """Points earned."""
        return self.criterion.points * self.finding.part


class Sheet(Struct, frozen=True):
    """All lines of the rubric."""

    scores: tuple[Score, ...]
    pass_percent: int
    lapses: tuple[Lapse, ...] = ()
    """Rules of compliance that were broken."""

    @property
    def earned(self) -> Fraction:
        """Points earned by the work."""
        return sum((score.points for score in self.scores), Fraction(0))

    @property
    def lost(self) -> int:
        """Points lost by broken rules."""
        return sum(lapse.points for lapse in self.lapses)

    @property
    def points(self) -> Fraction:
        """Points in all: earned less lost, never below zero."""
        return max(Fraction(0), self.earned - self.lost)

    @property
    def out_of(self) -> int:
        """Points that could be earned."""
        return sum(score.criterion.points for score in self.scores)

    @property
    def passed(self) -> bool:
        """Whether the points reach the exercise's mark."""
        return bool(self.scores) and self.points * 100 >= self.pass_percent * self.out_of


def mark(case: Case) -> Sheet:
    """Hold a case against its exercise's rubric; raises `BadScenario` where the rubric asks what nobody can answer."""
    check_names(case.exercise)
    scores = [Score(criterion, CHECKS[criterion.check](case, criterion)) for criterion in case.exercise.rubric]
    return Sheet(tuple(scores), case.exercise.pass_percent, lapses(case))


def check_names(exercise: Exercise) -> None:
    """Make sure that every check of a rubric exists; raises `BadScenario` naming file, field and remedy."""
    for place, criterion in enumerate(exercise.rubric):
        if criterion.check not in CHECKS:
            raise BadScenario(
                f"{exercise.folder}/exercise.toml: field rubric[{place}].check: there is no check {criterion.check!r}; "
                f"choose one of {', '.join(CHECKS)}"
            )


def shown(points: Fraction) -> str:
    """Write points as a reader wants them, to one decimal: "87.5", "40"."""
    tenths = (points.numerator * 20 + points.denominator) // (2 * points.denominator)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
