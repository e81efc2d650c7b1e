"""What the front desk prevents, and what becomes of patients who are rightly or wrongly billed."""

from sim.desk.actions import BillPatient, CheckEligibility
from tests.causes import SETTINGS
from tests.offices import ALWAYS, honest, seat


def registered(verified: int) -> int:
    """How many names are mistyped in an office that checks this share of its registrations."""
    office = honest(rates={"name_mismatch": ALWAYS}, patients={"verified": verified})
    desk = seat(office, seed=5, day=60)
    return sum(bool(typed.name) for typed in desk.world.office.registrations.values())


def test_registrations_that_are_checked_with_the_payer_are_put_right_at_once():
    none, half, all_of_them = [registered(share) for share in (0, 500, 1000)]
    assert none > half > all_of_them == 0


def letters_after_billing(cause: str) -> list[str]:
    setting = SETTINGS[cause][-1]
    desk = seat(setting.office(cause), seed=5, day=29)
    desk.release_and_read()
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    claim = next(found.claim for found in desk.world.findings.all if found.cause == cause)
    desk.do(CheckEligibility(claim))
    assert desk.do(BillPatient(claim)).done
    desk.come_back(desk.world.day + 30)
    desk.read_mail()
    return [letter.decision for letter in desk.world.office.letters.get(claim, ())]


def test_who_is_insured_elsewhere_complains_of_a_bill_and_who_is_not_does_not():
    assert letters_after_billing("coverage_lapsed") == []
    assert letters_after_billing("benefit_maximum_reached") == []
    assert letters_after_billing("eligibility_stale") == ["complaint"]
