"""The odds of payment: how likely a claim that has failed is to be paid after all, by its codes and the days that are left.

A rule of thumb for putting a list in order, from the catalogue of causes: of the causes that are said
by a code, how their right cure ends, and whether somebody at the payer has to change a decision first.
"""

from functools import cache

from sim.rules.causes import Cause, Surface, catalogue, specific

ENDS_IN = {"paid": 90, "second": 80, "patient": 50, "closed": 0}
"""Of a hundred claims rightly cured, how many bring money, by what the cure ends in."""
WHEN_ASKED_AGAIN = 60
"""Of a hundred decisions that a payer is asked to make again, how many it changes."""
CLOCK_LEAVES = ((0, 0), (2, 70), (5, 85), (15, 95))
"""Working days left, up to → percent of the odds that the clock leaves: who fails on the last day has no second try."""
USUAL_MINUTES = 12
"""To take a claim up, mend it and send it again."""
LONGER = {
    "appeal": 35, "dispute": 15, "request_authorisation": 16, "request_referral": 10, "send_records": 12, "query_provider": 6,
    "call_patient": 8, "check_eligibility": 1,
}
"""Verbs of a remedy that take time besides, in minutes."""


def odds(codes: str, days_left: int | None) -> int | None:
    """Tell the odds in percent for a worklist's codes, such as "A7 · 164 · IL" or "CO-29"; None where they name no cause.

    `days_left` are working days, today counted; None where no clock runs.
    """
    known = _of_code(_code(codes))
    if known is None:
        return None
    return known[0] * _left(days_left) // 100


def worth(charge: int, codes: str, days_left: int | None) -> int:
    """Tell what a minute of work on a claim can be expected to bring, in cents: charge × odds, by the minutes of its remedy.

    Without codes nothing speaks against the claim.
    """
    even, minutes = _of_code(_code(codes)) or (ENDS_IN["paid"], USUAL_MINUTES)
    return charge * even * _left(days_left) // (10_000 * minutes)


def least_minutes(codes: str) -> int:
    """Tell how many minutes a claim takes at the least: those of the shortest remedy that its codes may ask for."""
    return min(map(_minutes, _causes(_code(codes))), default=USUAL_MINUTES)


def _left(days_left: int | None) -> int:
    if days_left is None:
        return 100
    return next((part for days, part in CLOCK_LEAVES if days_left <= days), 100)


def _code(codes: str) -> str:
    """Find which of the codes names the cause: "CO-29" of a remittance, the status "164" of a report from the door."""
    first, dot, rest = specific(codes).partition(" · ")
    return rest.partition(" · ")[0] if dot else first


@cache
def _causes(code: str) -> tuple[Cause, ...]:
    """List the causes that a code may mean."""
    return tuple([cause for cause in catalogue().values() if code and code in map(_said, cause.surface)])


def _said(surface: Surface) -> str:
    return f"{surface.group}-{surface.carc}" if surface.channel == "835" else surface.status


@cache
def _of_code(code: str) -> tuple[int, int] | None:
    """Give the mean odds in percent and the mean minutes of the causes that a code may mean."""
    causes = _causes(code)
    if not causes:
        return None
    return sum(map(_odds, causes)) // len(causes), sum(map(_minutes, causes)) // len(causes)


def _odds(cause: Cause) -> int:
    asks_again = {"appeal", "dispute"} & set(cause.remedies[0])
    return ENDS_IN[cause.cured] * (WHEN_ASKED_AGAIN if asks_again else 100) // 100


def _minutes(cause: Cause) -> int:
    return USUAL_MINUTES + sum([LONGER.get(verb, 0) for verb in cause.remedies[0]])
