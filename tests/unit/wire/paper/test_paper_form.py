"""A claim as boxes and values, and a form that somebody typed as a claim."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from sim.records.parties import Address, Contact, Person
from sim.wire.core import Problem
from sim.wire.paper import ClaimForm, fill, read_form
from sim.wire.paper.boxes import kinds, names
from tests.unit.wire.examples import ANA, LEO, PRACTICE, claim, submission, visit
from tests.unit.wire.examples_money import second_claim


def form(*claims, place: int = 0) -> ClaimForm:
    file = submission(*claims)
    filled = fill(file, file.claims[place])
    assert isinstance(filled, ClaimForm)
    return filled


def misfit(**changes: object) -> Problem:
    wrong = fill(submission(), claim(**changes))
    assert isinstance(wrong, Problem)
    return wrong


def typed(**boxes: str) -> dict[str, str]:
    """The example's form with some boxes typed otherwise."""
    changed = {name.removeprefix("b").replace("__", "/").replace("_", " "): value for name, value in boxes.items()}
    return form(claim()).values | changed


def test_a_plain_claim_fills_the_boxes_that_a_biller_expects() -> None:
    values = form(claim()).values
    assert values["1"] == "Group plan"
    assert values["1a"] == "HRN204411865"
    assert values["2"] == values["4"] == "Rivera, Ana, L"
    assert (values["3"], values["3 sex"], values["6"]) == ("05/17/1984", "F", "Self")
    assert (values["5 street"], values["5 zip"]) == ("3 Elm St", "44055")
    assert (values["21 edition"], values["21A"], values["21B"]) == ("0", "E11.9", "D51.0")
    assert (values["22"], values["26"], values["28"]) == ("1", "C-1001", "165.50")
    assert (values["25"], values["25 kind"]) == ("00-0112233", "EIN")
    assert (values["31"], values["31 date"]) == ("Okafor, Ngozi", "03/05/2026")
    assert (values["33"], values["33 zip"], values["33a"]) == ("Larkspur Family Practice", "44055-0101", "1234567893")
    assert values["11d"] == "No"
    assert "22 original" not in values and "9" not in values


def test_a_service_line_is_box_24_from_a_to_j() -> None:
    values = form(claim()).values
    second = {name.removesuffix("/2"): value for name, value in values.items() if name.endswith("/2")}
    assert second == {
        "24A": "03/02/2026", "24A to": "03/02/2026", "24B": "11", "24D": "J3420", "24D modifiers": "25 59",
        "24E": "BA", "24F": "45.00", "24G": "1", "24I": "ZZ", "24J": "1098765435", "24J taxonomy": "207Q00000X",
    }  # fmt: skip


def test_every_box_of_the_table_is_on_a_form_filled_or_blank() -> None:
    boxes = [box.box for box in form(claim()).boxes]
    assert boxes == names(2)
    assert {name.partition("/")[0] for name in boxes} == set(kinds())
    numbers = {kind.number.rstrip("ABCDEFGHIJKLabcd") for kind in kinds().values()}
    assert {str(number) for number in range(1, 34)} <= numbers


def test_a_replacement_names_the_earlier_claim_in_box_22() -> None:
    values = form(place=2).values
    assert (values["22"], values["22 original"]) == ("7", "ICN99")
    assert (values["17 kind"], values["17"], values["17b"]) == ("DN", "Lindqvist, Maja", "1598765430")
    assert values["23 referral"] == "RF1"


def test_a_void_without_the_payers_number_says_what_is_missing() -> None:
    lacking = form(claim(frequency="8"))
    assert lacking.enclosures == ("Box 22 lacks the payer's number of the claim that this one replaces or voids.",)


def test_a_dependents_claim_names_patient_and_insured() -> None:
    values = form(place=1).values
    assert (values["2"], values["4"], values["6"], values["23"]) == ("Rivera, Leo", "Rivera, Ana, L", "Child", "PA5501")


def test_a_secondary_claim_names_the_first_payer_and_asks_for_its_explanation() -> None:
    secondary = form(second_claim())
    values = secondary.values
    assert (values["9"], values["9a"], values["9d"]) == ("Rivera, Luis", "GT55512", "Grey Teal Insurance")
    assert (values["11d"], values["29"], values["order"]) == ("Yes", "110.00", "Second")
    assert secondary.enclosures == ("Enclose the explanation of payment from Grey Teal Insurance: this payer pays after it.",)


def test_a_secondary_claim_that_names_nobody_else_is_told_so() -> None:
    assert form(claim(filing_order="S")).enclosures[1].startswith("Boxes 9 to 9d are blank")


def test_dates_and_notes_beyond_the_claims_own_fields_find_their_boxes() -> None:
    extra = (
        ("REF", "Y4", "PC-77"), ("DTP", "431", "D8", "20260211"), ("DTP", "435", "D8", "20260212"), ("AMT", "F5", "20"),
        ("NM1", "77", "2", "Mill Clinic", "", "", "", "", "XX", "1234567893"), ("N3", "4 Weir Rd"),
        ("N4", "Alder Falls", "OH", "44055"),
    )  # fmt: skip
    values = form(claim(extra=extra, note="Fell at home")).values
    assert (values["11b"], values["14"], values["14 kind"], values["18 from"]) == ("PC-77", "02/11/2026", "431", "02/12/2026")
    assert (values["19"], values["29"]) == ("Fell at home", "20.00")
    assert (values["32"], values["32a"]) == ("Mill Clinic", "1234567893")
    assert (values["32 street"], values["32 city"], values["32 zip"]) == ("4 Weir Rd", "Alder Falls", "44055")


