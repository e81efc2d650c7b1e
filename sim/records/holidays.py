"""US federal holidays, from a table of facts: the office and its payers do not work on them."""

import tomllib
from datetime import date
from functools import cache

from sim.records.files import DATASETS


@cache
def federal_holidays() -> tuple[date, ...]:
    """List the federal holidays on the days on which they are observed (``datasets/holidays.toml``), in order."""
    data = tomllib.loads((DATASETS / "holidays.toml").read_text(encoding="utf-8"))
    return tuple(sorted(day for days in data["observed"].values() for day in days))
