"""How often a service may come: once in so many days, and no claim while one of the same visit is being decided."""

from sim.records.claims import ORIGINAL, Claim, ClaimLine
from sim.records.practice import PracticeFile
from sim.rules.payer_files import PayerFiles, Received

DECIDED_LATER = ("R", "X")
"""Where a payer's number of a claim goes on after its ids: a decision made again, and one on a claim that was forwarded."""


def while_deciding(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """An original that comes while its first sending is being decided is a duplicate."""
    if claim.frequency != ORIGINAL or claim.id not in files.pending or claim.id in files.crossed:
        return ""
    return "duplicate_follow_up"


def decided_before(claim: Claim, files: PayerFiles) -> str:
    """An original of services on which this payer has decided is a duplicate; some payers look at the door."""
    if claim.frequency != ORIGINAL or claim.prior or not files.decided(claim):
        return ""
    return "duplicate_of_decided"


def frequency_code(claim: Claim, takes_replacement: bool) -> str:
    """A claim that stands for no other is an original (1), and so is every claim to a payer that takes no replacement."""
    if claim.frequency == ORIGINAL:
        return ""
    return "" if takes_replacement and claim.payer_claim_number else "frequency_mistyped"


def original_reference(claim: Claim, payer_id: str, times_sent: int) -> str:
    """A replacement or void names the payer's own number of the claim that it stands for (837P REF F8; box 22).

    A payer's numbers hold its id, the claim's, and which sending it was; later decisions have a letter in its place.
    """
    if claim.frequency == ORIGINAL:
        return ""
    number, begins = (claim.payer_claim_number or "").removesuffix("T"), f"{payer_id}{claim.id[2:]}"
    rest = number.removeprefix(begins) if number.startswith(begins) else ""
    if rest[:1] in DECIDED_LATER or (len(rest) == 2 and rest.isdigit() and 0 < int(rest) < times_sent):
        return ""
    return "original_reference_wrong"


def too_soon(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """The plan pays some services once in so many days, counted from the one before."""
    spacing = files.plan.once_in_days
    if not spacing or line.code not in spacing:
        return ""
    last = files.last_given.get((claim.member_id, line.code))
    return "too_soon" if last is not None and 0 < claim.day - last < spacing[line.code] else ""


def note_given(claim: Claim, causes: tuple[str, ...], files: PayerFiles) -> None:
    """Write down when the services whose spacing the plan counts were paid."""
    for number, line in enumerate(claim.lines):
        if line.code in files.plan.once_in_days and not (causes and causes[number]):
            files.last_given[claim.member_id, line.code] = claim.day
