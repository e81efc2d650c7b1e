"""No text breaks the reader: spoilt files of every kind, and a fuzzer that looks for new ways to spoil them.

atheris follows which code an input reaches.  It has wheels for Linux on x86-64 only, so
elsewhere its part is played by the same law over our own spoilt files, which run everywhere.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.spoiling import spoilt
from tests.fuzz.target import throw
from tests.unit.wire.kinds import TEXTS

ROOT = Path(__file__).parents[2]
HAS_WHEELS = sys.platform == "linux" and platform.machine() == "x86_64"


@pytest.mark.parametrize("name", TEXTS)
def test_a_spoilt_file_of_every_kind_breaks_nothing(name: str) -> None:
    for number in range(60):
        throw(spoilt(TEXTS[name], f"{name} {number}"))


@pytest.mark.parametrize("name", TEXTS)
def test_a_segment_lost_or_emptied_breaks_nothing_whichever_it_is(name: str) -> None:
    lines = TEXTS[name].splitlines(keepends=True)
    for place, line in enumerate(lines):
        bare = f"{line.partition('*')[0]}~\n"
        for instead in ([], [bare], [line, line]):
            throw("".join([*lines[:place], *instead, *lines[place + 1 :]]).encode())


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_an_element_lost_or_absurd_breaks_nothing_whichever_it_is(name: str) -> None:
    lines = TEXTS[name].splitlines(keepends=True)
    for place, line in enumerate(lines[1:], 1):
        elements = line.removesuffix("~\n").split("*")
        for element in range(1, len(elements)):
            for instead in ("", ":", "^", "-1", "9" * 30, "ZZ:ZZ:ZZ:ZZ:ZZ:ZZ:ZZ:ZZ"):
                spoilt_line = "*".join([*elements[:element], instead, *elements[element + 1 :]]) + "~\n"
                throw("".join([*lines[:place], spoilt_line, *lines[place + 1 :]]).encode())


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_thousands_of_spoilt_files_of_every_kind_break_nothing(name: str) -> None:
    for number in range(2000):
        throw(spoilt(TEXTS[name], f"{name} long {number}"))


def fuzz(seconds: int, folder: Path) -> str:
    """Let atheris look for a text that breaks the law; give what it said."""
    for place, text in enumerate(TEXTS.values()):
        (folder / f"{place:02d}").write_text(text)
    command = [sys.executable, "-m", "tests.fuzz.fuzzing", str(seconds), str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=seconds * 2 + 60, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stderr


if HAS_WHEELS:

    def test_a_fuzzer_finds_nothing_in_a_few_seconds(tmp_path: Path) -> None:
        assert "stat::number_of_executed_units" in fuzz(4, tmp_path)

    @pytest.mark.long
    @pytest.mark.timeout(1200)
    def test_a_fuzzer_finds_nothing_in_some_minutes(tmp_path: Path) -> None:
        assert "stat::number_of_executed_units" in fuzz(300, tmp_path)
