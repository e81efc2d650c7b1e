"""Long lists of small records, kept as columns: a year of a large office holds millions of them.

A record costs a hundred bytes and more, the same facts in columns a third of that.  A column
of whole numbers is an array; a column of few different texts is one too, of their numbers; a
column of names that others keep holds references.  Records are made when somebody reads them.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

Record = TypeVar("Record")

NAMES, TEXTS = "", "t"
"""Kinds of a column of texts: names that are kept elsewhere anyway, and texts that come again and again."""


class Texts(Sequence[str]):
    """A column of texts that come again and again: each is kept once, the column holds its number."""

    __slots__ = ("_number_of", "_numbers", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._number_of: dict[str, int] = {}
        self._numbers = array("B")

    def append(self, text: str) -> None:
        """Add a text at the end."""
        number = self._number_of.get(text)
        if number is None:
            number = self._number(text)
        self._numbers.append(number)

    def _number(self, text: str) -> int:
        """Give a new text the next number, and the column wider numbers where this one needs them."""
        number = self._number_of[text] = len(self._texts)
        self._texts.append(text)
        if number >> 8 * self._numbers.itemsize:
            self._numbers = array({1: "H", 2: "I", 4: "Q"}[self._numbers.itemsize], self._numbers)
        return number

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[str]:
        return map(self._texts.__getitem__, self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._texts[number] for number in self._numbers[place]]
        return self._texts[self._numbers[place]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Columns(Sequence[Record], Generic[Record]):
    """An append-only sequence of one kind of record; `kinds` has an array type code for each field, NAMES or TEXTS."""

    __slots__ = ("_kind", "columns")

    def __init__(self, kind: type[Record], kinds: tuple[str, ...]) -> None:
        self._kind = kind
        self.columns: tuple[Any, ...] = tuple([_column(code) for code in kinds])

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Record]:
        return map(self._kind, *self.columns)

    def select(self, *fields: str) -> Iterator[tuple[Any, ...]]:
        """Read some fields of each record, in the order in which they are named; no record is made for that."""
        places = [self._kind.__struct_fields__.index(field) for field in fields]  # type: ignore[attr-defined]
        return zip(*[self.columns[place] for place in places], strict=True)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> list[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | list[Record]:
        if isinstance(place, slice):
            return [self._kind(*values) for values in zip(*[column[place] for column in self.columns], strict=True)]
        return self._kind(*[column[place] for column in self.columns])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Columns):
            return self._kind is other._kind and self.columns == other.columns
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def _column(kind: str) -> Any:
    if kind == NAMES:
        return []
    return Texts() if kind == TEXTS else array(kind)
