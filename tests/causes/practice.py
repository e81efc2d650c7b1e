"""Causes in the practice's own file, its enrolments, and files that come back whole."""

from tests.causes.setting import Setting

SETTINGS = {
    "submitter_wrong": (Setting(),),
    "bad_segment": (Setting(),),
    "edi_not_enrolled": (Setting(payer="summit"),),
    "zip_short": (Setting(),),
    "billing_npi_wrong": (Setting(),),
    "tax_id_wrong": (Setting(),),
    "rendering_npi_wrong": (Setting(),),
    "taxonomy_wrong": (Setting(clinician="D-3"), Setting(clinician="D-3", payers={"eligibility_at_door": False})),
    "provider_not_enrolled": (Setting(first_day=40, clinician="D-3"),),
    "enrolment_not_loaded": (Setting(),),
}
