"""Who holds a second coverage, and which of the two pays first."""

import pytest
from msgspec.structs import replace

from sim.records.claims import CHILD
from sim.rules.coverages import questionnaire, read_questionnaire
from sim.rules.order import order_of_payers
from sim.world.chance import Chance
from sim.world.population import Population
from tests.offices import scenario


def people(from_age: int, to_age: int, **row) -> list:
    """Medicare's patients of some ages, all with a second coverage of the kind that a row tells."""
    base = scenario(seconds=[{"payer": "senior-b", "second": "summit", "share": 1000, **row}])
    payers = tuple([
        replace(payer, from_age=from_age, to_age=to_age) if payer.key == "senior-b" else payer for payer in base.payers
    ])
    return _with_others(replace(base, payers=payers))


def _with_others(office) -> list:
    population = Population(office, Chance.from_seed(5, "case"), Chance.from_seed(5, "face"))
    return [patient for patient in population.all.values() if patient.others]


@pytest.mark.parametrize(("ages", "row", "first"), [
    # By age: 20 people (42 CFR 411.170); by disability: 100 (42 CFR 411.200); kidney disease: 30 months
    # of any plan (42 CFR 411.162); a retiree's plan pays after Medicare.
    ((70, 90), {"holder": "spouse", "employer_size": 20}, "summit"),
    ((70, 90), {"holder": "spouse", "employer_size": 19}, "senior-b"),
    ((70, 90), {"employment": "retired", "employer_size": 500}, "senior-b"),
    ((30, 60), {"holder": "spouse", "employer_size": 100}, "summit"),
    ((30, 60), {"holder": "spouse", "employer_size": 99}, "senior-b"),
    ((30, 60), {"employment": "retired", "kidneys_months": 29}, "summit"),
    ((30, 60), {"employment": "retired", "kidneys_months": 30}, "senior-b"),
])
def test_whether_the_plan_or_medicare_pays_first_follows_from_age_work_and_disease(ages, row, first):
    patients = people(*ages, **row)
    assert patients
    assert {patient.memberships[0].payer for patient in patients} == {first}
    assert {each.payer for patient in patients for each in (*patient.memberships, *patient.others)} == {"summit", "senior-b"}


def test_of_two_parents_the_one_whose_birthday_is_earlier_in_the_year_pays_first():
    patients = _with_others(scenario(seconds=[{"payer": "harbor", "second": "summit", "share": 1000, "holder": "parent"}]))
    firsts = set()
    for patient in patients:
        first, second = patient.memberships[0], patient.others[0]
        assert first.relationship == second.relationship == CHILD
        mine, other = [(each.standing.holder_birth.month, each.standing.holder_birth.day) for each in (first, second)]
        assert mine <= other
        firsts.add(first.payer)
    assert firsts == {"harbor", "summit"}


def test_medicaid_is_last_and_nobody_has_a_second_coverage_unless_the_scenario_says_so():
    patients = _with_others(scenario(seconds=[
        {"payer": "summit", "second": "state-care", "share": 1000},
        {"payer": "summit", "second": "harbor", "share": 1000, "holder": "spouse", "from_age": 30},
    ]))
    assert {patient.others[-1].payer for patient in patients} == {"state-care"}
    assert {len(patient.others) for patient in patients} == {1, 2}
    assert _with_others(scenario()) == []


def test_a_share_is_a_share():
    whole, half = [
        len(_with_others(scenario(
            patients={"count": 400}, seconds=[{"payer": "summit", "second": "state-care", "share": share}]
        ))) for share in (1000, 500)
    ]
    assert 0.35 * whole < half < 0.65 * whole


@pytest.mark.parametrize(("row", "fault"), [
    ({"second": "nobody"}, "names the payer 'nobody'"),
    ({"second": "harbor"}, "as its own second"),
    ({"second": "summit", "from_age": 30, "to_age": 20}, "name the smaller first"),
])
def test_an_unusable_row_is_refused_in_words(row, fault):
    with pytest.raises(ValueError, match=fault):
        scenario(seconds=[{"payer": "harbor", "share": 10, **row}])


@pytest.mark.parametrize(("row", "first"), [
    # NAIC model: a court decree, then custody, then, where both share it, the birthdays.
    ({"household": "custodial"}, {"summit"}),
    ({"household": "noncustodial"}, {"harbor"}),
    ({"household": "noncustodial", "decree": True}, {"summit"}),
    ({"household": "joint"}, {"harbor", "summit"}),
])
def test_of_parents_who_live_apart_a_decree_or_custody_decides(row, first):
    patients = _with_others(scenario(
        seconds=[{"payer": "harbor", "second": "summit", "share": 1000, "holder": "parent", **row}]
    ))
    assert {patient.memberships[0].payer for patient in patients} == first
    # The questionnaire tells it: who reads it comes to the same order.
    ids = {"harbor": "HBR60", "summit": "SMH20"}
    for patient in patients:
        held = (*patient.memberships, *patient.others)
        read = order_of_payers(read_questionnaire(questionnaire(held, ids)), scenario().start)
        assert [each.name for each in read.coverages] == [ids[each.payer] for each in held]
