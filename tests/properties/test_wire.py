"""Laws of the wire: what is written is read back, and no text whatever breaks the reader."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sim.records.transactions import Meaning, Remittance835, Submission837
from sim.wire import Delimiters, Document, UnreadableFile, check, emit, explain, narrate, parse, read
from tests.properties.wire_strategies import meanings, receipts, remittances, reports, submissions
from tests.unit.wire import examples

calm = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], derandomize=True
)
GOOD = [emit(each) for each in (examples.submission(), examples.refusal(), examples.report(), examples.remittance())]


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


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A good file after a few cuts, insertions, repetitions and exchanges of segments."""
    text = draw(st.sampled_from(GOOD))
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
    return text


@settings(calm, max_examples=150)
@given(damaged())
@example("")
@example("ISA")
@example("ISA*" * 40)
def test_a_damaged_file_is_diagnosed_and_never_breaks_the_reader(text: str) -> None:
    document = read(text)
    assert narrate(text)
    assert explain(text)
    if isinstance(document, UnreadableFile):
        assert document.message
        return
    for meaning in document.meanings:
        check(meaning)


@calm
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda junk: GOOD[0][:106].encode() + junk))
def test_binary_garbage_is_diagnosed_and_never_breaks_the_reader(raw: bytes) -> None:
    document = read(raw)
    assert isinstance(document, UnreadableFile) or document.problems
    assert narrate(raw)
