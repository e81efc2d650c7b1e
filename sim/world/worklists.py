"""Worklists and due books: what waits for a biller, and what comes due on a day.

Own heaps rather than SimPy resources: an ordered store that sorts on every put is forty
times slower at a backlog of thousands.  Removal is lazy, so that joining and taking cost
little however long the list is.
"""

from collections.abc import Callable, Container
from heapq import heapify, heappop, heappush
from typing import Any


class Worklist(dict[str, Any]):
    """Items by name, in the order in which they joined, that also knows which is the most urgent.

    `key` gives an item's place.  It is asked once somebody wants to know what comes first: most
    claims come and go in batches, whatever their place.
    """

    def __init__(self, key: Callable[[Any], Any]) -> None:
        super().__init__()
        self._key = key
        self._joined: dict[str, int] = {}
        """What stands in the heap as it is now → which of its entries there counts."""
        self._heap: list[tuple] = []
        self._aside: dict[str, tuple] = {}
        self._new: dict[str, None] = {}
        """What has joined since somebody last asked."""
        self._count = 0

    def add(self, name: str, item: Any) -> None:
        """Put an item on the list; one that is there already takes its new place."""
        if name in self:
            self._new.pop(name, None)
            self._joined.pop(name, None)
        self[name] = item
        self._new[name] = None

    def discard(self, name: str) -> None:
        """Take an item off, if it is there."""
        if name in self:
            del self[name]
            if self._joined.pop(name, None) is None:
                del self._new[name]

    def first(self, count: int = 1, without: Container[str] = ()) -> list:
        """The most urgent items whose names are not in `without`; they stay on the list.

        What is passed over is kept aside for the next call, since who asks next will mostly
        pass over the same few.
        """
        heap, aside, joined = self._heap, self._aside, self._joined
        if self._new:
            for name in self._new:
                self._count = joined[name] = self._count + 1
                heappush(heap, (self._key(self[name]), self._count, name))
            self._new.clear()
        if len(heap) > 2 * len(self) + 1000:
            heap[:] = [entry for entry in heap if joined.get(entry[2]) == entry[1]]
            heapify(heap)
        if aside:
            for name in [name for name in aside if name not in without]:
                heappush(heap, aside.pop(name))
        found: list[tuple] = []
        while heap:
            entry = heap[0]
            name = entry[2]
            if joined.get(name) != entry[1]:
                heappop(heap)
            elif name in without:
                aside[name] = heappop(heap)
            elif len(found) + 1 < count:
                found.append(heappop(heap))
            else:
                break
        if not found:
            return [self[heap[0][2]]] if heap else []
        first = [self[entry[2]] for entry in (*found, *heap[:1])]
        for entry in found:
            heappush(heap, entry)
        return first


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

    def filed(self, day: int) -> tuple:
        """See what is filed under a day, and leave it there."""
        return tuple(self._days.get(day, ()))

    def take(self, today: int) -> list:
        """Hand over what is due today or was due before, day by day, in the order in which it was filed."""
        due: list = []
        while self._coming and self._coming[0] <= today:
            due += self._days.pop(heappop(self._coming))
        return due
