"""Plays on charge entry: a visit without charges is charged as its encounter form says, in time or late."""

from sim.desk.actions import EnterCharges, WriteOff
from sim.staff.playbook.moves import Look, Plan, late, take_up
from sim.staff.reading import as_noted


def uncharged(claim: str, look: Look) -> Plan:
    """Enter what was noted; past the filing limit nobody pays for it any more, and the books say so."""
    view = yield from take_up(look, claim)
    if view.status != "uncharged":
        return
    yield EnterCharges(claim, as_noted(view))
    if late(view):
        yield WriteOff(claim, "timely_filing")
