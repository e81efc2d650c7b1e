"""The office's own edits, and what they find, as plain data for the screen."""

from msgspec import Struct

from sim.records.money import Cents
from sim.rules.edits import in_words
from sim.world.claim_file import CLOSED, TO_SEND, ClaimFile


class FoundView(Struct, frozen=True):
    """One thing that an edit has found on a claim."""

    edit: str
    """Name of the edit, as people read it."""
    field: str
    """The field of the claim form to which it sends the biller."""
    message: str
    fix: str


class EditView(Struct, frozen=True):
    """One edit, whether it is run, and what it has caught so far."""

    id: str
    name: str
    looks_for: str
    on: bool
    own: bool
    """Whether the instructor wrote it for this office."""
    caught: int
    """Claims on which it has found something before they left."""
    kept: Cents
    """Charges of those that were put right, or given up, before they could be turned back."""
    minutes: int
    """What it costs to switch it."""
    refusal: str = ""
    """Why it cannot be switched now; empty where it can."""


def found_on(file: ClaimFile) -> tuple[FoundView, ...]:
    """Show what the edits have found on a claim that waits to be sent."""
    if file.status != TO_SEND:
        return ()
    return tuple([FoundView(in_words(each.edit), each.field, each.message, each.fix) for each in file.findings])


def caught_by_each(office) -> dict[str, list[str]]:
    """List the claims that each edit has caught: edit → claims; one that has caught none is left out."""
    claims: dict[str, list[str]] = {}
    for edit, claim in office.edits.caught:
        claims.setdefault(edit, []).append(claim)
    return claims


def charges_caught(office, edit: str, claims: list[str]) -> Cents:
    """Sum the charges of claims that an edit has caught."""
    return sum([office.edits.caught[edit, claim].charge for claim in claims])


def kept(office, edit: str, claim: str) -> bool:
    """Tell whether a catch was put right, or its claim given up, before it could be turned back."""
    file = office.files[claim]
    return office.edits.caught[edit, claim].mended or (file.status == CLOSED and not file.times_sent)
