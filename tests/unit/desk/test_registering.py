"""A new patient registered by hand: what is asked for, what is refused and why, and what waits until it is done."""

import pytest
from msgspec import convert
from msgspec.structs import replace

from sim.desk.actions import Change, CorrectRegistration, RegisterPatient, ReleaseBatch, Wait, decode_action, encode
from sim.desk.asks import AskClaim, AskNewPatient, AskWorklist
from sim.desk.desk import Desk
from sim.desk.work.registering import LABELS, NEEDED
from sim.records.people import Coverage
from sim.scenario import Second
from sim.staff.reading import registration_from
from sim.world.patients import as_on_paper
from tests.offices import honest, run, seat


def office(count=3, **more):
    return honest(patients={"count": 40, "unregistered": count, "unregistered_from": 2, "unregistered_within": 3}, **more)


@pytest.fixture
def desk():
    return seat(office(), seed=5, day=10)


def papers_of(desk, patient):
    return registration_from(desk.look(AskNewPatient(patient)).new_patient)


def changed(typed, field, value):
    return tuple([replace(change, value=value) if change.field == field else change for change in typed])


def test_a_visit_waits_without_a_claim_until_its_patient_is_registered(desk):
    patient = desk.ids("to_register")[0]
    visits = [visit for visit in desk.world.office.encounters.values() if visit.patient == patient]
    assert patient not in desk.world.office.claims_of
    row = desk.rows("to_register")[0]
    assert row.charge == sum(charge.amount for charge in visits[0].charges)
    outcome = desk.do(RegisterPatient(patient, papers_of(desk, patient)))
    assert (outcome.done, outcome.minutes) == (True, 8)
    claim = desk.world.office.files[desk.world.office.claims_of[patient][0]].claim
    assert (claim.encounter, claim.day) == (visits[0].id, visits[0].day)
    assert patient not in desk.ids("to_register")
    assert claim.id in desk.ids("to_send")
    assert desk.world.office.ledger.proof() == []


def test_the_days_to_file_run_from_the_visit_whoever_is_registered_late(desk):
    patient, due = desk.ids("to_register")[-1], desk.rows("to_register")[-1].due
    desk.come_back(24)
    assert next(row.due for row in desk.rows("to_register") if row.id == patient) == due
    desk.do(RegisterPatient(patient, papers_of(desk, patient)))
    claim = desk.world.office.claims_of[patient][0]
    assert next(row.due for row in desk.rows("to_send") if row.id == claim) == due


def test_every_visit_until_then_is_drafted_and_the_next_one_at_the_end_of_its_day(desk):
    weekly = next(patient for patient in desk.ids("to_register") if desk.world.patients.all[patient].weekly)
    desk.come_back(24)
    visits = [visit.day for visit in desk.world.office.encounters.values() if visit.patient == weekly]
    assert len(visits) > 1
    desk.do(RegisterPatient(weekly, papers_of(desk, weekly)))
    drafted = desk.world.office.claims_of[weekly]
    assert [desk.world.office.files[claim].claim.day for claim in drafted] == visits
    desk.come_back(31)
    assert len(desk.world.office.claims_of[weekly]) == len(visits) + 1


def test_what_the_papers_say_is_the_registration_that_a_careful_front_desk_would_have_typed(desk):
    for patient in desk.ids("to_register"):
        desk.do(RegisterPatient(patient, papers_of(desk, patient)))
        typed = desk.world.office.registrations[patient]
        assert typed == as_on_paper(desk.world.patients.all[patient], "you", typed.changed)


@pytest.mark.parametrize("field", NEEDED)
def test_a_field_left_out_is_named(desk, field):
    patient = desk.ids("to_register")[0]
    typed = tuple([change for change in papers_of(desk, patient) if change.field != field])
    reason = desk.do(RegisterPatient(patient, typed)).reason
    assert reason == f"{LABELS[field]}: nothing was typed. Copy it from the patient's papers."
    assert patient in desk.ids("to_register")


