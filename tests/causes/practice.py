"""Causes in the practice's own file, its enrolments, and files that come back whole."""

from tests.causes.setting import Setting

LATER = {"npi_at_door": False}
"""Payers that take a claim in without a look at its NPIs."""
REOPENED = {**LATER, "takes_replacement": False}
"""The same, and they mend a clerical error by a reopening."""
WHEN_DECIDING = (
    Setting(clinician="D-3", payers=LATER), Setting(clinician="D-3", payers=REOPENED),
)

SETTINGS = {
    "submitter_wrong": (Setting(),),
    "bad_segment": (Setting(),),
    "edi_not_enrolled": (Setting(payer="summit"),),
    "zip_short": (Setting(),),
    "billing_npi_wrong": (Setting(), Setting(payers=LATER), Setting(payers=REOPENED)),
    "tax_id_wrong": (Setting(),),
    "rendering_npi_wrong": (Setting(), *WHEN_DECIDING),
    "rendering_npi_missing": (Setting(), *WHEN_DECIDING),
    "rendering_npi_malformed": (Setting(), *WHEN_DECIDING),
    "taxonomy_wrong": (
        Setting(clinician="D-3"), Setting(clinician="D-3", payers={"eligibility_at_door": False}),
        Setting(clinician="D-3", payers={"eligibility_at_door": False, "takes_replacement": False}),
    ),
    "provider_not_enrolled": (Setting(first_day=40, clinician="D-3"),),
    "enrolment_not_loaded": (Setting(),),
    "privileges_not_loaded": (Setting(),),
    "provider_kind_not_paid": (Setting(weekly=False, plan={"not_paid_by": {"D-2": ("SV302",)}}),),
    "outside_narrow_network": (Setting(weekly=False, plan={"outside_tier": ("D-2",)}),),
    "service_not_in_contract": (Setting(weekly=False, plan={"not_in_contract": ("SV302",)}),),
}
