"""The expert: works by the nearest deadline, and where not all can be saved saves what is worth most.

Who keeps to the deadlines alone spends the last days of a backlog on small claims, and loses the dear ones next.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

from sim.desk.asks import AskWorklist
from sim.desk.view import DeskView, Row
from sim.rules.odds import least_minutes, worth
from sim.staff.playbook.moves import Look, Plan
from sim.staff.policies import BY_DEADLINE, Policy
from sim.staff.tickler import Tickler


class Expert(Policy):
    """Works by the nearest deadline; what cannot be saved besides dearer claims lies until nothing else waits."""

    def __init__(self, lists: tuple[str, ...], opens: tuple[str, ...] = (), tickler: Tickler | None = None) -> None:
        super().__init__("nearest_deadline", lists, opens, tickler)
        self._weighed = -1
        """Day on which it was last weighed what can be saved."""

    def _work(self, look: Look, desk: DeskView) -> Plan | None:
        if self._weighed != self._day:
            self._weighed = self._day
            self._leave_lying(self._beyond_saving(look))
            desk = look(*self._questions())
        plan = super()._work(look, desk)
        if plan is None and self._lying:
            self._leave_lying(frozenset())
            plan = super()._work(look, look(*self._questions()))
        return plan

    def _beyond_saving(self, look: Look) -> frozenset[str]:
        """Weigh all claims that compete for the next hours."""
        mine = [name for name in BY_DEADLINE if name in self.lists]
        views = [look(AskWorklist(name, self.order, faces=False, free=True)) for name in mine]
        rows = [row for view in views if view.worklist for row in view.worklist.rows]
        return beyond_saving(rows, views[0].minutes_open) if rows else frozenset()


def beyond_saving(rows: Iterable[Row], minutes_a_day: int) -> frozenset[str]:
    """Name the claims to leave lying: of those that cannot all be worked by their last days, the ones worth least.

    Nothing is let go while whole days and the shortest remedies would suffice.

    Moore's rule for jobs with deadlines, with what a minute on each claim brings for its weight: go through them by
    the day, and whenever the minutes do not suffice let go of the claim that brings least.  What is late already is
    let go of only where minutes are short.
    """
    kept: list[tuple[int, str, int]] = []
    let_go, needed = [], 0
    clocked = sorted([row for row in rows if row.days_left is not None], key=lambda row: (row.days_left, row.id))
    for row in clocked:
        if not row.days_left:
            continue
        takes = least_minutes(row.codes)
        heappush(kept, (worth(row.charge, row.codes, row.days_left), row.id, takes))
        needed += takes
        while needed > row.days_left * minutes_a_day:
            _, claim, less = heappop(kept)
            let_go.append(claim)
            needed -= less
    return frozenset([*let_go, *[row.id for row in clocked if not row.days_left]]) if let_go else frozenset()
