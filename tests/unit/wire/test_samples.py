"""Files that the project did not write, where they are at hand: read whole and written back the same."""

from pathlib import Path

import pytest

from sim.wire import KINDS, Document, emit, explain, faults, narrate, parse, read
from tests.unit.wire.kinds import TEXTS

FOLDER = Path(__file__).parents[4] / "shared" / "samples" / "x12"
FOREIGN = TEXTS["837P"].replace("005010X222A1", "005010X223A2")
FLAWED = {
    "835-x12-secondary-payment.835": ["segment 29 (SVC01)", "segment 34 (SVC01)"],
    "277-x12-parser-x12_277_x212.txt": ["segment 111 (IEA)"],
}
"""Samples that are wrong themselves: two use another mark than ISA16 announces, one ends with a wrong number."""


def samples() -> dict[str, str]:
    """Our own file of every kind, and every sample of those kinds that lies beside the repository."""
    return TEXTS | {name: text for name, text in _beside().items() if _kind(name) in KINDS}


def others() -> dict[str, str]:
    """Samples of sets that have no reader, and one of our own that pretends to be such."""
    return {"837I": FOREIGN} | {name: text for name, text in _beside().items() if _kind(name) not in KINDS}


def _beside() -> dict[str, str]:
    found = sorted(FOLDER.glob("*")) if FOLDER.is_dir() else []
    return {path.name: path.read_text() for path in found if path.name[:3].isdecimal()}


def _kind(name: str) -> str:
    return name.partition("-")[0].partition(" ")[0]


def without_line_ends(text: str) -> str:
    return "".join(text.split("\n")).replace("\r", "")


def test_every_kind_has_a_file_of_our_own() -> None:
    assert {_kind(name) for name in TEXTS} == set(KINDS)


@pytest.mark.parametrize("name", samples())
def test_a_sample_is_read_whole_and_written_back_the_same(name: str) -> None:
    text = samples()[name]
    document = read(text)
    assert isinstance(document, Document)
    assert [problem.where for problem in document.problems] == FLAWED.get(name, [])
    assert document.kind == _kind(name)
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
        for name_of_items in ("questions", "answers", "reviews"):
            for item in getattr(meaning, name_of_items, ()):
                assert item.patient.full in told


@pytest.mark.parametrize("name", samples())
def test_what_is_wrong_with_a_sample_names_a_segment_that_is_there(name: str) -> None:
    document = read(samples()[name])
    for fault in faults(document):
        assert fault.where.startswith(f"segment {fault.segment} ({document.segments[fault.segment - 1].id}")
        assert fault.cure[0].isupper()


@pytest.mark.parametrize("name", others())
def test_a_sample_of_another_set_is_kept_explained_and_named(name: str) -> None:
    text = others()[name]
    document = read(text)
    assert document.meanings == ()
    assert without_line_ends(document.text) == without_line_ends(text)
    assert document.kind in narrate(text)
    assert len(explain(text)) == len(document.segments)
