"""`claimlab wire read`, `check` and `explain` on every sample: no crash, and the status that is documented."""

import pytest

from sim.cli import main
from sim.wire import Document, faults, read
from tests.unit.wire.kinds import TEXTS
from tests.unit.wire.test_samples import others, samples

EVERY = samples() | others()


@pytest.fixture
def file(tmp_path, request):
    path = tmp_path / "file.x12"
    path.write_text(EVERY[request.param])
    return path


@pytest.mark.parametrize("file", EVERY, indirect=True)
def test_every_sample_is_checked_with_status_0_when_nothing_is_wrong_and_1_otherwise(file, capsys) -> None:
    found = faults(file.read_bytes())
    assert main(["wire", "check", str(file)]) == (1 if found else 0)
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines() == ([fault.message for fault in found] or ["Nothing wrong was found."])


@pytest.mark.parametrize("file", EVERY, indirect=True)
def test_every_sample_is_explained_with_number_text_and_meaning(file, capsys) -> None:
    assert main(["wire", "explain", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    document = read(file.read_bytes())
    assert isinstance(document, Document)
    assert len(lines) == 2 * len(document.segments)
    assert lines[0].startswith("    1  ISA")
    assert lines[1].startswith("       File ")
    assert all(line[7:] for line in lines)


@pytest.mark.parametrize("file", EVERY, indirect=True)
def test_every_sample_is_told(file, capsys) -> None:
    document = read(file.read_bytes())
    assert isinstance(document, Document)
    assert main(["wire", "read", str(file)]) == (1 if document.problems else 0)
    assert document.kind in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["read", "check", "explain"])
def test_what_is_no_x12_file_is_one_line_and_status_2(verb, tmp_path, capsys) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear payer")
    assert main(["wire", verb, str(path)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "no ISA segment begins in it" in said.err


def test_a_finding_is_told_with_its_segment_and_what_to_do(tmp_path, capsys) -> None:
    path = tmp_path / "claims.837"
    path.write_text(TEXTS["837P"].replace("UN*1***2:1", "UN*1***3:1", 1))
    assert main(["wire", "check", str(path)]) == 1
    assert capsys.readouterr().out == (
        "segment 31 (LX), claim C-1001, line 2: it points to diagnosis 3, 1 of 2. Point to a diagnosis of this claim.\n"
    )
