"""The primary care office: it refers patients, and may do so for a visit that is over."""

from collections.abc import Sequence

from sim.records.claims import Claim
from sim.records.people import Patient
from sim.records.referrals import Referral
from sim.scenario import Payer
from sim.world.practice import clinician_npi

PHYSICIANS = tuple([f"X-{number}" for number in range(1, 13)])
"""Physicians of the neighbourhood who send patients here."""


def physician_of(patient: Patient) -> str:
    """Tell who looks after a patient elsewhere, certifies plans of care and orders services."""
    return PHYSICIANS[patient.number % len(PHYSICIANS)]


def numbers_on_register() -> frozenset[str]:
    """List the numbers under which those physicians may certify and order, as every payer can look them up."""
    return frozenset([clinician_npi(each) for each in PHYSICIANS])


def referral_afterwards(
    claim: Claim, payer: Payer, day: int, known: Sequence[Referral]
) -> tuple[str, Referral | None]:
    """Answer the fax of an office that needs a referral for a claim's visit: words, and the letter where there is one.

    How far back it may be dated is the plan's rule (`retro_referral_days`).
    """
    for referral in known:
        used_up = referral.visits and referral.number == claim.referral
        if referral.fits(claim.patient, claim.provider, claim.day) and not used_up:
            return f"We referred this patient to you under {referral.number}.", None
    if day - claim.day > payer.retro_referral_days:
        return f"{payer.name} takes no referral dated more than {payer.retro_referral_days} days back.", None
    number = f"RF-{claim.id.removeprefix('C-')}{len(known):02d}"
    return (
        f"Referred under {number}.",
        Referral(
            number, claim.patient, claim.provider, claim.day, claim.day + payer.referral_days - 1, payer.referral_visits,
        ),
    )
