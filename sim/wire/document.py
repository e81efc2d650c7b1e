"""Whole files: read with all that is wrong in them, parsed to one meaning, written from one."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from sim.records.transactions import (
    Ack277,
    Ack999,
    AckTA1,
    Authorisation278,
    Eligibility271,
    Inquiry270,
    Inquiry276,
    Meaning,
    Remittance835,
    Status277,
    Submission837,
)
from sim.wire import (
    acknowledgment,
    authorisation,
    authorisation_reading,
    claim_status,
    eligibility,
    eligibility_reading,
    inquiry,
    inquiry_reading,
    interchange_receipt,
    professional,
    professional_reading,
    remittance,
    remittance_reading,
)
from sim.wire.composites import foreign_marks
from sim.wire.core import STANDARD, Delimiters, Problem, Segment, UnreadableFile, decode
from sim.wire.envelope import Interchange, TransactionSet, split
from sim.wire.reading import Reading

_READERS: dict[str, Callable[[TransactionSet, Reading], Meaning]] = {
    "837P": professional_reading.read,
    "TA1": interchange_receipt.read,
    "999": acknowledgment.read,
    "277CA": claim_status.read,
    "835": remittance_reading.read,
    "270": eligibility_reading.read_inquiry,
    "271": eligibility_reading.read_answer,
    "276": inquiry_reading.read_inquiry,
    "277": inquiry_reading.read_answer,
    "278": authorisation_reading.read,
}
KINDS = tuple(_READERS)
"""The kinds of file that ClaimLab reads and writes."""


class Document(Struct, frozen=True):
    """A file as read: its segments, what its sets mean, and every problem met on the way.

    `places` tells for each meaning where it stands, by number of segment: first the set, then
    each claim or answer with its lines.
    """

    interchange: Interchange
    meanings: tuple[Meaning, ...]
    problems: tuple[Problem, ...]
    places: tuple[tuple[tuple[int, ...], ...], ...] = ()

    @property
    def kind(self) -> str:
        """The kind of all its sets, such as 835; "mixed" when they differ, empty without a set.

        A receipt for an envelope (TA1) gives its kind only to a file without sets.
        """
        kinds = sorted({each.kind for each in self.interchange.sets})
        kinds = [kind for kind in kinds if kind != "TA1"] or kinds
        return kinds[0] if len(kinds) == 1 else "mixed" if kinds else ""

    @property
    def meaning(self) -> Meaning | None:
        """What the file means, when it holds one set of a kind that ClaimLab reads."""
        sets = [meaning for meaning in self.meanings if not isinstance(meaning, AckTA1)] or self.meanings
        return sets[0] if len(sets) == 1 else None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in file order."""
        return self.interchange.segments

    @property
    def text(self) -> str:
        """The file written back as it stood, one segment a line."""
        return self.interchange.text


def read(text: str | bytes) -> Document | UnreadableFile:
    """Read a file whatever its state; only a text without an ISA is unreadable."""
    interchange = split(decode(text) if isinstance(text, bytes) else text)
    if isinstance(interchange, UnreadableFile):
        return interchange
    problems = [*interchange.problems, *foreign_marks(interchange.segments, interchange.delimiters)]
    reading = Reading(interchange.delimiters, problems)
    meanings, places = [], []
    for each in interchange.sets:
        reader = _READERS.get(each.kind)
        if reader:
            reading.places = [(each.segments[0].number,)]
            meanings.append(reader(each, reading))
            places.append(tuple(reading.places))
        else:
            known = ", ".join(_READERS)
            what = f"this set is of the kind {each.kind or 'unknown'}, which has no reader"
            reading.note(each.segments[0], 1, what, f"Give one of {known}")
    if not interchange.sets:
        last = interchange.segments[-1]
        reading.note(last, 0, "the file holds no transaction set", "Ask the sender for the whole file")
    problems.sort(key=lambda problem: problem.segment)
    return Document(interchange, tuple(meanings), tuple(problems), tuple(places))


def parse(text: str | bytes) -> Meaning | UnreadableFile:
    """Read a file of exactly one set and give its meaning; `parse(emit(x)) == x`."""
    document = read(text)
    if isinstance(document, UnreadableFile):
        return document
    if document.meaning is None:
        first = document.problems[0].message if document.problems else ""
        what = f"it holds {len(document.meanings)} sets that can be read, not one. {first}".strip()
        return UnreadableFile("file", what.rstrip("."), "Use read() and take its meanings")
    return document.meaning


def emit(meaning: Meaning, delimiters: Delimiters = STANDARD) -> str:
    """Write a record as an X12 file, one segment a line; raises UnwritableText, naming the field."""
    match meaning:
        case Submission837():
            return professional.write(meaning, delimiters)
        case AckTA1():
            return interchange_receipt.write(meaning, delimiters)
        case Ack999():
            return acknowledgment.write(meaning, delimiters)
        case Ack277():
            return claim_status.write(meaning, delimiters)
        case Remittance835():
            return remittance.write(meaning, delimiters)
        case Inquiry270():
            return eligibility.write_inquiry(meaning, delimiters)
        case Eligibility271():
            return eligibility.write_answer(meaning, delimiters)
        case Inquiry276():
            return inquiry.write_inquiry(meaning, delimiters)
        case Status277():
            return inquiry.write_answer(meaning, delimiters)
        case Authorisation278():
            return authorisation.write(meaning, delimiters)
