"""An expert at an ordinary desk cures every cause of the catalogue, and breaks no rule of compliance in doing so."""

import pytest
from msgspec.structs import replace

from sim.desk.desk import Desk
from sim.records.clock import DAY
from sim.rules.causes import catalogue
from sim.staff.shift import bring_in
from sim.world.world import World
from tests.causes import SETTINGS
from tests.functional.test_causes import ended
from tests.offices import Seat

DAYS = 200
NOTHING_TELLS = {
    "level_mistyped": "a level that was billed too low or too high is paid, and no list or letter brings the claim back",
    "clinician_mistyped": "the payer knows both clinicians and pays; only an audit of notes against claims would find it",
    "charge_missed": "what was never billed is missed by nobody; only an audit of notes against claims would find it",
}
"""Causes that simulated staff do not meet on any worklist, and why."""


def worked_through(cause: str, place: int) -> tuple[World, list[str]]:
    """Let one expert work an office in which a cause is planted; return the claims that it struck.

    Patients pay what is theirs, so that no balance is given up for other reasons.
    """
    office = SETTINGS[cause][place].office(cause)
    paying = replace(
        office, patients=replace(office.patients, pays_bill=1000), accounts=replace(office.accounts, mail_returned=0)
    )
    world = World(paying, 5)
    bring_in(world)
    world.run_to(DAYS * DAY + world.calendar.open_at)
    struck = [found.claim for found in world.findings.all if found.cause == cause]
    if not struck:
        visits = {file.claim.encounter: claim for claim, file in world.office.files.items()}
        struck = [visits.get(name, name) for name, by in world.patients.visit_causes.items() if by == cause]
    return world, list(dict.fromkeys(struck))


CASES = [(cause, place) for cause in SETTINGS if cause not in NOTHING_TELLS for place in range(len(SETTINGS[cause]))]


@pytest.mark.parametrize(("cause", "place"), CASES)
def test_an_expert_cures_it_without_a_breach(cause: str, place: int) -> None:
    world, struck = worked_through(cause, place)
    assert struck, f"{cause} struck nobody"
    assert world.office.breaches == []
    assert world.office.ledger.proof() == []
    sitting = Seat(world, Desk(world, "auditor"))
    old = [claim for claim in struck if world.office.files[claim].claim.day < DAYS - 130]
    assert old
    left = [claim for claim in old if not ended(sitting, claim, catalogue()[cause])]
    assert left == [], [(claim, world.office.files[claim].status) for claim in left]
