"""Records to X12 5010 text and back: 837P, 999, 277CA and 835.

`emit` writes a record and `parse` reads it back; `read` reads whatever a file holds with
all that is wrong in it; `check` finds what no format validator sees; `explain` puts a
sentence beside each segment and `narrate` tells the whole file.  Pure functions: no clock,
no chance, nothing but the text.
"""

from sim.wire.check import check
from sim.wire.core import Delimiters, Problem, Segment, UnreadableFile
from sim.wire.document import Document, emit, parse, read
from sim.wire.envelope import Interchange, TransactionSet
from sim.wire.explain import ExplainedSegment, explain
from sim.wire.findings import Finding
from sim.wire.narrate import narrate
from sim.wire.writing import UnwritableText

__all__ = [
    "Delimiters",
    "Document",
    "ExplainedSegment",
    "Finding",
    "Interchange",
    "Problem",
    "Segment",
    "TransactionSet",
    "UnreadableFile",
    "UnwritableText",
    "check",
    "emit",
    "explain",
    "narrate",
    "parse",
    "read",
]
