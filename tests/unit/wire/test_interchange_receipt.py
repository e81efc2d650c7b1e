"""The receipt for an envelope, alone in a file and before the groups of another."""

from datetime import date

import pytest

from sim.records.transactions import Ack999, AckTA1
from sim.wire import Delimiters, emit, explain, faults, narrate, parse, read
from tests.unit.wire.examples_questions import envelope_receipt
from tests.unit.wire.kinds import TEXTS

RIDING = "TA1*000000042*260305*1605*A*000~\n"


def with_receipt(name: str = "999") -> str:
    """A file with a receipt for an envelope in front of its group."""
    return TEXTS[name].replace("GS*", f"{RIDING}GS*", 1)


def test_alone_it_is_a_file_of_three_segments_without_a_group() -> None:
    text = emit(envelope_receipt(status="R", note="025"))
    assert [line.split("*")[0] for line in text.splitlines()] == ["ISA", "TA1", "IEA"]
    assert text.splitlines()[1:] == ["TA1*000000042*260305*1605*R*025~", "IEA*0*000000006~"]
    document = read(text)
    assert (document.kind, document.problems) == ("TA1", ())
    assert parse(text) == envelope_receipt(status="R", note="025")
    assert not parse(text).accepted


def test_before_a_group_it_is_read_beside_what_the_group_means() -> None:
    document = read(with_receipt())
    assert document.problems == ()
    assert [type(meaning) for meaning in document.meanings] == [AckTA1, Ack999]
    assert document.kind == "999"
    assert isinstance(document.meaning, Ack999)
    assert document.text == with_receipt()
    assert document.meanings[0].envelope.control_number == document.meanings[1].envelope.control_number


def test_two_receipts_may_ride_in_front() -> None:
    document = read(with_receipt().replace(RIDING, RIDING * 2))
    assert [type(meaning) for meaning in document.meanings] == [AckTA1, AckTA1, Ack999]
    assert document.problems == ()


@pytest.mark.parametrize("before", ["ST*999", "GE*"])
def test_in_or_after_a_group_it_is_out_of_place(before: str) -> None:
    text = TEXTS["999"].replace(before, RIDING + before, 1)
    assert any("in or after a group" in fault.what for fault in faults(text))
    assert any(isinstance(meaning, AckTA1) for meaning in read(text).meanings)


def test_inside_a_set_it_is_no_receipt_for_an_envelope() -> None:
    text = TEXTS["999"].replace("AK1*", f"{RIDING}AK1*", 1)
    assert read(text).problems


def test_a_wrong_day_and_number_are_named() -> None:
    text = emit(envelope_receipt()).replace("*260305*1605*A", "*261305*1605*A").replace("TA1*000000042", "TA1*42A")
    assert [problem.where for problem in read(text).problems] == ["segment 2 (TA102)", "segment 2 (TA101)"]
    assert parse(text).date is None


def test_it_is_told_and_explained_in_words() -> None:
    text = emit(envelope_receipt(status="R", note="025"))
    assert narrate(text).splitlines()[1] == (
        "It answers file 42, sent 5 March 2026, 16:05: rejected (R); the control number was used before (025)."
    )
    assert explain(text)[1].meaning == (
        "The envelope of file 000000042 was rejected; the control number was used before (025)."
    )


def test_other_punctuation_carries_it_too() -> None:
    receipt = envelope_receipt(date=date(2026, 12, 31))
    assert parse(emit(receipt, Delimiters("|", ">", "^", "\n"))) == receipt
