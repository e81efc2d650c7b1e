"""What must hold of every limit, whatever the payer's figures and the day on which it starts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sim.records.clock import Calendar
from sim.records.holidays import federal_holidays
from sim.rules.deadlines import Limit, last_day, refund_due
from sim.rules.filing_proof import Held, proof_of_filing

CALENDAR = Calendar(date(2026, 1, 5), holidays=federal_holidays())
starts = st.integers(-300, 1500)
counts = st.integers(1, 400)


@given(starts, counts)
def test_rolling_moves_a_last_day_to_the_first_workday_and_no_further(start, count):
    flat = last_day(Limit(count), start, CALENDAR)
    rolled = last_day(Limit(count, roll="forward"), start, CALENDAR)
    assert rolled >= flat == start + count
    assert CALENDAR.is_workday_number(rolled)
    assert CALENDAR.workdays_between(flat, rolled) == 0


@given(starts, st.integers(1, 60))
def test_working_days_are_as_many_as_the_limit_says(start, count):
    last = last_day(Limit(count, "working days"), start, CALENDAR)
    assert CALENDAR.workdays_between(start + 1, last + 1) == count
    assert CALENDAR.is_workday_number(last)


@given(starts, st.integers(1, 24), st.sampled_from(["last", "first"]), st.sampled_from(["none", "forward"]))
def test_a_later_start_never_ends_sooner(start, months, short_month, roll):
    limit = Limit(months, "months", roll, short_month=short_month)
    assert last_day(limit, start, CALENDAR) <= last_day(limit, start + 1, CALENDAR)


@given(starts)
def test_a_year_is_365_or_366_days_and_keeps_the_date(start):
    last = last_day(Limit(1, "years"), start, CALENDAR)
    begin, end = CALENDAR.date_of(start * 1440), CALENDAR.date_of(last * 1440)
    assert last - start in (365, 366)
    assert (end.month, end.day) == ((2, 28) if (begin.month, begin.day) == (2, 29) else (begin.month, begin.day))
    assert last == last_day(Limit(12, "months"), start, CALENDAR)


@given(starts, st.integers(0, 400), st.integers(0, 400))
def test_an_investigation_never_shortens_the_sixty_days_nor_stretches_them_past_240(found, begun, lasted):
    due = refund_due(found, found + begun, found + begun + lasted)
    assert found + 60 <= due <= found + 240
    assert due <= refund_due(found, found + begun)


papers = st.lists(st.builds(
    Held, kind=st.sampled_from(["277CA", "999", "ledger", "batch"]), day=st.integers(0, 120),
    payer=st.sampled_from(["P1", "P2"]), accepted=st.booleans(),
), max_size=6)


@given(papers, st.integers(0, 120))
def test_only_this_payers_timely_acceptance_is_ever_the_proof(held, last):
    proof = proof_of_filing(tuple(held), "P1", last)
    good = [paper for paper in held if paper.kind == "277CA" and paper.payer == "P1" and paper.accepted and paper.day <= last]
    assert (proof.paper in good) if good else proof.paper is None
    assert len(proof.why_not) == len(held) - len(good)
