"""The envelopes of a file: interchange, groups and sets, with the counts they claim.

Reading finds the sets and checks that every envelope closes and counts right; the
`Envelope` record is what a set's surroundings say to a biller.
"""

from __future__ import annotations

import datetime

from msgspec import Struct

from sim.records.parties import Envelope
from sim.wire.core import Delimiters, Problem, Segment, UnreadableFile, cut
from sim.wire.reading import Reading

_NONE = Segment(0, ("",))
_WHOLE = "Ask the sender for the whole file"

KINDS = {
    ("837", "005010X222"): "837P",
    ("999", "005010X231"): "999",
    ("277", "005010X214"): "277CA",
    ("835", "005010X221"): "835",
    ("837", "005010X223"): "837I",
    ("270", "005010X279"): "270",
    ("271", "005010X279"): "271",
    ("276", "005010X212"): "276",
    ("277", "005010X212"): "277",
    ("278", "005010X217"): "278",
}
"""The kind of a set, by its number (ST01) and the guide it names (ST03 or GS08)."""


class TransactionSet(Struct, frozen=True):
    """One ST to SE with the interchange and group around it, as far as they were found.

    The receipt for an envelope (TA1) counts as one too: a single segment without a group.
    """

    kind: str
    interchange: Segment
    group: Segment
    segments: tuple[Segment, ...]

    @property
    def body(self) -> tuple[Segment, ...]:
        """The segments between ST and SE, without stray end marks."""
        return tuple(segment for segment in self.segments if segment.id not in ("ST", "SE") and segment.elements != ("",))


class Interchange(Struct, frozen=True):
    """A whole file, segment by segment."""

    delimiters: Delimiters
    segments: tuple[Segment, ...]
    sets: tuple[TransactionSet, ...]
    problems: tuple[Problem, ...]

    @property
    def text(self) -> str:
        """The file written back, one segment a line."""
        end = "" if self.delimiters.segment == "\n" else "\n"
        lines = (each.text(self.delimiters) for each in self.segments)
        return "".join(f"{line}{self.delimiters.segment}{end}" for line in lines)


def split(text: str) -> Interchange | UnreadableFile:
    """Cut a text into segments and envelopes, noting all that is irregular."""
    found = cut(text)
    if isinstance(found, UnreadableFile):
        return found
    problems = list(found.problems)
    sets = _Walk(problems).through(found.segments)
    return Interchange(found.delimiters, found.segments, sets, tuple(problems))


def kind_of(set_code: str, guide: str) -> str:
    """Name the kind of a set, such as 837P; unknown pairs come back as they stand."""
    known = KINDS.get((set_code, guide[:10]))
    # An 835 and a 999 mean one thing only, whatever the guide says.
    return known or set_code


def read_envelope(each: TransactionSet, reading: Reading) -> Envelope:
    """Tell who sent a set to whom, when and under which numbers."""
    isa, gs, st = each.interchange, each.group, each.segments[0]
    sent = reading.day(gs, 4) if gs.number else None
    return Envelope(
        sender=isa[6].strip(),
        receiver=isa[8].strip(),
        control_number=reading.count(isa, 13),
        date=sent or reading.day_of("20" + isa[9]) or datetime.date.min,
        time=isa[10].strip(),
        sender_qualifier=isa[5],
        receiver_qualifier=isa[7],
        usage=isa[15],
        group_sender=gs[2],
        group_receiver=gs[3],
        group_control=reading.count(gs, 6),
        set_control=st[2],
    )


class _Walk:
    """One pass over the envelopes, counting what they claim to count."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.sets: list[TransactionSet] = []
        self.isa = self.gs = _NONE
        self.open: list[Segment] = []
        self.groups = self.sets_in_group = 0

    def through(self, segments: tuple[Segment, ...]) -> tuple[TransactionSet, ...]:
        steps = {
            "ISA": self._isa, "GS": self._gs, "ST": self._st, "SE": self._se, "GE": self._ge, "IEA": self._iea,
            "TA1": self._ta1,
        }  # fmt: skip
        for segment in segments:
            step = steps.get(segment.id)
            if step:
                step(segment)
            elif self.open:
                self.open.append(segment)
            elif segment.id:
                self._note(segment, "it stands outside any transaction set", "Put it between ST and SE")
        self._close_set()
        last = segments[-1]
        if self.gs.number:
            self._note(last, f"group {self.gs[6]} is never closed by a GE", _WHOLE)
        if self.isa.number:
            self._note(last, "the file is never closed by an IEA", _WHOLE)
        return tuple(self.sets)

    def _isa(self, segment: Segment) -> None:
        if self.isa.number:
            self._note(segment, "a second ISA before the IEA of the first", "Send two files, or close the first")
        self.isa, self.groups = segment, 0

    def _ta1(self, segment: Segment) -> None:
        self._close_set()
        if self.gs.number or self.groups:
            self._note(segment, "it stands in or after a group", "Put the envelope's receipt before the first group")
        self.sets.append(TransactionSet("TA1", self.isa, _NONE, (segment,)))

    def _gs(self, segment: Segment) -> None:
        self._close_set()
        if self.gs.number:
            self._note(segment, f"group {self.gs[6]} is not closed by a GE", "Add the GE")
        self.gs, self.sets_in_group = segment, 0
        self.groups += 1

    def _st(self, segment: Segment) -> None:
        self._close_set()
        if not self.gs.number:
            self._note(segment, "no GS stands before it", "Put the set in a group")
        self.open = [segment]
        self.sets_in_group += 1

    def _se(self, segment: Segment) -> None:
        if not self.open:
            self._note(segment, "no ST stands before it", "Remove it or restore the ST")
            return
        self.open.append(segment)
        self._count(segment, len(self.open), "segments in the set")
        self._match(segment, self.open[0][2], "ST02")
        self._finish()

    def _ge(self, segment: Segment) -> None:
        self._close_set()
        self._count(segment, self.sets_in_group, "sets in the group")
        self._match(segment, self.gs[6], "GS06")
        self.gs = _NONE

    def _iea(self, segment: Segment) -> None:
        self._close_set()
        if self.gs.number:
            self._note(segment, f"group {self.gs[6]} is not closed by a GE", "Add the GE")
        self._count(segment, self.groups, "groups in the file")
        self._match(segment, self.isa[13], "ISA13")
        self.isa = self.gs = _NONE

    def _close_set(self) -> None:
        if self.open:
            self._note(self.open[-1], f"set {self.open[0][2]} ends here without an SE", _WHOLE)
            self._finish()

    def _finish(self) -> None:
        first = self.open[0]
        kind = kind_of(first[1], first[3] or self.gs[8])
        self.sets.append(TransactionSet(kind, self.isa, self.gs, tuple(self.open)))
        self.open = []

    def _count(self, segment: Segment, counted: int, of_what: str) -> None:
        if segment[1] != str(counted) and segment[1].lstrip("0") != str(counted):
            what = f"it says {segment[1] or 'nothing'} where {counted} {of_what} were counted"
            self._note(segment, what, "Count again, and look for what was lost")

    def _match(self, segment: Segment, opened: str, name: str) -> None:
        if segment[2] != opened:
            what = f"its number {segment[2]!r} is not the {opened!r} of {name}"
            self._note(segment, what, "Give both the same number")

    def _note(self, segment: Segment, what: str, cure: str) -> None:
        where = f"segment {segment.number} ({segment.id})"
        self.problems.append(Problem(where, what, cure, segment.number))
