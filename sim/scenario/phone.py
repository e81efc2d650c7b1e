"""A payer's telephone manners: its menu, its queue, and how long its people talk.

Together some twenty minutes for a question about a claim, which is what a call takes in the trade
(CAQH Index: claim status by telephone); the shape of the queue and the transfers are invented.
"""

from msgspec import Struct

from sim.scenario.measures import Count, Permille, Positive


class Telephone(Struct, frozen=True, forbid_unknown_fields=True):
    """How a payer answers the telephone; minutes, and chances per thousand."""

    menu: Count = 3
    """Listening to the menu and typing in numbers."""
    hold: Positive = 10
    """On hold: half of the calls wait less."""
    hold_p90: Positive = 28
    """Nine in ten wait less."""
    talk: Positive = 6
    """Speaking with the representative."""
    transfers: Permille = 150
    """Calls that reach the wrong department first, and wait again."""

    def __post_init__(self) -> None:
        if self.hold > self.hold_p90:
            raise ValueError("half of the calls cannot wait longer than nine in ten: raise `hold_p90` above `hold`")
