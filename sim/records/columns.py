"""Long lists of small records, kept as columns: a year of a large office holds millions of them.

A record costs a hundred bytes and more, the same facts in columns a third of that.  A column
of whole numbers is an array; a column of texts holds references, and equal texts are kept
once.  Records are made when somebody reads them.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

Record = TypeVar("Record")


class Columns(Sequence[Record], Generic[Record]):
    """An append-only sequence of one kind of record; `kinds` has an array type code for each field, or "" for text."""

    __slots__ = ("_kind", "_texts", "columns")

    def __init__(self, kind: type[Record], kinds: tuple[str, ...]) -> None:
        self._kind = kind
        self._texts: dict[str, str] = {}
        self.columns: tuple[Any, ...] = tuple([array(code) if code else [] for code in kinds])

    def once(self, text: str) -> str:
        """Find the copy of a text that is kept, or keep this one."""
        return self._texts.setdefault(text, text)

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Record]:
        return map(self._kind, *self.columns)

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
