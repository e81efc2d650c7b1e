"""The office's diary: what happened to which claim, when, and by whose hand.

Histories, debriefs and tables are read from it; nothing is decided by it.
"""

from msgspec import Struct

from sim.records.columns import Columns


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
        self.events: Columns[Event] = Columns(Event, ("q", "", "", "", ""))
        self._by_claim: dict[str, list[Event]] = {}
        self._indexed = 0
        minutes, who, what, claims, details = self.events.columns
        self._write = (minutes.append, who.append, what.append, claims.append, details.append)

    def add(self, minute: int, who: str, what: str, claim: str, detail: str = "") -> None:
        """Write one line."""
        at, by, did, on, how = self._write
        at(minute)
        by(who)
        did(what)
        on(claim)
        how(self.events.once(detail))

    def of_claim(self, claim: str) -> list[Event]:
        """List a claim's own history, oldest first."""
        for event in self.events[self._indexed:]:
            self._by_claim.setdefault(event.claim, []).append(event)
        self._indexed = len(self.events)
        return self._by_claim.get(claim, [])
