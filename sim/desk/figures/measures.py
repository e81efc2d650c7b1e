"""The figures by which an office is judged, each with its formula, its target and its months.

Formulas are `sim.rules.measures`; here is only what goes into them, as far as the office has
read it.
"""

from sim.desk.figures.course import ACCEPTED, DENIED, PAID, REJECTED, Course, courses, left_without_charges
from sim.desk.figures.measure import Counts, basis_points, whole
from sim.desk.figures.measured import cards
from sim.desk.figures.periods import BadOption, Periods, periods
from sim.desk.figures.view import Figures, Measure, Series, Trend
from sim.records.clock import DAY
from sim.records.ledger import (
    CONTRACTUAL,
    CREDIT,
    HELD,
    INSURANCE,
    INSURER_PAID,
    INTEREST,
    OUTSIDE,
    PATIENT,
    PATIENT_PAID,
    REFUNDED,
    REVENUE,
    WRITE_OFF,
)
from sim.records.replies import Remittance, StatusReport
from sim.rules import measures as formulas
from sim.rules.measures import TRAILING_DAYS
from sim.world.claim_file import UNCHARGED
from sim.world.uncharged import noted

YEAR = 365
MOST_DAYS = 3650
RIPE_DAYS = 90
"""Claims younger than this are not ripe: what they will bring in is still under way."""


def measures(desk, days: int = YEAR, by: str = "month") -> Figures:
    """Show each measure beside its formula, target and source, over the last `days` days and `by` month or week."""
    if not (isinstance(days, int) and 1 <= days <= MOST_DAYS):
        raise BadOption(f"{days!r} is no number of days. Give 1 to {MOST_DAYS}.")
    months = periods(desk, by)
    since = desk.now - days * DAY
    ways = courses(desk.office)
    found = {
        **_receivables(desk, months, ways), **_collections(desk, months, since), **_front_end(desk, months, since, ways),
        **_answers(desk, months, since), **_bad_debt(desk, months, since), **_cost(desk, months, since),
    }
    without = "" if desk.office.scenario.staffing.hourly_cost else (
        " Cost to collect is left out: the scenario says nothing of what a biller's hour costs."
    )
    shown = tuple([_card(card, found[card.name]) for card in cards() if card.name in found])
    return Figures(
        "measures", "Measures",
        f"The last {days} days up to {desk.calendar.show_day(desk.now // DAY)}, and each {by} since the office opened. "
        f"Only what somebody in the office has read or posted is counted.{without}",
        (), shown, tuple([_trend(each, months) for each in shown]),
    )


def _trend(measure: Measure, months: Periods) -> Trend:
    line = Series(measure.label, measure.trend)
    return Trend(measure.name, measure.label, measure.label, measure.kind, months.labels, (line,))


def _card(card, counted: tuple[int | None, tuple[int | None, ...]]) -> Measure:
    value, trend = counted
    return Measure(
        name=card.name, label=card.label, value=value, kind=card.kind, target=card.target, target_text=card.target_text,
        formula=card.formula, source=card.source, better=card.better, trend=trend,
    )


Counted = dict[str, tuple[int | None, tuple[int | None, ...]]]


def _counted(counts: Counts, formula, written=basis_points) -> tuple[int | None, tuple[int | None, ...]]:
    def said(part: int, of: int) -> int | None:
        return written(formula(part, of))

    return said(counts.part, counts.whole), counts.by_month(said)


def _receivables(desk, months: Periods, ways: dict[str, Course]) -> Counted:
    """Days in A/R and days not billed, at the end of each month and now."""
    office = desk.office
    owed = _owed_at_the_ends(office, months)
    by_day: dict[int, int] = {}
    for file in office.files.values():
        by_day[file.claim.day] = by_day.get(file.claim.day, 0) + file.claim.charge
    unbilled = _unbilled_at_the_ends(office, months, ways)
    days_in_ar, days_unbilled = [], []
    for place, end in enumerate(months.ends):
        today = min(end, desk.now) // DAY
        trailing = min(today, TRAILING_DAYS)
        to = today + 1 if end > desk.now else today
        charges = sum([by_day.get(day, 0) for day in range(today - trailing, to)])
        days_in_ar.append(whole(formulas.days_in_ar(owed[place], charges, trailing)))
        days_unbilled.append(whole(formulas.days_not_billed(unbilled[place], charges, trailing)))
    return {
        "days_in_ar": (days_in_ar[-1], tuple(days_in_ar)), "not_billed": (days_unbilled[-1], tuple(days_unbilled)),
    }


def _owed_at_the_ends(office, months: Periods) -> list[int]:
    moved = [0] * len(months)
    for minute, debit, credit, amount in office.ledger.postings.select("minute", "debit", "credit", "amount"):
        if debit in (INSURANCE, PATIENT):
            moved[months.of(minute)] += amount
        if credit in (INSURANCE, PATIENT):
            moved[months.of(minute)] -= amount
    return _running(moved)


def _unbilled_at_the_ends(office, months: Periods, ways: dict[str, Course]) -> list[int]:
    waits = [0] * len(months)
    for name, way in ways.items():
        charge = office.files[name].claim.charge
        waits[months.of(way.drafted)] += charge
        if way.sendings:
            waits[months.of(way.sendings[0].minute)] -= charge
    for name, minute in left_without_charges(office).items():
        worth = noted(office, office.files[name])
        waits[months.of(minute)] += worth
        if name in ways:
            waits[months.of(ways[name].drafted)] -= worth
    return _running(waits)


