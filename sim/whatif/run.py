"""Runs: one replication is a pure function of scenario, seed and days; a study is many of them.

The same rows come back whatever the number of processes and whoever finishes first.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sim.records.clock import DAY
from sim.scenario import Scenario
from sim.staff.shift import bring_in
from sim.whatif.design import Study
from sim.whatif.summary import Summary, summarise
from sim.world.world import World

if TYPE_CHECKING:
    from pandas import DataFrame

Progress = Callable[[int, int], None]
"""Is told how many runs are done, and of how many."""

COUNTS = ("claims", "acknowledged", "rejected", "adjudicated", "denied", "minutes_worked", "minutes_staffed", "refused")
AMOUNTS = (
    "charges", "insurer_cash", "patient_cash", "cash", "insurance_open", "patient_open", "filing_write_offs",
    "filing_expired", "lost_to_filing",
)
RATES = ("rejection_rate", "denial_rate", "days_in_ar", "utilisation")
LISTS = ("reports", "to_post", "to_send", "rejected", "denied", "patients", "follow_up")


def replicate(scenario: Scenario, seed: int, days: int, warm_up: int = 0) -> dict[str, int | float | bool | None]:
    """Run one office from its first day and sum it up in a flat row.

    Amounts are dollars, rates are fractions, ``waiting_…`` counts what is on each worklist
    at the end; None where nothing was there to measure.
    """
    with _no_sweeping():
        world = World(scenario, seed)
        desks = bring_in(world)
        world.run_to(days * DAY)
        return row(summarise(world, desks, warm_up))


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Keep Python's search for dead circles out of a run: it finds next to none and costs a tenth of the time.

    The office of the run before is one: it goes first, so that a study holds one office at a time. What the run itself
    has made is set among what is old, unsearched.
    """
    was_on = gc.isenabled()
    if was_on:
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def row(summary: Summary) -> dict[str, int | float | bool | None]:
    """Lay a summary out flat, amounts in dollars."""
    return {
        **{name: getattr(summary, name) for name in COUNTS},
        **{name: getattr(summary, name) / 100 for name in AMOUNTS},
        **{name: getattr(summary, name) for name in RATES},
        **{f"waiting_{name}": summary.waiting[name] for name in LISTS},
        "balanced": summary.balanced,
    }


def run_study(study: Study, progress: Progress | None = None, n_jobs: int = -1) -> "DataFrame":
    """Run every arm on every seed; one row a run, in the order of arms and seeds.

    `n_jobs` is the number of processes, -1 for one on each core; with 1 nothing leaves this
    process.
    """
    import pandas as pd

    plan = [(arm.name, study.office(arm), seed) for arm in study.arms for seed in study.seeds]
    rows = []
    for done, (name, seed, measured) in enumerate(_results(plan, study, n_jobs), 1):
        rows.append({"arm": name, "seed": seed, **measured})
        if progress is not None:
            progress(done, len(plan))
    return pd.DataFrame(rows)


def _results(plan: list[tuple[str, Scenario, int]], study: Study, n_jobs: int) -> Iterator[tuple[str, int, dict]]:
    if n_jobs == 1:
        measured: Iterator[dict] = (replicate(office, seed, study.days, study.warm_up) for _, office, seed in plan)
    else:
        from joblib import Parallel, delayed

        pool = Parallel(n_jobs=n_jobs, return_as="generator")
        measured = pool(delayed(replicate)(office, seed, study.days, study.warm_up) for _, office, seed in plan)
    for (name, _, seed), result in zip(plan, measured, strict=True):
        yield name, seed, result