@pytest.mark.parametrize(("field", "value", "says"), [
    ("birth_date", "13/45/1980", "Birth date: '13/45/1980' is not a date"),
    ("phone", "555-0100", "Telephone: '555-0100' is no telephone number. Type its ten digits"),
    ("payer", "Summit Mutual Healthy", "Payer: 'Summit Mutual Healthy' is not on the payer list"),
    ("effective", "soon", "Effective: 'soon' is not a date"),
    ("guarantor", "Ruth Wade", "Guarantor, last name first: 'Ruth Wade' is not a full name"),
    ("address", "9" * 200, "Address: The address is longer than 120 characters"),
    ("sex", "female", "Sex: 'female' is no sex that a claim knows. Choose one of F, M"),
])
def test_a_value_that_cannot_stand_is_refused_with_its_field_and_what_to_do(desk, field, value, says):
    patient = desk.ids("to_register")[0]
    assert says in desk.do(RegisterPatient(patient, changed(papers_of(desk, patient), field, value))).reason


def test_a_field_that_no_registration_has_nobody_and_nothing_are_refused(desk):
    patient = desk.ids("to_register")[0]
    typed = papers_of(desk, patient)
    assert "no field 'shoe_size'" in desk.do(RegisterPatient(patient, (*typed, Change("shoe_size", "9")))).reason
    assert "no new patient 'P-9'" in desk.do(RegisterPatient("P-9", typed)).reason
    assert "Nothing was changed" in desk.do(RegisterPatient(patient, ())).reason
    assert "not registered yet" in desk.do(CorrectRegistration(patient, (Change("group", "1"),))).reason
    assert desk.do(RegisterPatient(patient, typed)).done
    assert "is registered" in desk.do(RegisterPatient(patient, typed)).reason


def test_a_colleague_who_has_taken_a_patient_up_is_not_overtaken(desk):
    patient = desk.ids("to_register")[0]
    desk.world.office.taken[patient] = "Ana"
    assert "Ana is registering this patient" in desk.do(RegisterPatient(patient, papers_of(desk, patient))).reason
    assert patient not in [row.id for row in desk.look(AskWorklist("to_register", free=True)).worklist.rows]


def test_two_who_began_at_the_same_minute_make_one_registration(desk):
    patient = desk.ids("to_register")[0]
    typed, env = papers_of(desk, patient), desk.world.env
    both = [env.process(each.perform(RegisterPatient(patient, typed))) for each in (desk.desk, Desk(desk.world, "Ana"))]
    env.run(until=both[0] & both[1])
    assert len(desk.world.office.claims_of[patient]) == 1


def test_a_dependents_subscriber_is_needed_and_a_second_coverage_wants_its_number(desk):
    child = next(p for p in desk.ids("to_register") if desk.world.patients.all[p].memberships[0].relationship == "child")
    typed = papers_of(desk, child)
    without = tuple([change for change in typed if change.field != "subscriber"])
    assert desk.do(RegisterPatient(child, without)).reason.startswith("Subscriber, last name first: nothing was typed")
    half = (*typed, Change("second_payer", "SMH20"))
    assert desk.do(RegisterPatient(child, half)).reason.startswith("Member ID, second: nothing was typed")
    lost = (*typed, Change("third_member_id", "W1"))
    assert desk.do(RegisterPatient(child, lost)).reason.startswith("Payer, third: nothing was typed")
    whole = (*half, Change("second_member_id", "W1"), Change("second_relationship", "child"))
    assert desk.do(RegisterPatient(child, whole)).done
    assert desk.world.office.registrations[child].further == (Coverage("summit", "W1", "", "child"),)


