"""What is thrown at the wire: one text, through every door by which a stranger's file comes in."""

from __future__ import annotations

from contextlib import suppress

from sim.wire import Document, UnreadableFile, UnwritableText, emit, explain, faults, narrate, parse, read


def throw(raw: bytes) -> None:
    """Read, check, explain, tell and rewrite one file; whatever it holds, nothing may break."""
    document = read(raw)
    parse(raw)
    told = narrate(raw)
    explained = explain(raw)
    found = faults(raw)
    assert told.endswith("\n")
    if isinstance(document, UnreadableFile):
        assert found == (document,)
        return
    assert len(explained) == len(document.segments)
    assert all(each.meaning for each in explained)
    assert all(0 <= fault.segment <= len(document.segments) for fault in found)
    _rewrite(document)


def _rewrite(document: Document) -> None:
    again = read(document.text)
    assert isinstance(again, Document)
    assert again.text == document.text
    for meaning in document.meanings:
        # What came out of a broken file may be refused, by name, and must not break the writer.
        with suppress(UnwritableText):
            assert isinstance(read(emit(meaning)), Document)

