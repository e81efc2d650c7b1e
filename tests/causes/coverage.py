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


def carrier(key: str, **more: str) -> dict:
    """The same for accidents of another kind."""
    return {"payers": {key: CARRIER["payers"]["labour-fund"] | more}}


NO_FAULT = carrier("lakeshore-motor", name="Lakeshore Motor Mutual", payer_id="LMM70", filing_indicator="AM")
LIABILITY = carrier("corner-liability", name="Corner Trades Liability", payer_id="CTL40", filing_indicator="LM")

SETTINGS = {
    "injured_at_work": (Setting(overrides=CARRIER),),
    "injured_in_a_car": (Setting(overrides=NO_FAULT),),
    "injured_elsewhere": (Setting(overrides=LIABILITY),),
    "coverage_not_begun": (Setting(), Setting(overrides=_LATE)),
    "coverage_lapsed": (Setting(),),
    "eligibility_stale": (Setting(payer="summit"),),
    "medicare_advantage_hidden": (Setting(payer="senior-b", overrides=_MANAGED),),
    "dependent_not_enrolled": (Setting(),),
    "service_not_covered": (Setting(weekly=False, plan={"not_covered": ("SV302",)}),),
    "charge_not_covered": (Setting(patients=6, plan={"no_benefit": ("G0283",)}),),
    "diagnosis_not_covered": (Setting(weekly=False, patients=20, plan={"diagnoses_not_covered": ("G47.00", "E66.9")}),),
    "excluded_diagnosis_typed": (
        Setting(weekly=False, payer="summit", patients=20, plan={"diagnoses_not_covered": ("G47.00", "E66.9")}),
        Setting(weekly=False, payer="senior-b", patients=20, plan={"diagnoses_not_covered": ("G47.00", "E66.9")}),
    ),
    "out_of_network": (Setting(weekly=False, plan={"outside": ("D-2",)}),),
    "routine_excluded": (Setting(weekly=False, plan={"no_routine": CHECK_UPS}),),
    "lifetime_maximum_reached": (Setting(payer="summit", plan={"visits_in_life": THERAPY}),),
    "plan_maximum_reached": (Setting(payer="summit", plan={"lifetime_maximum": 1_000_000_00}),),
    "benefit_maximum_reached": (Setting(payer="summit", plan={"visits_a_year": THERAPY}),),
}
