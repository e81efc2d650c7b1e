"""How often a service may come: once in so many days, and no claim while one of the same visit is being decided."""

from sim.records.claims import ORIGINAL, Claim, ClaimLine
from sim.records.practice import PracticeFile
from sim.rules.payer_files import PayerFiles, Received


def while_deciding(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """An original that comes while its first sending is being decided is a duplicate."""
    if claim.frequency != ORIGINAL or claim.id not in files.pending or claim.id in files.crossed:
        return ""
    return "duplicate_follow_up"


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
