"""Values that cannot be read become nothing, and leave a problem that names the element."""

import time
from datetime import date
from decimal import Decimal

import pytest

from sim.wire import emit, parse, read
from sim.wire.core import STANDARD, Segment
from sim.wire.reading import Reading, blocks
from tests.unit.wire.examples import claim, remittance, submission
from tests.unit.wire.kinds import TEXTS


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


SAID_OF_QUESTIONS = {
    "a level that has no place": (
        "270", "HL*3*2*22*0", "HL*3*2*19*0", "segment 9 (HL03): level '19' has no place in this file",
    ),
    "a dependent without a subscriber": (
        "270", "HL*4*2*22*1~\nNM1*IL*1*Rivera*Ana*L***MI*HRN204411865~\nN3*3 Elm St~\nN4*Alder Falls*OH*44055~\n"
        "DMG*D8*19840517*F~\nHL*5*4*23*0", "HL*4*2*21*1~\nHL*5*4*23*0",
        "segment 18 (HL): no subscriber stands above this dependent",
    ),
    "a level without a name": ("271", "NM1*03*1*Rivera*Leo~\n", "", "segment 47 (HL): nobody is named on this level"),
    "a benefit's amount": ("271", "***29*412.5*", "***29*lots*", "segment 22 (EB07): 'lots' is not an amount"),
    "a benefit's day": ("271", "DTP*290*D8*20260201", "DTP*290*D8*2026", "segment 31 (DTP03): '2026' is not a day or a span"),
    "a question without a claim": ("276", "TRN*1*S-1~\n", "", "segment 11 (HL): no claim is named for this patient"),
    "a status of no day": ("277", "STC*F1:65*20260309", "STC*F1:65*today", "segment 14 (STC02): 'today' is not a day"),
    "a patient without an event": (
        "278", "HL*8*7*EV*0", "HL*8*7*ZZ*0", "segment 36 (HL03): level 'ZZ' has no place in this file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID_OF_QUESTIONS)
def test_a_fault_of_a_question_or_answer_names_its_segment(name: str) -> None:
    kind, good, bad, message = SAID_OF_QUESTIONS[name]
    assert good in TEXTS[kind]
    document = read(TEXTS[kind].replace(good, bad, 1))
    assert message in [f"{problem.where}: {problem.what}" for problem in document.problems]
    assert len(document.meanings) == 1


LOST = [("837P", "HI*ABK"), ("278", "HI*ABK"), ("835", "CAS*CO"), ("837P", "CLM*C-1001")]


@pytest.mark.parametrize(("name", "opening"), LOST)
def test_a_segment_that_has_lost_its_elements_breaks_nothing(name: str, opening: str) -> None:
    lines = TEXTS[name].splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith(opening))
    lines[place] = f"{opening.partition('*')[0]}~\n"
    assert len(read("".join(lines)).meanings) == 1


def test_several_dependents_under_one_subscriber_are_each_a_question() -> None:
    second = "HL*6*4*23*0~\nTRN*1*Q-3*9LARKSPUR1~\nNM1*03*1*Rivera*Eva~\nINS*N*19~\nEQ*30~\n"
    text = TEXTS["270"].replace("SE*30*", f"{second}SE*35*")
    questions = read(text).meaning.questions
    assert [each.patient.first for each in questions] == ["Ana", "Leo", "Eva"]
    assert {each.subscriber.first for each in questions} == {"Ana"}
    assert read(text).problems == ()


def test_a_subscriber_who_asks_beside_a_dependent_is_a_question_too() -> None:
    text = TEXTS["270"].replace("HL*5*4*23*0", "EQ*30~\nHL*5*4*23*0").replace("SE*30*", "SE*31*")
    assert [each.patient.first for each in read(text).meaning.questions] == ["Ana", "Ana", "Leo"]


def test_the_payer_of_each_question_is_kept_where_a_file_asks_two() -> None:
    again = "HL*6**20*1~\nNM1*PR*2*Grey Teal Insurance*****PI*GTI9~\nHL*7*6*21*1~\nNM1*1P*2*Other*****SV*77~\nHL*8*7*22*0~\n"
    text = TEXTS["270"].replace("SE*30*", f"{again}NM1*IL*1*Rivera*Ana~\nEQ*30~\nSE*37*")
    meaning = read(text).meaning
    assert read(text).problems == ()
    assert [each.payer.name if each.payer else "" for each in meaning.questions] == ["", "", "Grey Teal Insurance"]
    assert (meaning.questions[2].provider.qualifier, meaning.questions[2].provider.identifier) == ("SV", "77")
    assert parse(emit(meaning)) == meaning


def test_services_that_repeat_in_one_element_are_read_apart_and_written_apart() -> None:
    text = TEXTS["270"].replace("EQ*30~", "EQ*30^98^UC~")
    assert read(text).meaning.questions[0].service_types == ("30", "98", "UC")
    assert "EQ*30~\nEQ*98~\nEQ*UC~" in emit(read(text).meaning)
    assert "EB*B*IND*98^UC***27" in emit(read(TEXTS["271"].replace("EB*B*IND*98*", "EB*B*IND*98^UC*")).meaning)
