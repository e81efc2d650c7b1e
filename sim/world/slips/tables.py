"""Every slip of the office by the moment at which it happens."""

from sim.world.slips import (
    authorisation,
    charge_entry,
    coding,
    coordination,
    diagnosis,
    exclusions,
    identity,
    lives,
    practice,
    records,
    retroactive,
)
from sim.world.slips.slip import Slip

BEFORE: dict[str, Slip] = {**coordination.BEFORE, **lives.SLIPS, **retroactive.SLIPS}
"""What a patient's coverages do before the first visit: over (patient, population)."""

OF_DEPENDENTS = frozenset({
    "dependent_not_enrolled", "holder_taken_for_patient", "wrong_relationship", "wrong_suffix",
})
"""Causes that need a patient who is insured through somebody else."""

AT_REGISTRATION: dict[str, Slip] = {**coordination.AT_REGISTRATION, **identity.SLIPS, **lives.AT_REGISTRATION}
"""What the front desk types: over (registration, patient, office); `suits` over (patient, office)."""

FOUND_BY_A_CHECK = frozenset({
    "holder_taken_for_patient", "name_mismatch", "transposed_member_id", "wrong_birth_date", "wrong_payer",
    "wrong_relationship", "wrong_suffix",
})
"""What an eligibility check at registration brings to light, so that the front desk puts it right."""

AT_VISIT: dict[str, Slip] = {**authorisation.AT_VISIT, **diagnosis.AT_VISIT, **exclusions.AT_VISIT}
"""What the visit and its letters are: over (visit, letter, patient, office)."""

AT_CHARGE_ENTRY: dict[str, Slip] = {
    **authorisation.AT_CHARGE_ENTRY, **charge_entry.SLIPS, **practice.AT_CHARGE_ENTRY, **coding.SLIPS,
    **diagnosis.AT_CHARGE_ENTRY, **records.AT_CHARGE_ENTRY, **exclusions.AT_CHARGE_ENTRY,
}
"""What charge entry makes of a visit: `suits` over (visit, patient, office), `strike` over (claim, visit, office)."""

AT_PRACTICE: dict[str, Slip] = {**practice.SLIPS}
"""What the practice's own file says: over (practice file, plant, scenario)."""

AT_SECOND: dict[str, Slip] = {**coordination.AT_SECOND}
"""What becomes of a claim on its way to the second payer: `suits` over (patient, payers), `strike` over (claim, draw)."""
