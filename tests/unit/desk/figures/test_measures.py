"""Each measure by hand, and the same as the page on a finished run has it."""

import pytest

from sim.desk.desk import Desk
from sim.desk.figures import figures
from sim.records.ledger import CREDIT, FEES, INSURANCE, PATIENT, PATIENT_PAID, REFUNDED, WRITE_OFF
from sim.rules.measures import cost_to_collect, days_not_billed, net_collection_rate
from sim.whatif.summary import summarise
from tests.offices import run, scenario
from tests.unit.desk.figures.handmade import ByHand, at, measure

# Day 0 is 5 January 2026: January ends with day 26, February with day 54, March with day 85.
FEBRUARY, MARCH = 27, 55


def paid_claim(office: ByHand, name: str, day: int, charge: int, paid: int, contractual: int, patient: int = 0) -> None:
    office.claim(name, day, charge)
    batch = office.send(day + 1, name)
    office.acknowledge(day + 3, batch)
    office.post(day + 20, office.remit(day + 20, office.decide(day + 20, name, paid, contractual, patient)))


def test_days_in_ar_at_the_end_of_each_month() -> None:
    office = ByHand(MARCH + 5)
    office.claim("C-1", 10, 270_00)
    office.claim("C-2", FEBRUARY + 3, 55_00)
    found = measure(figures(office, "measures"), "days_in_ar")
    # 31 January: 270 owed, 27 days of 10 each. 28 February: 325 owed of 325 in 55 days. 6 March: all of 60 days.
    assert found.trend == (27, 55, 60)
    assert found.value == 60
    assert (found.target, found.better) == (40, "low")


def test_collection_rates_are_of_ripe_services_and_leave_out_what_went_back() -> None:
    office = ByHand(140)
    paid_claim(office, "C-1", 10, 100_00, 64_00, 30_00, 10_00)
    office.office.ledger.post(at(30), "C-1", 0, INSURANCE, CREDIT, 4_00, "paid more than was owed")
    office.patient_pays(60, "C-1", 10_00)
    paid_claim(office, "C-2", 20, 100_00, 50_00, 20_00, 30_00)
    paid_claim(office, "C-young", 60, 500_00, 1_00, 0)
    found = figures(office, "measures")
    # Allowed 70 + 80 = 150; paid 74 + 50, of which 4 are owed back: 120.
    assert measure(found, "net_collection").value == 8000
    assert measure(found, "gross_collection").value == 6200
    assert measure(found, "net_collection").trend == (8000, None, None, None, None), "February is not 90 days past"
    office.office.ledger.post(at(70), "C-1", 0, CREDIT, REFUNDED, 4_00, "refund to payer")
    assert measure(figures(office, "measures"), "net_collection").value == 8000, "owed back or gone back is the same"


def test_clean_claims_by_their_three_definitions_differ() -> None:
    office = ByHand(60)
    for name in ("C-good", "C-touched", "C-back", "C-denied", "C-waits"):
        office.claim(name, 30, 100_00)
    office.office.journal.add(at(30), "Ana", "claim corrected", "C-touched")
    batch = office.send(31, "C-good", "C-touched", "C-back", "C-denied", "C-waits")
    office.acknowledge(33, batch, rejected=("C-back",))
    office.post(50, office.remit(
        50, office.decide(50, "C-good", 60_00, 40_00), office.decide(50, "C-touched", 60_00, 40_00),
        office.decide(50, "C-denied", 0, denied="97"),
    ))
    found = figures(office, "measures")
    assert measure(found, "clean_untouched").value == 8000, "4 of 5 left as charge entry made them"
    assert measure(found, "clean_accepted").value == 8000, "4 of 5 passed the door"
    assert measure(found, "clean_paid").value == 5000, "2 of the 4 that were turned back or decided"
    assert measure(found, "first_pass").value == round(2 / 3 * 10_000)
    assert measure(found, "clean_paid").trend == (None, 5000, None)


def test_a_claim_sent_again_counts_as_clean_by_its_first_sending_alone() -> None:
    office = ByHand(60)
    office.claim("C-1", 30, 100_00)
    office.acknowledge(33, office.send(31, "C-1"), rejected=("C-1",))
    office.acknowledge(37, office.send(35, "C-1"))
    office.post(50, office.remit(50, office.decide(50, "C-1", 60_00, 40_00)))
    found = figures(office, "measures")
    assert [measure(found, name).value for name in ("clean_untouched", "clean_accepted", "clean_paid", "first_pass")] == [
        10_000, 0, 0, 10_000,
    ]
    assert measure(found, "rejections").value == 5000, "one of two sendings"


