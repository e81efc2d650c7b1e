"""Who is insured through whom."""

from sim.records.claims import CHILD, SELF, SPOUSE
from sim.world.families import LEAVES_AT, OF_AGE
from sim.world.world import World
from tests.offices import honest

PATIENTS = {"count": 600, "weekly": 0}


def population():
    world = World(honest(patients=PATIENTS), 11)
    return world, [(patient, patient.memberships[0]) for patient in world.patients.all.values()]


def age(patient) -> int:
    return 2026 - patient.birth_date.year - ((patient.birth_date.month, patient.birth_date.day) > (1, 5))


def test_minors_are_on_a_parents_plan_and_only_the_young_are():
    world, held = population()
    # Summit's and Harbor's numbers end in digits, two of which tell members of a family apart.
    private = [(patient, card) for patient, card in held if world.scenario.payer(card.payer).coverage_kind == "group"]
    assert {card.relationship for patient, card in private if age(patient) < OF_AGE} == {CHILD}
    assert {card.relationship for patient, card in private if OF_AGE <= age(patient) < LEAVES_AT} == {CHILD, SELF}
    assert {card.relationship for patient, card in private if age(patient) >= LEAVES_AT} == {SPOUSE, SELF}


def test_public_programmes_insure_everybody_alone():
    world, held = population()
    public = [card for _, card in held if world.scenario.payer(card.payer).coverage_kind in ("medicare", "medicaid")]
    assert public
    assert {card.relationship for card in public} == {SELF}


def test_a_dependents_number_differs_from_the_subscribers_in_its_family_digits_only():
    world, held = population()
    dependents = [card for _, card in held if card.subscriber]
    assert dependents
    for card in dependents:
        files = world.payers[card.payer].files
        number, own = card.member_id, card.subscriber_number
        different = [place for place in range(len(number)) if number[place] != own[place]]
        assert len(number) == len(own)
        assert different
        assert max(different) - min(different) <= 1
        assert number in files.families[own]
        assert files.member(own)[0].id == card.subscriber


def test_no_two_people_have_one_number():
    world, held = population()
    numbers = [(card.payer, card.member_id) for _, card in held]
    assert len(set(numbers)) == len(numbers)
    for patient, card in held:
        assert world.payers[card.payer].files.member(card.member_id)[0].id == patient.id


def test_subscriber_and_dependent_share_a_last_name_and_not_a_first_name():
    world, held = population()
    cards = world.archive.cards
    patient, card = next((patient, card) for patient, card in held if card.subscriber)
    last, first = cards.name_on_card(patient).split(", ")
    holder = cards.subscriber(patient, card).split(", ")
    assert holder[0] == last
    assert holder[1] != first
