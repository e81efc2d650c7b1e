"""Who the patient is, as a person types it: name, sex, relationship to the subscriber, and the second coverage."""

from sim.desk.actions import Change
from sim.desk.work.lines import Unusable
from sim.records.claims import CHILD, SELF, SPOUSE
from sim.records.people import same_name
from sim.world.office import Office

PERSON = ("name", "sex", "relationship")
RELATIONSHIPS = (SELF, SPOUSE, CHILD)
SEXES = ("F", "M")
LONGEST_NAME = 60


def person_field(office: Office, patient: str, change: Change) -> dict[str, str]:
    """Read one of `PERSON`; raises `Unusable`.  A name that is spelled as on the card is kept as ""."""
    value = " ".join(change.value.split())
    if change.field == "name":
        return {"name": _name(office.card_name(patient), value)}
    choices = SEXES if change.field == "sex" else RELATIONSHIPS
    for choice in choices:
        if value.casefold() == choice.casefold():
            return {change.field: choice}
    raise Unusable(f"{value!r} is no {change.field} that a claim knows. Choose one of {', '.join(choices)}.")


def _name(on_card: str, typed: str) -> str:
    last, comma, first = typed.partition(",")
    if not comma or not last.strip() or not first.strip():
        raise Unusable(f"{typed!r} is not a full name. Write it as the card does: last name, comma, first name.")
    if len(typed) > LONGEST_NAME or not typed.isprintable():
        raise Unusable("This name is longer than a claim can carry, or holds signs that it cannot. Copy it from the card.")
    return "" if same_name(typed, on_card) else f"{last.strip()}, {first.strip()}"
