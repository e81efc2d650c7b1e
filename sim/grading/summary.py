"""The summary: how an attempt went, on one page that an instructor hands out."""

from fractions import Fraction

from markupsafe import Markup
from msgspec import Struct

from sim.grading.describe_values import as_day, cut
from sim.grading.page import COMPETENCIES, days, percent, template
from sim.grading.result import NOTICE, Result
from sim.grading.rubric import Score, shown
from sim.records.money import dollars
from sim.wire.phrases import counted

MOST_POINTS = 3
LONGEST_POINT = 230
"""Letters of one point: two lines and a half of the page, so that three of them always fit."""
WELL = Fraction(4, 5)
"""From this share on a line of the rubric was done well."""
NOTHING_WELL = "No line of the rubric was reached by four fifths yet. Read the result claim by claim, then begin afresh."
NOTHING_TO_MEND = "Every point was earned on this case. Take a fresh case, or go on to the next exercise."


class Competence(Struct, frozen=True):
    """One row of competencies."""

    name: str
    points: str
    percent: int


class Beside(Struct, frozen=True):
    """One player who worked the same case."""

    name: str
    points: str
    earned: str
    """Dollars."""
    mine: bool


class Summary(Struct, frozen=True, kw_only=True):
    """What stands on the page, in words."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Who, which exercise, which case."""
    score: str
    verdict: str
    passed: bool
    percent: int
    figures: tuple[tuple[str, str, str], ...]
    """Label, the attempt's figure, and the expert's beside it."""
    beside: tuple[Beside, ...]
    """The attempt among the reference players on the same case, the best first."""
    competencies: tuple[Competence, ...]
    well: tuple[str, ...]
    to_mend: tuple[str, ...]
    notes: tuple[str, ...]
    """What else has to be known: an instructor's word, a desk left early."""
    footer: str


def summary(result: Result) -> Summary:
    """Boil a result down to a page."""
    sheet, header, mine, best = result.sheet, result.header, result.mine, result.best
    verdict = "passed" if sheet.passed else "not passed"
    helped = f"on {counted(len(result.helped), 'claim')}" if result.helped else "none asked for"
    return Summary(
        title=result.title,
        facts=(
            ("Name", cut(header.trainee, 60) or "–"), ("Exercise", header.exercise), ("Case", str(header.case_seed)),
            ("Mode", header.mode), ("Work", f"{counted(len(result.deeds), 'action')}, {counted(result.minutes, 'minute')}"),
        ),
        score=f"{shown(sheet.points)} of {sheet.out_of} points", verdict=f"{verdict}; the mark is {sheet.pass_percent} %",
        passed=sheet.passed, percent=percent(sheet.points, sheet.out_of),
        figures=(
            ("Earned, in dollars", dollars(mine.earned), f"the expert {dollars(best.earned)}"),
            ("Claims paid", f"{mine.claims_paid} of {mine.claims}", f"the expert {best.claims_paid}"),
            ("Visit to payment", days(mine.days), f"the expert {days(best.days)}"),
            ("Hints", str(result.hints), helped),
        ),
        beside=tuple([Beside(row.name, shown(row.points), dollars(row.earned), row.mine) for row in result.standings]),
        competencies=tuple([
            Competence(COMPETENCIES[name], f"{shown(points)} of {out_of}", percent(points, out_of))
            for name, (points, out_of) in sheet.competencies.items()
        ]),
        well=_well(result), to_mend=_to_mend(result), notes=_notes(result),
        footer=f"{NOTICE}. Graded by replay of {cut(result.file, 60)}; last record {result.digest[:8]}.",
    )


def _well(result: Result) -> tuple[str, ...]:
    """Name what went well, the weightiest lines first."""
    good = [score for score in result.sheet.scores if score.points and score.points >= WELL * score.criterion.points]
    best = sorted(good, key=lambda score: -score.points)[:MOST_POINTS]
    return tuple([_told(score) for score in best]) or (NOTHING_WELL,)


def _to_mend(result: Result) -> tuple[str, ...]:
    """Name what to work on: broken rules, the lines that lost most, and where the dearest wrong way leads."""
    sheet = result.sheet
    broken = [f"{lapse.title}. {lapse.instead}" for lapse in sheet.lapses]
    lost = sorted(sheet.scores, key=lambda score: score.points - score.criterion.points)
    lines = [_told(score) for score in lost if score.points < score.criterion.points]
    lessons = [f"{story.claim}: {story.lesson}" for story in result.stories if story.lesson and story.tone != "good"]
    first = [*broken, *lines][:2]
    points = dict.fromkeys([*first, *lessons[:1], *broken, *lines, *lessons])
    return tuple([cut(point, LONGEST_POINT) for point in points][:MOST_POINTS]) or (NOTHING_TO_MEND,)


def _told(score: Score) -> str:
    says = score.override.reason if score.override else score.finding.says
    return cut(f"{score.criterion.says}: {says}", LONGEST_POINT)


def _notes(result: Result) -> tuple[str, ...]:
    notes = [] if result.ended else ["The attempt stops before its last day; its desk counts as empty from then on."]
    words = [score.override for score in result.sheet.scores if score.override]
    if words:
        last = max(words, key=lambda word: word.on)
        lines = counted(len(words), "line")
        notes.append(cut(f"{lines} of the rubric marked by hand, last by {last.by} on {as_day(last.on)}.", LONGEST_POINT))
    if result.sheet.lapses:
        notes.append(f"{counted(result.sheet.lost, 'point')} lost by broken rules.")
    return tuple(notes)


def render(result: Result) -> Markup:
    """Draw the page as HTML that needs nothing else."""
    return Markup(template("summary.html.j2").render(summary=summary(result), notice=NOTICE))
