"""Whether a member's premium is paid: for two of the three months of grace the plan lets claims wait.

A member who has an advance credit for the premium keeps the coverage for three months without
paying it.  The plan pays for the first, and may pend what falls into the second and third;
if the premium does not come, the coverage ends with the first (45 CFR 156.270(d), (g)).
"""

from sim.records.claims import Claim
from sim.rules.payer_files import PayerFiles, Received

COMES, NEVER_COMES = "grace_period", "grace_period_ended"


def premium(claim: Claim, received: Received, files: PayerFiles) -> str:
    """What falls behind the first unpaid month waits for the premium, and is the patient's if it does not come."""
    grace = files.grace.get(claim.member_id)
    if grace is None or claim.day < grace.waits_from:
        return ""
    return COMES if grace.paid else NEVER_COMES
