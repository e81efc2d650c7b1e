"""Hospice on paper: the patient's statement of election, of which the practice has a copy.

It names the hospice, its day and the attending physician (42 CFR 418.24(b)).  What a visit had
to do with the illness stands in the visit's note, and nowhere else.
"""

from collections.abc import Mapping

from sim.records.clock import Calendar
from sim.records.documents import Document, Field
from sim.records.encounters import Encounter
from sim.records.people import Membership, Patient
from sim.rules.checks.hospice import HOSPICE, ITS_OWN
from sim.scenario import Payer
from sim.world.faces import Faces

ATTENDING = "hospice_attending"
NOTED = {
    "hospice_unrelated": "The patient is in hospice care. What brought them here today has nothing to do with that illness.",
    ATTENDING: "Seen as the attending physician whom the patient named to the hospice, for the illness of the hospice care. "
               "The hospice does not pay me.",
    ITS_OWN: "Seen at the hospice's request for the illness of the hospice care. I am not the attending physician.",
}
"""What the note says of a visit's part in the hospice care."""


def elections(
    patient: Patient, visit: Encounter, payers: Mapping[str, Payer], faces: Faces, calendar: Calendar
) -> list[Document]:
    """Lay out the statements of election that were in force on the day of a visit."""
    return [
        _statement(patient, visit, held, payers[held.payer], faces, calendar)
        for held in patient.memberships if held.kind == HOSPICE and held.covers(visit.day)
    ]


def _statement(
    patient: Patient, visit: Encounter, held: Membership, hospice: Payer, faces: Faces, calendar: Calendar
) -> Document:
    """What is billed to the hospice has its numbers as they go on the claim."""
    says = _keyed if ITS_OWN in visit.said else _unkeyed
    attending = faces.provider(visit.provider) if ATTENDING in visit.said else faces.person(f"{patient.id}H")
    return Document(
        "hospice_election", f"Statement of hospice election, {hospice.name}",
        (
            Field("Patient", faces.person(patient.id, patient.sex).full_name),
            says("Payer ID of the hospice", hospice.payer_id, "payer"),
            says("Number with the hospice", held.member_id, "member_id"),
            says("Agreement", hospice.plan.name, "plan"),
            says("In force from", calendar.show_day(held.first_day), "effective"),
            Field("Attending physician", f"Dr {attending.full_name}"),
        ),
        "I know that hospice care eases and does not cure, and that Medicare pays nobody else for this illness but my "
        "attending physician.",
    )


def _keyed(label: str, value: str, key: str) -> Field:
    return Field(label, value, key)


def _unkeyed(label: str, value: str, key: str) -> Field:
    return Field(label, value)
