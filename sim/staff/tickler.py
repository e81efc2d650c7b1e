"""The tickler: what is left alone for some days, because it was refused or waits for somebody else."""

from collections.abc import Container


class Tickler:
    """Items of worklists, and the day on which each is looked at again."""

    def __init__(self, watched: Container[str]) -> None:
        self._watched = watched
        self._until: dict[str, dict[str, int]] = {}
        self._names: dict[str, frozenset[str]] = {}
        """What `of` has named since the worklist last changed."""
        self.changes = 0
        """How often the watched worklists have changed in it: who remembers the number knows whether there is news."""

    def put(self, worklist: str, item: str, day: int) -> None:
        """Leave an item alone until a day."""
        self._until.setdefault(worklist, {})[item] = day
        self._names.pop(worklist, None)
        self.changes += worklist in self._watched

    def wake(self, today: int) -> None:
        """Take out what is to be looked at today."""
        for items in self._until.values():
            for item in [item for item, day in items.items() if day <= today]:
                del items[item]
        self._names.clear()
        self.changes += 1

    def of(self, worklist: str) -> frozenset[str]:
        """Name what is left alone on a worklist."""
        names = self._names.get(worklist)
        if names is None:
            names = self._names[worklist] = frozenset(self._until.get(worklist, ()))
        return names
