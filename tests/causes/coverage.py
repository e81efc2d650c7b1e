"""Causes of coverage: who is covered when, and for what."""

from tests.causes.setting import Setting

THERAPY = {"SV401": 30, "SV402": 30, "SV403": 30, "SV404": 30}
"""Visits a year, more than anybody has by chance."""
CHECK_UPS = ("SV221", "SV222")
_MANAGED = {"payers": {"summit-partners": {"filing_indicator": "16"}}}
_LATE = {"payers": {key: {"eligibility_at_door": False} for key in ("state-care", "summit-partners", "harbor")}}
"""Payers that look at coverage in adjudication only."""

CARRIER = {"payers": {"labour-fund": {
    "name": "Labour Fund of the Lakes", "payer_id": "LFL90", "filing_indicator": "WC", "share": 0, "member_id": "LF########",
    "group": "", "plan": {"name": "Accidents at work"}, "filing_limit_days": 365, "correction_limit_days": 180,
    "appeal_limit_days": 90, "delay": {"median_days": 20, "p90_days": 35}, "allowed_percent": 80,
}}}
"""A workers' compensation carrier, which pays for accidents at work and insures nobody else."""

SETTINGS = {
    "injured_at_work": (Setting(overrides=CARRIER),),
    "coverage_not_begun": (Setting(), Setting(overrides=_LATE)),
    "coverage_lapsed": (Setting(),),
    "eligibility_stale": (Setting(payer="summit"),),
    "medicare_advantage_hidden": (Setting(payer="senior-b", overrides=_MANAGED),),
    "dependent_not_enrolled": (Setting(),),
    "service_not_covered": (Setting(weekly=False, plan={"not_covered": ("SV302",)}),),
    "out_of_network": (Setting(weekly=False, plan={"outside": ("D-2",)}),),
    "routine_excluded": (Setting(weekly=False, plan={"no_routine": CHECK_UPS}),),
    "benefit_maximum_reached": (Setting(payer="summit", plan={"visits_a_year": THERAPY}),),
}