def test_seven_lines_need_a_second_sheet_and_none_needs_one() -> None:
    assert form(claim(lines=(visit(),) * 6)).sheets == 1
    assert form(claim(lines=(visit(),) * 7)).sheets == 2
    assert form(claim(lines=())).sheets == 1


def test_twelve_diagnoses_fit_and_the_thirteenth_is_refused_with_a_reason() -> None:
    codes = tuple(f"M54{place:02d}" for place in range(13))
    assert form(claim(diagnoses=codes[:12])).values["21L"] == "M54.11"
    assert misfit(diagnoses=codes).message == (
        "claim C-1001: it has 13 diagnoses, and box 21 has room for 12. Keep those that the lines point to, or split the claim."
    )


def test_a_line_that_does_not_fit_is_refused_by_its_number() -> None:
    assert misfit(lines=(visit(), visit(modifiers=("25", "59", "RT", "LT", "XU")))).where == "claim C-1001, line 2"
    assert misfit(lines=(visit(pointers=(1, 2, 3, 4, 5)),)).what == "it points to 5 diagnoses, and box 24E has room for four"
    assert misfit(lines=(visit(pointers=(13,)),)).what == "it points to diagnosis 13, which box 21 cannot hold"
    assert misfit(lines=(visit(),) * 51).what == "it has 51 lines, and a claim holds 50"


def test_a_typed_form_is_read_as_the_claim_that_filled_it() -> None:
    sent = claim(
        patient=LEO, relationship="19", frequency="7", payer_claim_number="ICN99",
        lines=tuple(replace(line, control_number="") for line in claim().lines),
    )  # fmt: skip
    read = read_form(form(sent).values)
    assert read.claim == sent
    assert read.billing == PRACTICE
    assert read.signed_on == date(2026, 3, 5)
    assert read.problems == read.left == ()


def test_a_typists_own_spelling_is_read_too() -> None:
    identity = {"b3": "5-17-1984", "b4": "same"}
    line = {"b24A__1": "3 2 2026", "b24D__1": "sv203", "b24G__1": "1.50"}
    read = read_form(typed(**identity, **line, b28="165.5", b24E__2=" b, a"))
    assert read.problems == ()
    assert read.claim.subscriber == ANA
    assert read.claim.charge == 16550
    assert read.claim.lines[1].pointers == (2, 1)
    assert (read.claim.lines[0].procedure, read.claim.lines[0].units) == ("SV203", Decimal("1.5"))


def test_what_cannot_be_read_is_said_of_its_box() -> None:
    wrong = typed(b3="31/12/1984", b28="one hundred", b1="Blue", b24E__1="M", b99="x", b2="a, b, c, d, e")
    said = [problem.message for problem in read_form(wrong).problems]
    assert said == [
        "box 99: the form has no such box. Compare with the list of boxes.",
        "box 28: 'one hundred' cannot be read. Type dollars and cents, such as 186.00.",
        "box 2: 'a, b, c, d, e' cannot be read. Type last name, first name, middle name, suffix.",
        "box 3: '31/12/1984' cannot be read. Type month, day and year, such as 03/02/2026.",
        "box 4: it differs from box 2, and box 6 says that patient and insured are one. Correct the wrong one of the three.",
        "box 11a: it differs from box 3, and box 6 says that patient and insured are one. Correct the wrong one of the three.",
        "box 1: 'Blue' cannot be read. Choose one of Medicare, Medicaid, TRICARE, CHAMPVA, Group plan, Work injury, Other.",
        "box 24E/1: 'M' cannot be read. Type up to four letters from A to L, such as AB.",
    ]


def test_gaps_are_noted() -> None:
    said = [problem.where for problem in read_form(typed(b21D="M54.50", b24F__4="10.00", b24J__2="1598765430")).problems]
    assert said == ["box 24D/3", "box 24D/4", "box 21C", "box 24J/2"]


def test_what_a_claim_has_no_field_for_is_handed_back() -> None:
    read = read_form(typed(b10b="Yes", b10b_state="OH", b14="02/11/2026"))
    assert [(box.box, box.value) for box in read.left] == [("14", "02/11/2026")]
    assert read.claim.related == ("AA", "", "", "OH")


def test_other_coverage_is_read_back_in_its_order() -> None:
    (other,) = read_form(form(second_claim()).values).claim.others
    assert (other.filing_order, other.member_id, other.payer.name) == ("P", "GT55512", "Grey Teal Insurance")
    assert other.subscriber == Person("Rivera", "Luis")


def test_a_telephone_and_a_second_line_of_an_address_are_carried() -> None:
    address = Address("1 Elm St", "Alder Falls", "OH", "44055", "Suite 4")
    practice = replace(PRACTICE, address=address, contact=Contact(phone="8005550123"))
    values = form(claim(billing=practice)).values
    assert (values["33 unit"], values["33 phone"]) == ("Suite 4", "(800) 555-0123")
    assert read_form(values).billing == practice
