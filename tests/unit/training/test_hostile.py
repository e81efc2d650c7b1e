"""Sessions and attempt files in clumsy hands: what cannot be written down is refused before it is done."""

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from sim.desk.actions import Action, AddNote, Change, CorrectClaim, GoHome, OpenClaim, Scrub, Wait
from sim.grading.grade import grade_many
from sim.training.attempt import AttemptFile, BadAttempt, has_begun
from sim.training.exercise import read_exercise
from sim.training.session import Session
from tests.trainees import expert, on_disk

EXERCISE = read_exercise("07a_transposed_id")


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("attempt") / "lesson.jsonl"
    on_disk(Session.start(EXERCISE, path), expert(EXERCISE), until=12)
    return path


@pytest.mark.parametrize("action", [
    AddNote("C-10001", "half an emoji \ud83d"), OpenClaim("\ud83d"), OpenClaim(5), OpenClaim([]), AddNote("C-10001", None),
    CorrectClaim("C-10001", "abc"), CorrectClaim("C-10001", (Change("member_id", None),)), Wait(5), Action(), "go home", None,
    Scrub(("C-10001",) * 20_000), OpenClaim("x" * 1_000_000),
], ids=lambda action: repr(action)[:40])
def test_what_no_file_can_hold_is_refused_undone_and_unwritten(tmp_path, action):
    session = Session.start(EXERCISE, tmp_path / "attempt.jsonl")
    before, now = session.file.path.read_bytes(), session.desk.now
    outcome = session.do(action)
    assert not outcome.done and "no action that can be written down" in outcome.reason
    assert (session.file.path.read_bytes(), session.desk.now) == (before, now)
    assert session.do(GoHome()).done
    assert len(Session.resume(session.file.path).file.records) == 1


@pytest.mark.parametrize("start", [{"trainee": "\ud83d"}, {"mode": "open book"}, {"seed": "seven"}])
def test_an_attempt_that_could_not_be_reopened_is_not_begun(tmp_path, start):
    path = tmp_path / "attempt.jsonl"
    with pytest.raises(BadAttempt, match="cannot begin with this name, mode or seed"):
        Session.start(EXERCISE, path, **start)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"my shopping list", b"\x89PNG\r", b'{"form', b""])
def test_beginning_at_the_name_of_another_file_never_deletes_it(tmp_path, content):
    path = tmp_path / "mine.jsonl"
    path.write_bytes(content)
    stub = b'{"format":'.startswith(content)
    assert has_begun(path) is not stub
    assert path.exists() is not stub
    if not stub:
        with pytest.raises(BadAttempt, match="line 1: this is no attempt file"):
            Session.start(EXERCISE, path)
        assert path.read_bytes() == content


def test_beginning_at_the_name_of_a_folder_says_so(tmp_path):
    with pytest.raises(BadAttempt, match="cannot be read, Is a directory"):
        Session.start(EXERCISE, tmp_path)


@pytest.mark.parametrize("line", [
    b"[" * 100_000 + b"\n", b'{"format":' + b"9" * 10_000 + b"}\n", b'{"format":1,"claimlab":' + b"[" * 100_000 + b"\n",
    b'{"format": 1e999}\n', b"null\n", b"\xff\xfe\n", b"\x00" * 1000 + b"\n",
])
def test_a_header_made_to_trip_the_reader_is_named(tmp_path, line):
    path = tmp_path / "odd.jsonl"
    path.write_bytes(line)
    with pytest.raises(BadAttempt, match=r"odd\.jsonl, line 1: "):
        AttemptFile.read(path)


@pytest.mark.parametrize("line", [b"[" * 100_000, b"{" * 10, b"1" * 1_000_000, b"\x00", b" "])
def test_a_line_made_to_trip_the_reader_is_named(written, tmp_path, line):
    path = tmp_path / "odd.jsonl"
    path.write_bytes(written.read_bytes() + line + b"\n")
    with pytest.raises(BadAttempt, match="line 14: this is not as it was written"):
        AttemptFile.read(path)


def test_any_flipped_byte_is_found_or_lies_in_a_torn_end(written, tmp_path):
    data = written.read_bytes()
    path = tmp_path / "flipped.jsonl"
    for place in range(0, len(data) - 1, 7):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x04]) + data[place + 1:])
        with pytest.raises(BadAttempt, match=r"flipped\.jsonl, line \d+"):
            AttemptFile.read(path)


def test_swapped_and_doubled_lines_are_refused(written, tmp_path):
    lines = written.read_bytes().splitlines(keepends=True)
    for number in range(1, len(lines) - 1):
        swapped = [*lines[:number], lines[number + 1], lines[number], *lines[number + 2:]]
        doubled = [*lines[: number + 1], *lines[number:]]
        for name, changed in (("swapped", swapped), ("doubled", doubled)):
            path = tmp_path / f"{name}.jsonl"
            path.write_bytes(b"".join(changed))
            with pytest.raises(BadAttempt, match=f"line {number + 1}|line {number + 2}"):
                AttemptFile.read(path)


def test_of_two_windows_on_one_attempt_the_second_is_told_and_nothing_is_torn(written, tmp_path):
    path = Path(shutil.copy(written, tmp_path / "shared.jsonl"))
    first, second = Session.resume(path), Session.resume(path)
    first.do(GoHome())
    with pytest.raises(BadAttempt, match="another window has gone on"):
        second.do(GoHome())
    first.do(GoHome())
    assert AttemptFile.read(path).records == first.file.records


def test_a_name_that_no_table_can_hold_still_gets_its_row(tmp_path):
    graded = grade_many([Path("\udcff\udcfe.jsonl")], tmp_path / "out")
    assert len(graded.refused) == 1
    assert "no such attempt" in graded.table.read_text(encoding="utf-8")


def test_formulas_and_markup_in_a_name_are_harmless_on_page_and_table(tmp_path):
    path = tmp_path / "=cmd.jsonl"
    session = Session.start(EXERCISE, path, trainee='=HYPERLINK("http://x")<script>alert(1)</script>')
    claim = next(iter(session.world.office.files))
    session.do(AddNote(claim, "</li><img src=x onerror=alert(1)>"))
    graded = grade_many([path], tmp_path / "out")
    page = graded.results[0][2].read_text(encoding="utf-8")
    assert "<script" not in page and "<img" not in page and "&lt;img src=x" in page
    assert "\"'=HYPERLINK(" in graded.table.read_text(encoding="utf-8")


def test_two_kernels_that_fork_at_once_get_two_forks_or_a_sentence(written, tmp_path):
    path = Path(shutil.copy(written, tmp_path / "lesson.jsonl"))
    program = textwrap.dedent(f"""
        from pathlib import Path
        from sim.training.attempt import BadAttempt
        from sim.training.session import Session
        session = Session.resume(Path({str(path)!r}))
        input()
        try:
            print(session.undo().file.path.name)
        except BadAttempt as fault:
            print(fault)
    """)
    kernels = [
        subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [kernel.communicate("\n", timeout=60)[0].strip() for kernel in kernels]
    assert sorted(said) == ["lesson.fork1.jsonl", "lesson.fork2.jsonl"] or any("of this name already" in each for each in said)
    for fork in tmp_path.glob("*.fork*.jsonl"):
        assert len(AttemptFile.read(fork).records) == 11
