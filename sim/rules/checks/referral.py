"""Whether the primary care clinician's referral, where the plan asks for it, is on the claim and fits it."""

from sim.records.claims import Claim
from sim.rules.payer_files import PayerFiles, Received


def referral(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A service on the plan's list is paid only with a referral of this patient, to this clinician, in force that day."""
    wanted = files.plan.needs_referral
    if not wanted or not any(line.code in wanted for line in claim.lines):
        return ""
    patient = received.patient.id
    letter = files.referrals.get(claim.referral or "")
    if letter is None or letter.patient != patient:
        known = files.referrals_of.get(patient, ())
        on_file = any(each.fits(patient, claim.provider, claim.day) for each in known)
        return "referral_left_off" if on_file else "referral_missing"
    if not letter.first_day <= claim.day <= letter.last_day:
        return "referral_expired"
    return "" if letter.provider == claim.provider else "referral_elsewhere"


def certifier(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Where the plan wants to know who certified or ordered a service, the claim names a physician who may."""
    wanted = files.plan.needs_certifier
    if not wanted or not any(line.code in wanted for line in claim.lines):
        return ""
    if not claim.referring:
        return "certifier_left_off"
    return "" if claim.referring in files.certifiers else "certifier_mistyped"
