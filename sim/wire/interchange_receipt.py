"""The receipt for an envelope (TA1): was the file opened at all.

It stands between ISA and the first group, alone or before them, and belongs to no set.
"""

from __future__ import annotations

from msgspec.structs import replace

from sim.records.acknowledgments import AckTA1
from sim.wire.core import STANDARD, Delimiters
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.reading import Reading
from sim.wire.writing import Writing, stamp


def write(receipt: AckTA1, delimiters: Delimiters = STANDARD) -> str:
    """Write a receipt as a file of its own, without a group."""
    out = Writing(delimiters)
    out.open_file(receipt.envelope)
    day = stamp(receipt.date)[2:]
    out.add("TA1", f"{receipt.control_number:09d}", day, receipt.time, receipt.status, receipt.note)
    return out.close_file(receipt.envelope, 0)


def read(each: TransactionSet, reading: Reading) -> AckTA1:
    """Tell what a receipt says."""
    ta1 = each.segments[0]
    day = reading.day_of(f"20{ta1[2]}")
    if ta1[2] and day is None:
        reading.note(ta1, 2, f"{ta1[2]!r} is not a day", "Write year, month and day as YYMMDD")
    reading.place(ta1)
    envelope = read_envelope(each, reading)
    return AckTA1(
        # There is no group whose numbers could be other than the file's own.
        envelope=replace(envelope, group_control=envelope.control_number, set_control="0001"),
        control_number=reading.count(ta1, 1),
        date=day,
        time=ta1[3],
        status=ta1[4],
        note=ta1[5],
    )
