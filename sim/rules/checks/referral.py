"""Whether the primary care clinician's referral, where the plan asks for it, is on the claim and fits it."""

from sim.records.claims import Claim
from sim.records.referrals import Referral
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.plans import Codes


def referral(claim: Claim, received: Received, files: PayerFiles) -> str:
    """A service on the plan's list is paid only with a referral of this patient, to this clinician, in force that day."""
    wanted = files.plan.needs_referral
    if not wanted or not any(line.code in wanted for line in claim.lines):
        return ""
    patient = received.patient.id
    letter = files.referrals.get(claim.referral or "")
    if letter is None or letter.patient != patient:
        known = files.referrals_of.get(patient, ())
        on_file = any(
            each.fits(patient, claim.provider, claim.day) and not _used_up(each, claim.day, files) for each in known
        )
        return "referral_left_off" if on_file else "referral_missing"
    if not letter.first_day <= claim.day <= letter.last_day:
        return "referral_expired"
    if letter.provider != claim.provider:
        return "referral_elsewhere"
    return "referral_exceeded" if _used_up(letter, claim.day, files) else ""


def certifier(claim: Claim, received: Received, files: PayerFiles) -> str:
    """Where the plan wants to know who certified or ordered a service, the claim names a physician who may."""
    return _number_of(claim, files.plan.needs_certifier, files, "certifier_left_off", "certifier_mistyped")


def orderer(claim: Claim, received: Received, files: PayerFiles) -> str:
    """The same where the plan wants to know who ordered a service."""
    return _number_of(claim, files.plan.needs_orderer, files, "orderer_left_off", "orderer_mistyped")


def _number_of(claim: Claim, wanted: Codes, files: PayerFiles, left_off: str, mistyped: str) -> str:
    if not any(line.code in wanted for line in claim.lines):
        return ""
    if not claim.referring:
        return left_off
    return "" if claim.referring in files.certifiers else mistyped


def _used_up(letter: Referral, day: int, files: PayerFiles) -> bool:
    """Whether a referral for so many visits has been used for as many others."""
    used = files.under.get(letter.number, ())
    return bool(letter.visits) and len(used) >= letter.visits and day not in used
