"""At charge entry: what the note says and the claim does not."""

from msgspec.structs import replace

from sim.records.claims import REPLACEMENT, Claim
from sim.records.encounters import Encounter
from sim.records.people import Patient
from sim.world.office import Office
from sim.world.slips.slip import Slip
from sim.world.uncharged import without_charges

Claims = tuple[Claim, ...]
EXPLAINED_AFTER = 35
"""Days after a visit by which its plan has mostly explained to the member what it paid."""


def _without_modifiers(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, lines=tuple([replace(line, modifiers=()) for line in claim.lines])),)


def _has_modifiers(visit: Encounter, patient: Patient, office: Office) -> bool:
    return any(charge.modifiers for charge in visit.charges)


def _twice(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (claim, claim)


def _nothing_entered(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (without_charges(claim),)


def _not_kept(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    """The schedule has the visit, and the note says that nobody came."""
    office.encounters[visit.id] = replace(visit, charges=())
    office.accounts.not_kept.add(visit.day + EXPLAINED_AFTER, claim.id)
    return (claim,)


def _needs_no_letter(visit: Encounter, patient: Patient, office: Office) -> bool:
    return visit.authorisation is None and visit.referral is None and not visit.late and not visit.clarified


def _as_replacement(claim: Claim, visit: Encounter, office: Office, draw: int) -> Claims:
    return (replace(claim, frequency=REPLACEMENT),)


SLIPS = {
    "frequency_mistyped": Slip(_as_replacement),
    "modifier_missing": Slip(_without_modifiers, _has_modifiers),
    "duplicate_sent": Slip(_twice),
    "paid_before": Slip(_twice),
    "visit_not_charged": Slip(_nothing_entered),
    "visit_not_kept": Slip(_not_kept, _needs_no_letter),
}
"""Cause → slip: `suits` over (visit, patient, office), `strike` over (claim, visit, office, draw).

A slip returns the claims that are drafted, mostly one.
"""
