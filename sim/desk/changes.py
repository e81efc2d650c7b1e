"""Field changes, as a person types them, checked before they touch a claim or a registration."""

from datetime import date

from msgspec.structs import replace

from sim.desk.actions import Change
from sim.records.claims import Claim, ClaimLine
from sim.records.codes import modifiers
from sim.records.people import Registration
from sim.world.office import Office

IDENTITY = ("member_id", "birth_date", "payer", "group")
ON_CLAIM = (*IDENTITY, "authorisation")


class Unusable(ValueError):
    """A value that cannot stand in its field; the message says what to type instead."""


def changed_registration(office: Office, registration: Registration, changes: tuple[Change, ...]) -> Registration:
    """Apply changes to a registration; raises `Unusable`."""
    for change in changes:
        if change.field not in IDENTITY:
            raise Unusable(f"A registration has no field {change.field!r}. Change {', '.join(IDENTITY)}.")
        registration = replace(registration, **_identity(office, change))
    return registration


def changed_claim(office: Office, claim: Claim, changes: tuple[Change, ...]) -> Claim:
    """Apply changes to a claim; raises `Unusable`."""
    for change in changes:
        if change.field in IDENTITY:
            claim = replace(claim, **_identity(office, change))
        elif change.field == "authorisation":
            claim = replace(claim, authorisation=_number(change.value) or None)
        elif change.field.startswith("modifiers:"):
            claim = replace(claim, lines=_with_modifiers(claim.lines, change))
        else:
            raise Unusable(
                f"A claim has no field {change.field!r}. Change {', '.join(ON_CLAIM)} or modifiers:1 for line 1."
            )
    return claim


def payer_key(office: Office, text: str) -> str:
    """Find a payer by key, payer ID or full name; raises `Unusable` with the list to choose from."""
    wanted = text.strip().casefold()
    for payer in office.payers.values():
        if wanted in (payer.key, payer.payer_id.casefold(), payer.name.casefold()):
            return payer.key
    known = ", ".join(f"{payer.payer_id} ({payer.name})" for payer in office.payers.values())
    raise Unusable(f"{text!r} is not on the payer list. Choose one of {known}.")


def _identity(office: Office, change: Change) -> dict:
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


def _with_modifiers(lines: tuple[ClaimLine, ...], change: Change) -> tuple[ClaimLine, ...]:
    number = change.field.partition(":")[2]
    if number not in map(str, range(1, len(lines) + 1)):
        raise Unusable(f"The claim has no line {number!r}; it has lines 1 to {len(lines)}.")
    typed = tuple(change.value.upper().replace(",", " ").split())
    unknown = [code for code in typed if code not in modifiers()]
    if unknown or len(typed) > 4:
        raise Unusable(
            f"{' '.join(unknown) or 'More than four'}: a line takes up to four HCPCS modifiers from the practice's list."
        )
    place = int(number) - 1
    return (*lines[:place], replace(lines[place], modifiers=typed), *lines[place + 1:])
