"""Who looks at a session: every desk on it, so that what one of them does shows on all of them."""

from typing import Any
from weakref import WeakValueDictionary, ref

from sim.widgets.protocol import Session


class Seat:
    """A session with the desks that show it; taking an action back puts another session on the same seat."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._desks: list[ref[Any]] = []

    def join(self, desk: Any) -> None:
        """Count a desk among those that show this session."""
        self._desks.append(ref(desk))

    def desks(self, without: Any = None) -> list[Any]:
        """List the desks on this session, oldest first."""
        known = [found() for found in self._desks]
        return [desk for desk in known if desk is not None and desk is not without]

    def take(self, session: Session) -> None:
        """Go on with another session, such as the fork that undo leaves."""
        _SEATS.pop(id(self.session), None)
        self.session = session
        _SEATS[id(session)] = self


_SEATS: WeakValueDictionary[int, Seat] = WeakValueDictionary()


def seat_of(session: Session) -> Seat:
    """Find the seat of a session, or give it one."""
    seat = _SEATS.get(id(session))
    if seat is None or seat.session is not session:
        seat = _SEATS[id(session)] = Seat(session)
    return seat
