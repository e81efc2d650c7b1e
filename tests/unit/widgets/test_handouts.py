"""Files to take away: written beside the attempt, fetched by name through the page, and by no other name."""

from pathlib import Path

import pytest
from fake_session import FakeSession

from sim.desk.actions import OpenClaim
from sim.grading.result import NOTICE
from sim.widgets import Desk, debrief
from sim.widgets.handouts import Handout
from tests.unit.grading.desks import DENIED, exercise, worked


class Writing(FakeSession):
    """A session that writes two files when it is asked for reports."""

    folder: Path

    def reports(self) -> Handout:
        paths = tuple(self.folder / name for name in ("pack.pdf", "cash.xlsx"))
        for path in paths:
            path.write_bytes(b"%PDF \x00\xff" + path.name.encode())
        return Handout("Two files written.", paths)


@pytest.fixture
def desk(tmp_path):
    session = Writing()
    session.folder = tmp_path
    return Desk(session)


def test_reports_are_written_and_the_page_is_told_where(desk, tmp_path):
    assert desk.write("reports") == (tmp_path / "pack.pdf", tmp_path / "cash.xlsx")
    assert desk.said["text"] == f"Two files written. The files are in {tmp_path}."
    assert [file[:2] for file in desk.files["reports"]["files"]] == [
        ["pack.pdf", "Client's report, as PDF"], ["cash.xlsx", "Cash, as a spreadsheet"],
    ]


def test_only_what_was_handed_out_is_fetched(desk, tmp_path):
    sent = []
    desk.send = lambda content, buffers: sent.append((content, buffers))
    (tmp_path / "secret.jsonl").write_text("an attempt")
    desk.write("reports")
    for name in ("secret.jsonl", "../secret.jsonl", str(tmp_path / "pack.pdf"), ""):
        desk.hear({"say": "fetch", "name": name})
        assert desk.said["text"] == "There is no such file here. Write the files first."
    assert sent == []
    desk.hear({"say": "fetch", "name": "pack.pdf"})
    assert sent == [({"file": "pack.pdf", "kind": "application/pdf"}, [b"%PDF \x00\xffpack.pdf"])]


def test_a_session_that_writes_nothing_says_so():
    desk = Desk(FakeSession())
    assert desk.write("reports") == ()
    assert desk.said["text"] == "There is nothing to write here."
    assert desk.write("summary") == ()


@pytest.mark.browser
def test_a_written_file_is_fetched_by_keyboard_and_arrives_whole(page):
    page.locator('[data-key="figures"]').click()
    page.locator('[data-key="write:reports"]').press("Enter")
    link = page.locator('[data-key="fetch:cash.xlsx"]')
    link.wait_for()
    link.focus()
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename == "cash.xlsx"
    assert Path(got.value.path()).read_bytes() == b"%PDF \x00\xffcash.xlsx"


def test_a_debrief_writes_the_summary_beside_the_attempt(tmp_path):
    told = exercise(tmp_path, DENIED)
    path = worked(told, tmp_path / "read.jsonl", (OpenClaim("C-10005"),), trainee="Ann <Lee>")
    desk = debrief(path, told)
    page, paper, result = desk.write("summary")
    assert page.parent == tmp_path / "read.files" / "summary"
    assert paper.read_bytes().startswith(b"%PDF") and "Ann &lt;Lee&gt;" in page.read_text()
    assert NOTICE in result.read_text()
    assert str(page.parent) in desk.said["text"]
