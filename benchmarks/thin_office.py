"""The thin office: the smallest office that still moves like one, with all its luck drawn beforehand.

Claims arrive at random, 200 a day. Eight billers work them first come, first served: some 12 minutes each. Of the
claims worked, 8 % are rejected and go back to the tail; the payer answers the others after some 15 days. Of the
answers, 12 % are denials, worked again at most three times; what is left is posted in 3 minutes by the same billers.
Each engine gets the same luck and must bring back the same tally. Time is counted in microseconds of open hours,
so that no two events fall together and no engine is excused by a tie.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

import msgspec

from sim.world.chance import Chance, Table, happens

MINUTE = 60_000_000
DAY = 480 * MINUTE
BILLERS = 8
POSTING = 3 * MINUTE
DENIALS_WORKED = 3

WORK = Table.lognormal(median=10_600_000 * 60, p90=20_100_000 * 60)
DELAY = Table.lognormal(median=14 * DAY, p90=22 * DAY)


class Visit(NamedTuple):
    """One time on a biller's desk, and what comes of it."""

    work: int
    rejected: bool
    delay: int
    denied: bool


class Claim(NamedTuple):
    """What will befall one claim: the time since the claim before it, and each visit to a desk."""

    gap: int
    visits: tuple[Visit, ...]


class Tally(msgspec.Struct, frozen=True):
    """What an engine must agree on: when each claim was closed, and how long all claims together waited."""

    closed: list[int]
    waited: int


def claims(n: int, seed: int = 7) -> list[Claim]:
    """The luck of n claims."""
    chance = Chance.from_seed(seed, "case")
    return [_claim(chance, str(i)) for i in range(n)]


def _claim(chance: Chance, name: str) -> Claim:
    share = (chance.draws("gap", name)[0] + 1) / 2**64
    visits = []
    denials = 0
    while not visits or visits[-1].rejected or (visits[-1].denied and denials <= DENIALS_WORKED):
        work, rejected, delay, denied, *_ = chance.draws("visit", name, len(visits))
        visit = Visit(WORK.at(work), happens(rejected, 80_000), DELAY.at(delay), happens(denied, 120_000))
        visits.append(visit)
        denials += visit.denied and not visit.rejected
    return Claim(int(-log(share) * DAY / 200), tuple(visits))
