"""The small files by which the handbook teaches reading, each segment with the program's own explanation."""

from functools import partial

from docs.filled import Tables, table
from docs.links import DOCS
from sim.wire import explain

FOLDER = DOCS / "handbook" / "examples"
_SHOWN = (
    ("999.x12", 4, 7), ("277ca.x12", 13, 17), ("277ca.x12", 23, 27), ("277ca.x12", 29, 32), ("835.x12", 4, 5),
    ("835.x12", 15, 22), ("835.x12", 23, 28),
)
"""File, and the first and last of the segments that are shown together."""


def _explained(name: str, first: int, last: int) -> list[str]:
    segments = explain((FOLDER / name).read_text(encoding="ascii"))[first - 1:last]
    return table("Segment | It says", [f"`{each.text.strip()}` | {each.meaning}" for each in segments])


EXAMPLES: Tables = {f"{name}: {first} to {last}": partial(_explained, name, first, last) for name, first, last in _SHOWN}
