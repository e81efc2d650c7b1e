"""What members and families have used of a year: embedded limits, a new beginning on 1 January, and other payers."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.records.claims import Claim, ClaimLine, Prior
from sim.records.clock import Calendar
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.rules.adjudication import price
from sim.rules.benefits import Used
from sim.rules.payer_files import PayerFiles
from sim.rules.plans import Plan
from sim.world.payers.years import Years
from tests.offices import scenario

BORN = date(1980, 5, 5)
# 2026-12-01 is day 0: day 30 is 31 December, day 31 is 1 January.
START, SILVESTER, NEW_YEAR = date(2026, 12, 1), 30, 31
PLAN = Plan(
    "Choice", coinsurance=20, deductible=30_000, out_of_pocket_max=50_000, family_deductible=40_000,
    family_out_of_pocket_max=60_000,
)


class Fixed:
    """The contract of these tests: the whole charge is allowed."""

    def allowed_percent(self, payer: str, day: int) -> int:
        return 100


@pytest.fixture
def years() -> Years:
    payer = replace(scenario().payer("summit"), plan=PLAN)
    files = PayerFiles("summit", PLAN, PracticeFile("", "", "", "", "", (), ()), {}, False)
    for number, relationship in (("W00", "self"), ("W01", "spouse")):
        member = Membership("summit", number, "", -400, relationship=relationship, subscriber="" if number == "W00" else "P-1")
        patient = Patient("P-1" if number == "W00" else "P-2", 0, BORN, "F", False, (member,))
        files.members[number] = (patient, member)
    return Years(payer, files, Calendar(START, 480, 960, frozenset()), Fixed())


def claim(member: str, day: int, charge: int, prior: tuple[Prior, ...] = ()) -> Claim:
    return Claim(
        "C-1", "P-1", "E-1", day, "D-1", "summit", member, "", BORN, "F", ("M54.50",),
        (ClaimLine("SV203", (), 1, charge),), charge, prior=prior,
    )


def shares(years: Years, of: Claim) -> dict[str, int]:
    priced = price(of, years.terms(of))
    years.use(of, priced)
    return {each.carc: each.amount for each in priced.lines[0].adjustments if each.group == "PR"}


def test_the_deductible_is_met_by_the_member_or_by_the_family_together(years):
    # The subscriber meets 300 of her own; the family's 400 leave the spouse 100, then 20 % of 100.
    assert shares(years, claim("W00", 5, 30_000)) == {"1": 30_000}
    assert shares(years, claim("W00", 6, 10_000)) == {"2": 2_000}
    assert shares(years, claim("W01", 7, 20_000)) == {"1": 10_000, "2": 2_000}
    assert years.used("W01", 2026) == Used(10_000, 12_000)
    assert years.family_used("P-1", 2026) == Used(40_000, 44_000)


def test_the_family_maximum_ends_everybodys_shares(years):
    # 600 for the family: 300 + 200 of 20 % on 1,000 is her own 500; he owes the last 100.
    assert shares(years, claim("W00", 5, 30_000)) == {"1": 30_000}
    assert shares(years, claim("W00", 6, 100_000)) == {"2": 20_000}
    assert shares(years, claim("W01", 7, 200_000)) == {"1": 10_000}
    assert shares(years, claim("W01", 8, 200_000)) == {}


def test_everything_begins_anew_on_the_first_of_january_of_the_service(years):
    assert shares(years, claim("W00", SILVESTER, 30_000)) == {"1": 30_000}
    assert shares(years, claim("W00", NEW_YEAR, 30_000)) == {"1": 30_000}
    # A late claim for the old year counts in the old year.
    assert shares(years, claim("W00", SILVESTER, 10_000)) == {"2": 2_000}


def test_a_reversal_gives_back_what_a_claim_had_used(years):
    first = claim("W00", 5, 20_000)
    priced = price(first, years.terms(first))
    years.use(first, priced)
    years.give_back(first, priced)
    assert years.used("W00", 2026) == years.family_used("P-1", 2026) == Used()


def test_after_another_payer_the_deductible_is_credited_and_only_what_is_left_uses_up_the_maximum(years):
    # The first payer paid 150 of 200 and left 50. Alone this plan would take 200 of deductible and pay
    # nothing, so it pays nothing now: the deductible is 200 nearer, the maximum only 50.
    answer = LinePayment("SV203", (), 1, 20_000, 20_000, 15_000, (Adjustment("PR", "2", 5_000),))
    second = claim("W00", 5, 20_000, (Prior("harbor", 4, (answer,)),))
    priced = price(second, years.terms(second))
    assert (priced.paid, priced.patient_share) == (0, 5_000)
    years.use(second, priced)
    assert years.used("W00", 2026) == Used(20_000, 5_000)
    years.give_back(second, priced)
    assert years.used("W00", 2026) == Used()
