"""Visits without charges: the patient was seen, and nobody has turned the encounter form into a claim.

The folder of the visit is there, as the schedule opened it, with the particulars that were
registered; its lines and diagnoses are empty, and nothing stands on the books.  The filing
clock runs from the day of the visit all the same.
"""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.money import Cents
from sim.world.claim_file import UNCHARGED, ClaimFile

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
    file = office.files[claim.id] = ClaimFile(claim)
    file.status = UNCHARGED
    office.claims_of.setdefault(claim.patient, []).append(claim.id)
    typed = office.registrations.get(claim.patient)
    file.typed_by = typed.clerk if typed else ""
    office.lists[UNCHARGED].add(claim.id, file)
    office.journal.add(minute, "office", LEFT, claim.id)
