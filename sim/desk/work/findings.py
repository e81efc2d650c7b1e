"""What the edits have found on a claim stays in its folder until it is cured."""

from collections.abc import Callable

from sim.records.claims import Claim
from sim.rules.edits import About, Edit, Finding, scrub
from sim.world.claim_file import ClaimFile
from sim.world.office import Office


def scrubber(desk, edits: tuple[Edit, ...]) -> Callable[[ClaimFile], tuple[Finding, ...]]:
    """Make what runs edits over a claim as it lies on the desk, with what the office knows besides; it changes nothing."""
    office, calendar = desk.office, desk.calendar
    today, twice = calendar.date_of(desk.now), any(edit.kind == "billed_once" for edit in edits)

    def run(file: ClaimFile) -> tuple[Finding, ...]:
        claim = file.claim
        payer = office.payers[claim.payer]
        other = _other_claim_of_visit(office, claim) if twice else ""
        return scrub(claim, About(payer.member_id, today, payer.plan, calendar, other), edits)

    return run


def keep(desk, file: ClaimFile, findings: tuple[Finding, ...]) -> None:
    """Put findings into the folder in place of those before; what is found no more has been mended."""
    edits, claim = desk.office.edits, file.claim
    found = {finding.edit for finding in findings}
    for before in file.findings:
        if before.edit not in found:
            edits.mend(before.edit, claim.id)
    for finding in findings:
        edits.catch(finding.edit, claim.id, desk.now, claim.charge)
    file.findings = findings


def recheck(desk, file: ClaimFile) -> None:
    """After a correction, take off what it has cured."""
    if file.findings:
        known = desk.office.edits.known
        keep(desk, file, scrubber(desk, tuple([known[finding.edit] for finding in file.findings]))(file))


def forget(office: Office, edit: str) -> None:
    """Take an edit that is switched off out of every folder; that mends nothing."""
    for file in office.files.values():
        if file.findings:
            file.findings = tuple([finding for finding in file.findings if finding.edit != edit])


def _other_claim_of_visit(office: Office, claim: Claim) -> str:
    """Find an earlier claim to the same payer that bills the same visit, or ""."""
    for other in office.claims_of.get(claim.patient, ()):
        if other == claim.id:
            return ""
        same = office.files[other].claim
        if same.encounter == claim.encounter and same.payer == claim.payer and not claim.prior:
            return other
    return ""
