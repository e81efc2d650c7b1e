"""What a run costs: CPU seconds, taken in turns, and instructions, which repeat to the fourth digit.

Instructions are counted by callgrind in a process of its own, for a small and a large office out of the same luck;
the difference over the difference in claims leaves out imports, the drawing of luck and all else that is not running.

    python -m benchmarks.costs thin_flow 4000      # what callgrind is given to watch
"""

from __future__ import annotations

import gc
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from statistics import quantiles
from time import process_time

import msgspec

from benchmarks.thin_office import claims

FEW, MANY = 4_000, 12_000
NO_VALGRIND = "needs valgrind to count instructions: `sudo apt-get install valgrind`, or your system's like, then again"


class Ratio(msgspec.Struct, frozen=True):
    """The median and the quartiles of a ratio over several rounds."""

    low: float
    median: float
    high: float


def take_turns(runs: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each run in each round, A B C A B C, so that a slow minute of the machine slows all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            settle()
            begun = process_time()
            run()
            seconds[name].append(process_time() - begun)
    return seconds


def settle() -> None:
    """Set what was built beforehand aside, so that the garbage collector does not walk over it during a run."""
    gc.collect()
    gc.freeze()


def ratio(above: Sequence[float], below: Sequence[float]) -> Ratio:
    """The ratio of two runs, round by round."""
    return Ratio(*quantiles((a / b for a, b in zip(above, below, strict=True)), n=4, method="inclusive"))


def elsewhere(benchmark: str, *words: str) -> dict[str, float]:
    """Run a benchmark as a command in a process of its own, and read the figures that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{benchmark}", *words],
        cwd=Path(__file__).parents[1], capture_output=True, text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{benchmark} could not be run: {done.stderr.strip()[-500:]}")
    return json.loads(done.stdout)


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def instructions_a_claim(engines: Sequence[str]) -> dict[str, float] | None:
    """Instructions that each engine spends on one claim of the thin office; None where valgrind is missing."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    with ThreadPoolExecutor(max_workers=2) as pool:
        few = [pool.submit(_instructions, valgrind, engine, FEW) for engine in engines]
        many = [pool.submit(_instructions, valgrind, engine, MANY) for engine in engines]
    return {
        engine: (large.result() - small.result()) / (MANY - FEW)
        for engine, small, large in zip(engines, few, many, strict=True)
    }


def _instructions(valgrind: str, engine: str, n: int) -> int:
    watch = [valgrind, "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
    done = subprocess.run(
        [*watch, sys.executable, "-m", "benchmarks.costs", engine, str(n)],
        cwd=Path(__file__).parent.parent,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
    )
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or counted is None:
        raise RuntimeError(f"callgrind could not run {engine}: {done.stderr.strip()[-500:]}")
    return int(counted[1])


if __name__ == "__main__":
    luck = claims(MANY)
    settle()
    import_module(f"benchmarks.{sys.argv[1]}").run(luck[: int(sys.argv[2])])
