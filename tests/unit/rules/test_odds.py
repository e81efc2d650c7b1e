"""The odds of payment: by what the cure of a code ends in, by who decides, and by what the clock leaves."""

from sim.rules.odds import least_minutes, odds, worth


def test_a_typing_mistake_at_the_door_is_all_but_sure_and_a_late_claim_is_not():
    # A7 164 is said of one cause, cured by mending; CO-29 of two that nobody can save and one that an appeal wins.
    assert odds("A7 · 164 · IL", None) == 90
    assert odds("CO-29", None) == (0 + 0 + 90 * 60 // 100) // 3 == 18


def test_what_a_payer_must_be_asked_to_decide_again_has_lower_odds_than_what_is_sent_again():
    assert odds("CO-150", None) == 90 * 60 // 100
    assert odds("CO-150", None) < odds("CO-197", None)


def test_what_the_patient_owes_is_half_as_sure():
    assert odds("PR-204", None) == 50


def test_the_clock_takes_from_the_odds_and_takes_all_once_the_last_day_has_passed():
    left = [odds("A7 · 164 · IL", days) for days in (0, 1, 2, 3, 5, 6, 15, 16, None)]
    assert left == [0, 63, 63, 76, 76, 85, 85, 90, 90]


def test_a_code_that_names_no_cause_has_no_odds():
    assert odds("", 5) is None and odds("CO-999", 5) is None and odds("A1 · 20", None) is None


def test_a_minute_is_worth_what_a_claim_is_likely_to_bring_by_the_minutes_of_its_remedy():
    # $120.00 at 90 %, twelve minutes to mend; $120.00 at 54 %, twelve minutes and thirty-five for the appeal.
    assert worth(12_000, "A7 · 164 · IL", None) == 12_000 * 90 // 100 // 12
    assert worth(12_000, "CO-150", None) == 12_000 * 54 // 100 // (12 + 35)
    assert worth(12_000, "A7 · 164 · IL", 0) == 0
    # CO-197 may want a new authorisation of sixteen minutes, or only the number on the claim.
    assert least_minutes("CO-150") == 47 and least_minutes("CO-197") == least_minutes("") == 12
    assert worth(12_000, "", None) == worth(12_000, "A7 · 164 · IL", None)
