"""Errands: what a client's own staff do about a claim that the billing service has handed to them.

They take it up with the same verbs as everybody, by the same playbook, and stop before the
first piece of work that is not theirs.
"""

from collections.abc import Callable, Collection, Iterator

from sim.desk.actions import Action, AddNote, BillPatient, OpenClaim
from sim.desk.asks import AskWorklist
from sim.desk.desk import Desk
from sim.staff.playbook import accounts, follow_up
from sim.staff.playbook.moves import Plan, advance, nothing, once
from sim.staff.policies import BY_DEADLINE
from sim.world.flow import Flow
from sim.world.world import World

CLIENTS_STAFF = "The client"
"""How a client's own staff sign what they were asked to do."""
NOTHING_OF_OURS = "From the client: there is nothing on this claim that is ours to do."
BEGUN = {
    **BY_DEADLINE,
    "follow_up": follow_up.silent,
    "patients": lambda claim, look: once(BillPatient(claim)),
    "collections": accounts.unpaid,
}
"""Worklists on which a claim may stand that is handed over → how it is begun."""


class ClientsStaff:
    """A client's own staff, as far as the service hands them claims: they begin the next working morning."""

    def __init__(self, world: World, theirs: Collection[type[Action]]) -> None:
        self._world = world
        self.theirs = theirs
        self._has: dict[str, None] = {}
        """Claims that have been handed over and not yet answered."""

    def has(self, claim: str) -> bool:
        """Tell whether a claim lies with them."""
        return claim in self._has

    def hand_over(self, claim: str) -> int:
        """Give them a claim; tells the minute at which they begin on it."""
        env, now = self._world.env, int(self._world.env.now)
        opening = self._world.calendar.next_opening(now)
        self._has[claim] = None
        work = errand(Desk(self._world, CLIENTS_STAFF), claim, self.theirs, lambda: self._has.pop(claim))
        Flow(env, work, opening - now)
        return opening


def errand(desk: Desk, claim: str, theirs: Collection[type[Action]], done: Callable[[], None]) -> Iterator:
    """Work a claim as far as it is the client's job, and say so in a note; a SimPy generator, `done` called at its end."""
    plan = _plan(desk, claim)
    said = NOTHING_OF_OURS
    heard = None
    while (step := advance(plan, heard)) is not None:
        heard = None
        if not isinstance(step, Action):
            continue
        if not isinstance(step, OpenClaim) and type(step) not in theirs:
            break
        outcome = yield from desk.perform(step)
        heard = outcome.facts
        if not outcome.done:
            said = f"From the client: {outcome.reason}"
            break
        if not isinstance(step, OpenClaim):
            answer = "; ".join([fact.value for fact in outcome.facts])
            said = f"From the client: {step.label}, done. {answer}".strip()
    yield from desk.perform(AddNote(claim, said))
    desk.put_back()
    done()


def _plan(desk: Desk, claim: str) -> Plan:
    """Begin as the worklist asks on which the claim stands."""
    for name, begin in BEGUN.items():
        rows = desk.look(AskWorklist(name, faces=False)).worklist.rows
        if any(row.id == claim for row in rows):
            return begin(claim, desk.look)
    return nothing()
