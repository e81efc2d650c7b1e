"""What an accident leaves on paper: a line of the form and of the note, and the letter of the carrier that pays for it."""

from sim.records.accidents import BY_CARRIER
from sim.records.documents import Document, Field
from sim.records.people import Membership, Patient
from sim.rules.checks.accidents import carrier_of


def on_form(patient: Patient) -> list[Field]:
    """What the patient writes on the registration form of why they come."""
    held = carrier_of(patient)
    return [Field("Because of an accident", BY_CARRIER[held.kind].says)] if held else []


def on_note(patient: Patient | None) -> list[str]:
    """What the clinician writes down of it."""
    held = carrier_of(patient) if patient is not None else None
    return [BY_CARRIER[held.kind].noted] if held else []


def letter(held: Membership, payer: str, plan: str, name: str, since: str) -> Document:
    """The letter by which a carrier has accepted an accident, kept with the cards: it has the number under which it pays."""
    accident = BY_CARRIER[held.kind]
    return Document(
        "insurance_card", f"{payer}: {accident.title}",
        (
            Field("Injured person", name, "name"),
            Field("Relationship", held.relationship, "relationship"),
            Field("Claim number", held.member_id, "member_id"),
            Field("Plan", plan, "plan"),
            Field("Effective", since, "effective"),
            Field("Because of an accident", accident.says, "accident"),
        ),
        side="front",
    )
