"""The coach: hints for a claim that has visibly failed, one at a time and each stronger than the last.

To ask is an action of the attempt, though not of the office: it is remembered in the file
like any other, so a result can say how much help there was.  Hints come from the catalogue
of causes and belong to practice.
"""

from collections.abc import Mapping

from sim.desk.actions import Action, Fact, Outcome
from sim.rules.causes import catalogue
from sim.world.claim_file import DENIED, REJECTED
from sim.world.world import World

NO_HINTS = "Hints belong to practice. In a test the claim and its papers must do."
NOT_YET = (
    "There is a hint once a claim has been rejected or denied and you have read it, or once its payer says that it does not "
    "have it. Open the new reports first, or ask for the status."
)
NONE_LEFT = "There is no further hint for this claim. Lay its papers beside it, field by field."


class AskHint(Action, frozen=True, tag="ask_hint"):
    """Ask the coach for the next hint on a claim."""

    label = "Ask for a hint"
    claim: str


Hints = Mapping[str, tuple[str, ...]]
"""Cause → an exercise's own hints, which stand instead of the catalogue's."""


def answer(world: World, claim: str, mode: str, given: tuple[str, ...], own: Hints) -> Outcome:
    """Give the next hint on a claim that is not among those `given`; a refusal says why there is none.

    It costs no minute of the desk's day.
    """
    if mode != "practice":
        return Outcome(False, 0, NO_HINTS)
    hints = _hints(world, claim, own)
    if not hints:
        return Outcome(False, 0, NOT_YET)
    for hint in hints:
        if hint not in given:
            return Outcome(True, 0, "", (Fact("hint", hint),))
    return Outcome(False, 0, NONE_LEFT)


def left(world: World, claim: str, given: tuple[str, ...], own: Hints) -> int:
    """Count the hints on a claim that have not been given yet."""
    return len([hint for hint in _hints(world, claim, own) if hint not in given])


def _hints(world: World, claim: str, own: Hints) -> tuple[str, ...]:
    """List the hints for what a claim last failed for, if the office knows that it failed."""
    file = world.office.files.get(claim)
    if file is None or (file.status not in (REJECTED, DENIED) and not file.not_on_file):
        return ()
    found = [found.cause for found in world.findings.all if found.claim == claim]
    return (own.get(found[-1]) or catalogue()[found[-1]].hints) if found else ()
