"""Field changes, as a person types them, checked before they touch a claim or a registration."""

from datetime import date

from msgspec.structs import replace

from sim.desk.actions import Change
from sim.desk.work.lines import LINE_FIELDS, Unusable, changed_lines, line_key, with_date, with_diagnoses
from sim.desk.work.other_payers import PRIOR_PAID, with_prior_paid
from sim.desk.work.persons import PERSON, person_field
from sim.records.claims import Claim
from sim.records.people import Registration
from sim.world.office import Office

IDENTITY = ("member_id", "birth_date", "payer", "group", *PERSON)
SECOND = ("second_payer", "second_member_id", "second_group", "second_relationship")
ON_REGISTRATION = (*IDENTITY, *SECOND)
ON_CLAIM = (*IDENTITY, "authorisation", "referral", "diagnoses", "service_date", "provider")


def changed_registration(office: Office, registration: Registration, changes: tuple[Change, ...]) -> Registration:
    """Apply changes to a registration; raises `Unusable`."""
    for change in changes:
        if change.field in SECOND:
            registration = replace(registration, **_second(office, registration, change))
        elif change.field in IDENTITY:
            registration = replace(registration, **_identity(office, registration.patient, change))
        else:
            raise Unusable(f"A registration has no field {change.field!r}. Change {', '.join(ON_REGISTRATION)}.")
    return registration


def _second(office: Office, registration: Registration, change: Change) -> dict:
    """Read a field of the second coverage; all but the relationship may be empty, where there is none."""
    field = change.field.removeprefix("second_")
    if not change.value.strip() and field != "relationship":
        return {change.field: ""}
    return {change.field: _identity(office, registration.patient, Change(field, change.value))[field]}


def changed_claim(office: Office, claim: Claim, changes: tuple[Change, ...]) -> Claim:
    """Apply changes to a claim; raises `Unusable`."""
    for change in changes:
        if change.field in IDENTITY:
            claim = replace(claim, **_identity(office, claim.patient, change))
        elif change.field in ("authorisation", "referral"):
            claim = replace(claim, **{change.field: _number(change.value) or None})
        elif change.field == "diagnoses":
            claim = with_diagnoses(claim, change.value)
        elif change.field == "provider":
            claim = replace(claim, provider=_clinician(office, change.value))
        elif change.field == "service_date":
            claim = with_date(office, claim, change.value.strip())
        elif change.field.startswith(PRIOR_PAID):
            claim = with_prior_paid(office, claim, change)
        elif line_key(change.field)[0] in LINE_FIELDS:
            claim = changed_lines(claim, change)
        else:
            raise Unusable(
                f"A claim has no field {change.field!r}. Change {', '.join(ON_CLAIM)}, or of line 1 "
                f"{', '.join(f'{name}:1' for name in LINE_FIELDS)}."
            )
    return claim


def _clinician(office: Office, text: str) -> str:
    number = text.strip().upper()
    known = office.scenario.practice.providers
    if number not in known:
        raise Unusable(f"{text!r} is no clinician of the practice. Choose one of {', '.join(known)}, as the note has it.")
    return number


def payer_key(office: Office, text: str) -> str:
    """Find a payer by key, payer ID or full name; raises `Unusable` with the list to choose from."""
    wanted = text.strip().casefold()
    for payer in office.payers.values():
        if wanted in (payer.key, payer.payer_id.casefold(), payer.name.casefold()):
            return payer.key
    known = ", ".join(f"{payer.payer_id} ({payer.name})" for payer in office.payers.values())
    raise Unusable(f"{text!r} is not on the payer list. Choose one of {known}.")


def _identity(office: Office, patient: str, change: Change) -> dict:
    if change.field in PERSON:
        return person_field(office, patient, change)
    value = change.value.strip()
    if change.field == "payer":
        return {"payer": payer_key(office, value)}
    if change.field == "birth_date":
        try:
            return {"birth_date": _day(value)}
        except ValueError:
            raise Unusable(f"{value!r} is not a date. Write the birth date as YYYY-MM-DD.") from None
    number = _number(value)
    if change.field == "member_id" and not number:
        raise Unusable("The member ID cannot be empty. Copy it from the card.")
    return {change.field: number}


def _day(text: str) -> date:
    if len(text) != len("2026-01-05"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> str:
    """Read an identifier as it goes on a claim: capitals, digits and hyphens, blanks left out."""
    number = "".join(text.split()).upper()
    if not number.isascii() or (not number.replace("-", "0").isalnum() and number):
        raise Unusable(f"{text!r} holds something other than letters, digits and hyphens. Copy it from the paper.")
    if len(number) > 30:
        raise Unusable(f"{number[:12]}… is longer than any number of this kind. Copy it from the paper.")
    return number
