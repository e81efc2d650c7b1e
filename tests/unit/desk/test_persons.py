"""Names, sex, relationship and the second coverage, typed into registration and claim."""

import pytest

from sim.desk.actions import Change, CorrectClaim, CorrectRegistration, ScreenPatient
from sim.desk.asks import AskClaim
from sim.records.people import Coverage
from tests.causes.playing import papers
from tests.offices import honest, seat


@pytest.fixture
def desk():
    return seat(honest(), seed=5, day=10)


def first(desk):
    return next(iter(desk.world.office.files.values())).claim


def test_a_name_spelled_as_on_the_card_is_kept_as_nothing_and_another_as_typed(desk):
    claim = first(desk)
    on_card = desk.world.office.card_name(claim.patient)
    typed = [Change("name", "Quill,  Peggy")]
    assert desk.do(CorrectClaim(claim.id, tuple(typed))).done
    assert desk.world.office.files[claim.id].claim.name == "Quill, Peggy"
    assert next(field.value for field in desk.look(AskClaim(claim.id)).claim.fields if field.key == "name") == "Quill, Peggy"
    assert desk.do(CorrectClaim(claim.id, (Change("name", f" {on_card.upper()} "),))).done
    assert desk.world.office.files[claim.id].claim.name == ""
    assert "Nothing to change" in desk.do(CorrectClaim(claim.id, (Change("name", on_card.lower()),))).reason


@pytest.mark.parametrize(("field", "value", "says"), [
    ("name", "Peggy Quill", "last name, comma, first name"),
    ("name", f"Quill, {'P' * 80}", "longer"),
    ("name", "Quill,", "full name"),
    ("sex", "X", "F, M"),
    ("relationship", "cousin", "self, spouse, child"),
    ("second_payer", "nobody", "payer list"),
    ("second_relationship", "", "self, spouse, child"),
    ("shoe_size", "9", "no field"),
])
def test_what_cannot_stand_in_a_field_is_refused_with_what_to_type(desk, field, value, says):
    assert says in desk.do(CorrectRegistration(first(desk).patient, (Change(field, value),))).reason


def test_the_registration_takes_a_second_coverage_and_gives_it_up(desk):
    patient = first(desk).patient
    held = (
        Change("second_payer", "SMH20"), Change("second_member_id", "w12 345"), Change("second_group", "sm-1"),
        Change("second_relationship", "Spouse"), Change("sex", "m" if first(desk).sex == "F" else "f"),
    )
    assert desk.do(CorrectRegistration(patient, held)).done
    typed = desk.world.office.registrations[patient]
    assert typed.further == (Coverage("summit", "W12345", "SM-1", "spouse"),)
    assert typed.sex != first(desk).sex
    assert desk.do(CorrectRegistration(patient, (Change("second_payer", ""), Change("second_member_id", "")))).done
    assert desk.world.office.registrations[patient].further == ()


def test_a_screening_lies_with_the_papers_and_is_made_once(desk):
    claim = first(desk)
    outcome = desk.do(ScreenPatient(claim.id))
    assert outcome.minutes == 10
    paper = next(paper for paper in papers(desk, claim.id).documents if paper.kind == "screening_result")
    assert [(field.label.lower(), field.value) for field in paper.fields] == [(fact.name, fact.value) for fact in outcome.facts]
    assert "has been screened" in desk.do(ScreenPatient(claim.id)).reason
