"""Whether a service to a Medicare patient who has elected hospice is Medicare's to pay.

With the election the patient gives up Medicare's payment for all that belongs to the terminal
illness, but for the attending physician's own services (42 CFR 418.24(g)).  What is paid all
the same says why with a modifier (Medicare Claims Processing Manual, chapter 11, section 50).
"""

from sim.records.claims import Claim, ClaimLine
from sim.rules.payer_files import PayerFiles, Received

HOSPICE = "hospice"
"""Kind of the coverage that a hospice is."""
SAYS_WHY = {"hospice_unrelated": "GW", "hospice_attending": "GV"}
"""Cause → the modifier that was left off: not for the illness, or by the attending physician whom no hospice pays."""
ITS_OWN = "hospice_related"
"""The hospice was to be billed, and Medicare was."""


def elected(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """A line without its modifier is the hospice's, whatever it was for; the note alone tells what was left off."""
    hospice = files.hospices.get(claim.member_id)
    if hospice is None or not hospice.covers(claim.day) or not set(SAYS_WHY.values()).isdisjoint(line.modifiers):
        return ""
    noted = files.noted(claim.encounter)
    return next((cause for cause in SAYS_WHY if cause in noted), ITS_OWN)
