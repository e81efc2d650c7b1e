"""Grading from the log alone: what is bad is refused with one message, and the rest of a class gets its grades."""

import csv
import os
import shutil
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec.structs import replace

from sim.desk.actions import AddNote, OpenClaim
from sim.grading import page
from sim.grading.grade import grade, grade_many
from sim.grading.page import COMPETENCIES
from sim.grading.par import BEST, PLAYERS
from sim.grading.result import NOTICE
from sim.grading.table import COLUMNS, dollar_cell, safe
from sim.rules.causes import catalogue
from sim.training.attempt import AttemptFile, BadAttempt
from sim.training.exercise import read_exercise
from sim.training.session import Session, header_for
from sim.widgets.start import Sitting
from tests.trainees import Habit, attempt, expert, idle, mend_claim_only, on_disk, write_off

DIGITS = read_exercise("07a_transposed_id")
SIXTY = read_exercise("08a_filing_deadline")
HOSTILE = "=HYPERLINK(\"x\") <script>alert('1')</script> & \u202e"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("class")


@pytest.fixture(scope="module")
def good(folder) -> Path:
    return attempt(DIGITS, folder / "good.jsonl", expert(DIGITS), trainee=HOSTILE)


@pytest.fixture(scope="module")
def result(good):
    return grade(good)


def test_a_result_knows_whose_it_is_and_stands_among_the_reference_players(result):
    assert result.header.trainee == HOSTILE and result.title == DIGITS.title
    assert (result.sheet.points, result.sheet.passed, result.ended) == (100, True, True)
    assert {row.name for row in result.standings} == {"This attempt", *PLAYERS}
    assert result.standings[0].name == "This attempt" and result.standings[-1].name == "Do nothing"
    assert result.mine.claims_paid == result.mine.claims == 11


def test_every_point_cites_an_action_of_the_attempt(result):
    numbers = {deed.n for deed in result.deeds}
    for score in result.sheet.scores:
        assert score.finding.part == 0 or set(score.finding.actions) & numbers
        assert set(score.finding.actions) <= numbers


def test_grading_leaves_the_file_as_it_is_and_comes_out_the_same_twice(good, result):
    before = good.read_bytes()
    assert page.render(grade(good)) == page.render(result)
    assert good.read_bytes() == before


def test_the_screen_gets_the_page_that_the_instructor_gets(good, result):
    assert Sitting(Session.resume(good, DIGITS)).result() == page.render(result)


def test_an_attempt_that_stops_early_is_graded_as_if_its_desk_had_stood_empty(folder):
    path = folder / "early.jsonl"
    session = on_disk(Session.start(DIGITS, path), expert(DIGITS), until=40)
    early = grade(path)
    session.finish()
    whole = grade(path)
    assert (early.ended, whole.ended) == (False, True)
    assert early.sheet.points == whole.sheet.points and early.mine == whole.mine
    assert "stops before its last day" in page.text(early) and "stops before" not in page.text(whole)


def test_hints_are_counted_and_cost_no_points(folder):
    path = folder / "helped.jsonl"
    session = on_disk(Session.start(DIGITS, path), expert(DIGITS), until=22)
    claim = next(claim for claim in session.world.office.files if session.hints_left(claim))
    session.next_hint(claim)
    on_disk(session, expert(DIGITS))
    helped = grade(path)
    assert (helped.hints, helped.sheet.points) == (1, 100)
    assert "1 hint." in page.text(helped)


def test_a_torn_attempt_is_graded_and_says_so(good, tmp_path):
    torn = tmp_path / "torn.jsonl"
    torn.write_bytes(good.read_bytes()[:-9])
    graded = grade(torn)
    assert graded.message.startswith("The last line of torn.jsonl was torn, as by a crash, and was dropped.")
    assert graded.message in page.text(graded)


