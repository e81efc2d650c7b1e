"""Whether a file can be read, and whether it says rightly who bills: practice, clinicians, enrolments."""

from sim.records.claims import Claim
from sim.records.practice import PracticeFile
from sim.rules.payer_files import PayerFiles, Received

MODIFIER_LENGTH = 2
"""Characters of a modifier (837P SV101-3 to SV101-6); anything longer makes the segment unreadable."""
ZIP_PLUS_FOUR = 9


def unreadable(claim: Claim) -> str:
    """Find data that the format has no room for: the clearinghouse returns the whole set (999)."""
    for line in claim.lines:
        for code in line.modifiers:
            if len(code) > MODIFIER_LENGTH:
                return "bad_segment"
    return ""


def at_clearinghouse(claim: Claim, practice: PracticeFile) -> str:
    """Name the cause for which the clearinghouse itself turns a claim back (its own 277CA), or ""."""
    if len(practice.zip) != ZIP_PLUS_FOUR:
        return "zip_short"
    return "" if claim.payer in practice.edi else "edi_not_enrolled"


def billing_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The billing provider's numbers are not those of the contract."""
    true = files.practice
    if practice is true:
        return ""
    if practice.npi != true.npi:
        return "billing_npi_wrong"
    return "tax_id_wrong" if practice.tax_id != true.tax_id else ""


def clinician_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The rendering provider's number is not the clinician's; or the taxonomy, where the payer looks that early."""
    true = files.practice
    if practice is true:
        return ""
    sent, known = practice.clinician(claim.provider), true.clinician(claim.provider)
    if sent is None or known is None or sent.npi != known.npi:
        return "rendering_npi_wrong"
    return _taxonomy(claim, practice, true) if files.checks_eligibility_at_door else ""


def taxonomy(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The taxonomy is not the clinician's, told on the 835."""
    practice = received.practice
    if practice is None or practice is files.practice:
        return ""
    return _taxonomy(claim, practice, files.practice)


def _taxonomy(claim: Claim, practice: PracticeFile, true: PracticeFile) -> str:
    sent, known = practice.clinician(claim.provider), true.clinician(claim.provider)
    same = sent is not None and known is not None and sent.taxonomy == known.taxonomy
    return "" if same and practice.taxonomy == true.taxonomy else "taxonomy_wrong"


def not_enrolled(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The clinician's enrolment with this payer began after the visit."""
    enrolled = files.enrolled
    if not enrolled:
        return ""
    return "provider_not_enrolled" if claim.day < enrolled.get(claim.provider, claim.day) else ""
