"""A million claims in one process: the practice's year seventeen times over, whatever the first years have left behind.

What a run keeps grows with its claims, so time and memory a claim must not.  The process is one of its own, so that its
memory is nobody else's.

    python -m benchmarks.million 1000000      # claims, CPU microseconds a claim after one year and at the end, peak megabytes
"""

from __future__ import annotations

import gc
import json
import sys
from time import process_time

from benchmarks.costs import elsewhere, peak_megabytes
from benchmarks.full_office import DAYS, SEED
from benchmarks.marks import Mark
from sim.records.clock import DAY
from sim.scenario import read_scenario, shipped
from sim.staff.shift import bring_in
from sim.world.world import World

CLAIMS = 1_000_000
WEEK = 7


def measure() -> list[Mark]:
    """The marks of the million: time a claim against the first year's, and memory."""
    found = elsewhere("million", str(CLAIMS))
    return [
        Mark("claims in one process", found["claims"], CLAIMS, at_least=True, unit=""),
        Mark("time a claim, all of them / the first year's", found["all"] / found["first"], 1.3),
        Mark("a million claims, peak memory", found["peak"] / 1024, 3, unit="GB"),
    ]


def run(claims: int) -> dict[str, float]:
    """Run until so many claims are drafted: CPU microseconds a claim after one year and at the end, peak megabytes."""
    gc.disable()
    world = World(read_scenario(shipped("practice_year")), SEED)
    bring_in(world)
    files = world.office.files
    begun = process_time()
    world.run_to(DAYS * DAY)
    first = (process_time() - begun) / len(files)
    while len(files) < claims:
        world.run_to((world.day + WEEK) * DAY)
    seconds = process_time() - begun
    return {"claims": len(files), "first": first * 1e6, "all": seconds / len(files) * 1e6, "peak": peak_megabytes()}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))))
