"""Patients who have elected hospice: which visits Medicare still pays for, and which the hospice does.

The election is made before the first visit.  What each visit was for stands in its note.
"""

from msgspec.structs import replace

from sim.records.encounters import Authorisation, Encounter
from sim.records.people import Patient
from sim.rules.checks.hospice import HOSPICE, ITS_OWN, SAYS_WHY
from sim.scenario import Payer
from sim.world.chance import between, pick
from sim.world.office import Office
from sim.world.slips.coding import leaves_off
from sim.world.slips.slip import Slip

Visit = tuple[Encounter, Authorisation | None]


def _elects(patient: Patient, people) -> Patient:
    """Elect hospice some days before the first visit, with one that keeps the patient under a number of its own.

    Nobody elects who has no Medicare, or other coverage beside it, whatever a scenario plants.
    """
    if not _may_elect(patient, people):
        return patient
    draws = people.chance.draws("hospice", patient.id)
    day = people.first_days[patient.id] - between(draws[1], 3, 40)
    hospice = people.membership(patient.id, pick(draws[0], _hospices(people)), day, 1)
    return replace(patient, memberships=(*patient.memberships, hospice))


def _hospices(people) -> list[Payer]:
    return [payer for payer in people.scenario.payers if payer.coverage_kind == HOSPICE]


def _may_elect(patient: Patient, people) -> bool:
    return patient.memberships[0].kind == "medicare" and not patient.others and bool(_hospices(people))


def _noted(cause: str) -> Slip:
    """Make the slip that writes into the note what the visit has to do with the illness, with its modifier."""

    def strike(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office, draw: int) -> Visit:
        marks = (SAYS_WHY[cause],) if cause in SAYS_WHY else ()
        charges = tuple([replace(charge, modifiers=(*charge.modifiers, *marks)) for charge in visit.charges])
        return replace(visit, charges=charges, said=(*visit.said, cause)), letter

    return Slip(strike, _has_elected)


def _has_elected(visit: Encounter, letter: Authorisation | None, patient: Patient, office: Office) -> bool:
    return patient.memberships[-1].kind == HOSPICE


BEFORE = dict.fromkeys((*SAYS_WHY, ITS_OWN), Slip(_elects, _may_elect))
"""Cause → slip over (patient, population)."""
AT_VISIT = {cause: _noted(cause) for cause in BEFORE}
"""What the note then says at every visit: over (visit, letter, patient, office)."""
AT_CHARGE_ENTRY = dict.fromkeys(SAYS_WHY, Slip(leaves_off(SAYS_WHY.values())))
"""What charge entry leaves off: over (claim, visit, office, draw)."""
