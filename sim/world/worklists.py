"""Worklists and due books: what waits for a biller, and what comes due on a day.

Own heaps rather than SimPy resources: an ordered store that sorts on every put is forty
times slower at a backlog of thousands.  Removal is lazy, so that joining and taking cost
little however long the list is.
"""

from collections.abc import Callable, Container, Iterator
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

    def first(self, without: Container[str] = ()) -> Any | None:
        """The most urgent item whose name is not in `without`; it stays on the list."""
        passed_over = []
        found = None
        heap = self._heap
        while heap:
            _, joined, name = heap[0]
            if self._joined.get(name) != joined:
                heappop(heap)
            elif name in without:
                passed_over.append(heappop(heap))
            else:
                found = self._items[name]
                break
        for entry in passed_over:
            heappush(heap, entry)
        return found

    def names(self) -> list[str]:
        """List the names, in the order in which they joined."""
        return list(self._items)

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
