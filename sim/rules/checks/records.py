"""Whether the papers that a claim announces have come."""

from sim.records.claims import Claim
from sim.rules.payer_files import PayerFiles, Received

BY_FAX = "fax:"
"""How a claim announces a paper that comes apart from it (PWK): ``fax:encounter_note``."""


def attachment(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A paper that was announced to come by fax has come."""
    if not claim.attachments or claim.id in files.faxed:
        return ""
    return "attachment_missing" if any(each.startswith(BY_FAX) for each in claim.attachments) else ""
