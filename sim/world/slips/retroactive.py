"""Before anybody comes: coverages that end without the payer's knowing, so that it pays and later takes back."""

from msgspec.structs import replace

from sim.records.people import Patient
from sim.world.chance import between, pick
from sim.world.slips.lives import other_payers
from sim.world.slips.slip import Slip

LEARNS_AFTER = (35, 50)
"""Days until the payer is told that a coverage has ended: least and most."""
LONG_ENOUGH = 90
"""Days to file, with the new payer, in which the visits can still be billed when the old one has found out."""


def _ends_unknown(patient: Patient, people) -> Patient:
    """End the first coverage within a week of the first visit, let another begin, and tell the old payer late."""
    draws = people.chance.draws("late notice", patient.id)
    ends = people.first_days[patient.id] - 1 + between(draws[0], 0, 6)
    old = patient.memberships[0]
    others = [payer for payer in other_payers(patient, people) if payer.filing_limit_days >= LONG_ENOUGH]
    payer = pick(draws[1], others or list(people.scenario.payers))
    ended = replace(old, last_day=ends, learned=ends + between(draws[2], *LEARNS_AFTER))
    return replace(patient, memberships=(ended, people.membership(patient.id, payer, ends + 1, 1)))


SLIPS = {
    "retroactive_termination": Slip(_ends_unknown),
}
"""Cause → slip over (patient, population), as in `sim.world.slips.lives`."""
