"""An office in which everything goes wrong that the catalogue knows, all at once."""

from sim.rules.causes import catalogue
from sim.scenario import Scenario
from tests.causes.coverage import CARRIER, LIABILITY, NO_FAULT
from tests.causes.coverages_that_change import HOSPICE
from tests.offices import scenario
from tests.second_payers import EVERY_KIND

PLANTED = ("submitter_wrong", "edi_not_enrolled", "zip_short", "billing_npi_wrong", "taxonomy_wrong", "provider_not_enrolled")
"""Causes of the practice's own file: they come because they are planted, and two that change one field hide each other."""
RARE = (
    "hospice_unrelated", "hospice_related", "grace_period", "grace_period_ended", "medicaid_granted_later",
    "payer_took_back_wrongly",
)
"""Causes that suit few patients, so that chance alone would seldom bring them."""

FAULTY_BY_INTENT = {
    "bad_segment", "zip_short", "place_of_service_unknown", "modifier_invalid", "service_date_wrong", "diagnosis_invalid",
    "primary_eob_missing", "cob_amounts_wrong", "pointer_wrong", "frequency_mistyped",
}
"""Causes whose very point is that the file is wrong: who reads it has to say so."""

ASKED_OFTEN = {"after_statement": 300, "after_decision": 150, "after_visit": 200, "after_card": 800, "after_query": 800}
WAYS = [{"name": "mail", "share": 600, "days": [2, 5]}, {"name": "portal", "share": 400, "days": [0, 1], "fee": 29}]
CARELESS = {"misquotes": 40, "changes_modifiers": 100, "names_strangers": 60, "loses_files": 60, "sends_twice": 80}
LOOKS_LATE = {"forwards_strays": True, "prior_at_door": False}


def arising(arises: set[str], rate: int) -> dict[str, int]:
    """Rate every cause that arises at one of these moments."""
    return {cause.id: rate for cause in catalogue().values() if cause.arises in arises}


def _payers(rate: int) -> dict[str, dict]:
    careless = {
        "rates": arising({"payer"}, rate), "careless": CARELESS, "prompt_pay_days": 12, "interest": 1_200, "recoups_after": 10,
        "looks_back_after": 20, "deposit_days": [-1, 2], "wrong_calls": 200, "upholds_errors": [300, 200],
        "records_days": [2, 6], "appeal_days": [9, 15], "dispute_days": [5, 12], "dark": [[30, 33], [90, 91]],
    }
    plan = {
        "needs_referral": ["SV203", "SV204"], "not_covered": ["SV404"], "no_routine": ["SV301"], "outside": ["D-2"],
        "no_benefit": ["G0283"], "never_apart": ["SV407"], "add_ons": ["G2211"], "at_ages": {"SV221": [0, 17]},
        "diagnoses_not_covered": ["G47.00"],
        "visits_a_year": {"SV401": 6}, "once_in_days": {"SV204": 14}, "most_units": {"SV402": 2},
    }
    return {
        **HOSPICE["payers"], **CARRIER["payers"], **NO_FAULT["payers"], **LIABILITY["payers"],
        "senior-b": careless | {"crosses_to": ["summit-partners"], "acknowledgment_days": 1, "says_of_duplicates": "paid"},
        "state-care": careless | {"pays_by": "cheque", "takes": "paper", "roll_forward": True},
        "summit": careless | {"plan": plan | {"family_deductible": 70_000, "family_out_of_pocket_max": 500_000}},
        "summit-partners": careless | {"plan": plan | {"as_second": "non_duplication"}, "takes_278": False, **LOOKS_LATE},
        "harbor": careless | {
            "kind": "individual", "plan": plan, "pays_by": "virtual_card", "virtual_card": {"good_days": 40, "eft_days": 60},
            "says_of_duplicates": "at_door",
        },
    }


def everything(rate: int = 3_000, billers: int = 1, patients: int = 64, **overrides) -> Scenario:
    """The family practice with every cause, second payers, paper, new prices and slips of staff."""
    return scenario(**{
        "rates": arising({"registration", "visit", "charge entry"}, rate),
        "planted": [{"cause": cause} for cause in (*PLANTED, *RARE)],
        "payers": _payers(rate),
        "patients": {
            "count": patients, "verified": 200, "first_visit_within_days": 60, "pays_bill": 600, "pays_at_desk": 500,
            "consents_ahead": 4,
        },
        "seconds": list(EVERY_KIND),
        "fee_changes": [{"day": 40, "percent": 7}, {"day": 80, "services": {"SV204": 20_100}}],
        "rate_changes": [
            {"payer": "summit", "day": 50, "allowed_percent": 75}, {"payer": "harbor", "day": 70, "allowed_percent": 50},
        ],
        "accounts": {"statements": 2, "cycle_days": 20, "mail_returned": 100, "ways": WAYS},
        "inbox": ASKED_OFTEN,
        "staffing": {"billers": billers, "skills": ["expert", "novice", "average"]},
        "start": "2026-09-07",
        **overrides,
    })


def readable(**overrides) -> Scenario:
    """The same office without the causes that garble a file."""
    rates = arising({"registration", "visit", "charge entry"}, 3_000) | dict.fromkeys(FAULTY_BY_INTENT, 0)
    planted = [{"cause": cause} for cause in (*PLANTED, *RARE) if cause not in FAULTY_BY_INTENT]
    return everything(rates=rates, planted=planted, **overrides)
