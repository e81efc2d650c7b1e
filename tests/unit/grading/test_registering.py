"""New patients marked by meaning: whole for what the papers say, half where only the bill can be right, nothing for a digit."""

from fractions import Fraction

import pytest
from msgspec.structs import replace

from sim.desk.actions import Change, CorrectRegistration, RegisterPatient, Wait
from sim.desk.asks import AskNewPatient, AskWorklist
from sim.staff.reading import registration_from
from sim.training.exercise import read_exercise
from tests.unit.grading.hands import Hands

LESSON = read_exercise("02_registration_and_cards")
NEWCOMERS = 3


@pytest.fixture
def hands(tmp_path):
    """Somebody at the desk on the Friday of the lesson's week, when every new patient has come."""
    sitting = Hands(LESSON, tmp_path)
    for _ in range(4):
        sitting.do(Wait())
    return sitting


def waiting(hands):
    return [row.id for row in hands.session.look(AskWorklist("to_register")).worklist.rows]


def on_paper(hands, patient):
    return registration_from(hands.session.look(AskNewPatient(patient)).new_patient)


def register(hands, but: str = "", value: str = ""):
    """Register everybody as on paper; of the first patient one field is typed as `value` makes it."""
    numbers = []
    for place, patient in enumerate(waiting(hands)):
        typed = on_paper(hands, patient)
        if place == 0 and but:
            typed = tuple([replace(each, value=value(each.value)) if each.field == but else each for each in typed])
        numbers.append(hands.do(RegisterPatient(patient, typed)))
    assert len(numbers) == NEWCOMERS
    return tuple(numbers)


def swapped(text: str) -> str:
    """Put two digits that differ into each other's place."""
    place = next(i for i in range(len(text) - 1) if text[i:i + 2].isdigit() and text[i] != text[i + 1])
    return text[:place] + text[place + 1] + text[place] + text[place + 2:]


def test_as_the_papers_say_earns_all_and_cites_each_registration(hands):
    numbers = register(hands)
    finding = hands.check("registered")
    assert (finding.part, finding.actions) == (Fraction(1), numbers)
    assert finding.says == "3 of 3 new patients registered."


def test_nobody_registered_earns_nothing(hands):
    finding = hands.check("registered")
    assert (finding.part, finding.actions) == (Fraction(0), ())


def test_an_address_in_other_words_is_right(hands):
    register(hands, "address", lambda text: text.replace(",", "").upper().replace(" OH ", " OHIO "))
    assert hands.check("registered").part == 1


def test_a_swapped_digit_of_the_address_costs_half_of_that_patient(hands):
    register(hands, "address", swapped)
    finding = hands.check("registered")
    assert finding.part == Fraction(5, 6)
    assert "address not as on paper" in finding.says


def test_a_swapped_digit_of_the_member_number_costs_that_patient_until_it_is_corrected(hands):
    first = waiting(hands)[0]
    right = {change.field: change.value for change in on_paper(hands, first)}["member_id"]
    register(hands, "member_id", swapped)
    assert hands.check("registered").part == Fraction(2, 3)
    again = Hands(LESSON, hands.session.file.path.parent)
    for _ in range(4):
        again.do(Wait())
    register(again, "member_id", swapped)
    again.do(CorrectRegistration(first, (Change("member_id", right),)))
    assert again.check("registered").part == 1
