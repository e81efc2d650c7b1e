"""Records to X12 5010 text and back: 837P, TA1, 999, 277CA, 835, 270/271, 276/277 and 278.

`emit` writes a record and `parse` reads it back; `read` reads whatever a file holds with
all that is wrong in it; `check` finds what no format validator sees and `faults` puts a
segment to it; `explain` puts a sentence beside each segment and `narrate` tells the whole file.  Pure functions: no clock,
no chance, nothing but the text.
"""

from sim.wire.check import check
from sim.wire.core import Delimiters, Problem, Segment, UnreadableFile
from sim.wire.document import KINDS, Document, emit, parse, read
from sim.wire.envelope import Interchange, TransactionSet
from sim.wire.explain import ExplainedSegment, explain
from sim.wire.faults import faults
from sim.wire.findings import Finding
from sim.wire.narrate import narrate
from sim.wire.writing import UnwritableText

__all__ = [
    "KINDS",
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
    "faults",
    "narrate",
    "parse",
    "read",
]
