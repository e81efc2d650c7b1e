"""The engine alone: the thin office on a bare heap, on our engine, and as SimPy models are usually written."""

from __future__ import annotations

from functools import partial

from benchmarks import thin_flow, thin_heapq, thin_process
from benchmarks.costs import NO_VALGRIND, instructions_a_claim, ratio, take_turns
from benchmarks.marks import Mark
from benchmarks.thin_office import claims

CLAIMS = 50_000
ROUNDS = 7


def measure() -> list[Mark]:
    """The three marks of the engine, once all three ways are known to lead to the same end."""
    luck = claims(CLAIMS)
    ways = {
        "yardstick": partial(thin_heapq.run, luck),
        "engine": partial(thin_flow.run, luck),
        "process": partial(thin_process.run, luck),
    }
    agree(ways)
    seconds = take_turns(ways, ROUNDS)
    lean = ratio(seconds["engine"], seconds["yardstick"])
    gain = ratio(seconds["process"], seconds["engine"])
    return [
        Mark("engine / yardstick, CPU time", lean.median, 1.8, low=lean.low, high=lean.high),
        _gate(),
        Mark("process a claim / engine, CPU time", gain.median, 4, at_least=True, low=gain.low, high=gain.high),
    ]


def agree(ways: dict) -> None:
    """Stop unless every claim closes at the same microsecond, and all wait equally long, whichever way."""
    (first, expected), *others = ((name, run()) for name, run in ways.items())
    for name, tally in others:
        if tally != expected:
            raise SystemExit(f"{first} and {name} do not run the same office: nothing was measured")


def _gate() -> Mark:
    name, limit = "engine / yardstick, instructions (gate)", 1.6
    counted = instructions_a_claim(["thin_heapq", "thin_flow"])
    if counted is None:
        return Mark(name, None, limit, note=NO_VALGRIND)
    return Mark(name, counted["thin_flow"] / counted["thin_heapq"], limit)
