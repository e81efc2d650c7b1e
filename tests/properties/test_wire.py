"""Laws of the wire: what is written is read back, and no text whatever breaks the reader."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sim.records.transactions import Meaning, Remittance835, Submission837
from sim.wire import Delimiters, Document, UnreadableFile, UnwritableText, emit, explain, faults, narrate, parse, read
from tests.properties.wire_questions import (
    coverage_answers,
    coverage_questions,
    dialogues,
    envelope_receipts,
    requests,
    standing_questions,
    standings,
)
from tests.properties.wire_strategies import receipts, remittances, reports, statements, submissions
from tests.unit.wire.kinds import TEXTS

calm = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True
)
GUIDES = (
    "005010X222A1", "005010X231A1", "005010X214", "005010X221A1", "005010X279A1", "005010X212", "005010X217", "005010X223A2",
)  # fmt: skip
meanings = st.one_of(statements, dialogues)
GOOD = list(TEXTS.values())


@calm
@given(submissions)
def test_a_claim_file_is_read_back_as_it_was_written(file: Submission837) -> None:
    assert parse(emit(file)) == file


@calm
@given(receipts)
def test_a_receipt_is_read_back_as_it_was_written(receipt: Meaning) -> None:
    assert parse(emit(receipt)) == receipt


@calm
@given(reports)
def test_a_report_is_read_back_as_it_was_written(report: Meaning) -> None:
    assert parse(emit(report)) == report


@calm
@given(remittances)
def test_a_remittance_is_read_back_as_it_was_written(remittance: Remittance835) -> None:
    assert parse(emit(remittance)) == remittance


@calm
@given(coverage_questions | coverage_answers)
def test_questions_about_coverage_and_answers_are_read_back_as_they_were_written(file: Meaning) -> None:
    assert parse(emit(file)) == file


@calm
@given(standing_questions | standings())
def test_questions_where_claims_stand_and_answers_are_read_back_as_they_were_written(file: Meaning) -> None:
    assert parse(emit(file)) == file


@calm
@given(requests)
def test_a_request_for_an_authorisation_and_its_decision_are_read_back_as_they_were_written(file: Meaning) -> None:
    assert parse(emit(file)) == file


@calm
@given(envelope_receipts)
def test_a_receipt_for_an_envelope_is_read_back_as_it_was_written(receipt: Meaning) -> None:
    assert parse(emit(receipt)) == receipt


@calm
@given(meanings)
def test_our_own_files_have_no_problems_and_are_written_back_to_the_letter(meaning: Meaning) -> None:
    text = emit(meaning)
    document = read(text)
    assert isinstance(document, Document)
    assert document.problems == ()
    assert document.text == text
    assert len(explain(text)) == len(text.splitlines())


@calm
@given(meanings, st.sampled_from([Delimiters("\x1d", "\x1f", "\x1e", "\x1c"), Delimiters("\t", "\x02", "\x03", "\n")]))
def test_other_punctuation_carries_the_same_meaning(meaning: Meaning, delimiters: Delimiters) -> None:
    assert parse(emit(meaning, delimiters)) == meaning


def in_bytes(text: str, mishap: str) -> bytes:
    """A text as some programs send it: with a byte order mark, in other line ends or letters."""
    match mishap:
        case "bom":
            return text.encode("utf-8-sig")
        case "utf-16":
            return text.encode("utf-16")
        case "cr lf":
            return text.replace("\n", "\r\n").encode()
        case "no lines":
            return text.replace("\n", "").encode()
        case "latin":
            return text.encode("latin-1", errors="replace")
        case _:
            return text.encode(errors="replace")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file after a few cuts, insertions, repetitions and exchanges, and odd in its marks, counts, kind or bytes."""
    text = draw(st.sampled_from(GOOD))
    if draw(st.booleans()):
        text = text.replace(draw(st.sampled_from("*:^~")), draw(st.sampled_from("|>;!*:^~\n")))
    if draw(st.booleans()):
        text = text.replace("SE*", f"SE*{draw(st.integers(0, 999))}")
    if draw(st.booleans()):
        text = text.replace(draw(st.sampled_from(GUIDES)), draw(st.sampled_from(GUIDES)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        match draw(st.sampled_from(["cut", "insert", "repeat", "swap", "truncate"])):
            case "cut":
                text = text[:start] + text[end:]
            case "insert":
                junk = draw(
                    st.text(max_size=8) | st.sampled_from(["~", "*", "*****", ":", "~~", "\r\n", "HL*1*1*22~", "IEA*~"])
                )
                text = text[:start] + junk + text[start:]
            case "repeat":
                text = text[:end] + text[start:]
            case "swap":
                lines = text.splitlines(keepends=True)
                text = "".join(draw(st.permutations(lines)) if len(lines) < 12 else lines[::-1])
            case _:
                text = text[:start]
    raw = bytearray(in_bytes(text, draw(st.sampled_from(["", "bom", "utf-16", "cr lf", "no lines", "latin"]))))
    for place, byte in draw(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=3)):
        if place < len(raw):
            raw[place] = byte
    return bytes(raw)


@settings(calm, max_examples=150)
@given(damaged())
@example(b"")
@example(b"ISA")
@example(b"ISA*" * 40)
def test_a_damaged_file_is_diagnosed_and_never_breaks_the_reader(text: bytes) -> None:
    document = read(text)
    assert narrate(text)
    assert explain(text)
    assert all(fault.message for fault in faults(text))
    if isinstance(document, UnreadableFile):
        assert document.message
        return
    for meaning in document.meanings:
        assert _is_written_or_refused(meaning)


def _is_written_or_refused(meaning: Meaning) -> bool:
    """Whether a meaning, however it came about, is written so that it can be read, or refused by name."""
    try:
        return isinstance(read(emit(meaning)), Document)
    except UnwritableText as refusal:
        return bool(refusal.field)


@calm
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda junk: GOOD[0][:106].encode() + junk))
def test_binary_garbage_is_diagnosed_and_never_breaks_the_reader(raw: bytes) -> None:
    document = read(raw)
    assert isinstance(document, UnreadableFile) or document.problems
    assert narrate(raw)
