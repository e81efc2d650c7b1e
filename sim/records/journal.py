"""The office's diary: what happened to which claim, when, and by whose hand.

Histories, debriefs and tables are read from it; nothing is decided by it.
"""

from array import array

from msgspec import Struct

from sim.records.columns import NAMES, TEXTS, Columns


class Event(Struct, frozen=True, gc=False):
    """One line of the diary."""

    minute: int
    who: str
    what: str
    """A short verb of the trade: ``drafted``, ``sent``, ``accepted``, ``rejected``, ``paid`` …"""
    claim: str
    detail: str = ""


class Journal:
    """An append-only list of events with a late index by claim."""

    def __init__(self) -> None:
        self.events: Columns[Event] = Columns(Event, ("I", TEXTS, TEXTS, NAMES, TEXTS))
        self._last: dict[str, int] = {}
        """Claim → place of its last event, as far as the index goes; places count from 1."""
        self._before = array("I")
        """Event → place of the same claim's event before it, 0 where it is the first."""
        self._write, (self._who, self._what, self._detail) = self.events.pens()

    def add(self, minute: int, who: str, what: str, claim: str, detail: str = "") -> None:
        """Write one line."""
        at, by, did, on, how = self._write
        at(minute)
        by(self._who[who])
        did(self._what[what])
        on(claim)
        how(self._detail[detail])

    def of_claim(self, claim: str) -> list[Event]:
        """List a claim's own history, oldest first."""
        last, before = self._last, self._before
        for place, name in enumerate(self.events.columns[3][len(before):], len(before) + 1):
            before.append(last.get(name, 0))
            last[name] = place
        place, found = last.get(claim, 0), []
        while place:
            found.append(self.events[place - 1])
            place = before[place - 1]
        return found[::-1]
