"""The coach: hints for a claim on which something can be seen to be wrong, one at a time and each stronger than the last.

A hint follows its cause as soon as that shows on a paper that lies here: an answer that was read, a payment that
does not fit, or the note and the card beside a claim that has been taken up and not yet sent.  To ask is an action of
the attempt, though not of the office: it is remembered in the file like any other, so a result can say how much help
there was.  Hints come from the catalogue of causes and belong to practice.
"""

from collections.abc import Mapping

from sim.desk.actions import Action, Fact, Outcome
from sim.desk.asks import AskClaim
from sim.rules.causes import Cause, catalogue
from sim.staff.reading import mistakes
from sim.world.claim_file import ASKED, DENIED, PAID, REJECTED, TO_SEND, UNCHARGED, ClaimFile
from sim.world.office import Office

NO_HINTS = "Hints belong to practice. In a test the claim and its papers must do."
NOT_YET = (
    "There is a hint once something can be seen: the claim has been rejected, denied or asked about and you have read it, its "
    "payer says that it does not have it, its payment does not fit, or it lies open before you and its papers say otherwise. "
    "Open the new reports first, ask for the status, or take the claim up."
)
NONE_LEFT = "There is no further hint for this claim. Lay its papers beside it, field by field."
FAILED = (REJECTED, DENIED, ASKED)
BALANCES = ("credits", "secondary", "patients", "collections")
"""Worklists of claims on which the books are not even."""


class AskHint(Action, frozen=True, tag="ask_hint"):
    """Ask the coach for the next hint on a claim."""

    label = "Ask for a hint"
    claim: str


Hints = Mapping[str, tuple[str, ...]]
"""Cause → an exercise's own hints, which stand instead of the catalogue's."""


def answer(desk, claim: str, mode: str, given: tuple[str, ...], own: Hints) -> Outcome:
    """Give the next hint on a claim that is not among those `given`; a refusal says why there is none.

    It costs no minute of the desk's day.
    """
    if mode != "practice":
        return Outcome(False, 0, NO_HINTS)
    hints = _hints(desk, claim, own)
    if not hints:
        return Outcome(False, 0, NOT_YET)
    for hint in hints:
        if hint not in given:
            return Outcome(True, 0, "", (Fact("hint", hint),))
    return Outcome(False, 0, NONE_LEFT)


def left(desk, claim: str, given: tuple[str, ...], own: Hints) -> int:
    """Count the hints on a claim that have not been given yet."""
    return len([hint for hint in _hints(desk, claim, own) if hint not in given])


def _hints(desk, claim: str, own: Hints) -> tuple[str, ...]:
    """List the hints for what can be seen to be wrong with a claim."""
    cause = visible_cause(desk, claim)
    return (own.get(cause) or catalogue()[cause].hints) if cause else ()


def visible_cause(desk, claim: str) -> str:
    """Name what is wrong with a claim and can be seen at this desk; "" where nothing can."""
    file = desk.office.files.get(claim)
    if file is None:
        return ""
    found = [catalogue()[found.cause] for found in desk.world.findings.all if found.claim == claim]
    if file.status in FAILED or file.not_on_file:
        return found[-1].id if found else ""
    return _on_the_books(desk.office, file, found) or _in_its_papers(desk, file)


def _on_the_books(office: Office, file: ClaimFile, found: list[Cause]) -> str:
    """Name what makes a payment too small or too large, or leaves another payer unbilled, once that stands on a worklist."""
    claim = file.claim.id
    if file.short:
        carc = file.short[0].partition("-")[2]
        return next((each.id for each in reversed(found) if any(said.carc == carc for said in each.surface)), "")
    listed = any(claim in office.lists[name] for name in BALANCES)
    if listed or any(each.payment.claim == claim for each in office.exceptions.values()):
        return next((each.id for each in reversed(found) if _shows_on_books(each)), "")
    return ""


def _shows_on_books(cause: Cause) -> bool:
    return any(said.channel == "books" for said in cause.surface)


def _in_its_papers(desk, file: ClaimFile) -> str:
    """Name the slip that the papers of a claim show, once it has been taken up: on a draft, or a charge that was missed."""
    draft = file.status in (TO_SEND, UNCHARGED) and not file.times_sent
    if file.opened_day < 0 or not (draft or file.status == PAID):
        return ""
    patients, claim = desk.world.patients, file.claim
    slip = catalogue().get(patients.visit_causes.get(claim.id) or patients.visit_causes.get(claim.encounter, ""))
    at_visit = slip if slip and file.drafted is None and (draft or _shows_on_books(slip)) else None
    typed = patients.causes.get(claim.patient, "") if draft else ""
    if not (at_visit or typed):
        return ""
    view = desk.look(AskClaim(claim.id, faces=False)).claim
    if at_visit and any(paper.kind in at_visit.evidence for paper in view.documents):
        return at_visit.id
    return typed if typed and mistakes(view)[1] else ""
