"""Visits without charges: the patient was seen, and nobody has turned the encounter form into a claim.

The folder of the visit is there, as the schedule opened it, with the particulars that were
registered; its lines and diagnoses are empty, and nothing stands on the books.  The filing
clock runs from the day of the visit all the same.
"""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.money import Cents
from sim.world.claim_file import UNCHARGED, ClaimFile, open_folder

LEFT = "left without charges"
"""What the journal says of such a visit."""


def without_charges(claim: Claim) -> Claim:
    """Take off a claim all that charge entry would have put on it."""
    return replace(claim, lines=(), diagnoses=(), charge=0)


def noted(office, file: ClaimFile) -> Cents:
    """Price what the encounter form of a visit says."""
    return sum([charge.amount for charge in office.encounters[file.claim.encounter].charges])


def leave(office, claim: Claim, minute: int) -> None:
    """Open the folder of a visit and put it among those whose charges somebody still has to enter."""
    open_folder(office, claim, UNCHARGED, minute, LEFT)
