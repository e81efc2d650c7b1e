"""The appointment as the schedule has it: all that there is of a visit before the patient has come."""

from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.world.claim_file import ClaimFile


def appointment(desk, file: ClaimFile) -> Document:
    """Write down when the visit is, with whom, for what, and why."""
    claim = file.claim
    return Document("appointment", "Appointment", (
        Field("On", desk.calendar.show_day(claim.day)),
        Field("Clinician", f"Dr {desk.world.faces.provider(claim.provider).full_name}"),
        *[Field(f"Planned, {shown(line.code)}", f"{label(line.code)} × {line.units}") for line in claim.lines],
        Field("Diagnosis", ", ".join([f"{shown(code)} {label(code)}" for code in claim.diagnoses])),
    ))
