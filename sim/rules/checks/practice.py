"""Whether a file can be read, and whether it says rightly who bills: practice, clinicians, enrolments."""

from sim.records.claims import Claim, ClaimLine
from sim.records.identifiers import is_npi
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
    if practice.npi != true.npi and files.npi_at_door:
        return "billing_npi_wrong"
    return "tax_id_wrong" if practice.tax_id != true.tax_id else ""


def clinician_differs(claim: Claim, practice: PracticeFile, files: PayerFiles) -> str:
    """The rendering provider's number is not the clinician's; or the taxonomy, where the payer looks that early."""
    true = files.practice
    if practice is true:
        return ""
    cause = _rendering(claim, practice, true) if files.npi_at_door else ""
    return cause or (_taxonomy(claim, practice, true) if files.checks_eligibility_at_door else "")


def numbers(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A payer that takes claims in without a look at their NPIs misses them when it decides, and tells it on the 835."""
    practice = received.practice
    if practice is None or practice is files.practice:
        return ""
    return "billing_npi_wrong" if practice.npi != files.practice.npi else _rendering(claim, practice, files.practice)


def _rendering(claim: Claim, practice: PracticeFile, true: PracticeFile) -> str:
    """What is wrong with the rendering provider's number: it is not there, is no NPI at all, or is somebody else's."""
    sent, known = practice.clinician(claim.provider), true.clinician(claim.provider)
    if sent is None or known is None:
        return "rendering_npi_wrong"
    if sent.npi == known.npi:
        return ""
    if not sent.npi:
        return "rendering_npi_missing"
    return "rendering_npi_wrong" if is_npi(sent.npi) else "rendering_npi_malformed"


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


def outside_tier(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The clinician has a contract, and the member's plan is limited to a narrower network."""
    return "outside_narrow_network" if claim.provider in files.plan.outside_tier else ""


def wrong_kind(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """The payer pays for the service, but not when a provider of this kind gives it."""
    return "provider_kind_not_paid" if line.code in files.plan.not_paid_by.get(claim.provider, ()) else ""


def outside_contract(claim: Claim, line: ClaimLine, received: Received, files: PayerFiles) -> str:
    """The contract between payer and practice leaves the service out."""
    return "service_not_in_contract" if line.code in files.plan.not_in_contract else ""
