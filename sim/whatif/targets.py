"""Published figures that a preset must reproduce, read from ``datasets/calibration``.

Shares and rates are per hundred thousand, as everywhere in scenarios; where each figure comes
from stands beside it.
"""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from sim.rules.causes import catalogue
from sim.scenario import Count, Rate, convert, read_toml

WHOLE = 100_000
Weights = dict[str, Annotated[int, Meta(ge=1)]]
"""Cause → its weight among those that stand for the same figure."""


class PayerClass(Struct, frozen=True, forbid_unknown_fields=True):
    """Payers of one kind, and how often they deny."""

    name: str
    payers: tuple[str, ...]
    """Their keys in the scenario."""
    denied: Rate
    """Claims of which at least one line is denied at first."""
    source: str


class Family(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of the published shares of denials by cause."""

    name: str
    row: str
    """What the source calls it."""
    share: Rate
    """Its share of denied claims, all payers together, as published."""
    why: str
    """Why these causes stand for it."""
    counts: tuple[str, ...]
    """Causes of the catalogue that are counted under it."""
    by: dict[str, Weights] = {}
    """Class of payer → the causes by which its share is reached there; a class that is left out has none of it."""


class Response(Struct, frozen=True, forbid_unknown_fields=True):
    """How soon some payers first answer."""

    name: str
    payers: tuple[str, ...]
    upto: tuple[Count, ...]
    """Last day of each span, counted from receipt; the last span is open."""
    shares: tuple[Rate, ...]
    """Claims answered within each span, one more than `upto`."""
    source: str


class Appealed(Struct, frozen=True, forbid_unknown_fields=True):
    """How often an appeal against some payers' denials is won in the end."""

    name: str
    payers: tuple[str, ...]
    overturned: Rate
    source: str


class Rejected(Struct, frozen=True, forbid_unknown_fields=True):
    """How often claims are turned back before adjudication."""

    least: Rate
    most: Rate
    """The published span."""
    aim: Rate
    """What the preset aims at within it."""
    source: str
    by: Weights
    """Causes by which it is reached."""


class Targets(Struct, frozen=True, forbid_unknown_fields=True):
    """All that a preset must reproduce, and how closely."""

    scenario: str
    title: str
    days: int
    """How long the office runs until it is measured."""
    claims: int
    """How many claims must have been decided by then, at least."""
    allowance: Rate
    """How far a simulated rate may lie from the published one beyond chance, in absolute terms …"""
    allowance_percent: int
    """… and, besides, in percent of the figure, or of what it lacks of the whole where that is less."""
    allowance_why: str
    shares_source: str
    classes: tuple[PayerClass, ...]
    families: tuple[Family, ...]
    responses: tuple[Response, ...]
    appeals: tuple[Appealed, ...]
    rejected: Rejected
    unlisted: tuple[str, ...] = ()
    """Causes of denials for which the source has no row."""
    leans: dict[str, int] = {}
    """Payer → in percent, how much more or less often it denies than others of its class, to begin with."""
    office_wide: tuple[str, ...] = ()
    """Causes whose chance is the whole office's, since they strike at one payer's patients and show at another."""

    def __post_init__(self) -> None:
        named = [cause for family in self.families for cause in family.counts] + list(self.unlisted)
        twice = sorted({cause for cause in named if named.count(cause) > 1})
        if twice:
            raise ValueError(f"`families` count {', '.join(twice)} more than once; a denial has one cause")
        known = catalogue()
        levers = [cause for family in self.families for weights in family.by.values() for cause in weights]
        for cause in (*named, *levers, *self.rejected.by):
            if cause not in known:
                raise ValueError(f"the catalogue of causes has no {cause!r}; see docs/reference/causes.md")
        for family in self.families:
            strays = {cause for weights in family.by.values() for cause in weights} - set(family.counts)
            if strays:
                raise ValueError(f"family {family.name!r} is reached by {', '.join(sorted(strays))}, which it does not count")
        for response in self.responses:
            if len(response.shares) != len(response.upto) + 1:
                raise ValueError(f"`responses` {response.name!r} needs one share more than it has days")

    @property
    def shares(self) -> dict[str, int]:
        """Family → its share among the rows that the preset reproduces."""
        listed = sum(family.share for family in self.families)
        return {family.name: round(family.share * WHOLE / listed) for family in self.families}

    def family_of(self, cause: str) -> str:
        """Name the family under which a cause is counted, or "" where the source has no row for it."""
        return next((family.name for family in self.families if cause in family.counts), "")


def read_targets(path: Path) -> Targets:
    """Read a preset's published figures, or raise `BadScenario` naming file and field."""
    return convert(read_toml(path), Targets, path)
