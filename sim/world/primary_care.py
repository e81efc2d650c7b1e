"""The primary care office: it refers patients, and may do so for a visit that is over."""

from collections.abc import Sequence

from sim.records.claims import Claim
from sim.records.referrals import Referral
from sim.scenario import Payer


def referral_afterwards(
    claim: Claim, payer: Payer, day: int, known: Sequence[Referral]
) -> tuple[str, Referral | None]:
    """Answer the fax of an office that needs a referral for a claim's visit: words, and the letter where there is one.

    How far back it may be dated is the plan's rule (`retro_referral_days`).
    """
    for referral in known:
        if referral.fits(claim.patient, claim.provider, claim.day):
            return f"We referred this patient to you under {referral.number}.", None
    if day - claim.day > payer.retro_referral_days:
        return f"{payer.name} takes no referral dated more than {payer.retro_referral_days} days back.", None
    number = f"RF-{claim.id.removeprefix('C-')}{len(known):02d}"
    return (
        f"Referred under {number}.",
        Referral(number, claim.patient, claim.provider, claim.day, claim.day + payer.referral_days - 1),
    )
