"""The full office: a practice's year with every cause, action and posting, against the thin office on a bare heap.

The full office draws its luck as it goes, so the yardstick's luck is drawn inside its time too, by the same keyed
chance. A year is one replication of a study, from the empty office to the proof of its books, in a process of its own
so that its memory is nobody else's.

    python -m benchmarks.full_office      # one year: claims, CPU seconds, peak megabytes
"""

from __future__ import annotations

import json
from statistics import median
from time import process_time

from benchmarks import thin_heapq
from benchmarks.costs import elsewhere, peak_megabytes, ratio, settle
from benchmarks.marks import Mark
from benchmarks.thin_office import claims
from sim.scenario import read_scenario, shipped
from sim.whatif.run import replicate

CLAIMS = 50_000
DAYS = 365
ROUNDS = 5
REPEATS = 4
"""Runs of the thin office before and after each of the full one, which takes twenty times as long."""
AT_MOST = 20
"""Times the thin office, a claim."""
SEED = 7


def measure() -> list[Mark]:
    """The marks of the full office: time a claim against the yardstick, the year's seconds, and its memory."""
    yardstick, office = [], []
    for _ in range(ROUNDS):
        before = _thin()
        office.append(elsewhere("full_office"))
        yardstick.append((before + _thin()) / 2)
    spread = ratio([year["seconds"] / year["claims"] for year in office], yardstick)
    seconds = median(year["seconds"] for year in office)
    # Seconds are the machine's; what they may come to is told by the yardstick of the same run.
    within = AT_MOST * median(yardstick) * office[0]["claims"]
    return [
        Mark(
            "full office / thin office with its luck, CPU time a claim", spread.median, AT_MOST,
            low=spread.low, high=spread.high,
        ),
        Mark("claims of the year", office[0]["claims"], 60_000, at_least=True, unit=""),
        Mark("a practice's year, CPU time beside that of the thin office", seconds, within, unit="s"),
        Mark("a practice's year, peak memory", max(year["peak"] for year in office), 500, unit="MB"),
    ]


def _thin() -> float:
    """CPU seconds a claim of the thin office on a bare heap, its luck included."""
    settle()
    begun = process_time()
    for _ in range(REPEATS):
        thin_heapq.run(claims(CLAIMS))
    return (process_time() - begun) / CLAIMS / REPEATS


def year() -> dict[str, float]:
    """Run the year here: claims, CPU seconds, and the peak memory of this process in megabytes."""
    scenario = read_scenario(shipped("practice_year"))
    begun = process_time()
    row = replicate(scenario, SEED, DAYS)
    seconds = process_time() - begun
    return {"claims": row["claims"], "seconds": seconds, "peak": peak_megabytes()}


if __name__ == "__main__":
    print(json.dumps(year()))
