"""The punctuation of a file, found whatever its state, and one clear word when it cannot be."""

import pytest

from sim.wire import Document, UnreadableFile, read
from sim.wire.core import Delimiters, cut, decode
from sim.wire.document import emit
from tests.unit.wire.examples import receipt, remittance, submission

TEXT = emit(submission())


def flat(text: str) -> str:
    return "".join(text.split("\n"))


def test_the_punctuation_stands_at_fixed_places_of_the_isa() -> None:
    odd = flat(TEXT).replace("*", "|").replace(":", ">").replace("^", "!").replace("~", "'")
    assert cut(odd).delimiters == Delimiters("|", ">", "!", "'")


def test_before_version_00402_and_for_a_letter_isa11_is_no_repetition_mark() -> None:
    assert cut(TEXT.replace("*^*00501*", "*U*00501*")).delimiters.repetition == ""
    assert cut(TEXT.replace("*^*00501*", "*^*00401*")).delimiters.repetition == ""
    assert cut(TEXT).delimiters.repetition == "^"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\ufeff" + TEXT, id="a byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="CR LF after each segment"),
        pytest.param(flat(TEXT), id="no line ends at all"),
        pytest.param("\n\n  " + TEXT + "\n\n \x1a", id="white space around the file"),
        pytest.param(flat(TEXT).replace("~", "\n"), id="line ends as end marks"),
        pytest.param(flat(TEXT).replace("~", "\r\n"), id="CR LF as end marks"),
        pytest.param("\n".join(flat(TEXT)[at : at + 80] for at in range(0, len(TEXT), 80)), id="wrapped at 80 columns"),
    ],
)
def test_white_space_between_segments_means_nothing(text: str) -> None:
    document = read(text)
    assert document.problems == ()
    assert document.meaning == submission()


def test_bytes_are_read_in_whatever_encoding_they_came() -> None:
    for raw in (TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16")):
        assert read(raw).meaning == submission()
    assert decode(b"Ren\xe9e") == "Renée"


def test_an_isa_with_unpadded_elements_is_read_by_counting_them() -> None:
    text = TEXT.replace("LARKSPUR       *", "LARKSPUR*")
    document = read(text)
    assert [problem.message for problem in document.problems] == [
        "segment 1 (ISA): the ISA is not 106 characters long; it was read by counting its elements. "
        "Pad its elements to their fixed widths."
    ]
    assert document.meaning == submission()


def test_text_before_the_isa_is_passed_over_and_named() -> None:
    document = read("Dear biller, here it is:\n" + TEXT)
    assert document.meaning == submission()
    assert document.problems[0].message.startswith("character 1: 25 characters stand before ISA")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "character 1", "the text is empty"),
        ("\ufeff \n\0", "character 1", "the text is empty"),
        ("%PDF-1.7 \x00\xff", "character 1", "no ISA segment begins in it"),
        ("DISABLED", "character 1", "no ISA segment begins in it"),
        (TEXT[:60], "character 1", "the ISA is cut short or its punctuation cannot be made out"),
        (TEXT[:105], "character 1", "the ISA is cut short or its punctuation cannot be made out"),
        (TEXT[:105] + "GS" + TEXT[106:], "character 1", "the ISA is cut short or its punctuation cannot be made out"),
        ("note " + TEXT[:40] + "~GS*HC~ST*837", "character 6", "the ISA is cut short or its punctuation cannot be made out"),
    ],
)
def test_a_text_without_a_usable_isa_is_unreadable_with_place_and_cure(text: str, where: str, what: str) -> None:
    found = read(text)
    assert isinstance(found, UnreadableFile)
    assert (found.where, found.what) == (where, what)
    assert found.cure


def test_a_file_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    text = emit(remittance())
    document = read(text[: text.index("CLP*C-1005")] + "CLP*C-10")
    assert [claim.claim_id for claim in document.meaning.claims] == ["C-1001", "C-10"]
    named = [problem.what for problem in document.problems]
    assert "the file ends without an end mark; it may be cut off" in named
    assert "set 0001 ends here without an SE" in named
    assert "group 9 is never closed by a GE" in named
    assert "the file is never closed by an IEA" in named


def test_a_stray_end_mark_is_named_by_its_place() -> None:
    document = read(TEXT.replace("BHT*", "~BHT*", 1))
    assert document.problems[0].message == "segment 4: it has no name. Remove the stray end mark."


def test_a_line_end_in_place_of_a_character_of_the_isa_is_told_and_the_file_survives_rewriting() -> None:
    text = emit(receipt()).replace("*00501*", "*0\r501*", 1)
    document = read(text)
    assert isinstance(document, Document)
    assert "not 106 characters long" in document.problems[0].what
    again = read(document.text)
    assert isinstance(again, Document) and again.text == document.text
