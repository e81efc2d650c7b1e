"""X12 text as segments: which characters separate, and what is wrong with them.

The reader is lenient and loses nothing: whatever it meets, it keeps every segment and
says in a typed `Problem` what it could not make sense of.  Only a text without a usable
ISA is an `UnreadableFile`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

_ISA = re.compile(r"ISA([^A-Za-z0-9 \r\n])")
_ISA_LENGTH = 106
_WORD = re.compile(r"[A-Za-z0-9 ]")


class Problem(Struct, frozen=True):
    """Something wrong in a file: where, what, and what to do about it.

    `segment` counts the file's segments from 1; 0 means the file as a whole.
    """

    where: str
    what: str
    cure: str
    segment: int = 0

    @property
    def message(self) -> str:
        """The three parts as one line for a person."""
        return f"{self.where}: {self.what}. {self.cure}."


class UnreadableFile(Problem, frozen=True):
    """A text in which no X12 file could be found, and why."""


class Delimiters(Struct, frozen=True, gc=False):
    """The four characters that a file uses as punctuation."""

    element: str = "*"
    component: str = ":"
    repetition: str = "^"
    segment: str = "~"


STANDARD = Delimiters()


class Segment(Struct, frozen=True, gc=False):
    """One segment: its number in the file and its elements, of which the first names it."""

    number: int
    elements: tuple[str, ...]

    @property
    def id(self) -> str:
        """The name, such as CLM."""
        return self.elements[0]

    def __getitem__(self, position: int) -> str:
        return self.elements[position] if position < len(self.elements) else ""

    def text(self, delimiters: Delimiters = STANDARD) -> str:
        """The segment as it stood, without its end mark."""
        return delimiters.element.join(self.elements)


def decode(raw: bytes) -> str:
    """Turn a file's bytes into text; no byte is refused, for a bad file must be shown too."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class Cut(Struct, frozen=True):
    """A text cut into segments, with the punctuation that was found and the problems met."""

    delimiters: Delimiters
    segments: tuple[Segment, ...]
    problems: tuple[Problem, ...]


def cut(text: str) -> Cut | UnreadableFile:
    """Cut a text at its end marks; whatever is irregular is noted, and nothing is dropped."""
    found = _find_delimiters(text)
    if isinstance(found, UnreadableFile):
        return found
    delimiters, body, problems = found
    return Cut(delimiters, tuple(_segments(body, delimiters, problems)), tuple(problems))


def _find_delimiters(text: str) -> tuple[Delimiters, str, list[Problem]] | UnreadableFile:
    start = _ISA.search(text)
    if start is None:
        what = "the text is empty" if not text.strip("\ufeff \r\n\t\0") else "no ISA segment begins in it"
        return UnreadableFile("character 1", what, "Give an X12 file, which begins with ISA")
    problems = []
    if text[: start.start()].strip("\ufeff \r\n\t"):
        what = f"{start.start()} characters stand before ISA and were passed over"
        problems.append(Problem("character 1", what, "Send the file without them"))
    body = text[start.start() :]
    # Some senders break lines inside segments, the ISA too.
    unbroken = body.replace("\r", "").replace("\n", "")
    for candidate in (body, unbroken):
        delimiters = _fixed_isa(candidate)
        if delimiters:
            return delimiters, candidate, problems
    delimiters = _counted_isa(body)
    if delimiters is None:
        body = unbroken
        delimiters = _counted_isa(body)
    if delimiters is None:
        where = f"character {start.start() + 1}"
        what = "the ISA is cut short or its punctuation cannot be made out"
        return UnreadableFile(where, what, "Ask the sender for the whole file; an ISA has 16 elements in 106 characters")
    what = "the ISA is not 106 characters long; it was read by counting its elements"
    problems.append(Problem("segment 1 (ISA)", what, "Pad its elements to their fixed widths", 1))
    return delimiters, body, problems


def _fixed_isa(body: str) -> Delimiters | None:
    isa = body[:_ISA_LENGTH]
    if len(isa) < _ISA_LENGTH or isa[103] != isa[3] or isa.count(isa[3]) != 16:
        return None
    # A line end is no character of an ISA, so one that counts among the 106 stands for a lost one.
    if any(mark in isa[:104] for mark in "\r\n"):
        return None
    return _punctuation(isa[3], isa[104], isa[105], isa[82], isa[84:89])


def _counted_isa(body: str) -> Delimiters | None:
    pieces = body[:400].split(body[3], 16)
    if len(pieces) < 17 or len(pieces[16]) < 2 or not re.fullmatch(r"\d{3,5}", pieces[12]):
        return None
    return _punctuation(body[3], pieces[16][0], pieces[16][1], pieces[11], pieces[12])


def _punctuation(element: str, component: str, segment: str, repetition: str, version: str) -> Delimiters | None:
    if _WORD.match(segment) or segment in (element, component):
        return None
    # ISA11 became a repetition mark in version 00402; before, it held a letter.
    repeats = version >= "00402" and len(repetition) == 1 and not repetition.isalnum()
    return Delimiters(element, component, repetition if repeats else "", segment)


def _segments(body: str, delimiters: Delimiters, problems: list[Problem]) -> Iterable[Segment]:
    if delimiters.segment not in "\r\n" and delimiters.component not in "\r\n":
        body = body.replace("\r", "").replace("\n", "")
    pieces = body.split(delimiters.segment)
    last = pieces.pop()
    if last.strip("\0\x1a \r\n\t"):
        pieces.append(last)
        what = "the file ends without an end mark; it may be cut off"
        problems.append(Problem(f"segment {len(pieces)}", what, "Ask the sender for the whole file", len(pieces)))
    for number, piece in enumerate(pieces, 1):
        segment = Segment(number, tuple(piece.lstrip(" \r\n\t").split(delimiters.element)))
        if not segment.id:
            problems.append(Problem(f"segment {number}", "it has no name", "Remove the stray end mark", number))
        yield segment
