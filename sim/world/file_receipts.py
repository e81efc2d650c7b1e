"""What the clearinghouse writes about a file as a whole: taken (999), returned for a segment (999), not opened (TA1)."""

from collections.abc import Iterator

from sim import wire
from sim.records import transactions as x12
from sim.records.claims import Claim
from sim.records.replies import REPEATED, Batch, FileReceipt
from sim.rules.checks.practice import MODIFIER_LENGTH, unreadable

ELEMENTS_IN_ERROR, TOO_LONG, SEGMENTS_IN_ERROR = "8", "5", "5"
"""999 IK304, IK403 and IK502, each with the meaning that its own list gives it."""
PROCEDURE_MODIFIER = "1339"
"""Number of the data element (IK402)."""
NOTES = {"submitter_wrong": "006", REPEATED: "025"}
"""TA1 note codes: the sender's number is not known; the control number was used before."""


def envelope_receipt(receipt: FileReceipt, batch: Batch, envelope: x12.Envelope, sent: x12.Envelope) -> x12.AckTA1:
    """Compose a TA1 that gives a file back unopened."""
    return x12.AckTA1(
        envelope=envelope, control_number=batch.number, date=sent.date, time=sent.time, status="R", note=NOTES[receipt.fault],
    )


def set_receipt(receipt: FileReceipt, batch: Batch, envelope: x12.Envelope, submission: x12.Submission837) -> x12.Ack999:
    """Compose a 999; where the set comes back it names each faulty segment and shows the value."""
    if receipt.accepted:
        verdict = x12.AcknowledgedSet(control="0001")
    else:
        errors = tuple(_errors([claim for claim in batch.claims if unreadable(claim)], wire.emit(submission)))
        verdict = x12.AcknowledgedSet(control="0001", status="R", codes=(SEGMENTS_IN_ERROR,), errors=errors)
    return x12.Ack999(envelope=envelope, group_control=batch.number, sets=(verdict,))


def _errors(faulty: list[Claim], text: str) -> Iterator[x12.SegmentError]:
    """Find the service lines of faulty claims in the text of the file; positions count from ST."""
    named = {claim.id: claim for claim in faulty}
    segments = [segment.strip().split("*") for segment in text.split("~")]
    start = next(place for place, segment in enumerate(segments) if segment[0] == "ST")
    claim, line = None, -1
    for position, segment in enumerate(segments[start:], 1):
        if segment[0] == "CLM":
            claim, line = named.get(segment[1]), -1
        elif segment[0] == "SV1" and claim is not None:
            line += 1
            wrong = tuple([
                x12.ElementError(1, TOO_LONG, code, component, PROCEDURE_MODIFIER)
                for component, code in enumerate(claim.lines[line].modifiers, 3) if len(code) > MODIFIER_LENGTH
            ])
            if wrong:
                yield x12.SegmentError(
                    segment="SV1", position=position, code=ELEMENTS_IN_ERROR, loop="2400", claim_id=claim.id, elements=wrong,
                )
