"""Whether the payer's consent, where the plan asks for it, is on the claim and fits it."""

from sim.records.claims import Claim
from sim.records.encounters import Authorisation
from sim.rules.payer_files import PayerFiles, Received


def authorisation(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A service on the plan's list is paid only under an authorisation that fits patient, day, service and clinician."""
    wanted = files.plan.needs_authorisation
    if not wanted or not any(line.code in wanted for line in claim.lines):
        return ""
    if claim.authorisation is None:
        return _without_number(claim, received.patient.id, files)
    letter = files.authorisations.get(claim.authorisation)
    if letter is None or letter.patient != received.patient.id:
        return "authorisation_mistyped"
    return misfit(claim, letter, files)


def misfit(claim: Claim, letter: Authorisation, files: PayerFiles) -> str:
    """Name what a letter does not cover of a claim, or "" where it covers it all."""
    if not letter.visits:
        return "authorisation_refused"
    if not letter.first_day <= claim.day <= letter.last_day:
        return "authorisation_expired"
    wanted = files.plan.needs_authorisation
    if any(line.code in wanted and line.code not in letter.services for line in claim.lines):
        return "authorisation_wrong_service"
    if letter.provider != claim.provider:
        return "authorisation_wrong_provider"
    used = files.under.get(letter.number)
    if used is not None and len(used) >= letter.visits and claim.day not in used:
        return "authorisation_exceeded"
    return ""


def _without_number(claim: Claim, patient: str, files: PayerFiles) -> str:
    """No number: perhaps the letter says no, perhaps there is one that was left off, perhaps nobody asked."""
    misfits = [misfit(claim, letter, files) for letter in files.consents_of.get(patient, ())]
    if "" in misfits:
        return "authorisation_missing"
    refusals = [
        letter for letter in files.consents_of.get(patient, ())
        if not letter.visits and letter.first_day <= claim.day <= letter.last_day
    ]
    return "authorisation_refused" if refusals else "authorisation_not_obtained"
