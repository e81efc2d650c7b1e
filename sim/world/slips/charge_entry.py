"""At charge entry: what the note says and the claim does not."""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.world.office import Office
from sim.world.slips.slip import Slip

Claims = tuple[Claim, ...]


def _without_modifiers(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, lines=tuple([replace(line, modifiers=()) for line in claim.lines])),)


def _has_modifiers(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(charge.modifiers for charge in visit.charges)


def _twice(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (claim, claim)


SLIPS = {
    "modifier_missing": Slip(_without_modifiers, _has_modifiers),
    "duplicate_sent": Slip(_twice),
}
"""Cause → slip: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw).

A slip returns the claims that are drafted, mostly one.
"""
