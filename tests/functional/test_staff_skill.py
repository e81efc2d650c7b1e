"""Experts, people of some practice, and novices in a busy office in which everything can go wrong."""

from functools import cache

import pytest

from sim.records.clock import DAY
from sim.records.ledger import INSURER_PAID, PATIENT_PAID
from sim.rules.causes import catalogue
from sim.scenario import read_scenario, shipped
from sim.staff.shift import bring_in
from sim.world.world import World

SEEDS = (3, 4, 5)
DAYS = 120
ARISING = ("registration", "visit", "charge entry", "payer")
BY_CHANCE = {cause.id: 1500 for cause in catalogue().values() if cause.arises in ARISING}
"""Fifteen in a thousand for each cause that has a rate."""
OF_THE_PRACTICE = ("submitter_wrong", "zip_short", "tax_id_wrong", "rendering_npi_wrong", "edi_not_enrolled")
SECONDS = [
    {"payer": "harbor", "second": "summit", "share": 150, "holder": "parent", "to_age": 20},
    {"payer": "senior-b", "second": "state-care", "share": 150, "protected": True},
]


@cache
def worked(skill: str, seed: int) -> World:
    """Let two people of a skill work a busy clinic with every cause of the catalogue switched on."""
    office = read_scenario(shipped("busy_clinic"), {
        "rates": BY_CHANCE, "planted": [{"cause": cause} for cause in OF_THE_PRACTICE], "seconds": SECONDS,
        "patients": {"count": 900}, "staffing": {"billers": 2, "skills": [skill]},
    })
    world = World(office, seed)
    bring_in(world)
    world.run_to(DAYS * DAY)
    return world


def cash(skill: str, seed: int) -> int:
    """Sum what came in, in cents."""
    ledger = worked(skill, seed).office.ledger
    return ledger.total(INSURER_PAID) + ledger.total(PATIENT_PAID)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_expert_breaks_no_rule_whatever_goes_wrong(seed: int) -> None:
    office = worked("expert", seed).office
    met = {found.cause for found in worked("expert", seed).findings.all}
    assert len(met) > 35
    assert office.breaches == []
    assert office.ledger.proof() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_practice_brings_in_more_and_breaks_fewer_rules(seed: int) -> None:
    assert cash("expert", seed) >= cash("average", seed) >= cash("novice", seed)
    broken = [len(worked(skill, seed).office.breaches) for skill in ("expert", "average", "novice")]
    assert broken == sorted(broken)
    assert broken[-1] > 0
