"""Who is who in a report: payers, clinicians, clerks and patients by their names."""

from sim.world.claim_file import ClaimFile

NOBODY = "None named"


def payer(desk, key: str) -> str:
    """Name a payer by its key."""
    known = desk.office.payers.get(key)
    return known.name if known else NOBODY


def provider(desk, key: str) -> str:
    """Name a clinician."""
    return f"Dr {desk.world.faces.provider(key).full_name}" if key else NOBODY


def clerk(desk, key: str) -> str:
    """Name whoever typed a registration: a clerk of the front desk, or a biller, who goes by one name."""
    if key in desk.office.scenario.practice.clerks:
        return desk.world.faces.clerk(key).full_name
    return key or NOBODY


def patient(desk, file: ClaimFile) -> str:
    """Name the patient of a claim, "Last, First", as the claim or the card has it."""
    return file.claim.name or desk.office.card_name(file.claim.patient)