def test_rejections_and_denials_count_what_was_read_and_posted_only() -> None:
    office = ByHand(60)
    for name in ("C-1", "C-2", "C-3", "C-4"):
        office.claim(name, 30, 100_00)
    office.acknowledge(33, office.send(31, "C-1", "C-2"), rejected=("C-1",))
    office.acknowledge(33, office.send(31, "C-3", "C-4"), rejected=("C-3", "C-4"), read=False)
    office.post(50, office.remit(50, office.decide(50, "C-2", 0, denied="97"), office.decide(50, "C-4", 60_00, 40_00)))
    office.remit(51, office.decide(51, "C-3", 0, denied="97"))
    found = figures(office, "measures")
    assert measure(found, "rejections").value == 5000
    assert measure(found, "denials").value == 5000


def test_lags_and_what_was_never_billed() -> None:
    office = ByHand(60)
    office.claim("C-1", 30, 60_00, entered=32)
    office.claim("C-2", 40, 60_00, entered=44)
    office.send(33, "C-1")
    found = figures(office, "measures")
    assert measure(found, "charge_lag").value == 3, "2 and 4 days"
    assert measure(found, "bill_lag").value == 3
    # 60 unbilled; 120 charged in 60 days is 2 a day.
    assert measure(found, "not_billed").value == 30
    assert measure(found, "not_billed").trend[0] is None, "nothing was charged in January"


def test_bad_debt_is_less_what_the_agency_recovered() -> None:
    office = ByHand(60)
    paid_claim(office, "C-1", 10, 1_000_00, 500_00, 440_00, 60_00)
    ledger = office.office.ledger
    ledger.post(at(40), "C-1", 0, WRITE_OFF, PATIENT, 60_00, "bad_debt")
    ledger.post(at(58), "C-1", 0, PATIENT_PAID, WRITE_OFF, 20_00, "recovered by the agency")
    ledger.post(at(58), "C-1", 0, FEES, PATIENT_PAID, 6_00, "agency fee")
    assert measure(figures(office, "measures"), "bad_debt").value == 400


def test_cost_to_collect_needs_an_hourly_cost_and_is_left_out_without() -> None:
    office = ByHand(60, staffing={"hourly_cost": 0})
    found = figures(office, "measures")
    assert "cost_to_collect" not in [each.name for each in found.measures]
    assert "Cost to collect is left out" in found.basis
    office = ByHand(60, staffing={"hourly_cost": 30_00})
    paid_claim(office, "C-1", 10, 1_000_00, 500_00, 500_00)
    # Releasing took 5 minutes and posting 2: $3.50 for $500.
    assert measure(figures(office, "measures"), "cost_to_collect").value == 70


def test_each_measure_says_formula_target_and_source() -> None:
    for each in figures(ByHand(60), "measures").measures:
        assert each.formula and each.source and each.target_text, each.name
        assert each.value is None or each.name == "gross_collection", "nothing was there to divide by"


def test_a_trend_has_a_tick_for_each_month() -> None:
    found = figures(ByHand(MARCH + 5), "measures")
    assert [trend.name for trend in found.trends] == [each.name for each in found.measures]
    for trend in found.trends:
        assert trend.ticks == ("Jan 2026", "Feb 2026", "Mar 2026")
        assert len(trend.series[0].points) == 3


def test_the_page_on_a_finished_run_has_the_same_figures() -> None:
    world = run(scenario(), days=150)
    page, found = summarise(world), figures(Desk(world, "you"), "measures")
    # One biller opens and posts everything each morning, so nothing is unread but this morning's mail.
    for report in list(world.office.unread):
        world.office.reports.pop(report)
    page = summarise(world)
    assert measure(found, "rejections").value == round(page.rejection_rate * 10_000)
    assert measure(found, "denials").value == round(page.denial_rate * 10_000)
    assert measure(found, "days_in_ar").value == round(page.days_in_ar)


def test_a_span_without_sense_is_refused_with_a_reason() -> None:
    for days in (0, -3, 10**9, "many"):
        found = figures(ByHand(10), "measures", {"days": days})
        assert found.measures == ()
        assert "Give 1 to 3650" in found.basis


@pytest.mark.parametrize(("formula", "nothing"), [(net_collection_rate, (0, 0, 5, 5)), (cost_to_collect, (3, 2, 0))])
def test_nothing_to_divide_by_is_no_rate(formula, nothing) -> None:
    assert formula(*nothing) is None


def test_days_not_billed_are_average_days_of_charges() -> None:
    assert days_not_billed(unbilled=400_00, charges=9_000_00, days=90) == 4.0


def test_measures_are_told_week_by_week_where_somebody_asks() -> None:
    """Day 9 lies in the second week of an office that opened on Monday 5 January 2026."""
    office = ByHand(20)
    paid_claim(office, "C-1", 9, 100_00, 50_00, 50_00)
    found = figures(office, "measures", {"by": "week"})
    lag = next(trend for trend in found.trends if trend.name == "charge_lag")
    assert lag.ticks == ("5 Jan", "12 Jan", "19 Jan")
    assert [point is not None for point in lag.series[0].points] == [False, True, False]
    assert "each week since the office opened" in found.basis
