"""How a table is laid out: its columns, what makes a row the only one of its kind, and to which tables it refers."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from sim.whatif.data_packages.practices import Sample
from sim.whatif.tables import Column

Row = tuple[Any, ...]


class Reference(Struct, frozen=True):
    """Columns that name a row of another table by its key."""

    columns: tuple[str, ...]
    table: str
    names: tuple[str, ...]


class Layout(Struct, frozen=True):
    """One table: amounts are dollars as decimal numbers, what is not known or did not happen is empty."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Sample], Iterator[Row]]
    references: tuple[Reference, ...] = ()


def text(name: str, description: str) -> Column:
    """A column of text."""
    return Column(name, "string", description)


def whole(name: str, description: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "integer", description)


def amount(name: str, description: str) -> Column:
    """A column of dollars and cents."""
    return Column(name, "number", f"{description}, in dollars")


def day(name: str, description: str) -> Column:
    """A column of dates."""
    return Column(name, "date", description)


def moment(name: str, description: str) -> Column:
    """A column of dates with their time by the office's clock."""
    return Column(name, "datetime", description)


def flag(name: str, description: str) -> Column:
    """A column of true and false."""
    return Column(name, "boolean", description)


def refers(table: str, *columns: str, to: tuple[str, ...] | None = None) -> Reference:
    """Say that columns name a row of a table, by columns of the same names unless others are given."""
    return Reference(columns, table, to or columns)
