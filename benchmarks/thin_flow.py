"""The thin office on our own engine: one `Flow` a claim, and its life told from top to bottom.

It reads `env._now`: SimPy's `now` is a property, and asking it twice a visit costs 4 %.
"""

from __future__ import annotations

from collections import deque

from simpy import Environment

from benchmarks.thin_office import BILLERS, DENIALS_WORKED, POSTING, Claim, Tally, Visit
from sim.world.flow import Flow, Life


def run(claims: list[Claim]) -> Tally:
    """Run the office until the last claim is closed."""
    office = Office(claims)
    office.arrive(0)
    office.env.run()
    return Tally(office.closed, office.waited)


class Office:
    def __init__(self, claims: list[Claim]) -> None:
        self.env = Environment()
        self.claims = claims
        self.idle = BILLERS
        self.tail: deque[tuple[int, int, Flow]] = deque()
        self.closed = [0] * len(claims)
        self.waited = 0

    def arrive(self, i: int) -> None:
        if i < len(self.claims):
            gap, visits = self.claims[i]
            Flow(self.env, self.life(i, visits), gap)

    def life(self, i: int, visits: tuple[Visit, ...]) -> Life:
        self.arrive(i + 1)
        me = self.env.active_process
        denials = 0
        for work, rejected, delay, denied in visits:
            yield self.begin(work, me)
            self.turn_to_next()
            if rejected:
                continue
            yield delay
            if not denied or denials == DENIALS_WORKED:
                break
            denials += 1
        yield self.begin(POSTING, me)
        self.turn_to_next()
        self.closed[i] = self.env._now

    def begin(self, work: int, claim: Flow) -> int | None:
        """The work, if a biller is free to begin; else the claim joins the tail."""
        if self.idle:
            self.idle -= 1
            return work
        self.tail.append((self.env._now, work, claim))
        return None

    def turn_to_next(self) -> None:
        """The biller turns to the head of the tail, if there is one."""
        if self.tail:
            since, work, claim = self.tail.popleft()
            self.waited += self.env._now - since
            claim.after(work)
        else:
            self.idle += 1
