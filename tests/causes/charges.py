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
    "level_mistyped": (occasional(10, payer="summit"), occasional(10, payer="senior-b")),
    "units_wrong": (Setting(), Setting(payer="senior-b")),
    "service_date_wrong": (Setting(),),
    "diagnosis_invalid": (Setting(patients=6),),
    "diagnosis_outdated": (Setting(patients=40), Setting(payer="senior-b", patients=40)),
    "diagnosis_unsupported": (Setting(), Setting(payer="senior-b")),
    "diagnosis_age_conflict": (occasional(60, payer="summit"), occasional(200, payer="senior-b")),
    "diagnosis_sex_conflict": (occasional(60, payer="summit"), occasional(200, payer="senior-b")),
    "pointer_wrong": (Setting(),),
    "note_unclear": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "bundled_distinct": (Setting(patients=40), Setting(payer="senior-b", patients=40)),
    "bundled_inclusive": (Setting(patients=20),),
    "charge_missed": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "clinician_mistyped": (Setting(payer="summit"), Setting(payer="senior-b")),
    "late_charge": (Setting(patients=20), Setting(payer="senior-b", patients=20)),
    "too_soon": (Setting(payer="summit", plan={"once_in_days": {"SV401": 10, "SV402": 10, "SV403": 10, "SV404": 10}}),),
    "visit_not_charged": (Setting(),),
    "duplicate_sent": (Setting(),),
    "visit_not_kept": (Setting(payer="summit", weekly=False),),
}
