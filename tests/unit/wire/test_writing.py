"""The writer formats, counts and numbers; what would not survive the trip it refuses by name."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from sim.records.transactions import Address, Adjustment, Contact, Name, Organisation, Person, Provider
from sim.wire import Delimiters, UnwritableText, emit, parse
from sim.wire.writing import Writing, money, number, span, stamp
from tests.unit.wire.examples import ANA, OFFICE, PRACTICE, claim, envelope, remittance, submission, visit


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "0"), (5, "0.05"), (50, "0.5"), (12000, "120"), (12050, "120.5"), (12055, "120.55"), (-127, "-1.27")],
)
def test_money_is_written_in_dollars_without_idle_zeros(cents: int, text: str) -> None:
    assert money(cents) == text


def test_quantities_lose_idle_zeros_and_keep_real_ones() -> None:
    assert [number(each) for each in (1, 10, Decimal("7.00"), Decimal("0.25"), Decimal("1E+2"))] == [
        "1",
        "10",
        "7",
        "0.25",
        "100",
    ]


def test_days_and_spans_are_written_as_digits() -> None:
    assert stamp(date(2026, 3, 2)) == "20260302"
    assert stamp(None) == ""
    assert span(date(2026, 3, 2), date(2026, 3, 4)) == ("RD8", "20260302-20260304")


def test_empty_tails_are_trimmed_in_segments_and_composites() -> None:
    out = Writing()
    out.add("CLM", "C-1", "", ("11", "", ""), "", ("", ""))
    assert out.lines == ["CLM*C-1**11~\n"]


def test_levels_are_numbered_under_their_parents() -> None:
    lines = [line for line in emit(submission()).splitlines() if line.startswith("HL")]
    # One practice, five subscribers, and the child of the second under that second.
    assert lines == [
        "HL*1**20*1~", "HL*2*1*22*0~", "HL*3*1*22*1~", "HL*4*3*23*0~", "HL*5*1*22*0~", "HL*6*1*22*0~", "HL*7*1*22*0~",
    ]  # fmt: skip


def test_control_numbers_and_the_clock_are_the_callers() -> None:
    text = emit(submission())
    assert text.startswith(
        "ISA*00*          *00*          *ZZ*LARKSPUR       *ZZ*JUNCTION1      *260305*1605*^*00501*000000042*0*T*:~\n"
        "GS*HC*LARKSPUR*JUNCTION1*20260305*1605*42*X*005010X222A1~\nST*837*0001*005010X222A1~\n"
    )
    assert text.endswith("SE*122*0001~\nGE*1*42~\nIEA*1*000000042~\n")
    assert emit(submission()) == text


HOSTILE = {
    "an element mark": "A*B",
    "a component mark": "A:B",
    "an end mark": "A~B",
    "a repetition mark": "A^B",
    "a line end": "A\nB",
    "a null": "A\0B",
    "an accent": "Renée",
    "a space before": " AB",
    "a space behind": "AB ",
}


@pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE)
def test_data_that_would_break_the_file_is_refused_with_claim_and_field(bad: str) -> None:
    with pytest.raises(UnwritableText) as refused:
        emit(submission(claim(subscriber=replace(ANA, first=bad))))
    assert (refused.value.where, refused.value.field, refused.value.value) == ("claim C-1001", "NM104", bad)
    assert str(refused.value).startswith("claim C-1001: NM104 ")


@pytest.mark.parametrize(
    ("changes", "where", "field"),
    [
        ({"claim_id": "C" * 39}, f"claim {'C' * 39}", "CLM01"),
        ({"member_id": "M" * 81}, "claim C-1001", "NM109"),
        ({"prior_authorisation": "P" * 51}, "claim C-1001", "REF02"),
        ({"diagnoses": ("E1*9",)}, "claim C-1001", "HI01"),
        ({"lines": (visit(), visit(procedure="A:1"))}, "claim C-1001, line 2", "SV101"),
        ({"lines": (visit(modifiers=("25", "59", "RT", "LT", "76")),)}, "claim C-1001, line 1", "SV101"),
    ],
)
def test_a_refusal_names_the_claim_the_line_and_the_element(changes: dict[str, object], where: str, field: str) -> None:
    with pytest.raises(UnwritableText) as refused:
        emit(submission(claim(**changes)))
    assert (refused.value.where, refused.value.field) == (where, field)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"time": "2460"}, "ISA10"),
        ({"time": "9:30"}, "ISA10"),
        ({"control_number": 1_000_000_000}, "ISA13"),
        ({"control_number": -1}, "ISA13"),
        ({"sender": "S" * 16}, "ISA06"),
        ({"sender_qualifier": "ZZZ"}, "ISA05"),
    ],
)
def test_an_envelope_that_would_shift_the_isa_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(UnwritableText) as refused:
        emit(replace(submission(), envelope=replace(envelope(), **changes)))
    assert refused.value.field == field


def test_a_remittance_holds_five_remarks_a_claim_at_most() -> None:
    paid = replace(remittance().claims[0], remarks=("N1", "N2", "N3", "N4", "N5", "N6"))
    with pytest.raises(UnwritableText, match="more than five remarks"):
        emit(remittance(claims=(paid,)))


def test_a_contact_has_three_ways_to_be_reached_at_most() -> None:
    crowded = Contact("Desk", "8005550100", "12", "desk@example.com", "8005550102")
    with pytest.raises(UnwritableText, match="four ways"):
        emit(replace(submission(), submitter=replace(OFFICE, contact=crowded)))


def test_data_that_is_punctuation_elsewhere_travels_under_other_punctuation() -> None:
    file = submission(claim(claim_id="A*B:C"))
    assert parse(emit(file, Delimiters("|", ">", "!", "\n"))) == file


def test_seven_reasons_of_one_group_take_two_segments_and_come_back_as_seven() -> None:
    reasons = tuple(Adjustment("CO", str(carc), carc) for carc in (45, 4, 5, 6, 7, 8, 9))
    paid = replace(remittance().claims[0], adjustments=reasons)
    text = emit(remittance(claims=(paid,)))
    assert "CAS*CO*45*0.45**4*0.04**5*0.05**6*0.06**7*0.07**8*0.08~\nCAS*CO*9*0.09~" in text
    assert parse(text).claims[0].adjustments == reasons


def test_a_second_practice_gets_a_level_of_its_own() -> None:
    other = Provider(
        "Fen Clinic", "1598765430", tax_id="000445566", address=Address("1 Fen Rd", "Alder Falls", "OH", "440550202")
    )
    file = submission(claim(), claim("C-2", billing=other), claim("C-3"))
    text = emit(file)
    assert text.count("*20*1~") == 3
    assert parse(text) == file
    assert PRACTICE.name in text


def test_records_hold_names_in_reading_order() -> None:
    assert Name("Rivera", "Ana", "L", "Jr").full == "Ana L Rivera Jr"
    assert Provider("Okafor", first="Ngozi").full == "Ngozi Okafor"
    assert Organisation("Rivera", first="Ana").full == "Ana Rivera"
    assert claim(patient=Person("Rivera", "Leo")).treated.first == "Leo"
