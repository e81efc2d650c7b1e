"""Plays on new patients whom nobody has registered: type what card, form and photo ID say."""

from sim.desk.actions import RegisterPatient
from sim.desk.asks import AskNewPatient
from sim.staff.playbook.moves import Look, Plan
from sim.staff.reading import registration_from


def register(patient: str, look: Look) -> Plan:
    """Copy the papers into a registration; whoever a colleague has registered meanwhile is left."""
    view = look(AskNewPatient(patient, faces=False)).new_patient
    if view is not None:
        yield RegisterPatient(patient, registration_from(view))
