"""Who the patient is, as a person types it from form and card: name, sex, relationship, address, guarantor, plan, dates.

What card and form have already is kept as "", so that a registration holds only what differs from them; "the same"
is meant as a reader means it: "12 Elm St." is "12 Elm Street".
"""

from collections.abc import Callable
from datetime import date

from sim.desk.actions import Change
from sim.desk.work.lines import Unusable
from sim.records.claims import CHILD, SELF, SPOUSE
from sim.records.clock import read_day, write_day
from sim.records.people import same_name
from sim.rules.addresses import same_address
from sim.world.office import Office

PERSON = ("name", "sex", "relationship")
RELATIONSHIPS = (SELF, SPOUSE, CHILD)
SEXES = ("F", "M")
OF_THE_PATIENT = ("address", "phone", "guarantor", "reason")
OF_A_COVERAGE = ("plan", "subscriber", "effective", "ends")
LONGEST_NAME = 60
LONGEST_LINE = 120
PHONE_DIGITS = 10


def person_field(office: Office, patient: str, change: Change) -> dict[str, str]:
    """Read one of `PERSON`; raises `Unusable`.  A name that is spelled as on the card is kept as ""."""
    value = " ".join(change.value.split())
    if change.field == "name":
        return {"name": _name(office.card_name(patient), value)}
    choices = SEXES if change.field == "sex" else RELATIONSHIPS
    for choice in choices:
        if value.casefold() == choice.casefold():
            return {change.field: choice}
    raise Unusable(f"{value[:20]!r} is no {change.field} that a claim knows. Choose one of {', '.join(choices)}.")


def detail(office: Office, patient: str, payer: str, change: Change) -> dict[str, str]:
    """Read one of `OF_THE_PATIENT` or, of the coverage with a payer, of `OF_A_COVERAGE`; raises `Unusable`.

    A blank gives a coverage's detail back to the card; form and card are asked for what they say.
    """
    value = " ".join(change.value.split())
    if not value and change.field in OF_THE_PATIENT:
        raise Unusable(f"The {LABELS[change.field]} cannot be empty. Copy it from the registration form.")
    if not value:
        return {change.field: ""}
    read, same = _READ[change.field]
    typed = read(value, LABELS[change.field])
    on_paper = office.on_paper(patient, payer).get(change.field, "")
    return {change.field: "" if on_paper and same(typed, on_paper) else typed}


LABELS = {
    "address": "address", "phone": "telephone", "guarantor": "guarantor", "reason": "reason for the visit",
    "plan": "plan", "subscriber": "subscriber's name", "effective": "effective date", "ends": "end of the coverage",
}


def _name(on_card: str, typed: str) -> str:
    name = _full_name(typed, "name")
    return "" if same_name(name, on_card) else name


def _full_name(typed: str, what: str) -> str:
    last, comma, first = typed.partition(",")
    if not comma or not last.strip() or not first.strip():
        raise Unusable(
            f"{typed[:LONGEST_NAME]!r} is not a full name. Write the {what} as the card does: last name, comma, first name."
        )
    if len(typed) > LONGEST_NAME or not typed.isprintable():
        raise Unusable("This name is longer than a claim can carry, or holds signs that it cannot. Copy it from the card.")
    return f"{last.strip()}, {first.strip()}"


def _line(typed: str, what: str) -> str:
    if len(typed) > LONGEST_LINE or not typed.isprintable():
        raise Unusable(
            f"The {what} is longer than {LONGEST_LINE} characters, or holds signs that cannot be printed. "
            "Copy it from the paper."
        )
    return typed


def _phone(typed: str, what: str) -> str:
    digits = _digits(typed)
    if len(digits) != PHONE_DIGITS or any(sign.isalpha() for sign in typed):
        raise Unusable(f"{typed[:20]!r} is no telephone number. Type its ten digits, area code first.")
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}"


def _digits(text: str) -> str:
    return "".join([sign for sign in text if sign in "0123456789"])


def _day(typed: str, what: str) -> str:
    try:
        day = date.fromisoformat(typed) if typed[:4].isdecimal() else read_day(typed)
    except ValueError:
        raise Unusable(f"{typed[:20]!r} is not a date. Write the {what} as YYYY-MM-DD or as the card does.") from None
    return write_day(day)


def _same_words(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


_READ: dict[str, tuple[Callable[[str, str], str], Callable[[str, str], bool]]] = {
    "address": (_line, same_address),
    "phone": (_phone, lambda one, other: _digits(one) == _digits(other)),
    "guarantor": (_full_name, same_name),
    "reason": (_line, _same_words),
    "plan": (_line, _same_words),
    "subscriber": (_full_name, same_name),
    "effective": (_day, _same_words),
    "ends": (_day, _same_words),
}
"""How a detail is read, and when what was typed says the same as the paper."""
