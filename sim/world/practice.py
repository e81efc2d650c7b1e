"""The practice as it is: its numbers and clinicians, as its own papers and its payers' contracts have them."""

from sim.records.identifiers import npi
from sim.records.practice import Clinician, PracticeFile
from sim.scenario import Scenario

OFFICE_ID = "CLAIMLAB01"
NOT_YET_ENROLLED = "provider_not_enrolled"
ENROLLED_AFTER = 60
"""Day from which a new clinician is paid for, where the scenario does not say."""


def clinician_npi(clinician: str) -> str:
    """The number of a clinician, from the id alone."""
    return npi(f"1{sum(map(ord, clinician)):08d}")


def true_practice(scenario: Scenario) -> PracticeFile:
    """Write the practice's file without a mistake."""
    practice = scenario.practice
    return PracticeFile(
        npi(practice.npi_nine), practice.tax_id, practice.taxonomy, practice.zip, OFFICE_ID,
        tuple([Clinician(each, clinician_npi(each), practice.taxonomy) for each in practice.providers]),
        tuple([payer.key for payer in scenario.payers if payer.takes == "files"]),
    )


def enrolments(scenario: Scenario) -> dict[str, dict[str, int]]:
    """Say from which day each payer pays for a new clinician's work: payer → clinician → first day."""
    begin: dict[str, dict[str, int]] = {}
    for plant in scenario.planted:
        if plant.cause == NOT_YET_ENROLLED:
            clinician = plant.clinician or scenario.practice.providers[0]
            first_day = ENROLLED_AFTER if plant.first_day is None else plant.first_day
            for payer in scenario.payers:
                if plant.payer in ("", payer.key):
                    begin.setdefault(payer.key, {})[clinician] = first_day
    return begin
