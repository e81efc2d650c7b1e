"""Comparing arms: differences within each seed, and how sure one can be of their mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sim.whatif.design import BadStudy

if TYPE_CHECKING:
    from pandas import DataFrame, Series


class Measure(Struct, frozen=True):
    """How a column of results is called, and in what it is counted."""

    label: str
    unit: str


MEASURES = {
    "days_in_ar": Measure("Days in A/R", "days"),
    "cash": Measure("Cash", "dollars"),
    "lost_to_filing": Measure("Lost to filing limits", "dollars"),
    "filing_write_offs": Measure("Written off as timely filing", "dollars"),
    "rejection_rate": Measure("Rejection rate", "share of claims sent"),
    "denial_rate": Measure("Denial rate", "share of claims decided"),
    "utilisation": Measure("Minutes used", "share of minutes staffed"),
    "waiting_rejected": Measure("Rejections waiting", "claims"),
    "waiting_denied": Measure("Denials waiting", "claims"),
    "waiting_patients": Measure("Statements waiting", "claims"),
}
"""The measures that a manager asks for first: column → what it is."""


def means(results: "DataFrame", measures: Sequence[str] = tuple(MEASURES)) -> "DataFrame":
    """Average each measure over the seeds: one row an arm, in the order of the study."""
    _check(results, measures)
    return results.groupby("arm", sort=False)[list(measures)].mean()


def paired(
    results: "DataFrame", baseline: str, measures: Sequence[str] = ("days_in_ar", "cash", "lost_to_filing"),
    confidence: float = 0.95,
) -> "DataFrame":
    """Take every other arm less the baseline, seed by seed, with a t interval for the mean difference.

    One row a measure and arm: ``mean``, ``low`` and ``high`` of the difference, ``pairs``,
    and the ``baseline``'s own mean.  The interval rests on the seeds being independent and
    on differences that are not wildly skewed; it says nothing about whether the scenario
    is like any real office.  Raises `BadStudy`.
    """
    import pandas as pd

    _check(results, measures)
    arms = list(dict.fromkeys(results["arm"]))
    if baseline not in arms:
        raise BadStudy(f"{baseline!r} is no arm of this study; choose one of {', '.join(arms)}")
    by_seed = {arm: rows.set_index("seed") for arm, rows in results.groupby("arm", sort=False)}
    rows = [
        {"measure": measure, "arm": arm, **_interval(by_seed[arm][measure], by_seed[baseline][measure], confidence)}
        for measure in measures for arm in arms if arm != baseline
    ]
    return pd.DataFrame(rows)


def _interval(other: "Series", base: "Series", confidence: float) -> dict[str, float | int]:
    from scipy import stats

    both = base.index.intersection(other.index)
    if len(both) < 2:
        raise BadStudy("an interval needs the same two seeds or more in both arms")
    after, before = other.loc[both].to_numpy(dtype=float), base.loc[both].to_numpy(dtype=float)
    apart = after - before
    mean = float(apart.mean())
    low = high = mean
    # Differences that are all alike have no spread, and a t interval no width.
    if apart.min() != apart.max():
        low, high = stats.ttest_rel(after, before).confidence_interval(confidence)
    return {"mean": mean, "low": float(low), "high": float(high), "pairs": len(both), "baseline": float(before.mean())}


def _check(results: "DataFrame", measures: Sequence[str]) -> None:
    unknown = [name for name in measures if name not in results.columns]
    if unknown:
        raise BadStudy(f"{unknown[0]!r} is no measure of this study; choose from {', '.join(results.columns[2:])}")
