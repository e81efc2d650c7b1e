"""The registration as it is read: every field with what was typed, or with what card and form say."""

from sim.desk.figures import names
from sim.desk.work.changes import ORDER
from sim.desk.work.persons import OF_A_COVERAGE, OF_THE_PATIENT
from sim.records.clock import DAY
from sim.records.documents import Field
from sim.records.people import Coverage, Registration
from sim.world.office import Office

_DETAILS = {
    "address": "Address", "phone": "Telephone", "guarantor": "Guarantor", "reason": "Reason for visit",
    "plan": "Plan", "subscriber": "Subscriber", "effective": "Effective", "ends": "Ends",
}
_OF_THE_FIRST = (*OF_A_COVERAGE, *OF_THE_PATIENT)


def registration_fields(desk, patient: str, faces: bool) -> tuple[Field, ...]:
    """Show what the office has typed; without `faces` a detail only where it differs from card and form."""
    office = desk.office
    typed = office.registrations[patient]
    clerk = names.clerk(desk, typed.clerk) if faces else typed.clerk
    on_paper = office.on_paper(patient, typed.payer) if faces else {}
    return (
        *_identity(office, typed, on_paper),
        *_details(typed, on_paper),
        *_further(office, patient, typed, faces),
        Field("Typed by", f"{clerk}, {desk.calendar.show_day(typed.changed // DAY)}"),
    )


def _identity(office: Office, typed: Registration, on_paper: dict[str, str]) -> tuple[Field, ...]:
    payer = office.payers[typed.payer]
    return (
        Field("Payer", payer.name),
        Field("Payer ID", payer.payer_id, "payer"),
        Field("Member ID", typed.member_id, "member_id"),
        Field("Name", typed.name or office.card_name(typed.patient), "name"),
        Field("Birth date", typed.birth_date.isoformat(), "birth_date"),
        Field("Sex", typed.sex, "sex"),
        Field("Relationship", typed.relationship, "relationship"),
        Field("Group", typed.group, "group"),
    )


def _details(typed: Registration, on_paper: dict[str, str]) -> list[Field]:
    if not on_paper and not typed.has_details:
        return []
    said = [(key, getattr(typed, key) or on_paper.get(key, "")) for key in _OF_THE_FIRST]
    return [Field(_DETAILS[key], value, key) for key, value in said if value or on_paper]


def _further(office: Office, patient: str, typed: Registration, faces: bool) -> list[Field]:
    fields: list[Field] = []
    for place, nth in enumerate(ORDER):
        if place >= len(typed.further) and not faces:
            fields += _NONE[nth]
            continue
        held = typed.further[place] if place < len(typed.further) else Coverage()
        fields += _coverage(nth, held, office.payers[held.payer].payer_id if held.payer else "")
        on_paper = office.on_paper(patient, held.payer) if faces and held.payer else {}
        said = [(key, getattr(held, key) or on_paper.get(key, "")) for key in OF_A_COVERAGE]
        fields += [Field(f"{_DETAILS[key]}, {nth}", value, f"{nth}_{key}") for key, value in said if value or faces]
    return fields


def _coverage(nth: str, held: Coverage, payer_id: str) -> tuple[Field, ...]:
    return (
        Field(f"{nth.capitalize()} payer ID", payer_id, f"{nth}_payer"),
        Field(f"{nth.capitalize()} member ID", held.member_id, f"{nth}_member_id"),
        Field(f"{nth.capitalize()} group", held.group, f"{nth}_group"),
        Field(f"Relationship, {nth}", held.relationship, f"{nth}_relationship"),
    )


_NONE = {nth: _coverage(nth, Coverage(), "") for nth in ORDER}
"""The fields of a second and a third coverage, where there is none."""
