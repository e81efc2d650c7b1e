"""Worklists and due books: what waits for a biller, and what comes due on a day.

Own heaps rather than SimPy resources: an ordered store that sorts on every put is forty
times slower at a backlog of thousands.  Removal is lazy, so that joining and taking cost
little however long the list is.
"""

from collections.abc import Callable, Container, Iterator, KeysView
from heapq import heappop, heappush
from typing import Any


class Worklist:
    """Items by name, the most urgent first; `key` gives an item's place and is asked when it joins."""

    def __init__(self, key: Callable[[Any], Any]) -> None:
        self._key = key
        self._items: dict[str, Any] = {}
        self._joined: dict[str, int] = {}
        self._heap: list[tuple] = []
        self._count = 0

    def add(self, name: str, item: Any) -> None:
        """Put an item on the list; one that is there already takes its new place."""
        self._count += 1
        self._items[name] = item
        self._joined[name] = self._count
        heappush(self._heap, (self._key(item), self._count, name))

    def discard(self, name: str) -> None:
        """Take an item off, if it is there."""
        if self._items.pop(name, None) is not None:
            del self._joined[name]

    def first(self, count: int = 1, without: Container[str] = ()) -> list:
        """The most urgent items whose names are not in `without`; they stay on the list."""
        seen = []
        found: list = []
        heap = self._heap
        while heap and len(found) < count:
            _, joined, name = entry = heap[0]
            current = self._joined.get(name) == joined
            if current and name not in without:
                found.append(self._items[name])
                if len(found) == count:
                    break
            heappop(heap)
            if current:
                seen.append(entry)
        for entry in seen:
            heappush(heap, entry)
        return found

    def names(self) -> KeysView[str]:
        """The names, in the order in which they joined."""
        return self._items.keys()

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        """Pass through the items in the order in which they joined."""
        return iter(self._items.values())


class DueBook:
    """Things that come due on a day."""

    def __init__(self) -> None:
        self._days: dict[int, list] = {}
        self._coming: list[int] = []

    def add(self, day: int, thing: Any) -> None:
        """File a thing under the day on which it comes due."""
        filed = self._days.get(day)
        if filed is None:
            filed = self._days[day] = []
            heappush(self._coming, day)
        filed.append(thing)

    def take(self, today: int) -> list:
        """Hand over what is due today or was due before, day by day, in the order in which it was filed."""
        due: list = []
        while self._coming and self._coming[0] <= today:
            due += self._days.pop(heappop(self._coming))
        return due
