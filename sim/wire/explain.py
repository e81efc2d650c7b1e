"""Each segment of a file with a plain sentence beside it that tells what it says.

The sentences tell what is there and never what to do, so that they may be shown in a test.
"""

from __future__ import annotations

from msgspec import Struct

from sim.wire import sentences, sentences_answer, sentences_claim, sentences_question
from sim.wire.core import Segment, UnreadableFile, decode
from sim.wire.envelope import Interchange, split
from sim.wire.sentences import Surroundings

_SENTENCES = (
    sentences.SENTENCES | sentences_claim.SENTENCES | sentences_answer.SENTENCES | sentences_question.SENTENCES
)
_IN_ITS_KIND = {"278": sentences_question.OF_278}


class ExplainedSegment(Struct, frozen=True):
    """A segment as it stands, and what it says in a biller's words."""

    text: str
    meaning: str


def explain(text: str | bytes) -> tuple[ExplainedSegment, ...]:
    """Explain a file segment by segment; an unreadable text comes back whole with the reason.

    >>> explain("hello")[0].meaning
    'character 1: no ISA segment begins in it. Give an X12 file, which begins with ISA.'
    """
    if isinstance(text, bytes):
        text = decode(text)
    interchange = split(text)
    if isinstance(interchange, UnreadableFile):
        return (ExplainedSegment(text, interchange.message),)
    kinds = _kinds(interchange)
    around = Surroundings(interchange.delimiters)
    told = []
    for segment in interchange.segments:
        around.kind = kinds.get(segment.number, "")
        _move(around, segment)
        told.append(ExplainedSegment(segment.text(interchange.delimiters), _tell(segment, around)))
    return tuple(told)


def _kinds(interchange: Interchange) -> dict[int, str]:
    return {segment.number: each.kind for each in interchange.sets for segment in each.segments}


def _move(around: Surroundings, segment: Segment) -> None:
    if segment.id in ("ST", "HL"):
        around.level, around.role = segment[3] if segment.id == "HL" else "", ""
    elif segment.id in ("NM1", "N1"):
        around.role = segment[1]


def _tell(segment: Segment, around: Surroundings) -> str:
    said = _IN_ITS_KIND.get(around.kind, {}).get(segment.id) or _SENTENCES.get(segment.id)
    if said is None:
        return f"A segment {segment.id!r}, which has no words here; it is kept as it stands."
    return said(segment, around)
