"""Envelopes that do not close, do not count right, or hold something else than expected."""

import pytest

from sim.wire import UnreadableFile, emit, parse, read
from tests.unit.wire.examples import receipt, remittance, submission

TEXT = emit(submission())


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("SE*122*0001", "SE*121*0001", "it says 121 where 122 segments in the set were counted"),
        ("SE*122*0001", "SE**0001", "it says nothing where 122 segments in the set were counted"),
        ("SE*122*0001", "SE*122*0002", "its number '0002' is not the '0001' of ST02"),
        ("GE*1*42", "GE*2*42", "it says 2 where 1 sets in the group were counted"),
        ("GE*1*42", "GE*1*43", "its number '43' is not the '42' of GS06"),
        ("IEA*1*000000042", "IEA*3*000000042", "it says 3 where 1 groups in the file were counted"),
        ("IEA*1*000000042", "IEA*1*000000041", "its number '000000041' is not the '000000042' of ISA13"),
        ("SE*122*0001~\n", "", "set 0001 ends here without an SE"),
        ("GE*1*42~\n", "", "group 42 is not closed by a GE"),
        ("IEA*1*000000042~\n", "", "the file is never closed by an IEA"),
        ("ST*837*0001*005010X222A1~\n", "", "no ST stands before it"),
        ("GE*1*42~\n", "NTE*ADD*LATE~\nGE*1*42~\n", "it stands outside any transaction set"),
    ],
)
def test_an_envelope_that_is_not_right_is_named(good: str, bad: str, message: str) -> None:
    assert good in TEXT
    document = read(TEXT.replace(good, bad))
    assert message in [problem.what for problem in document.problems]
    assert all(problem.where.startswith("segment ") and problem.cure for problem in document.problems)


def test_a_problem_counts_the_segments_from_one() -> None:
    document = read(TEXT.replace("SE*122*", "SE*99*"))
    (problem,) = document.problems
    # ISA, GS, then the 122 of the set, of which SE is the last.
    assert (problem.segment, problem.where) == (124, "segment 124 (SE)")


def test_counts_may_have_leading_zeros() -> None:
    assert read(TEXT.replace("SE*122*", "SE*000122*")).problems == ()


def test_a_file_may_hold_several_groups_and_sets() -> None:
    first, second = emit(receipt()).splitlines(), emit(remittance()).splitlines()
    text = "\n".join([*first[:-1], *second[1:-1], "IEA*2*000000007~"])
    document = read(text)
    assert document.problems == ()
    assert document.kind == "mixed"
    assert document.meanings[0] == receipt()
    # The second group now travels under the first file's number.
    assert document.meanings[1].claims == remittance().claims
    assert document.meaning is None
    refused = parse(text)
    assert isinstance(refused, UnreadableFile)
    assert refused.message == "file: it holds 2 sets that can be read, not one. Use read() and take its meanings."


def test_a_set_of_another_kind_is_named_and_left_as_it_stands() -> None:
    text = TEXT.replace("005010X222A1", "005010X223A2")
    document = read(text)
    assert document.kind == "837I"
    assert document.meanings == ()
    assert document.text == text
    assert "this set is of the kind 837I, which has no reader" in document.problems[0].what
    assert "837I" in parse(text).message


@pytest.mark.parametrize(("guide", "kind"), [("005010X222", "837P"), ("005010X222A2", "837P"), ("", "837"), ("9", "837")])
def test_the_guide_tells_the_kind_of_a_claim_file(guide: str, kind: str) -> None:
    assert read(TEXT.replace("005010X222A1", guide)).kind == kind


def test_a_payment_needs_no_guide_to_be_known() -> None:
    assert read(emit(remittance()).replace("005010X221A1", "")).kind == "835"


def test_a_file_with_an_envelope_and_nothing_in_it_says_so() -> None:
    lines = TEXT.splitlines()
    document = read("\n".join([lines[0], "IEA*0*000000042~"]))
    assert [problem.what for problem in document.problems] == ["the file holds no transaction set"]
    assert document.kind == ""
