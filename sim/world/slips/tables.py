"""Every slip of the office by the moment at which it happens."""

from sim.world.slips import (
    authorisation,
    charge_entry,
    coding,
    coordination,
    diagnosis,
    exclusions,
    first_year,
    granted,
    hospice,
    identity,
    left_out,
    lives,
    newborns,
    old_lists,
    pairs,
    policies,
    practice,
    premiums,
    records,
    retroactive,
)
from sim.world.slips.slip import Slip

BEFORE: dict[str, Slip] = {
    **coordination.BEFORE, **lives.SLIPS, **retroactive.SLIPS, **hospice.BEFORE, **premiums.SLIPS, **granted.SLIPS,
    **newborns.BEFORE, **policies.BEFORE,
    **first_year.BEFORE,
}
"""What a patient's coverages do before the first visit: over (patient, population)."""

OF_DEPENDENTS = frozenset({
    "dependent_not_enrolled", "holder_taken_for_patient", "wrong_relationship", "wrong_suffix",
})
"""Causes that need a patient who is insured through somebody else."""

AT_REGISTRATION: dict[str, Slip] = {
    **coordination.AT_REGISTRATION, **identity.SLIPS, **lives.AT_REGISTRATION, **newborns.AT_REGISTRATION,
}
"""What the front desk types: over (registration, patient, office); `suits` over (patient, office)."""

FOUND_BY_A_CHECK = frozenset({
    "claim_transferred", "holder_taken_for_patient", "name_mismatch", "newborn_under_own_number", "transposed_member_id",
    "wrong_birth_date", "wrong_payer", "wrong_relationship", "wrong_suffix",
})
"""What an eligibility check at registration brings to light, so that the front desk puts it right."""

AT_VISIT: dict[str, Slip] = {
    **authorisation.AT_VISIT, **diagnosis.AT_VISIT, **exclusions.AT_VISIT, **hospice.AT_VISIT,
    **left_out.AT_VISIT, **pairs.AT_VISIT,
}
"""What the visit and its letters are: over (visit, letter, patient, office)."""

AT_CHARGE_ENTRY: dict[str, Slip] = {
    **authorisation.AT_CHARGE_ENTRY, **charge_entry.SLIPS, **practice.AT_CHARGE_ENTRY, **coding.SLIPS,
    **diagnosis.AT_CHARGE_ENTRY, **records.AT_CHARGE_ENTRY, **exclusions.AT_CHARGE_ENTRY, **old_lists.SLIPS,
    **hospice.AT_CHARGE_ENTRY, **left_out.AT_CHARGE_ENTRY, **pairs.AT_CHARGE_ENTRY,
    **first_year.AT_CHARGE_ENTRY,
}
"""What charge entry makes of a visit: `suits` over (visit, patient, office), `strike` over (claim, visit, office)."""

AT_PRACTICE: dict[str, Slip] = {**practice.SLIPS}
"""What the practice's own file says: over (practice file, plant, scenario)."""

AT_SECOND: dict[str, Slip] = {**coordination.AT_SECOND}
"""What becomes of a claim on its way to the second payer: `suits` over (patient, payers), `strike` over (claim, draw)."""
