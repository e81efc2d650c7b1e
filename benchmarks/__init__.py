"""How fast the office runs: `python -m benchmarks`, or `make bench`."""
