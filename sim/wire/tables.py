"""Own words for the codes on the wire, read from `datasets/wire` when first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "datasets" / "wire"


@cache
def table(file: str, name: str) -> dict[str, str]:
    """One table of one file: codes and what a biller would say for them.

    >>> table("adjustments", "reasons")["45"]
    'above the contracted or allowed fee'
    """
    return _file(file)[name]


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def word(name: str, code: str, missing: str = "") -> str:
    """What a small code means, from one of the lists of `words.toml`.

    >>> word("places", "11")
    'office'
    """
    return table("words", name).get(code, missing)


def category(code: str) -> str:
    """What a claim status category means (the first part of a 277CA status)."""
    return table("claim_status", "categories").get(code, "a category without words here")


def status(code: str) -> str:
    """What a claim status code is about (the second part of a 277CA status)."""
    return table("claim_status", "statuses").get(code, "a status without words here")


def entity(code: str) -> str:
    """Which party a status is about (the third part of a 277CA status)."""
    return table("claim_status", "entities").get(code, f"party {code}")


def unknown_status(of_category: str, of_status: str) -> str:
    """What is not in the tables of a category and a status; empty when both are."""
    if of_category not in table("claim_status", "categories"):
        return f"status category {of_category!r} is not in the table"
    if of_status not in table("claim_status", "statuses"):
        return f"status {of_status!r} is not in the table"
    return ""


def group(code: str) -> str:
    """Who bears an adjustment (CO, PR, OA, PI)."""
    return table("adjustments", "groups").get(code, "a group without words here")


def reason(code: str) -> str:
    """Why an amount was not paid (CARC)."""
    return table("adjustments", "reasons").get(code, "a reason without words here")


def remark(code: str) -> str:
    """What a remark adds to a reason (RARC)."""
    return table("adjustments", "remarks").get(code, "a remark without words here")
