"""Temperaments: how slow or hard payers behave, as tables that a payer's row may be laid over.

``datasets/payers/slow.toml`` has no name, contract or share: only delays, chances and manners.
A row that says ``like = "slow"`` behaves so in all that it does not say itself.
"""

import tomllib
from functools import cache

from sim.records.files import DATASETS

LIKE = "like"
"""The word by which a payer's row names its temperament."""


@cache
def temperaments() -> tuple[str, ...]:
    """Name the temperaments that there are."""
    return tuple(sorted([path.stem for path in (DATASETS / "payers").glob("*.toml")]))


@cache
def temperament(name: str) -> dict:
    """Read a temperament: fields of a payer's row; it must be one of `temperaments`."""
    return tomllib.loads((DATASETS / "payers" / f"{name}.toml").read_text(encoding="utf-8"))


def unknown(data: dict) -> tuple[str, str] | None:
    """Find a payer's row that is like nobody: its place and what to write instead; None where all is well."""
    for place, row in enumerate(payer_rows(data)):
        if LIKE in row and row[LIKE] not in temperaments():
            says = f"payer {row.get('key')!r} is like {row[LIKE]!r}; datasets/payers has {', '.join(temperaments())}"
            return f"payers[{place}].{LIKE}", says
    return None


def payer_rows(data: dict) -> list[dict]:
    """List the payers' rows of a scenario, as far as it has any that can be read."""
    payers = data.get("payers")
    return [row for row in payers if isinstance(row, dict)] if isinstance(payers, list) else []