def test_an_address_in_other_words_is_the_address_and_a_swapped_digit_is_not(desk):
    one, other = desk.ids("to_register")[:2]
    said = {change.field: change.value for change in papers_of(desk, one)}["address"]
    short = said.replace(" Terrace", " Ter.").replace("OH", "Ohio").lower()
    assert short != said
    desk.do(RegisterPatient(one, changed(papers_of(desk, one), "address", short)))
    assert desk.world.office.registrations[one].address == ""
    house = {change.field: change.value for change in papers_of(desk, other)}["address"]
    wrong = f"21{house[2:]}"
    desk.do(RegisterPatient(other, changed(papers_of(desk, other), "address", wrong)))
    assert desk.world.office.registrations[other].address == wrong
    claim = desk.world.office.claims_of[other][0]
    shown = {field.key: field.value for field in desk.look(AskClaim(claim)).claim.registration}
    assert (shown["address"], shown["phone"][:1]) == (wrong, "(")
    assert desk.do(CorrectRegistration(other, (Change("address", house.upper()),))).done
    assert desk.world.office.registrations[other].address == ""


def test_a_wrong_digit_in_the_member_id_fails_at_the_payer_like_any_other(desk):
    patient = desk.ids("to_register")[0]
    typed = papers_of(desk, patient)
    number = {change.field: change.value for change in typed}["member_id"]
    desk.do(RegisterPatient(patient, changed(typed, "member_id", f"{number[:-2]}{number[-1]}{number[-2]}")))
    claim = desk.world.office.claims_of[patient][0]
    desk.do(ReleaseBatch((claim,)))
    desk.do(Wait())
    desk.do(Wait())
    assert "transposed_member_id" in [found.cause for found in desk.world.findings.all if found.claim == claim]


def test_three_coverages_are_typed_from_the_cards_in_the_order_in_which_they_pay():
    rows = convert([
        {"payer": "harbor", "second": "summit", "share": 1000, "holder": "spouse", "employer_size": 60, "from_age": 19},
        {"payer": "harbor", "second": "state-care", "share": 1000, "from_age": 19},
    ], tuple[Second, ...])
    many = replace(office(count=30), seconds=rows)
    desk = seat(many, seed=5, day=10)
    three = [patient for patient in desk.ids("to_register") if len(desk.world.patients.all[patient].others) == 2]
    assert three
    for patient in three:
        assert desk.do(RegisterPatient(patient, papers_of(desk, patient))).done
        typed = desk.world.office.registrations[patient]
        assert typed == as_on_paper(desk.world.patients.all[patient], "you", typed.changed)
        assert len(typed.further) == 2


def test_simulated_staff_register_whoever_waits_and_an_office_without_newcomers_is_as_it_was():
    world = run(office(), days=30)
    assert world.office.to_register == {}
    typed = [world.office.registrations[patient] for patient in world.patients.newcomers]
    assert typed and all(each.clerk not in world.scenario.practice.clerks for each in typed)
    assert all(each == as_on_paper(world.patients.all[each.patient], each.clerk, each.changed) for each in typed)
    assert [found for found in world.findings.all if found.patient in world.patients.newcomers] == []
    assert run(honest(patients={"count": 40}), days=10).patients.newcomers == {}


def test_a_novice_mistypes_now_and_then():
    careless = office(count=20, skills={"novice": {"mistypes": 1000}}, staffing={"skills": ["novice"]})
    world = run(careless, days=30)
    failed = {found.patient for found in world.findings.all if found.cause == "transposed_member_id"}
    assert failed & set(world.patients.newcomers)


def test_the_action_survives_a_trip_through_a_record(desk):
    action = RegisterPatient("P-1", (Change("name", "Quill, Peggy"),))
    assert decode_action(encode(action)) == action


def test_who_is_registered_or_was_never_here_has_no_papers_to_lay_out(desk):
    assert desk.look(AskNewPatient("P-99999")).new_patient is None
    assert desk.look(AskNewPatient(next(iter(desk.world.office.registrations)))).new_patient is None
