"""The thin office as SimPy models are usually written: a process for each claim, the billers a `Resource`."""

from __future__ import annotations

from collections.abc import Iterator

import simpy

from benchmarks.thin_office import BILLERS, DENIALS_WORKED, POSTING, Claim, Tally, Visit


def run(claims: list[Claim]) -> Tally:
    """Run the office until the last claim is closed."""
    env = simpy.Environment()
    billers = simpy.Resource(env, BILLERS)
    closed = [0] * len(claims)
    waited = 0

    def arrivals() -> Iterator[simpy.Event]:
        for i, claim in enumerate(claims):
            yield env.timeout(claim.gap)
            env.process(life(i, claim.visits))

    def life(i: int, visits: tuple[Visit, ...]) -> Iterator[simpy.Event]:
        nonlocal waited
        denials = 0
        for work, rejected, delay, denied in visits:
            joined = env.now
            with billers.request() as turn:
                yield turn
                waited += env.now - joined
                yield env.timeout(work)
            if rejected:
                continue
            yield env.timeout(delay)
            if not denied or denials == DENIALS_WORKED:
                break
            denials += 1
        joined = env.now
        with billers.request() as turn:
            yield turn
            waited += env.now - joined
            yield env.timeout(POSTING)
        closed[i] = env.now

    env.process(arrivals())
    env.run()
    return Tally(closed, waited)
