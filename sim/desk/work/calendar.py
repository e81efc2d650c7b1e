"""Verbs that let the calendar run: nothing else moves the clock past closing time."""

from datetime import date

from sim.desk.actions import Fact, GoHome, Wait
from sim.desk.verb import Verb
from sim.records.clock import DAY
from sim.world.claim_file import TO_SEND
from sim.world.office import Office

LONGEST_WAIT_DAYS = 366
PATIENCE_DAYS = 14
"""How long a wait for mail lasts when none comes."""


def may_wait(desk, action: Wait) -> str:
    """Refuse a date that is none, is not ahead, or lies more than a year away."""
    if not action.until:
        return ""
    try:
        until = date.fromisoformat(action.until)
    except ValueError:
        return f"{action.until!r} is not a date. Write it as YYYY-MM-DD."
    today = desk.calendar.date_of(desk.now)
    if until <= today:
        return f"{until} is not ahead of today, {today}. Choose a later date."
    if (until - today).days > LONGEST_WAIT_DAYS:
        return "That is more than a year away. Choose an earlier date."
    return ""


def wait(desk, action: Wait):
    """Let days pass until new mail lies on the desk, or until the morning of a date."""
    desk.put_back()
    before = desk.office.delivered
    started = desk.now // DAY
    last = started + PATIENCE_DAYS
    if action.until:
        last = desk.calendar.minute_of(date.fromisoformat(action.until)) // DAY
    while True:
        yield desk.env.timeout(desk.calendar.next_opening(desk.now) - desk.now)
        today = desk.now // DAY
        if today >= last or (not action.until and desk.office.delivered > before):
            return _arrived(desk, before)


def may_go(desk, action: GoHome) -> str:
    """Never refuse the way home."""
    return ""


def go_home(desk, action: GoHome):
    """End the day; the next working morning begins."""
    desk.put_back()
    before = desk.office.delivered
    yield desk.env.timeout(desk.calendar.next_opening(desk.now) - desk.now)
    return _arrived(desk, before)


def _arrived(desk, before: int) -> tuple[Fact, ...]:
    waiting = len(desk.office.lists[TO_SEND])
    return (
        Fact("today", desk.calendar.show_date(desk.now)),
        Fact("new reports", str(desk.office.delivered - before)),
        *([Fact("claims waiting to be sent", str(waiting))] if waiting else []),
    )


def _what_the_calendar_takes(action: Wait | GoHome, office: Office, now: int) -> int:
    return 0


VERBS = {
    Wait: Verb(may_wait, wait, _what_the_calendar_takes, passes_time=True),
    GoHome: Verb(may_go, go_home, _what_the_calendar_takes, passes_time=True),
}
