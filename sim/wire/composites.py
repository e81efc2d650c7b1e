"""Composite elements that use another mark between their parts than the file's ISA16 announces.

Such a file counts and closes right, and every procedure and status in it reads as one
strange word; so the mark itself is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sim.wire.core import Delimiters, Problem, Segment

ALWAYS_COMPOSITE = {
    ("SVC", 1), ("SV1", 1), ("SV2", 2), ("CLM", 5), ("HI", 1), ("STC", 1), ("SVD", 3),
}  # fmt: skip
SOMETIMES_COMPOSITE = {("PLB", place) for place in range(3, 15, 2)} | {("SVC", 6), ("UM", 4), ("EB", 13)}
_PARTS = re.compile(r"[A-Z0-9]{1,5}([^A-Za-z0-9 .\-'&/#])[A-Za-z0-9]", re.ASCII)
_POSITIONS: dict[str, list[int]] = {}
for _name, _place in sorted(ALWAYS_COMPOSITE | SOMETIMES_COMPOSITE):
    _POSITIONS.setdefault(_name, []).append(_place)


def foreign_marks(segments: Sequence[Segment], delimiters: Delimiters) -> Iterator[Problem]:
    """A problem for each element that must have parts and whose parts are held apart by another mark."""
    for segment in segments:
        for place in _POSITIONS.get(segment.id, ()):
            text = segment[place]
            found = _PARTS.match(text) if delimiters.component not in text else None
            if found and found.group(1) != delimiters.repetition:
                where = f"segment {segment.number} ({segment.id}{place:02d})"
                used, announced = found.group(1), delimiters.component
                what = f"the parts of {text!r} are held apart by {used!r}, and ISA16 announces {announced!r}"
                yield Problem(where, what, "Ask the sender for a file whose ISA16 is true", segment.number)
