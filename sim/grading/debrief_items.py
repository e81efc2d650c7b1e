"""Which claims a debrief is about: those that the rubric marks, those of wrong registrations, and those that were worked."""

from sim.grading.case import Case
from sim.grading.checks import CURES
from sim.grading.items import Item, changed, items
from sim.rules.causes import catalogue
from sim.world.claim_file import TO_SEND, ClaimFile


def told_items(case: Case) -> list[Item]:
    """List the claims of a case that failed or were struck, each with what struck it."""
    found: dict[str, Item] = {}
    for criterion in case.exercise.rubric:
        if criterion.check in CURES and criterion.client in ("", case.client):
            for item in items(case, criterion):
                found.setdefault(item.id, item)
    registrations = {file.claim.id: case.world.patients.causes[file.claim.patient] for file in case.claims()}
    for claim, file in case.office.files.items():
        if claim not in found and case.found(claim):
            item = Item(file, catalogue()[case.found(claim)[0].cause], ())
            if claim in registrations or changed(Item(file, item.cause, tuple(case.on_claim(claim, object)))):
                found[claim] = item
        elif claim in registrations and file.status == TO_SEND:
            # Never sent, so no payer could find what is wrong with it.
            found.setdefault(claim, Item(file, catalogue()[registrations[claim]], ()))
    return list(found.values())


def exercise_files(case: Case) -> list[ClaimFile]:
    """List the claims on which an exercise's money is counted: what struck, and all visits of wrongly registered patients."""
    files = {file.claim.id: file for file in case.claims()}
    files |= {item.id: item.file for item in told_items(case)}
    return list(files.values())
