"""The rubric applied: points, each with its reason and the actions that it rests on."""

from fractions import Fraction
from pathlib import Path
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from sim.grading.case import Case
from sim.grading.checks import CHECKS, SIGNS, Finding
from sim.grading.checks.manner import CHECKS as MANNER
from sim.grading.conduct import Lapse, lapses
from sim.grading.override import Override
from sim.scenario import BadScenario
from sim.scenario.places import located
from sim.training.exercise import Competency, Criterion, Exercise


class Score(Struct, frozen=True):
    """One line of the rubric with what was earned on it."""

    criterion: Criterion
    finding: Finding

    override: Override | None = None
    """An instructor's word, which stands instead of what was found."""

    @property
    def points(self) -> Fraction:
        """Points earned."""
        return Fraction(self.override.points) if self.override else self.criterion.points * self.finding.part

    @property
    def competency(self) -> Competency:
        """What the line is a sign of."""
        return self.criterion.competency or SIGNS[self.criterion.check]


class Sheet(Struct, frozen=True):
    """All lines of the rubric."""

    scores: tuple[Score, ...]
    pass_percent: int
    lapses: tuple[Lapse, ...] = ()
    """Rules of compliance that were broken."""

    @property
    def competencies(self) -> dict[Competency, tuple[Fraction, int]]:
        """Points earned and points to be had for each competency that the rubric looks at."""
        sums: dict[Competency, tuple[Fraction, int]] = {}
        for score in self.scores:
            points, out_of = sums.get(score.competency, (Fraction(0), 0))
            sums[score.competency] = (points + score.points, out_of + score.criterion.points)
        return {name: sums[name] for name in get_args(Competency) if name in sums}

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
    scores: list[Score] = []
    for criterion in case.exercise.rubric:
        case.others = _share_of(scores)
        scores.append(Score(criterion, _found(case, criterion)))
    return Sheet(tuple(scores), case.exercise.pass_percent, lapses(case))


def _found(case: Case, criterion: Criterion) -> Finding:
    """Put a check to the case; at a billing service to the client that is meant, or to each, and give the mean."""
    check = CHECKS[criterion.check]
    if criterion.check in MANNER or "" in case.clients:
        return check(case, criterion)
    if criterion.client:
        return check(case.clients[criterion.client], criterion)
    found = {office.world.scenario.practice.name: check(office, criterion) for office in case.clients.values()}
    return Finding(
        sum([each.part for each in found.values()], Fraction(0)) / len(found),
        " ".join([f"{name}: {each.says}" for name, each in found.items()]),
        tuple(sorted({number for each in found.values() for number in each.actions})),
    )


def _share_of(scores: list[Score]) -> Fraction:
    """The share of the points earned on what was done, without the lines about its manner."""
    lines = [score for score in scores if score.competency not in ("efficiency", "compliance")]
    out_of = sum([score.criterion.points for score in lines])
    return sum([score.points for score in lines], Fraction(0)) / out_of if out_of else Fraction(0)


def overridden(sheet: Sheet, said: tuple[Override, ...]) -> Sheet:
    """Put an instructor's words in place of what was found; the last word on a line counts."""
    last = {word.line: word for word in said}
    scores = [replace(score, override=last.get(line)) for line, score in enumerate(sheet.scores, 1)]
    return replace(sheet, scores=tuple(scores))


def check_names(exercise: Exercise) -> None:
    """Make sure that every check of a rubric exists; raises `BadScenario` naming file, field and remedy."""
    for place, criterion in enumerate(exercise.rubric):
        if criterion.check not in CHECKS:
            field = f"rubric[{place}].check"
            where = located(Path(exercise.folder) / "exercise.toml", field)
            raise BadScenario(
                f"{where}: field {field}: there is no check {criterion.check!r}; "
                f"choose one of {', '.join(CHECKS)}"
            )


def shown(points: Fraction) -> str:
    """Write points as a reader wants them, to one decimal: "87.5", "40"."""
    tenths = (points.numerator * 20 + points.denominator) // (2 * points.denominator)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)
