"""Consent, referrals, records and necessity."""

from tests.causes.charges import occasional
from tests.causes.setting import Setting

THERAPY = ("SV401", "SV402", "SV403", "SV404")
CERTIFIED = {"needs_certifier": THERAPY, "needs_authorisation": ()}
ORDERED = {"needs_orderer": ("SV304", "SV305", "SV501", "SV502", "SV503", "SV504")}
REFERRED = {"needs_referral": THERAPY, "needs_authorisation": ()}


def _harbor(**terms: int) -> dict:
    return {"payers": {"harbor": terms}}


UNNECESSARY = Setting(payer="senior-b", weekly=False, plan={"not_necessary": ("SV302",)})
"""Medicare calls a service not necessary as it is given here; only its members sign the notice."""

SETTINGS = {
    "authorisation_missing": (Setting(),),
    "authorisation_mistyped": (Setting(),),
    "authorisation_not_obtained": (Setting(),),
    "authorisation_refused": (Setting(),),
    # Weekly visits on days 1, 8, 15 and 22: the fourth is one too many, or two days too late.
    "authorisation_exceeded": (Setting(overrides=_harbor(authorised_visits=3)),),
    "authorisation_expired": (Setting(overrides=_harbor(authorised_days=20)),),
    "authorisation_wrong_service": (Setting(),),
    "authorisation_wrong_provider": (Setting(),),
    "referral_missing": (Setting(plan=REFERRED),),
    "referral_left_off": (Setting(plan=REFERRED),),
    "referral_expired": (Setting(plan=REFERRED, overrides=_harbor(referral_days=20)),),
    "referral_elsewhere": (Setting(plan=REFERRED),),
    # Weekly visits on days 1, 8, 15 and 22: the fourth is one too many.
    "referral_exceeded": (Setting(plan=REFERRED, overrides=_harbor(referral_visits=3)),),
    "certifier_left_off": (Setting(payer="senior-b", plan=CERTIFIED), Setting(plan=CERTIFIED)),
    "certifier_mistyped": (Setting(payer="senior-b", plan=CERTIFIED), Setting(plan=CERTIFIED)),
    "orderer_left_off": (occasional(60, payer="senior-b", plan=ORDERED), occasional(60, payer="summit", plan=ORDERED)),
    "orderer_mistyped": (occasional(60, payer="senior-b", plan=ORDERED), occasional(60, payer="summit", plan=ORDERED)),
    "attachment_missing": (Setting(),),
    "records_requested": (Setting(),),
    "records_needed": (Setting(),),
    "medical_necessity": (Setting(), Setting(payer="senior-b")),
    "level_not_supported": (Setting(weekly=False, patients=30),),
    "frequency_not_supported": (Setting(),),
    "notice_signed": (UNNECESSARY,),
    "notice_left_off": (UNNECESSARY,),
    "notice_not_signed": (UNNECESSARY,),
    "called_unproven": (Setting(),),
    "called_experimental": (Setting(),),
    "payer_stood_by_denial": (Setting(),),
}
