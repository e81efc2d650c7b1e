"""The summary fits one page, whatever stands on it, and says the same twice."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from sim.desk.actions import OpenClaim, SendRecords
from sim.grading import page
from sim.grading import summary as whole
from sim.grading.grade import grade, grade_many
from sim.grading.override import Override, add
from sim.grading.par import BEST, played
from sim.grading.result import NOTICE, Helped
from sim.grading.summary import NOTHING_TO_MEND, NOTHING_WELL, Beside, Competence, Summary, summary
from sim.grading.summary_pdf import pdf
from sim.training.attempt import AttemptFile
from sim.training.exercise import names, read_exercise
from sim.training.questions import AnswerQuestion
from sim.training.session import header_for
from tests.unit.grading.desks import DENIED, exercise, worked

DAY = date(2026, 2, 16)
HOSTILE = "=SUM(A1) <script>alert('1')</script> \u202e&amp; ﷽"


@pytest.fixture(scope="module")
def denied(tmp_path_factory):
    return exercise(tmp_path_factory.mktemp("denied"), DENIED)


@pytest.fixture(scope="module")
def path(denied, tmp_path_factory) -> Path:
    """The one denial cured at once, and the question left."""
    acts = (OpenClaim("C-10005"), SendRecords("C-10005", ("encounter_note",)))
    return worked(denied, tmp_path_factory.mktemp("work") / "cured.jsonl", acts, trainee=HOSTILE)


@pytest.fixture(scope="module")
def result(path, denied):
    return grade(path, denied)


def read(printed: bytes) -> tuple[str, list[float]]:
    """The text of a one-page PDF, and how high each piece of it stands, from the foot up."""
    reader = PdfReader(io.BytesIO(printed))
    assert len(reader.pages) == 1
    heights = []

    def note(text, _, matrix, *__):
        if text.strip():
            heights.append(matrix[5])

    return " ".join(reader.pages[0].extract_text(visitor_text=note).split()), heights


def fits(printed: bytes) -> str:
    """Make sure that nothing runs into the footer or off the sheet, and give the text."""
    text, heights = read(printed)
    *words, foot = sorted(heights, reverse=True)
    assert max(heights) < 792 and foot == pytest.approx(40)
    assert min(words) > foot + 12, "words run into the footer"
    return text


@pytest.mark.parametrize("name", names())
def test_the_page_of_every_exercise_is_one_page(name, tmp_path):
    """Nobody came: every line is missed, which makes for the longest words about what to work on."""
    played_exercise = read_exercise(name)
    header = header_for(played_exercise, mode=played_exercise.modes[0], trainee="Ann Lee")
    AttemptFile.create(tmp_path / "idle.jsonl", header)
    book = {(header.rules, header.case_seed, header.face_seed): (played(BEST, played_exercise, header),)}
    told = summary(grade(tmp_path / "idle.jsonl", played_exercise, book))
    text = fits(pdf(told, DAY))
    assert played_exercise.title in text and "0 of 100 points" in text and NOTICE in text and "Ann Lee" in text
    assert told.well == (NOTHING_WELL,) and 1 <= len(told.to_mend) <= 3
    assert not any("_" in point for point in told.to_mend), "a raw name where a person reads"


@pytest.mark.parametrize("letters", ["W", "w ", "MW " * 3, "long-word " * 2])
def test_the_longest_words_fit_too(letters):
    point = (letters * 300)[: whole.LONGEST_POINT]
    told = Summary(
        title=(letters * 60)[:120], facts=tuple([("Name", (letters * 60)[:60])] * 5), score="100 of 100 points",
        verdict="passed; the mark is 70 %", passed=True, percent=100,
        figures=(("Claims paid", "1000 of 1000", "the expert 1000"),) * 4,
        beside=(Beside("Nearest deadline", "100", "1,000,000.00", True),) * 6,
        competencies=(Competence("Finding the cause", "100 of 100", 100),) * 6, well=(point,) * 3, to_mend=(point,) * 3,
        notes=(point,) * 3, footer=(letters * 60)[:160],
    )
    fits(pdf(told, DAY))


def test_the_page_says_who_what_how_well_and_how_far_from_the_expert(result):
    told = summary(result)
    # 20 for the diagnosis and 40 for the cure, of 100; the question of 40 points was left.
    assert (told.score, told.verdict, told.percent) == ("60 of 100 points", "not passed; the mark is 70 %", 60)
    figures = {label: (mine, theirs) for label, mine, theirs in told.figures}
    assert figures["Earned, in dollars"] == ("66.96", "the expert 66.96")
    assert figures["Claims paid"] == ("1 of 1", "the expert 1") and figures["Hints"] == ("0", "none asked for")
    # One line of diagnosis was earned, the other, the question, was not.
    assert told.competencies == (
        Competence("Finding the cause", "20 of 60", 33), Competence("Choosing the cure", "40 of 40", 100),
    )
    assert told.well == ("Cures the denial: 1 of 1 claim cured.", "Finds the cause: 1 of 1 cause recognised.")
    assert told.to_mend == ("Counts what is denied: Not answered.",)


def test_full_marks_leave_nothing_to_work_on_and_an_early_end_is_noted(path, denied, tmp_path):
    acts = (OpenClaim("C-10005"), SendRecords("C-10005", ("encounter_note",)), AnswerQuestion("denied", "0"))
    told = summary(grade(worked(denied, tmp_path / "full.jsonl", acts), denied))
    assert told.passed and told.to_mend == (NOTHING_TO_MEND,) and told.notes == ()
    short = tmp_path / "short.jsonl"
    short.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    assert summary(grade(short, denied)).notes[0].startswith("The attempt stops before its last day")


def test_an_instructor_s_word_stands_on_summary_and_page_with_its_history(path, denied, tmp_path):
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(path.read_bytes())
    add(copy, Override(3, Decimal(10), "Half a word <b>", "Ms Lind", "2026-02-20"), [20, 40, 40])
    add(copy, Override(3, Decimal("32.5"), "Counted aloud", "Mr Ode", "2026-02-21"), [20, 40, 40])
    graded = grade(copy, denied)
    told = summary(graded)
    assert told.score == "92.5 of 100 points"
    assert told.notes == ("1 line of the rubric marked by hand, last by Mr Ode on 21 Feb 2026.",)
    assert "Counts what is denied: Counted aloud" in told.well
    drawn = page.render(graded)
    assert "Mr Ode, 21 Feb 2026: 32.5 points. Counted aloud</div>" in drawn
    assert "Ms Lind, 20 Feb 2026: 10 points. Half a word &lt;b&gt; (said before)</div>" in drawn
    assert "Found by the program, 0 points: " in drawn
    assert "Mr Ode, 21 Feb 2026: 32.5 points. Counted aloud" in page.text(graded)


def test_hostile_names_are_text_on_page_and_paper(result):
    drawn = whole.render(result)
    assert "&lt;script&gt;alert(" in drawn and "<script>" not in drawn and "http" not in drawn
    assert "<script>alert('1')</script>" in read(pdf(summary(result), DAY))[0]


def test_the_same_attempt_gives_the_same_bytes(path, denied, result):
    again = grade(path, denied)
    assert pdf(summary(again), again.day) == pdf(summary(result), result.day)
    assert whole.render(again) == whole.render(result)
    # The exercise ends on day 42 after Monday 5 January 2026.
    assert result.day == DAY and b"D:20260216" in pdf(summary(result), result.day)


def test_grading_writes_page_and_summary_beside_each_other(path, denied, tmp_path):
    graded = grade_many([path], tmp_path, denied)
    stem = graded.results[0][2].name.removesuffix(".html")
    assert {each.name for each in tmp_path.iterdir()} == {
        "results.csv", f"{stem}.html", f"{stem}.summary.html", f"{stem}.summary.pdf",
    }
    assert (tmp_path / f"{stem}.summary.pdf").read_bytes().startswith(b"%PDF-")


def test_hints_are_told_with_the_claims_that_they_were_for(result):
    helped = replace(result, helped=(Helped("C-10005", 2), Helped("C-10001", 1)))
    assert {label: (mine, beside) for label, mine, beside in summary(helped).figures}["Hints"] == ("3", "on 2 claims")
    assert "on C-10005 (2), C-10001" in page.render(helped)
