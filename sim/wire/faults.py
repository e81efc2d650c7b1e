"""Everything that is wrong with a file, each with the number of its segment and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from sim.wire.check import check
from sim.wire.core import Problem, UnreadableFile
from sim.wire.document import Document, read
from sim.wire.findings import Finding


def faults(text: str | bytes | Document) -> tuple[Problem, ...]:
    """The problems of the reader and the findings of the check, in the order of the file.

    >>> [fault.message for fault in faults("hello")]
    ['character 1: no ISA segment begins in it. Give an X12 file, which begins with ISA.']
    """
    document = text if isinstance(text, Document) else read(text)
    if isinstance(document, UnreadableFile):
        return (document,)
    return tuple(sorted((*document.problems, *_findings(document)), key=lambda fault: fault.segment))


def _findings(document: Document) -> Iterator[Problem]:
    for meaning, places in zip(document.meanings, document.places, strict=True):
        for finding in check(meaning):
            number = _segment(finding, places)
            name = document.segments[number - 1].id
            yield Problem(f"segment {number} ({name}), {finding.where}", finding.what, finding.cure, number)


def _segment(finding: Finding, places: tuple[tuple[int, ...], ...]) -> int:
    """The line that is meant, else its claim, else the beginning of the set."""
    lines = places[finding.item] if finding.item < len(places) else places[0]
    return lines[finding.line] if finding.line < len(lines) else lines[0]
