"""The difference between two worklists, so that one action does not send ten thousand rows.

A difference is always against the same *base*, the list that was last sent whole; a page
that opens late has base and difference at hand and draws the same rows.
"""

from bisect import bisect_left
from typing import Any

RowData = dict[str, Any]


def difference(base: list[RowData], now: list[RowData]) -> dict[str, Any]:
    """Tell how to turn `base` into `now`: ids that leave, then rows to put in, each at its final index."""
    at = {row["id"]: index for index, row in enumerate(base)}
    same = [(here, at[row["id"]]) for here, row in enumerate(now) if row["id"] in at and base[at[row["id"]]] == row]
    kept = {same[index][0] for index in _rising([there for _, there in same])}
    staying = {now[here]["id"] for here in kept}
    return {
        "gone": [row["id"] for row in base if row["id"] not in staying],
        "put": [[here, row] for here, row in enumerate(now) if here not in kept],
    }


def told(base: dict[str, Any], name: str, rows: list[RowData]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Tell a worklist as (base, difference): against the base that was sent, or whole where that is shorter."""
    if base.get("name") == name:
        change = difference(base["rows"], rows)
        if len(change["put"]) + len(change["gone"]) <= len(base["rows"]) // 2:
            return base, {"version": base["version"], **change}
    version = base.get("version", 0) + 1
    return {"name": name, "version": version, "rows": rows}, {"version": version, "gone": [], "put": []}


def _rising(numbers: list[int]) -> list[int]:
    """Find positions of a longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [number]
        holders[pile : pile + 1] = [position]
    chain = []
    position = holders[-1] if holders else -1
    while position >= 0:
        chain.append(position)
        position = before[position]
    return chain[::-1]
