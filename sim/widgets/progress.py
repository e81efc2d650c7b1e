"""A bar for work that takes a while, such as the replications of a study."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TypeVar

import ipywidgets

T = TypeVar("T")


class Progress(ipywidgets.VBox):
    """Show how far a study has come: ``with Progress(80, "Runs") as bar: ... bar.step()``."""

    def __init__(self, total: int, what: str = "Runs") -> None:
        self._what = what
        self._bar = ipywidgets.IntProgress(value=0, min=0, max=max(total, 1), layout=ipywidgets.Layout(width="100%"))
        self._line = ipywidgets.Label()
        super().__init__([self._line, self._bar], layout=ipywidgets.Layout(max_width="520px"))
        self.update(0)

    def __repr__(self) -> str:
        return f"Progress({self._what!r}, {self._bar.value} of {self._bar.max})"

    @property
    def said(self) -> str:
        """The line above the bar."""
        return str(self._line.value)

    def step(self, text: str = "") -> None:
        """Count one more piece as done."""
        self.update(self._bar.value + 1, text)

    def update(self, done: int, text: str = "") -> None:
        """Say how many pieces are done, and optionally what is going on."""
        self._bar.value = min(done, self._bar.max)
        self._line.value = f"{self._what}: {self._bar.value} of {self._bar.max}{' · ' + text if text else ''}"

    def track(self, pieces: Iterable[T]) -> Iterator[T]:
        """Hand pieces on one by one, counting each when the next is asked for."""
        for piece in pieces:
            yield piece
            self.step()

    def __enter__(self) -> "Progress":
        from IPython.display import display

        display(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._bar.bar_style = "danger"
            self._line.value += " · stopped"
