"""Comparing arms: differences within each seed, and how sure one can be of their mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sim.whatif.design import BadStudy

if TYPE_CHECKING:
    from pandas import DataFrame, Series


class Measure(Struct, frozen=True):
    """How a column of results is called, in what it is counted, and how it is written."""

    label: str
    unit: str
    form: str = "{:,.0f}"

    def say(self, value: float) -> str:
        """Write a value as people read it."""
        return self.form.format(value).replace("%", " %").replace("-", "\u2212")


MEASURES = {
    "days_in_ar": Measure("Days in A/R", "days", "{:.1f}"),
    "cash": Measure("Cash", "dollars"),
    "lost_to_filing": Measure("Lost to filing limits", "dollars"),
    "filing_write_offs": Measure("Of this, written off", "dollars"),
    "rejection_rate": Measure("Rejection rate", "share of claims sent", "{:.1%}"),
    "denial_rate": Measure("Denial rate", "share of claims decided", "{:.1%}"),
    "utilisation": Measure("Minutes used", "share of minutes staffed", "{:.1%}"),
    "waiting_rejected": Measure("Rejections waiting", "claims"),
    "waiting_denied": Measure("Denials waiting", "claims"),
    "waiting_patients": Measure("Statements waiting", "claims"),
}
"""The measures that a manager asks for first: column → what it is."""


def means(results: "DataFrame", measures: Sequence[str] = tuple(MEASURES)) -> "DataFrame":
    """Average each measure over the seeds: one row an arm, in the order of the study."""
    _check(results, measures)
    return results.groupby("arm", sort=False)[list(measures)].mean()


def sheet(results: "DataFrame", measures: Sequence[str] = tuple(MEASURES)) -> "DataFrame":
    """Write `means` for people: a row a measure with its unit, a column an arm, values as text."""
    import pandas as pd

    table = means(results, measures)
    rows = {f"{MEASURES[name].label}, {MEASURES[name].unit}": table[name].map(MEASURES[name].say) for name in measures}
    return pd.DataFrame(rows).T.rename_axis(columns=None)


def difference_sheet(differences: "DataFrame") -> "DataFrame":
    """Write the result of `paired` for people: a row a measure and arm, values as text."""
    import pandas as pd

    rows = [
        (
            MEASURES[row.measure].label, row.arm,
            *[MEASURES[row.measure].say(value) for value in (row.mean, row.low, row.high)], str(row.pairs),
        )
        for row in differences.itertuples()
    ]
    columns = ["", "against the baseline", "mean difference", "95 % from", "to", "pairs"]
    return pd.DataFrame(rows, columns=columns).set_index(columns[:2])


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
