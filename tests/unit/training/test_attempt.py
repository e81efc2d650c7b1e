"""An attempt survives whatever happens to its kernel, its disk and its file, and says what happened."""

import errno
import os
import re
import resource
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from sim.desk.actions import AddNote, OpenReport, Wait
from sim.desk.asks import AskWorklist
from sim.training.attempt import AttemptFile, BadAttempt, Record, has_begun
from sim.training.exercise import read_exercise
from sim.training.session import Session, header_for, replayed
from tests.trainees import expert, on_disk

EXERCISE = read_exercise("07a_transposed_id")
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """An attempt of thirty actions, to be copied and damaged."""
    path = tmp_path_factory.mktemp("attempt") / "lesson.jsonl"
    on_disk(Session.start(EXERCISE, path), expert(EXERCISE), until=30)
    return path


@pytest.fixture
def copy(written, tmp_path) -> Path:
    return Path(shutil.copy(written, tmp_path / "copy.jsonl"))


def lines_of(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def digests(file: AttemptFile) -> list[str]:
    return [record.digest for record in file.records]


def test_cut_at_any_byte_of_its_last_three_lines_an_attempt_reopens_at_its_last_whole_action(written, copy):
    data, whole = written.read_bytes(), AttemptFile.read(written)
    ends = [match.end() for match in re.finditer(rb"\n", data)]
    for cut in range(ends[-4], len(data) + 1):
        copy.write_bytes(data[:cut])
        done = sum(end <= cut for end in ends) - 1
        file = AttemptFile.open(copy)
        assert digests(file) == digests(whole)[:done]
        assert copy.read_bytes() == data[: ends[done]]
        torn = cut > ends[done]
        assert file.message == (
            f"The last line of copy.jsonl was torn, as by a crash, and was dropped. {done} actions are safe." if torn else ""
        )


def test_reading_as_a_grader_does_leaves_a_torn_file_as_it_was(copy):
    data = copy.read_bytes()[:-7]
    copy.write_bytes(data)
    assert len(AttemptFile.read(copy).records) == 29
    assert copy.read_bytes() == data


def test_a_session_goes_on_where_a_torn_attempt_stopped(written, copy):
    copy.write_bytes(copy.read_bytes()[:-7])
    session = Session.start(EXERCISE, copy)
    assert session.restored.endswith("29 actions are safe. Attempt reopened after action 29.")
    lost = AttemptFile.read(written).records[-1]
    session.do(lost.action)
    assert copy.read_bytes() == written.read_bytes()


def test_a_crash_before_the_header_was_whole_leaves_no_attempt_behind(written, tmp_path):
    header = lines_of(written)[0]
    for cut in (0, 1, len(header) // 2, len(header) - 1):
        path = tmp_path / f"stub{cut}.jsonl"
        path.write_bytes(header[:cut])
        assert not has_begun(path) and not path.exists()
        path.write_bytes(header[:cut])
        assert Session.start(EXERCISE, path).file.records == []


def test_two_people_who_do_the_same_write_the_same_bytes(written, tmp_path):
    again = tmp_path / "again.jsonl"
    on_disk(Session.start(EXERCISE, again), expert(EXERCISE), until=30)
    assert again.read_bytes() == written.read_bytes()


def test_replay_reaches_the_same_office(written):
    session = replayed(AttemptFile.read(written), EXERCISE)
    last = session.file.records[-1]
    assert session.record(last.action, last.outcome).office == last.office
    assert session.desk.now == last.minute


@pytest.mark.parametrize("number", [2, 3, 17, 31])
def test_a_changed_line_is_refused_with_its_number(copy, number):
    lines = lines_of(copy)
    lines[number - 1] = re.sub(rb'"minutes":(\d)', rb'"minutes":9', lines[number - 1], count=1)
    copy.write_bytes(b"".join(lines))
    where = f"line {number}, or the header above it" if number == 2 else f"line {number}"
    with pytest.raises(BadAttempt, match=re.escape(f"{copy}, {where}: this is not as it was written")):
        AttemptFile.open(copy)
    assert copy.read_bytes() == b"".join(lines)


@pytest.mark.parametrize("harm", [
    lambda line: line.replace(b"}\n", b" }\n"),
    lambda line: b'{"new":1,' + line[1:],
    lambda line: line[: len(line) // 2] + b"\n",
    lambda line: b"\xff" + line,
    lambda line: b"\n",
    lambda line: b"",
    lambda line: line + line,
    lambda line: line.replace(b'"do":"open_report"', b'"do":"open_vault"'),
])
def test_a_line_that_differs_in_one_byte_a_field_or_its_place_is_refused(copy, harm):
    lines = lines_of(copy)
    number = next(n for n, line in enumerate(lines) if b"open_report" in line and n > 4)
    lines[number] = harm(lines[number])
    copy.write_bytes(b"".join(lines))
    with pytest.raises(BadAttempt, match=f"line {number + 1}|line {number + 2}"):
        AttemptFile.open(copy)


def test_a_changed_header_is_refused(copy):
    copy.write_bytes(copy.read_bytes().replace(b'"case_seed":1', b'"case_seed":2', 1))
    with pytest.raises(BadAttempt, match="line 2, or the header above it"):
        AttemptFile.open(copy)


@pytest.mark.parametrize(("line", "says"), [
    (b"", "it lacks its header"),
    (b"not json\n", "it lacks its header"),
    (b"[1, 2]\n", "the attempt has format None, this ClaimLab reads format 1"),
    (b'{"format": 2}\n', "the attempt has format 2, this ClaimLab reads format 1; open it with the version that made it"),
    (b'{"format": 1}\n', "the header is damaged, Object missing required field `claimlab`"),
])
def test_a_file_that_is_no_attempt_says_so(tmp_path, line, says):
    path = tmp_path / "odd.jsonl"
    path.write_bytes(line)
    with pytest.raises(BadAttempt, match=re.escape(f"{path}, line 1: ") + ".*" + re.escape(says)):
        AttemptFile.open(path)


def test_a_mode_that_nobody_knows_is_refused(copy):
    copy.write_bytes(copy.read_bytes().replace(b'"mode":"practice"', b'"mode":"open book"', 1))
    with pytest.raises(BadAttempt, match="line 1: the header is damaged, Invalid enum value 'open book'"):
        AttemptFile.open(copy)


def test_a_missing_file_and_a_name_that_is_taken_say_so(copy, tmp_path):
    with pytest.raises(BadAttempt, match="there is no such attempt; check the name"):
        AttemptFile.open(tmp_path / "none.jsonl")
    with pytest.raises(BadAttempt, match="there is an attempt of this name already"):
        AttemptFile.create(copy, header_for(EXERCISE))


def test_a_full_disk_costs_the_action_and_nothing_before_it(copy, monkeypatch):
    session = Session.resume(copy, EXERCISE)
    before = copy.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(BadAttempt, match=r"action 31 could not be saved, No space left on device\. Nothing before"):
            session.do(Wait())
    assert copy.read_bytes() == before
    with pytest.raises(BadAttempt, match="action 31 could not be saved"):
        session.do(Wait())
    assert copy.read_bytes() == before
    again = Session.resume(copy, EXERCISE)
    again.do(Wait())
    assert len(AttemptFile.read(copy).records) == 31


def test_a_real_limit_on_the_file_leaves_whole_lines_and_a_clear_message(copy):
    before = copy.read_bytes()
    program = textwrap.dedent(f"""
        import resource, signal
        from pathlib import Path
        from sim.desk.actions import Wait
        from sim.training.attempt import BadAttempt
        from sim.training.session import Session
        session = Session.resume(Path({str(copy)!r}))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 40}, resource.RLIM_INFINITY))
        try:
            session.do(Wait())
        except BadAttempt as fault:
            print(fault)
    """)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert "action 31 could not be saved, File too large. Nothing before it is lost." in done.stdout, done.stderr
    assert copy.read_bytes() == before
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != len(before) + 40


def test_of_two_windows_on_one_attempt_the_second_is_told(copy):
    first, second = Session.resume(copy, EXERCISE), Session.resume(copy, EXERCISE)
    first.do(Wait())
    with pytest.raises(BadAttempt, match="another window has gone on with this attempt"):
        second.do(Wait())
    assert len(AttemptFile.read(copy).records) == 31


def forged(path: Path, records: list[Record], **header) -> Path:
    """Write an attempt whose digests are right, as somebody might who has read this program."""
    AttemptFile.create(path, replace(header_for(EXERCISE), **header), records)
    return path


def test_other_rules_and_another_exercise_are_refused(written, tmp_path):
    records = AttemptFile.read(written).records
    with pytest.raises(BadAttempt, match=r"line 1: the attempt was made with other rules \(07a_transposed_id, 00\)"):
        Session.resume(forged(tmp_path / "rules.jsonl", records, rules="00"))
    for name in ("../exercises/07a_transposed_id", "/etc", "03_none"):
        path = forged(tmp_path / f"{len(name)}.jsonl", records, exercise=name)
        with pytest.raises(BadAttempt, match=f"line 1: there is no exercise {name!r}; choose one of .*07a_transposed_id"):
            Session.resume(path)


def test_a_result_that_replay_does_not_give_is_refused_with_its_line(written, tmp_path):
    records = list(AttemptFile.read(written).records)
    records[9] = replace(records[9], outcome=replace(records[9].outcome, reason="the payer smiled"))
    path = forged(tmp_path / "forged.jsonl", records)
    with pytest.raises(BadAttempt, match=r"line 11: replaying action 10 gives another result than the attempt has"):
        Session.resume(path)


def test_an_attempt_cannot_go_on_after_the_last_day(tmp_path):
    session = Session.start(EXERCISE, tmp_path / "whole.jsonl")
    session.finish()
    last = session.file.records[-1]
    late = Record(n=last.n + 1, minute=last.minute, action=Wait(), outcome=last.outcome, office=last.office, digest="")
    path = forged(tmp_path / "late.jsonl", [*session.file.records, late])
    with pytest.raises(BadAttempt, match=f"line {late.n + 1}: action {late.n} comes after the last day of the exercise"):
        Session.resume(path)


def test_a_record_is_on_disk_before_anybody_sees_the_outcome(tmp_path, monkeypatch):
    session = Session.start(EXERCISE, tmp_path / "order.jsonl")
    synced = []
    real = os.fsync
    monkeypatch.setattr("os.fsync", lambda number: synced.append(session.file.path.read_bytes()) or real(number))
    report = session.look(AskWorklist("reports")).worklist.rows[0].id
    session.do(OpenReport(report))
    assert msgspec.json.decode(synced[0].splitlines()[-1])["action"] == {"do": "open_report", "report": report}


def test_a_note_in_any_script_survives_the_file(tmp_path):
    session = Session.start(EXERCISE, tmp_path / "note.jsonl")
    claim = next(iter(session.world.office.files))
    text = "Zoë rang \u2028 «ναι» \x00 \U0001f600 </script>"
    session.do(AddNote(claim, text))
    again = Session.resume(session.file.path, EXERCISE)
    assert again.file.records[0].action == AddNote(claim, text)
