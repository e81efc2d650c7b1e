"""Field changes, as a person types them, checked before they touch a claim or a registration."""

from datetime import date

from msgspec.structs import replace

from sim.desk.actions import Change
from sim.desk.work.lines import LINE_FIELDS, Unusable, changed_lines, line_key, with_date, with_diagnoses
from sim.desk.work.other_payers import PRIOR_PAID, with_prior_paid
from sim.desk.work.persons import (
    OF_A_COVERAGE,
    OF_THE_PATIENT,
    PERSON,
    RELATIONSHIPS,
    SEXES,
    detail,
    person_field,
)
from sim.records.accidents import ACCIDENTS, NO_ACCIDENT
from sim.records.claims import Claim
from sim.records.identifiers import npi
from sim.records.people import Coverage, Registration
from sim.world.office import Office

IDENTITY = ("member_id", "birth_date", "payer", "group", *PERSON)
ORDER = ("second", "third")
"""How the fields of the coverages after the first are called: ``second_payer``, ``third_group``."""
OF_COVERAGES = ("payer", "member_id", "group", "relationship", *OF_A_COVERAGE)
ON_REGISTRATION = (*IDENTITY, *OF_THE_PATIENT, *OF_A_COVERAGE, *[f"{nth}_{field}" for nth in ORDER for field in OF_COVERAGES])
ON_CLAIM = (*IDENTITY, "authorisation", "referral", "referring", "accident", "diagnoses", "service_date", "provider")

OF_ACCIDENTS = (NO_ACCIDENT, *[accident.says for accident in ACCIDENTS])
KINDS_OF_ACCIDENT = {NO_ACCIDENT.casefold(): ""} | {accident.says.casefold(): accident.code for accident in ACCIDENTS}


def changed_registration(office: Office, registration: Registration, changes: tuple[Change, ...]) -> Registration:
    """Apply changes to a registration; raises `Unusable`."""
    for change in changes:
        if change.field not in ON_REGISTRATION:
            raise Unusable(f"A registration has no field {change.field[:40]!r}. Change {', '.join(ON_REGISTRATION)}.")
        nth, _, field = change.field.partition("_")
        if nth in ORDER:
            registration = _with_further(office, registration, ORDER.index(nth), Change(field, change.value))
        elif change.field in IDENTITY:
            registration = replace(registration, **_identity(office, registration.patient, change))
        else:
            registration = replace(registration, **detail(office, registration.patient, registration.payer, change))
    further = _without_blanks(registration.further)
    for change in changes:
        nth, _, field = change.field.partition("_")
        if nth in ORDER[len(further):] and change.value.strip() and field != "relationship":
            raise Unusable(f"The {nth} coverage has no payer. Type its payer and member ID with it.")
    return replace(registration, further=further)


def _with_further(office: Office, registration: Registration, place: int, change: Change) -> Registration:
    """Change one field of a further coverage; all but the relationship may be empty, where there is none."""
    held = [*registration.further, *[Coverage()] * (place + 1 - len(registration.further))]
    if change.field in OF_A_COVERAGE:
        typed = detail(office, registration.patient, held[place].payer, change)
    elif not change.value.strip() and change.field != "relationship":
        typed = {change.field: ""}
    else:
        typed = _identity(office, registration.patient, change)
    held[place] = replace(held[place], **typed)
    return replace(registration, further=tuple(held))


def _without_blanks(further: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    """Drop the last coverages where neither payer nor member is left."""
    while further and not further[-1].payer and not further[-1].member_id:
        further = further[:-1]
    return further


def changed_claim(office: Office, claim: Claim, changes: tuple[Change, ...]) -> Claim:
    """Apply changes to a claim; raises `Unusable`."""
    for change in changes:
        if change.field in IDENTITY:
            claim = replace(claim, **_identity(office, claim.patient, change))
        elif change.field in ("authorisation", "referral"):
            claim = replace(claim, **{change.field: _number(change.value) or None})
        elif change.field == "accident":
            claim = replace(claim, accident=_accident(change.value))
        elif change.field == "referring":
            claim = replace(claim, referring=_npi(change.value))
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


def choices(office: Office) -> dict[str, tuple[tuple[str, str], ...]]:
    """Field → what can be chosen there and how it is called; payers by ID and full name, since names are near-identical."""
    payers = tuple([(payer.payer_id, f"{payer.name} ({payer.payer_id})") for payer in office.payers.values()])
    return {
        "payer": payers, "sex": _named(SEXES), "relationship": _named(RELATIONSHIPS), "accident": _named(OF_ACCIDENTS),
    }


def _named(values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple([(value, value) for value in values])


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
    raise Unusable(f"{text[:40]!r} is not on the payer list. Choose one of {known}.")


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
            raise Unusable(f"{value[:20]!r} is not a date. Write the birth date as YYYY-MM-DD.") from None
    number = _number(value)
    if change.field == "member_id" and not number:
        raise Unusable("The member ID cannot be empty. Copy it from the card.")
    return {change.field: number}


def _accident(text: str) -> str:
    """Read from what kind of accident the condition comes; raises `Unusable`."""
    code = KINDS_OF_ACCIDENT.get(text.strip().casefold())
    if code is None:
        raise Unusable(f"{text[:20]!r} is no kind of accident. Choose one of {', '.join(OF_ACCIDENTS)}.")
    return code


def _npi(text: str) -> str:
    """Read a provider's number, whose last digit every system checks; empty where nobody is named."""
    number = _number(text)
    if number and not (len(number) == 10 and number.isdigit() and npi(number[:9]) == number):
        raise Unusable(f"{number[:12]!r} is no NPI: it has ten digits, the last of them a check digit. Copy it from the note.")
    return number


def _day(text: str) -> date:
    if len(text) != len("2026-01-05"):
        raise ValueError(text)
    return date.fromisoformat(text)


def _number(text: str) -> str:
    """Read an identifier as it goes on a claim: capitals, digits and hyphens, blanks left out."""
    number = "".join(text.split()).upper()
    if not number.isascii() or (not number.replace("-", "0").isalnum() and number):
        raise Unusable(f"{text[:20]!r} holds something other than letters, digits and hyphens. Copy it from the paper.")
    if len(number) > 30:
        raise Unusable(f"{number[:12]}… is longer than any number of this kind. Copy it from the paper.")
    return number
