"""Values that cannot be read become nothing, and leave a problem that names the element."""

import time
from datetime import date
from decimal import Decimal

import pytest

from sim.wire import emit, parse, read
from sim.wire.core import STANDARD, Segment
from sim.wire.reading import Reading, blocks
from tests.unit.wire.examples import claim, remittance, submission


def reading_of(text: str) -> tuple[Reading, Segment]:
    return Reading(STANDARD, []), Segment(7, ("CLM", text))


@pytest.mark.parametrize(
    ("text", "cents"),
    [("", 0), ("0", 0), ("125", 12500), ("125.0", 12500), ("1400.00", 140000), ("-1.27", -127), (".5", 50), ("3.", 300)],
)
def test_money_is_read_however_it_is_spelt(text: str, cents: int) -> None:
    reading, segment = reading_of(text)
    assert reading.cents(segment, 1) == cents
    assert reading.problems == []


@pytest.mark.parametrize("text", ["1O5", "1e5", "$5", "1,000", "-", ".", "--1", "٣", "9" * 5000, "NaN"])
def test_what_is_no_amount_is_zero_and_a_problem(text: str) -> None:
    reading, segment = reading_of(text)
    assert reading.cents(segment, 1) == 0
    (problem,) = reading.problems
    assert (problem.where, problem.segment) == ("segment 7 (CLM01)", 7)


def test_parts_of_a_cent_are_named() -> None:
    reading, segment = reading_of("1.239")
    assert reading.cents(segment, 1) == 123
    assert reading.problems[0].what == "'1.239' is finer than a cent"


@pytest.mark.parametrize(("text", "units"), [("", 0), ("7", 7), ("7.00", 7), ("0.25", Decimal("0.25")), ("-2", -2)])
def test_units_are_whole_where_they_can_be(text: str, units: object) -> None:
    reading, segment = reading_of(text)
    assert reading.quantity(segment, 1) == units
    assert type(reading.quantity(segment, 1)) is type(units)


@pytest.mark.parametrize("text", ["20260230", "2026", "2026-03-02", "0000000a", "00000101"])
def test_a_day_that_does_not_exist_is_none_and_a_problem(text: str) -> None:
    reading, segment = reading_of(text)
    assert reading.day(segment, 1) is None
    assert len(reading.problems) == 1


def test_days_and_spans() -> None:
    reading, segment = reading_of("20260302-20260304")
    assert reading.days(segment, 1) == (date(2026, 3, 2), date(2026, 3, 4))
    reading, segment = reading_of("20260302")
    assert reading.days(segment, 1) == (date(2026, 3, 2), None)


def test_blocks_begin_at_each_opener() -> None:
    segments = [Segment(place, (name,)) for place, name in enumerate(["A", "B", "A", "X", "B"])]
    head, found = blocks(segments, "B")
    assert [each.id for each in head] == ["A"]
    assert [[each.id for each in block] for block in found] == [["B", "A", "X"], ["B"]]
    assert blocks(segments, "Z") == (segments, [])


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("CLM*C-1001*165.5", "CLM*C-1001*x", "segment 23 (CLM02): 'x' is not an amount"),
        ("CLM*C-1001", "CLM*", "segment 23 (CLM01): the claim has no number of its own"),
        ("HL*2*1*22*0", "HL*2*1*99*0", "segment 14 (HL03): level '99' has no place in a claim file"),
        ("HL*1**20*1", "HL*1**20*1~NM1*85*2*A~HL*1**21*1", "segment 10 (HL03): level '21' has no place in a claim file"),
        ("*UN*1***1~", "*UN*one***1~", "segment 28 (SV104): 'one' is not a quantity"),
        ("*UN*1***1~", "*UN*1***A~", "segment 28 (SV107): 'A' is not a whole number"),
    ],
)  # fmt: skip
def test_a_bad_value_names_its_segment_and_element(good: str, bad: str, message: str) -> None:
    document = read(emit(submission(claim())).replace(good, bad, 1))
    assert message in [f"{problem.where}: {problem.what}" for problem in document.problems]
    assert len(document.meanings) == 1


def test_one_bad_claim_does_not_hide_the_others() -> None:
    document = read(emit(submission()).replace("CLM*C-1002*165.5", "CLM*C-1002*oops"))
    assert [found.charge for found in document.meaning.claims] == [16550, 0, 16550, 16550, 16550]


def test_a_thousand_claims_are_read_well_under_a_second() -> None:
    claims = emit(submission(*(claim(f"C-{number}") for number in range(1000))))
    paid = emit(remittance(claims=remittance().claims * 500))
    start = time.process_time()
    assert len(parse(claims).claims) == 1000
    assert len(parse(paid).claims) == 1000
    assert time.process_time() - start < 1.0
