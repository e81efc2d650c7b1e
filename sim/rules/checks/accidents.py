"""Whether what the patient comes for is somebody else's to pay: an employer's, a car's or a careless owner's insurer."""

from sim.records.accidents import BY_CARRIER, BY_CODE
from sim.records.claims import Claim
from sim.records.people import Membership, Patient
from sim.rules.payer_files import PayerFiles, Received

CAUSES = {"work_comp": "injured_at_work", "no_fault": "injured_in_a_car", "liability": "injured_elsewhere"}
"""Kind of carrier → the cause for which a health plan denies."""


def carrier_of(patient: Patient) -> Membership | None:
    """Find the coverage by which an accident's carrier pays for what a patient comes for, if there is one."""
    key = patient.memberships[0].accident_carrier
    return next((held for held in patient.memberships if held.payer == key), None) if key else None


def after_accident(claim: Claim, received: Received, files: PayerFiles) -> str:
    """What comes from an accident is its carrier's to pay, not the plan's (for Medicare 42 CFR 411.40 and 411.50)."""
    member = received.member
    if not member.accident_carrier and not claim.accident:
        return ""
    if member.kind in BY_CARRIER:
        return ""
    held = carrier_of(received.patient)
    return CAUSES[held.kind if held else BY_CODE[claim.accident].carrier]
