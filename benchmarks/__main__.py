"""`python -m benchmarks [NAME ...]`: measure, print each mark beside what was promised, and remember it.

A benchmark is a module of this folder with `measure() -> list[Mark]`, named in BENCHMARKS. The exit code is 1 when a
mark is missed or could not be measured.
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.marks import Mark, remember, table

BENCHMARKS = ("engine", "full_office", "attempts", "million", "desk")


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all of them."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark is called {unknown[0]!r}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    marks: list[Mark] = []
    for name in names or BENCHMARKS:
        print(f"measuring: {name} ...", file=sys.stderr, flush=True)
        marks += import_module(f"benchmarks.{name}").measure()
    print(table(marks))
    remember(marks)
    return 0 if all(mark.met for mark in marks) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
