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


class _Numbers(dict[str, int]):
    """Text → its number; a new text gets the next one."""

    __slots__ = ("texts",)

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self.texts = texts

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text)
        return number


class Texts(Sequence[str]):
    """A column of texts that come again and again: each is kept once, the column holds its number.

    Who writes millions of times appends ``number_of[text]`` to `numbers` itself.
    """

    __slots__ = ("_texts", "number_of", "numbers")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self.number_of = _Numbers(self._texts)
        self.numbers = array("I")

    def append(self, text: str) -> None:
        """Add a text at the end."""
        self.numbers.append(self.number_of[text])

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[str]:
        return map(self._texts.__getitem__, self.numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self._texts[number] for number in self.numbers[place]]
        return self._texts[self.numbers[place]]

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

    def pens(self) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """What a writer of millions of records needs: how to append to each column, and the numbers of the texts.

        In a column of texts the number is appended, as the second tuple gives it for each such column.
        """
        appends = [column.numbers.append if isinstance(column, Texts) else column.append for column in self.columns]
        return tuple(appends), tuple([column.number_of for column in self.columns if isinstance(column, Texts)])


def _column(kind: str) -> Any:
    if kind == NAMES:
        return []
    if kind == "B":
        # A column of small whole numbers like any other, to which it is quicker to append.
        return bytearray()
    return Texts() if kind == TEXTS else array(kind)
