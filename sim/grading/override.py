"""An instructor's word on a line of the rubric: kept beside the attempt with its reason and its whole history.

`ATTEMPT.jsonl.overrides` holds one JSON line a word, and nothing is ever taken out of it; the last word on a
line counts.  The attempt itself is not touched.
"""

from decimal import Decimal, InvalidOperation
from pathlib import Path

import msgspec
from msgspec import Struct

from sim.training.attempt import BadAttempt

SUFFIX = ".overrides"
LONGEST_REASON = 500


class Override(Struct, frozen=True):
    """One word of an instructor."""

    line: int
    """Line of the rubric, from 1."""
    points: Decimal
    """Points that the line is worth instead."""
    reason: str
    by: str
    on: str
    """Day on which it was said, as 2026-01-31."""


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Override).decode


def points(text: str) -> Decimal:
    """Read points as an instructor types them; raises `BadAttempt` for what is no number."""
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        raise BadAttempt(f"{text.strip() or 'Nothing'!r} is no number of points. Type one, such as 7.5.") from None


def beside(attempt: Path) -> Path:
    """Name the file in which an attempt's overrides stand."""
    return attempt.with_name(attempt.name + SUFFIX)


def history(attempt: Path) -> tuple[Override, ...]:
    """Read every word said on an attempt, oldest first; raises `BadAttempt` naming file and line."""
    path = beside(attempt)
    try:
        lines = path.read_bytes().splitlines() if path.exists() else []
    except OSError as fault:
        raise BadAttempt(f"{path}: cannot be read, {fault.strerror}") from None
    said = []
    for number, line in enumerate(lines, 1):
        try:
            said.append(_decode(line))
        except msgspec.MsgspecError as fault:
            raise BadAttempt(f"{path}, line {number}: no override, {fault}; take the line out or mend it") from None
    return tuple(said)


def add(attempt: Path, said: Override, out_of: list[int]) -> None:
    """Write one word down; raises `BadAttempt` where line, points, reason or name will not do.

    `out_of` lists the points of each line of the rubric.
    """
    if not attempt.exists():
        raise BadAttempt(f"{attempt}: there is no such attempt; check the name")
    if not 1 <= said.line <= len(out_of):
        raise BadAttempt(f"The rubric has lines 1 to {len(out_of)}; there is no line {said.line}.")
    if not (said.points.is_finite() and 0 <= said.points <= out_of[said.line - 1]):
        raise BadAttempt(f"Line {said.line} is worth 0 to {out_of[said.line - 1]} points; {said.points} is not among them.")
    if not said.reason.strip() or not said.by.strip():
        raise BadAttempt("An override needs a reason and a name: the trainee will read both.")
    if len(said.reason) > LONGEST_REASON:
        raise BadAttempt(f"The reason is longer than {LONGEST_REASON} characters. Shorten it.")
    path = beside(attempt)
    try:
        with path.open("ab") as file:
            file.write(_encode(said) + b"\n")
    except OSError as fault:
        raise BadAttempt(f"{path}: cannot be written, {fault.strerror}; free some space or choose another folder") from None
