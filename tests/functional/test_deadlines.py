"""The office's clocks, exact to the day: originals, replacements, and last days on which nobody works."""

from datetime import date

import pytest
from msgspec.structs import replace

from sim.desk.actions import BillPatient, CorrectClaim, OpenClaim, Replace, WriteOff
from sim.desk.asks import AskClaim
from sim.rules.deadlines import MEDICARE_FILING
from sim.scenario.payers import Limits
from sim.staff.reading import mistakes
from tests.offices import Seat, honest, seat

HARBOR = 60
"""Days within which Harbor takes claims."""


def office(**terms):
    """An honest office whose Harbor HMO has other terms."""
    base = honest(patients={"count": 200})
    return replace(base, payers=tuple([replace(payer, **terms) if payer.key == "harbor" else payer for payer in base.payers]))


def claim_due(desk: Seat, kind: str) -> str:
    """Find a Harbor claim whose sixtieth day falls on a weekend, on a holiday, or on a day in the week."""
    calendar, files = desk.world.calendar, desk.world.office.files
    for file in files.values():
        if file.claim.payer == "harbor" and file.claim.day + HARBOR > desk.world.day:
            last = file.claim.day + HARBOR
            day = calendar.date_of(last * 1440)
            if kind == ("holiday" if day in calendar.holidays else "weekend" if day.weekday() >= 5 else "working day"):
                return file.claim.id
    raise AssertionError(f"no claim is due on a {kind}")


def denied_for(desk: Seat, claim: str, day: int) -> list[str]:
    """Send on the morning of a day and say what the payer found."""
    desk.come_back(day)
    assert desk.world.day == day
    desk.release_and_read()
    desk.wait_until_settled(claim)
    return [found.cause for found in desk.world.findings.all if found.claim == claim]


@pytest.mark.parametrize("kind", ["weekend", "holiday"])
@pytest.mark.parametrize(("rolls", "after", "late"), [(True, 0, False), (True, 1, True), (False, 0, True)])
def test_a_last_day_without_work_moves_to_the_next_working_day_only_where_the_payer_says_so(kind, rolls, after, late):
    # Sixty days before Memorial Day, 25 May 2026, is 26 March, day 80.
    desk = seat(office(roll_forward=rolls), seed=5, day=82)
    claim = claim_due(desk, kind)
    last = desk.world.calendar.roll_forward(desk.world.office.files[claim].claim.day + HARBOR)
    sent = last if not after else desk.world.calendar.roll_forward(last + 1)
    assert denied_for(desk, claim, sent) == (["late_filing"] if late else [])


@pytest.mark.parametrize(("by", "late"), [(-1, False), (0, False), (1, True)])
def test_limit_minus_one_limit_and_limit_plus_one(by, late):
    desk = seat(office(roll_forward=True), seed=5, day=60)
    calendar, files = desk.world.calendar, desk.world.office.files
    claim = next(
        file.claim.id for file in files.values() if file.claim.payer == "harbor"
        and all(calendar.is_workday_number(file.claim.day + HARBOR + each) for each in (-1, 0, 1))
    )
    assert denied_for(desk, claim, files[claim].claim.day + HARBOR + by) == (["late_filing"] if late else [])


def test_the_worklist_names_the_clock_and_counts_working_days():
    desk = seat(office(roll_forward=True), seed=5, day=60)
    claim = claim_due(desk, "weekend")
    calendar, day = desk.world.calendar, desk.world.office.files[claim].claim.day
    last = calendar.roll_forward(day + HARBOR)
    row = next(row for row in desk.rows("to_send") if row.id == claim)
    assert row.clock == "Original claim"
    assert row.due.startswith("Mon ")
    assert row.days_left == sum(calendar.is_workday_number(each) for each in range(desk.world.day, last + 1))


def test_medicare_counts_a_calendar_year_and_rolls():
    base = honest()
    terms = Limits(original=MEDICARE_FILING)
    desk = seat(replace(base, payers=tuple([
        replace(payer, limits=terms) if payer.key == "senior-b" else payer for payer in base.payers
    ])), seed=5, day=40)
    calendar = desk.world.calendar
    file = next(file for file in desk.world.office.files.values() if file.claim.payer == "senior-b")
    served = calendar.date_of(file.claim.day * 1440)
    anniversary = calendar.day_number(date(served.year + 1, served.month, served.day))
    assert desk.world.office.clock(file) == ("original", calendar.roll_forward(anniversary))


def a_denied_claim(correction_limit: int):
    """A claim that Harbor's neighbour Summit has denied for a missing modifier, and the day of that remittance."""
    base = honest(planted=[{"cause": "modifier_missing", "payer": "summit", "weekly": True, "first_day": 1}])
    base = replace(base, payers=tuple([
        replace(payer, correction_limit_days=correction_limit, roll_forward=True) if payer.key == "summit" else payer
        for payer in base.payers
    ]))
    desk = seat(base, seed=5, day=15)
    desk.release_and_read()
    claim = next(found.claim for found in _until_denied(desk) if found.cause == "modifier_missing")
    return desk, claim, desk.world.office.files[claim].answered_day


def _until_denied(desk: Seat):
    for claim in list(desk.world.office.files):
        desk.wait_until_settled(claim)
    return desk.world.findings.all


def mend(desk: Seat, claim: str) -> None:
    """Mend the claim from its papers and put it back as a replacement."""
    desk.do(OpenClaim(claim))
    view = desk.look(AskClaim(claim)).claim
    assert desk.do(CorrectClaim(claim, mistakes(view)[1])).done
    assert desk.do(Replace(claim)).done


@pytest.mark.parametrize(("by", "found"), [(-1, []), (0, []), (1, ["late_correction"])])
def test_a_replacement_has_a_clock_of_its_own_that_counts_from_the_remittance(by, found):
    desk, claim, answered = a_denied_claim(90)
    calendar = desk.world.calendar
    last = calendar.roll_forward(answered + 90)
    mend(desk, claim)
    assert desk.world.office.clock(desk.world.office.files[claim]) == ("corrected", last)
    before = max(each for each in range(last) if calendar.is_workday_number(each))
    day = {-1: before, 0: last, 1: calendar.roll_forward(last + 1)}
    assert denied_for(desk, claim, day[by])[1:] == found


def test_a_late_replacement_is_written_off_as_timely_filing_and_is_nobodys_debt():
    desk, claim, answered = a_denied_claim(90)
    mend(desk, claim)
    denied_for(desk, claim, desk.world.calendar.roll_forward(answered + 95))
    assert desk.world.office.files[claim].status == "denied"
    assert not desk.do(BillPatient(claim)).done
    assert desk.do(WriteOff(claim, "timely_filing")).done
    assert desk.world.office.files[claim].status == "closed"


def test_a_replacement_is_refused_at_the_desk_once_its_last_day_has_passed():
    desk, claim, answered = a_denied_claim(90)
    desk.do(OpenClaim(claim))
    assert desk.do(CorrectClaim(claim, mistakes(desk.look(AskClaim(claim)).claim)[1])).done
    desk.come_back(desk.world.calendar.roll_forward(answered + 95))
    assert "last day for a corrected claim" in desk.do(Replace(claim)).reason
