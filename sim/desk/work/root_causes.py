"""The verb that records a claim's root cause: what the office counts by, and what shows that a biller has understood."""

from functools import cache
from operator import attrgetter

from sim.desk.actions import Fact, LogCause
from sim.desk.reasons import codes
from sim.desk.verb import Verb
from sim.desk.view import Input
from sim.desk.work.claims import busy
from sim.rules.causes import Cause, catalogue
from sim.world.claim_file import ClaimFile


def may_log(desk, action: LogCause) -> str:
    """Refuse what `busy` refuses, claims that never failed, and causes that no table has."""
    reason = busy(desk, action.claim)
    if reason:
        return reason
    if not _has_failed(desk, action.claim):
        return "Nothing has gone wrong with this claim as far as the office has read. Open the new reports, or work it."
    if action.cause not in catalogue():
        return f"{action.cause!r} is no cause that the office counts. Choose one of the list."
    return ""


def _has_failed(desk, claim: str) -> bool:
    if any(claim in desk.office.waiting[name] for name in FAILED_LISTS):
        return True
    return any(event.what in ("rejected", "denied") for event in desk.office.journal.of_claim(claim))


FAILED_LISTS = ("rejected", "denied", "underpaid", "credits", "follow_up", "uncharged")
"""Worklists that a claim stands on because something went wrong."""


def log(desk, action: LogCause) -> tuple[Fact, ...]:
    """Write it down; what was there before is replaced."""
    title = catalogue()[action.cause].title
    desk.office.root_causes[action.claim] = action.cause
    desk.office.journal.add(desk.now, desk.who, "cause recorded", action.claim, title)
    return (Fact("recorded", title),)


def _choices(desk, file: ClaimFile) -> tuple[Input, ...]:
    """Offer what is said with the same codes, and what belongs to the same families."""
    return (Input("cause", "What went wrong", "choice", _said_like(codes(file))),)


@cache
def said_with(shown: str) -> tuple[Cause, ...]:
    """List the causes that show with a claim's codes, such as "A7 · 164 · IL" or "CO-197"."""
    each = shown.replace("-", " · ").split(" · ")
    return tuple([
        cause for cause in catalogue().values() if any(surface.code in each for surface in cause.surface if surface.code)
    ])


@cache
def _said_like(shown: str) -> tuple[tuple[str, str], ...]:
    families = {cause.category for cause in said_with(shown) or catalogue().values()}
    offered = [cause for cause in catalogue().values() if cause.category in families]
    return tuple([(cause.id, cause.title) for cause in sorted(offered, key=attrgetter("title"))])


VERBS = {
    LogCause: Verb(may_log, log, "log_cause", lambda file: LogCause(file.claim.id, next(iter(catalogue()))), _choices),
}
