"""What a desk on the screen needs of the session behind it, and no more.

A session may run in this kernel or behind a service; the widgets cannot tell which.
"""

from typing import Any, Protocol

from sim.desk.actions import Action, Outcome
from sim.desk.asks import Ask
from sim.desk.view import DeskView


class Session(Protocol):
    """One person's attempt at one exercise."""

    title: str
    brief: str
    """Plain paragraphs, a blank line between them."""
    mode: str
    """``practice`` or ``test``."""
    restored: str
    """What was reopened, in words; empty for a fresh attempt."""
    can_undo: bool
    finished: bool

    def look(self, *asks: Ask) -> DeskView:
        """Tell what a biller may see."""

    def do(self, action: Action) -> Outcome:
        """Perform one action and log it; a refusal is an outcome too."""

    def undo(self) -> "Session":
        """Open a fork of the attempt that lacks its last action (practice only)."""

    def hints(self, claim: str) -> tuple[str, ...]:
        """Tell the hints given so far for a claim (practice only)."""

    def hints_left(self, claim: str) -> int:
        """Count the hints that are left for a claim (practice only)."""

    def next_hint(self, claim: str) -> str:
        """Give one more hint for a claim; empty when there is none left (practice only)."""


class Finishing(Protocol):
    """What a session may have besides: an end that the person chooses, and a result."""

    def finish(self) -> None:
        """Hand the attempt in."""

    def result(self) -> Any:
        """Tell how it went, once finished: (heading, text) pairs, or a page of escaped HTML; None when nothing is shown."""
