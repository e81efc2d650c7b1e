"""Causes that arise at the visit, at charge entry or at the desk."""

from tests.causes.setting import Setting


def occasional(patients: int, **more) -> Setting:
    """Many patients of one payer who come now and then, since the service that a cause suits is rare."""
    return Setting(weekly=False, patients=patients, overrides={"patients": {"count": max(64, patients)}}, **more)


SETTINGS = {
    "modifier_missing": (Setting(payer="summit"), Setting(payer="senior-b")),
    "modifier_invalid": (Setting(),),
    "modifier_conflict": (occasional(60, payer="summit"), occasional(60, payer="senior-b")),
    "place_of_service_unknown": (Setting(),),
    "place_of_service_wrong": (Setting(), Setting(payer="senior-b")),
    "code_mistyped": (Setting(),),
    "hcpcs_mistyped": (Setting(patients=6),),
    "level_mistyped": (occasional(10, payer="summit"), occasional(10, payer="senior-b")),
    "units_wrong": (Setting(), Setting(payer="senior-b")),
    "service_date_wrong": (Setting(),),
    "service_date_before_birth": (Setting(payer="state-care", weekly=False, visits=0),),
    "diagnosis_invalid": (Setting(patients=6),),
    "diagnosis_outdated": (Setting(patients=40), Setting(payer="senior-b", patients=40)),
    "diagnosis_unsupported": (Setting(), Setting(payer="senior-b")),
    "diagnosis_age_conflict": (occasional(60, payer="summit"), occasional(200, payer="senior-b")),
    "diagnosis_sex_conflict": (occasional(60, payer="summit"), occasional(200, payer="senior-b")),
    "principal_diagnosis_wrong": (occasional(100),),
    "pointer_wrong": (Setting(),),
    "note_unclear": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "bundled_distinct": (Setting(patients=40), Setting(payer="senior-b", patients=40)),
    "bundled_inclusive": (Setting(patients=20),),
    "charge_missed": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "clinician_mistyped": (Setting(payer="summit"), Setting(payer="senior-b")),
    "late_charge": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "too_soon": (Setting(payer="summit", plan={"once_in_days": {"SV401": 10, "SV402": 10, "SV403": 10, "SV404": 10}}),),
    "visit_not_charged": (Setting(),),
    "frequency_mistyped": (Setting(), Setting(payer="senior-b")),
    "duplicate_sent": (Setting(),),
    "service_outdated": (Setting(patients=6), Setting(payer="senior-b", patients=6)),
    "modifier_outdated": (Setting(), Setting(payer="senior-b")),
    "service_age_conflict": (
        occasional(60, payer="summit", plan={"at_ages": {"SV221": (0, 17), "SV222": (18, 120)}}),
        occasional(200, payer="senior-b", plan={"at_ages": {"G0402": (65, 66)}}),
    ),
    "never_paid_apart": (Setting(patients=20, plan={"never_apart": ("SV407",)}),),
    "pair_in_conflict": (Setting(patients=6), Setting(payer="senior-b", patients=6)),
    "pair_given_together": (Setting(patients=6),),
    "add_on_alone": (
        occasional(60, payer="summit", plan={"add_ons": ("G2211",)}),
        occasional(60, payer="senior-b", plan={"add_ons": ("G2211",)}),
    ),
    "visit_not_kept": (Setting(payer="summit", weekly=False),),
}
