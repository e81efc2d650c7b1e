"""Who did what at the desk, and what it took: the sheet from which work is counted.

The journal says what became of claims; reading a report or looking a claim through leaves
no trace in it, and is work all the same.
"""

from msgspec import Struct

from sim.records.columns import NAMES, TEXTS, Columns


class Deed(Struct, frozen=True, gc=False):
    """One action of one person, done or refused."""

    minute: int
    """When it was finished."""
    who: str
    do: str
    """The verb: ``open_claim``, ``post_remittance`` …"""
    about: str
    """The claim or the report that it was about; empty where it was about neither."""
    minutes: int
    """Working minutes that it took; waiting and going home take none."""
    done: bool
    """Whether the desk did it, or refused."""


class Timesheet:
    """An append-only list of what everybody at the desk has done."""

    def __init__(self) -> None:
        self.deeds: Columns[Deed] = Columns(Deed, ("I", TEXTS, TEXTS, NAMES, "I", "B"))
        self._write, (self._who, self._verbs) = self.deeds.pens()

    def add(self, minute: int, who: str, do: str, about: str, minutes: int, done: bool) -> None:
        """Write one line."""
        at, by, did, on, took, was_done = self._write
        at(minute)
        by(self._who[who])
        did(self._verbs[do])
        on(about)
        took(minutes)
        was_done(done)
