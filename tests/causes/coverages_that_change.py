"""Coverages that change: hospice is elected, a premium is open, Medicaid is granted afterwards."""

from tests.causes.setting import Setting

HOSPICE = {"payers": {"river-hospice": {
    "name": "River Bend Hospice", "payer_id": "RBH31", "filing_indicator": "ZZ", "kind": "hospice", "share": 0,
    "member_id": "RB######", "group": "", "plan": {"name": "Visits for the illness of the hospice care"},
    "filing_limit_days": 180, "correction_limit_days": 90, "appeal_limit_days": 90,
    "delay": {"median_days": 20, "p90_days": 35}, "allowed_percent": 60,
}}}
"""A hospice that pays for what belongs to its patients' illness, and insures nobody else."""
ELECTED = Setting(payer="senior-b", weekly=False, overrides=HOSPICE)

MARKETPLACE = {"payers": {"harbor": {"kind": "individual"}}}
"""A plan that people buy for themselves, with an advance credit for the premium."""
UNPAID = Setting(first_day=28, overrides=MARKETPLACE)
"""The visit of 2 February falls into the second month of grace, which ends on 31 March."""

PAYS_AT_ONCE = {
    "patients": {"pays_bill": 1000, "pays_within_days": [5, 6]}, "accounts": {"mail_returned": 0},
}
"""Whoever is billed has paid before anything is granted."""

SETTINGS = {
    "hospice_unrelated": (ELECTED,),
    "hospice_attending": (ELECTED,),
    "grace_period": (UNPAID,),
    "grace_period_ended": (UNPAID,),
    # The desk is taken up behind the notice, or while nobody knows of it yet.
    "medicaid_granted_later": (
        Setting(weekly=False, overrides=PAYS_AT_ONCE), Setting(weekly=False, first_day=28, overrides=PAYS_AT_ONCE),
    ),
    "hospice_related": (Setting(payer="senior-b", overrides=HOSPICE),),
}
