"""Service packages: who does what for a client practice, and what the client pays for it.

A package is data, a row of ``datasets/services/packages.toml``.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from msgspec import Meta, Struct

from sim.records.files import DATASETS
from sim.records.money import Cents
from sim.scenario.measures import Label, Permille, Positive
from sim.scenario.reading import convert, read_toml
from sim.scenario.tables import ALL_KINDS, ALL_LISTS, ListName, ReportKind

PACKAGES = DATASETS / "services" / "packages.toml"


class Fee(Struct, frozen=True, forbid_unknown_fields=True):
    """What a client pays for a package."""

    collections: Permille = 0
    """Share of what the practice collects, refunds taken off."""
    items: dict[str, Positive] = {}
    """Verb → cents for each time that it is done."""

    def due(self, collected: Cents, done: Mapping[str, int]) -> Cents:
        """Reckon the fee on an amount collected, half a cent rounded up, and on work done: verb → how often."""
        on_collections = (2 * max(0, collected) * self.collections + 1000) // 2000
        return on_collections + sum(price * done.get(verb, 0) for verb, price in self.items.items())


class Package(Struct, frozen=True, forbid_unknown_fields=True):
    """Who does what for one client."""

    label: Label
    says: str
    """The package in words, as the client was told it."""
    lists: Annotated[tuple[ListName, ...], Meta(min_length=1)]
    """The worklists that are the service's work; the others are the client's own."""
    opens: tuple[ReportKind, ...] = ALL_KINDS
    """The reports that the service opens."""
    theirs: dict[str, str] = {}
    """Verb that the service leaves to the client → whose job it is, in words."""
    fee: Fee = Fee()

    def their_staffing(self, staffing: Mapping[str, Any]) -> dict[str, Any]:
        """Leave to a client's own billers the worklists and kinds of report that are not the service's."""
        opens = [kind for kind in staffing.get("opens", ALL_KINDS) if kind not in self.opens]
        lists = [name for name in staffing.get("lists", ALL_LISTS) if name not in self.lists]
        if opens and "reports" in self.lists:
            lists = ["reports", *lists]
        return {**staffing, "lists": lists, "opens": opens, **({} if lists else {"billers": 0})}


@lru_cache(maxsize=1)
def packages() -> dict[str, Package]:
    """Read the service packages, name → package; raises `BadScenario`."""
    return convert(read_toml(PACKAGES), dict[str, Package], PACKAGES)
