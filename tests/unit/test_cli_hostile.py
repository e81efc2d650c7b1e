"""The command line in clumsy hands: one line, the documented status, no traceback, no half-written file."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sim.cli import main

CLAIMLAB = [sys.executable, "-m", "sim.cli"]
ROOT = Path(__file__).parents[2]
SHORT_RUN = ["run", "family_practice", "--days", "15"]

BAD_FILES = {
    "empty": b"", "binary": bytes(range(256)) * 40, "latin.toml": b'name = "\xe9"', "huge": b"A" * 2_000_000,
    "deep.toml": b"a=" + b"[" * 50_000, "deep.jsonl": b"[" * 50_000 + b"\n", "digits.toml": b"a=" + b"9" * 10_000,
    "isa": b"ISA*00*",
}


def command(*arguments: str, **how) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*CLAIMLAB, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, **how
    )


@pytest.mark.parametrize("name", [*BAD_FILES, "folder", "missing", "a" * 5000, "", "\udcff\udcfe"])
@pytest.mark.parametrize("verb", [["run"], ["wire", "read"], ["wire", "check"], ["wire", "explain"], ["grade"]], ids=" ".join)
def test_no_file_is_bad_enough_for_a_traceback(capsys, tmp_path, monkeypatch, verb, name):
    monkeypatch.chdir(tmp_path)
    for bad, content in BAD_FILES.items():
        Path(bad).write_bytes(content)
    Path("folder").mkdir()
    assert main([*verb, name]) == 2 or verb == ["grade"]
    message = capsys.readouterr().err
    assert message.count("\n") == 1 and len(message) < 6000


@pytest.mark.parametrize("arguments", [
    ["--seed", "²"], ["--seed", "1e3"], ["--seed", ""], ["--days", "-5"], ["--days", "9" * 5000], ["--days", "3651"],
    ["--out", "/dev/null"], ["--out", "/dev/null/x"], ["--seed"], ["family_practice"],
])
def test_an_absurd_argument_is_refused_in_one_line(capsys, arguments):
    assert main([*SHORT_RUN, *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_reader_that_goes_away_is_no_fault_and_the_tables_are_written_all_the_same(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*CLAIMLAB, *SHORT_RUN, "--out", str(tmp_path)], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, timeout=60,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list(tmp_path.glob("*.parquet"))) == 4


def test_a_screen_that_is_full_or_closed_is_told_without_a_traceback():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*CLAIMLAB, *SHORT_RUN], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2 and b"Traceback" not in done.stderr and b"No space left" in done.stderr
    closed = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *CLAIMLAB, *SHORT_RUN], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (closed.returncode, closed.stderr) == (0, b"")


def test_a_terminal_that_knows_only_ascii_gets_the_page():
    done = command(*SHORT_RUN, env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0 and "balance to the cent" in done.stdout


def test_a_full_disk_leaves_no_half_of_a_table(tmp_path):
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 4; exec "$@"', "sh", *CLAIMLAB, "run", "family_practice", "--days", "60", "--out",
         str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "File too large" in done.stderr
    import pyarrow.parquet as pq

    for path in tmp_path.iterdir():
        assert path.suffix == ".parquet" and pq.read_table(path).num_rows


def test_ctrl_c_in_the_middle_of_a_run_stops_with_a_sentence_and_leaves_no_half_of_a_table(tmp_path):
    running = subprocess.Popen(
        [*CLAIMLAB, "run", "practice_year", "--days", "3650", "--out", str(tmp_path / "out")], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    while not (tmp_path / "out").exists() and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert said == "Stopped. What was saved before is sound.\n"
    # Caught while an import is making a class from text, Python ends by the signal itself, which every shell shows as 130.
    assert running.returncode in (130, -signal.SIGINT)
    assert list((tmp_path / "out").iterdir()) == []
