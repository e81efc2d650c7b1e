"""How what patients pay reaches the practice: by post, through a lockbox, on the portal, by telephone; each in its own time."""

from msgspec import Struct

from sim.records.clock import Calendar
from sim.scenario.accounts import Way
from sim.world.chance import Chance, between, cumulative, weighted

WORDS = {
    "mail": "by post", "lockbox": "through the lockbox", "portal": "on the portal", "phone": "by card on the telephone",
}
ANY_DAY = ("portal",)
"""Ways by which money comes on days on which nobody works, too."""


class Payment(Struct, frozen=True, gc=False):
    """A payment under way: on which day it is there, how it came in words, and what the bank keeps of it per thousand."""

    day: int
    how: str = ""
    fee: int = 0


class WaysToPay:
    """Which way each payment takes; without any everything is there on the day on which it is paid."""

    def __init__(self, ways: tuple[Way, ...], chance: Chance, calendar: Calendar) -> None:
        self.ways = ways
        self.chance = chance
        self.calendar = calendar
        self._shares = cumulative([way.share for way in ways]) if ways else ()

    def drawn(self, claim: str, nth: int, day: int) -> Payment:
        """Draw the way of a claim's nth payment, made on a day."""
        if not self.ways:
            return Payment(day)
        draws = self.chance.draws("way to pay", claim, nth)
        way = self.ways[weighted(draws[0], self._shares)]
        there = day + between(draws[1], *way.days)
        return Payment(there if way.name in ANY_DAY else self.calendar.roll_forward(there), WORDS[way.name], way.fee)