def _running(moved: list[int]) -> list[int]:
    at = 0
    ends = []
    for amount in moved:
        at += amount
        ends.append(at)
    return ends


_COLLECTED = (INSURER_PAID, PATIENT_PAID)
_GONE_BACK = (CREDIT, REFUNDED, OUTSIDE, HELD, INTEREST)
"""What of it is owed back or has gone back; interest stands in two of these accounts and cancels out."""


def _collections(desk, months: Periods, since: int) -> Counted:
    """Collection rates by day of service, as those claims stand today."""
    balance = desk.office.ledger.balance
    ripe = desk.now + 1 - RIPE_DAYS * DAY
    net, gross = Counts(months, since, ripe), Counts(months, since, ripe)
    for name, file in desk.office.files.items():
        minute = file.claim.day * DAY
        if minute >= ripe:
            continue
        charge = -balance(name, REVENUE)
        paid = sum([balance(name, account) for account in _COLLECTED])
        back = -sum([balance(name, account) for account in _GONE_BACK])
        net.add(minute, paid - back, charge - balance(name, CONTRACTUAL))
        gross.add(minute, paid, charge)
    return {
        "net_collection": _counted(net, lambda paid, allowed: formulas.net_collection_rate(paid, 0, allowed, 0)),
        "gross_collection": _counted(gross, formulas.gross_collection_rate),
    }


def _front_end(desk, months: Periods, since: int, ways: dict[str, Course]) -> Counted:
    """Clean claims by three definitions, the first pass, and the days from service to charge and to the first sending."""
    office = desk.office
    untouched, accepted, paid, first, charge_lag, bill_lag = [Counts(months, since, desk.now + 1) for _ in range(6)]
    for file in office.lists[UNCHARGED].values():
        charge_lag.add(desk.now, desk.now // DAY - file.claim.day)
    for name, course in ways.items():
        day = office.encounters[office.files[name].claim.encounter].day
        charge_lag.add(course.drafted, course.drafted // DAY - day)
        if course.decisions:
            minute, decision = course.decisions[0]
            first.add(minute, decision == PAID)
        if not course.sendings:
            continue
        sending = course.sendings[0]
        bill_lag.add(sending.minute, sending.minute // DAY - day)
        untouched.add(sending.minute, not course.corrected_first)
        if sending.answer:
            accepted.add(sending.minute, sending.answer == ACCEPTED)
        if sending.answer == REJECTED or course.decisions:
            at_once = sending.answer == ACCEPTED and course.decisions[0][1] != DENIED
            paid.add(sending.minute, at_once)
    return {
        "clean_untouched": _counted(untouched, formulas.clean_claim_rate),
        "clean_accepted": _counted(accepted, formulas.clean_claim_rate),
        "clean_paid": _counted(paid, formulas.clean_claim_rate),
        "first_pass": _counted(first, formulas.first_pass_rate),
        "charge_lag": _counted(charge_lag, formulas.average_lag, whole),
        "bill_lag": _counted(bill_lag, formulas.average_lag, whole),
    }


def _answers(desk, months: Periods, since: int) -> Counted:
    """Rejections and denials, by the day of the report."""
    office = desk.office
    rejected, denied = Counts(months, since, desk.now + 1), Counts(months, since, desk.now + 1)
    for name, report in office.reports.items():
        if isinstance(report, StatusReport) and name not in office.unread:
            rejected.add(report.minute, sum([not line.accepted for line in report.lines]), len(report.lines))
        elif isinstance(report, Remittance) and name not in office.to_post:
            denied.add(report.minute, sum([claim.denied for claim in report.claims]), len(report.claims))
    return {
        "rejections": _counted(rejected, formulas.rejection_rate), "denials": _counted(denied, formulas.denial_rate),
    }


def _bad_debt(desk, months: Periods, since: int) -> Counted:
    """Bad debt by the day on which it was written off, against the charges entered meanwhile."""
    counts = Counts(months, since, desk.now + 1)
    postings = desk.office.ledger.postings
    for minute, debit, credit, amount, memo in postings.select("minute", "debit", "credit", "amount", "memo"):
        if credit == REVENUE:
            counts.add(minute, 0, amount)
        elif debit == REVENUE:
            counts.add(minute, 0, -amount)
        elif debit == WRITE_OFF and memo == "bad_debt":
            counts.add(minute, amount, 0)
        elif credit == WRITE_OFF and debit == PATIENT_PAID:
            counts.add(minute, -amount, 0)
    return {"bad_debt": _counted(counts, formulas.bad_debt_rate)}


def _cost(desk, months: Periods, since: int) -> Counted:
    """What the billers' minutes cost against the cash that came in, where the scenario says what an hour costs."""
    hourly = desk.office.scenario.staffing.hourly_cost
    if not hourly:
        return {}
    counts = Counts(months, since, desk.now + 1)
    for minute, spent in desk.office.timesheet.deeds.select("minute", "minutes"):
        counts.add(minute, spent, 0)
    for minute, debit, credit, amount in desk.office.ledger.postings.select("minute", "debit", "credit", "amount"):
        if debit in _COLLECTED:
            counts.add(minute, 0, amount)
        if credit in _COLLECTED:
            counts.add(minute, 0, -amount)
    return {"cost_to_collect": _counted(counts, lambda spent, cash: formulas.cost_to_collect(spent, hourly, cash))}