class Reader(HTMLParser):
    """Collects what a browser would take for tags and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


def test_the_page_needs_nothing_else_and_runs_nothing(folder):
    path = folder / "noted.jsonl"
    session = Session.start(DIGITS, path, trainee=HOSTILE)
    claim = next(iter(session.world.office.files))
    session.do(OpenClaim(claim))
    session.do(AddNote(claim, '"><img src=x onerror=alert(1)>'))
    drawn = page.render(grade(path))
    read = Reader(drawn)
    assert read.tags.isdisjoint({"script", "img", "iframe", "object", "embed", "form", "svg", "base"})
    assert not any(name.startswith("on") or name == "src" for name, _ in read.attributes)
    assert all(value.startswith("#") for name, value in read.attributes if name == "href")
    assert "http" not in drawn and "url(" not in drawn
    assert "&lt;script&gt;alert(" in drawn and "&lt;img src=x onerror=alert(1)&gt;" in drawn


def test_page_and_text_carry_the_notice(result):
    assert page.render(result).count(NOTICE) == 2
    assert page.text(result).startswith(f"{NOTICE}.")


def test_every_cited_action_is_on_the_page(result):
    read = Reader(page.render(result))
    targets = {f"#{value}" for name, value in read.attributes if name == "id"}
    assert {value for name, value in read.attributes if name == "href"} <= targets


def test_a_class_is_graded_whatever_one_of_them_handed_in(good, folder, tmp_path):
    work = tmp_path / "handed in"
    work.mkdir()
    shutil.copy(good, work / "ann.jsonl")
    shutil.copy(good, work / "bob.jsonl")
    (work / "cyd.jsonl").write_bytes(good.read_bytes().replace(b'"minutes":2', b'"minutes":1', 1))
    (work / "dee.jsonl").write_bytes(b"")
    (work / "eve.jsonl").write_bytes(good.read_bytes()[:-5])
    AttemptFile.create(work / "fay.jsonl", replace(header_for(DIGITS), rules="0123", claimlab="0.0.9"))
    graded = grade_many([work, tmp_path / "gus.jsonl"], tmp_path / "out")
    assert [path.name for path, _, _ in graded.results] == ["ann.jsonl", "bob.jsonl", "eve.jsonl"]
    assert [path.name for path, _ in graded.refused] == ["cyd.jsonl", "dee.jsonl", "fay.jsonl", "gus.jsonl"]
    reasons = dict(zip(["cyd", "dee", "fay", "gus"], graded.faults, strict=True))
    assert "line" in reasons["cyd"] and "this is not as it was written" in reasons["cyd"]
    assert "it lacks its header" in reasons["dee"]
    assert "other rules (07a_transposed_id, 0123)" in reasons["fay"] and "ClaimLab that made it (0.0.9)" in reasons["fay"]
    assert "there is no such attempt" in reasons["gus"]
    assert graded.lines[0] == f"{work / 'ann.jsonl'}: 100 of 100 points, passed"
    assert graded.lines[-1] == f"{graded.table}: 3 graded, 4 not"


def test_the_table_has_a_row_an_attempt_and_a_page_for_each_that_was_graded(good, folder, tmp_path):
    copy = tmp_path / "copy.jsonl"
    shutil.copy(good, copy)
    graded = grade_many([good, copy, tmp_path / "none.jsonl"], tmp_path / "out")
    with graded.table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["attempt"] for row in rows] == [str(good), str(copy), str(tmp_path / "none.jsonl")]
    assert {row["note"] for row in rows} == {NOTICE}
    assert rows[0]["trainee"] == "'" + HOSTILE and (rows[0]["points"], rows[0]["passed"]) == ("100", "yes")
    # Full marks on each competency that this rubric looks at, and nothing for the others.
    looked_at = {COMPETENCIES[score.competency] for score in graded.results[0][1].sheet.scores}
    assert {name: rows[0][name] for name in COMPETENCIES.values()} == {
        name: "100" if name in looked_at else "" for name in COMPETENCIES.values()
    }
    assert (rows[0]["points lost by broken rules"], rows[0]["marked by hand"]) == ("0", "0")
    assert rows[0]["days to payment"].isdecimal()
    assert rows[0]["problem"] == "" and rows[1]["problem"] == f"This is the same attempt as {good}."
    assert "there is no such attempt" in rows[2]["problem"] and rows[2]["points"] == ""
    for row in rows[:2]:
        assert (tmp_path / "out" / row["page"]).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_a_grader_cannot_write_or_find_is_one_message(tmp_path):
    with pytest.raises(BadAttempt, match="There is no attempt to grade"):
        grade_many([tmp_path], tmp_path / "out")
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    with pytest.raises(BadAttempt, match="taken: cannot be written, "):
        grade_many([tmp_path / "none.jsonl"], taken)


def test_an_attempt_that_breaks_the_replay_costs_nobody_else_a_grade(good, tmp_path, monkeypatch):
    other = attempt(DIGITS, tmp_path / "other.jsonl", idle(DIGITS))

    def breaks(session, action):
        if action.__class__.__name__ == "OpenReport":
            raise IndexError("list index out of range")
        return real(session, action)

    real = Session.step
    monkeypatch.setattr(Session, "step", breaks)
    graded = grade_many([good, other], tmp_path / "out")
    # Par reads reports too, so here both fail; what matters is that the pile was gone through to its end.
    assert [path for path, _ in graded.refused] == [good, other]
    assert all("IndexError: list index out of range; grade it by hand" in reason for reason in graded.faults)


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("Ana", "Ana"),
    ("", ""), (Decimal("-12.50"), "-12.50"), (-3, "-3"), (0, "0"),
])
def test_no_text_becomes_a_formula_and_no_number_becomes_text(cell, written):
    assert safe(cell) == written


def test_an_amount_in_the_table_is_a_number_of_dollars():
    assert [str(dollar_cell(cents)) for cents in (-1250, 5, 123456, 0)] == ["-12.50", "0.05", "1234.56", "0.00"]


def test_a_row_has_a_cell_for_every_column(good, tmp_path):
    graded = grade_many([good, tmp_path / "none.jsonl"], tmp_path / "out")
    with graded.table.open(newline="", encoding="utf-8") as file:
        assert {len(row) for row in csv.reader(file)} == {len(COLUMNS)}


def test_the_name_of_a_page_cannot_leave_its_folder(result, tmp_path):
    for name in ("../../up.jsonl", "a/b.jsonl", "...jsonl", "é\u202e.jsonl", "x" * 300 + ".jsonl"):
        written = page.write(replace(result, file=name), tmp_path)
        assert written.parent == tmp_path and written.exists() and len(written.name) < 120
    assert len(os.listdir(tmp_path)) >= 4


def stories(path: Path):
    return {story.claim: story for story in grade(path).stories}


def test_a_claim_given_away_costs_what_its_contract_allows(folder):
    told = stories(attempt(DIGITS, folder / "gave.jsonl", Habit(DIGITS, write_off)))
    lost = [story for story in told.values() if "Harbor HMO · 108.00" in story.who]
    # Harbor HMO allows 62 % of the charge: 66.96, of which 30.00 is the patient's copay.
    assert len(lost) == 8 and {story.cost_cents for story in lost} == {6696}
    assert {story.tone for story in lost} == {"lost"}
    assert all(story.outcome.startswith("Written off by you on ") for story in lost)
    assert {story.lesson for story in lost} == {"You chose to write off. Money that was owed is given away."}
    assert all(story.cost.startswith("66.96 less than par, which was paid on ") for story in lost)


def test_a_claim_mended_without_its_registration_is_told_what_that_leads_to(folder):
    told = stories(attempt(DIGITS, folder / "half.jsonl", Habit(DIGITS, mend_claim_only)))
    leads_to = catalogue()["transposed_member_id"].tempting[1].leads_to
    swapped = [story for story in told.values() if story.cause == catalogue()["transposed_member_id"].title]
    assert len(swapped) == 8 and {story.lesson for story in swapped} == {f"You chose to correct claim, resubmit. {leads_to}"}


def test_a_report_that_nobody_opened_is_named_with_what_it_said(folder):
    told = stories(attempt(DIGITS, folder / "idle.jsonl", idle(DIGITS)))
    first = told[min(told)]
    assert first.seen == (
        "The 277CA of Harbor HMO, 9 Jan, rejected it: Member ID not found (A7 · 164 · IL). Nobody opened that report."
    )
    assert first.truth == "The truth stands on the insurance card."
    assert first.outcome == "Never paid; its filing limit passed on 8 Mar." and first.deeds == ()
    assert first.cure == "Correct registration, correct claim, resubmit, release batch."


def test_in_the_backlog_a_lost_claim_is_told_what_went_before_it(folder):
    from sim.staff.policies import Policy

    path = attempt(SIXTY, folder / "oldest.jsonl", Policy("oldest_first", SIXTY.lists, SIXTY.opens))
    result = grade(path)
    lost = [story for story in result.stories if story.tone == "lost"]
    assert lost and all("claims that could wait longer." in story.lesson for story in lost)
    late = [story for story in result.stories if story.tone == "late"]
    assert len(late) == 2 and all(story.cure.startswith("Nothing cures it: its last day was ") for story in late)
    costs = [story.cost_cents for story in result.stories]
    assert costs == sorted(costs, reverse=True)
    mine, best = result.mine, next(row for row in result.standings if row.name == BEST)
    assert sum(costs) == best.earned - mine.earned


def test_to_write_off_what_is_late_is_no_fault_and_what_could_be_saved_is_one(folder):
    told = stories(attempt(SIXTY, folder / "all_given.jsonl", Habit(SIXTY, write_off))).values()
    mine = [story for story in told if story.deeds]
    assert {story.lesson for story in mine if story.tone == "late"} == {""}
    lost = [story for story in mine if story.tone == "lost" and "Birth date" in story.seen]
    assert lost and all("could still be filed until" in story.lesson for story in lost)
