"""A payer's door: why a claim is turned back on the 277CA before anybody thinks about it, and how that is said."""

from sim.records.claims import ORIGINAL, Claim
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimStatus, GeneralStatus
from sim.rules.adjudication import at_the_door
from sim.rules.causes import catalogue
from sim.rules.checks.frequency import decided_before, frequency_code, original_reference

SAID_IN_GENERAL = ("A6", "A7")
"""Categories that say that something is missing or not valid: some payers say so first, and the rest beside it."""


def turned_back(house, claim: Claim, practice: PracticeFile, day: int, times_sent: int, answered_day: int) -> str:
    """Name the cause for which a claim is turned back, or "" to let it in; arguments as for `PayerHouse.receive`."""
    payer, files = house.payer, house.files
    cause = at_the_door(claim, practice, files)
    if not cause and claim.frequency != ORIGINAL:
        cause = frequency_code(claim, payer.takes_replacement) or original_reference(claim, payer.payer_id, times_sent)
    if not cause and payer.says_of_duplicates == "at_door":
        cause = decided_before(claim, files)
    if not cause and payer.late_at_door and house.proved(claim, day) > house.last_day(claim, answered_day):
        cause = "late_filing" if claim.frequency == ORIGINAL else "late_correction"
    return cause


def refusal(claim: Claim, cause: str, general: str = "") -> ClaimStatus:
    """Write the line of the 277CA that turns a claim back; `general`: the category under which the payer first says so."""
    surface = catalogue()[cause].on("277CA")
    said = (claim.id, surface.category, surface.status, surface.entity, claim.charge)
    return GeneralStatus(*said, general=general) if general and surface.category in SAID_IN_GENERAL else ClaimStatus(*said)
