"""Registering a new patient by hand, from card, form and photo ID; the charges of the visits so far have waited for it."""

from datetime import date

from msgspec.structs import replace

from sim.desk.actions import Change, Fact, RegisterPatient
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.changes import ORDER, Unusable, changed_registration, choices
from sim.records.claims import SELF
from sim.records.documents import Field
from sim.records.people import Registration
from sim.world.office import Office

_OF_THE_PATIENT = {
    "name": "Name, last name first", "birth_date": "Birth date", "sex": "Sex", "address": "Address", "phone": "Telephone",
    "guarantor": "Guarantor, last name first", "reason": "Reason for visit",
}
_OF_A_COVERAGE = {
    "payer": "Payer", "plan": "Plan", "member_id": "Member ID", "group": "Group", "relationship": "Relationship to subscriber",
    "subscriber": "Subscriber, last name first", "effective": "Effective", "ends": "Ends",
}
LABELS = _OF_THE_PATIENT | _OF_A_COVERAGE | {
    f"{nth}_{key}": f"{label}, {nth}" for nth in ORDER for key, label in _OF_A_COVERAGE.items()
}
"""Every field that may be typed, in the order of the form, and what it is called there."""
NEEDED = (*_OF_THE_PATIENT, "payer", "plan", "member_id", "relationship", "effective")
NEEDED_OF_OTHERS = ("member_id", "relationship")
FORM = tuple([Field(label, "", key) for key, label in LABELS.items()])


def may_register(desk, action: RegisterPatient) -> str:
    """Refuse who is registered already, and a form on which something is missing or cannot stand."""
    office = desk.office
    if action.patient not in office.to_register:
        known = action.patient in office.registrations
        return "This patient is registered. Correct the registration instead." if known else _nobody(action.patient)
    holder = office.taken.get(action.patient)
    if holder and holder != desk.who:
        return f"{holder} is registering this patient. Take another."
    typed = {change.field: change.value.strip() for change in action.typed}
    if not typed:
        return "Nothing was changed. Type what card, form and photo ID say."
    return _missing(typed) or _unusable(office, action)


def _nobody(patient: str) -> str:
    return f"There is no new patient {patient[:20]!r}. Choose one of the list of new patients."


def _missing(typed: dict[str, str]) -> str:
    """Name the first field without which nobody can be billed."""
    needed = [key for key in NEEDED if not typed.get(key)]
    if not needed and typed["relationship"].casefold() != SELF and not typed.get("subscriber"):
        needed = ["subscriber"]
    for nth in ORDER:
        if typed.get(f"{nth}_payer"):
            needed += [key for key in [f"{nth}_{each}" for each in NEEDED_OF_OTHERS] if not typed.get(key)]
        else:
            left = [key for key in typed if key.startswith(f"{nth}_") and typed[key] and not key.endswith("relationship")]
            needed += [f"{nth}_payer"] if left else []
    return f"{LABELS[needed[0]]}: nothing was typed. Copy it from the patient's papers." if needed else ""


def _unusable(office: Office, action: RegisterPatient) -> str:
    """Name the first field in which something cannot stand."""
    registration = _blank(action.patient)
    for change in _in_order(action.typed):
        try:
            registration = changed_registration(office, registration, (change,))
        except Unusable as fault:
            return f"{LABELS[change.field]}: {fault}" if change.field in LABELS else str(fault)
    return ""


def _in_order(typed: tuple[Change, ...]) -> list[Change]:
    """Put payers first: which card proves the rest of a coverage goes by its payer."""
    return sorted(typed, key=lambda change: not change.field.endswith("payer"))


def _blank(patient: str) -> Registration:
    return Registration(patient, "", "", "", date.min, "", "", 0)


def register(desk, action: RegisterPatient) -> tuple[Fact, ...]:
    """Put the patient on file; the charges of the visits so far are entered at once."""
    office = desk.office
    if action.patient not in office.to_register:
        return (Fact("registered", "by a colleague meanwhile"),)
    typed = changed_registration(office, _blank(action.patient), tuple(_in_order(action.typed)))
    drafted = desk.world.patients.register(replace(typed, clerk=desk.who, changed=desk.now), desk.now)
    for claim in office.claims_of[action.patient]:
        office.journal.add(desk.now, desk.who, "patient registered", claim, office.payers[typed.payer].name)
    return (Fact("registered", office.card_name(action.patient)), Fact("claims drafted", str(drafted)))


def _form(desk, patient: str) -> tuple[Input, ...]:
    return (Input("typed", "What the papers say", "changes", fields=FORM, options=choices(desk.office)),)


VERBS = {
    RegisterPatient: Verb(
        may_register, register, "register_patient", lambda patient: RegisterPatient(patient, ()), _form, about="patient",
    ),
}
