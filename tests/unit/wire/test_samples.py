"""Files that the project did not write, where they are at hand: read whole and written back the same."""

from pathlib import Path

import pytest

from sim.wire import Document, emit, explain, narrate, parse, read
from tests.unit.wire import examples

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "x12"
FOUR_SETS = ("837P", "999", "277CA", "835")
OWN = {
    "own-837P": emit(examples.submission()),
    "own-999": emit(examples.refusal()),
    "own-277CA": emit(examples.report()),
    "own-835": emit(examples.remittance()),
}


def samples() -> dict[str, str]:
    """Our own four files, and every sample of the four sets that lies beside the repository."""
    found = sorted(FOLDER.glob("*")) if FOLDER.is_dir() else []
    return OWN | {
        path.name: path.read_text() for path in found if path.name.startswith(tuple(f"{each}-" for each in FOUR_SETS))
    }


def others() -> dict[str, str]:
    """Samples of sets that have no reader, and one of our own that pretends to be such."""
    found = sorted(FOLDER.glob("*")) if FOLDER.is_dir() else []
    foreign = OWN["own-837P"].replace("005010X222A1", "005010X223A2")
    return {"own-837I": foreign} | {
        path.name: path.read_text() for path in found if path.name[:3].isdecimal() and path.name not in samples()
    }


def without_line_ends(text: str) -> str:
    return "".join(text.split("\n")).replace("\r", "")


@pytest.mark.parametrize("name", samples())
def test_a_sample_is_read_whole_and_written_back_the_same(name: str) -> None:
    text = samples()[name]
    document = read(text)
    assert isinstance(document, Document)
    assert document.problems == ()
    assert document.kind == name.removeprefix("own-").partition("-")[0]
    assert len(document.meanings) == len(document.interchange.sets) > 0
    assert without_line_ends(document.text) == without_line_ends(text)


@pytest.mark.parametrize("name", samples())
def test_what_a_sample_means_survives_being_written_by_us(name: str) -> None:
    for meaning in read(samples()[name]).meanings:
        assert parse(emit(meaning)) == meaning


@pytest.mark.parametrize("name", samples())
def test_each_segment_of_a_sample_is_explained(name: str) -> None:
    text = samples()[name]
    told = explain(text)
    assert "".join(each.text for each in told) == without_line_ends(text).replace(read(text).interchange.delimiters.segment, "")
    wordless = [each for each in told if "no words" in each.meaning or "without words" in each.meaning]
    assert wordless == []
    assert all(each.meaning[0].isupper() or each.meaning[0] in "*$" for each in told)
    assert all(each.meaning.endswith(".") for each in told)


@pytest.mark.parametrize("name", samples())
def test_a_sample_is_told_claim_by_claim(name: str) -> None:
    text = samples()[name]
    told = narrate(text)
    for meaning in read(text).meanings:
        for claim in getattr(meaning, "claims", ()):
            assert f"Claim {claim.claim_id}" in told


@pytest.mark.parametrize("name", others())
def test_a_sample_of_another_set_is_kept_explained_and_named(name: str) -> None:
    text = others()[name]
    document = read(text)
    assert document.meanings == ()
    assert without_line_ends(document.text) == without_line_ends(text)
    assert document.kind in narrate(text)
    assert len(explain(text)) == len(document.segments)
