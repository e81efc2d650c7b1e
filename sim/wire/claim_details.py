"""Reading what a claim file says of one claim: references, diagnoses, papers, clinicians, lines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from sim.records.parties import Provider
from sim.records.submissions import Attachment, SubmittedLine
from sim.wire.core import Segment
from sim.wire.other_payers import read_prior
from sim.wire.parties import read_provider
from sim.wire.professional import QUALIFIERS
from sim.wire.reading import Reading, blocks

_EDITIONS = {mark: edition for edition, marks in QUALIFIERS.items() for mark in marks}
_REFERENCES = {"9F": "referral_number", "G1": "prior_authorisation", "F8": "payer_claim_number"}


def details_of(reading: Reading, head: Sequence[Segment], left: list[Segment]) -> tuple[dict[str, str], list[str], int]:
    """The references, diagnoses and edition of a claim; what has no field goes to `left`."""
    references: dict[str, str] = {}
    codes: list[str] = []
    edition = 10
    own = True
    for segment in head:
        # From here on segments speak of a clinician, not of the claim.
        own = own and segment.id != "NM1"
        field_name = _REFERENCES.get(segment[1], "") if segment.id == "REF" and own else ""
        if field_name and field_name not in references:
            references[field_name] = segment[2]
            continue
        found = _diagnoses(reading, segment) if segment.id == "HI" and own and not codes else None
        if found:
            edition, codes = found
        else:
            left.append(segment)
    return references, codes, edition


def _diagnoses(reading: Reading, segment: Segment) -> tuple[int, list[str]] | None:
    pairs = [reading.parts(segment, place) for place in range(1, len(segment.elements))]
    if not pairs or any(len(pair) != 2 or pair[0] not in _EDITIONS for pair in pairs):
        return None
    return _EDITIONS[pairs[0][0]], [code for _, code in pairs]


def papers(details: Sequence[Segment]) -> tuple[tuple[Attachment, ...], str, list[Segment]]:
    """The attachments and the note of a claim, and the other segments."""
    attachments: list[Attachment] = []
    note = ""
    left: list[Segment] = []
    for segment in details:
        if segment.id == "PWK" and segment[5] in ("", "AC") and not (segment[3] or segment[4] or segment[7]):
            attachments.append(Attachment(segment[1], segment[2], segment[6]))
        elif segment.id == "NTE" and segment[1] == "ADD" and not note:
            note = segment[2]
        else:
            left.append(segment)
    return tuple(attachments), note, left


def clinicians(parties: Sequence[Sequence[Segment]]) -> tuple[Provider | None, Provider | None, list[Segment]]:
    """Who rendered and who referred, and the segments of all others."""
    found: dict[str, Provider] = {}
    others: list[Segment] = []
    for party in parties:
        role, rest = party[0][1], list(party[1:])
        if role not in ("82", "DN") or role in found:
            others += party
        else:
            provider = read_provider(party[0])
            if role == "82" and rest and rest[0].id == "PRV":
                provider = replace(provider, taxonomy=rest.pop(0)[3])
            found[role] = provider
            others += rest
    return found.get("82"), found.get("DN"), others


def read_line(reading: Reading, whole: Sequence[Segment]) -> SubmittedLine:
    """One service, out of an LX and what follows it."""
    block, decisions = blocks(whole, "SVD")
    service = next((segment for segment in block if segment.id == "SV1"), Segment(block[0].number, ("SV1",)))
    if len(service.elements) == 1:
        reading.note(block[0], 0, "the line has no service (SV1)", "Add it or remove the line")
    procedure = [*reading.parts(service, 1), *[""] * 7]
    first: datetime.date | None = None
    last: datetime.date | None = None
    control, note, left = "", "", []
    own = True
    for segment in block[1:]:
        own = own and segment.id not in ("NM1", "LIN")
        if segment is service:
            continue
        if own and segment.id == "DTP" and segment[1] == "472" and first is None:
            first, last = reading.days(segment, 3)
        elif own and segment.id == "REF" and segment[1] == "6R" and not control:
            control = segment[2]
        elif own and segment.id == "NTE" and segment[1] == "ADD" and not note:
            note = segment[2]
        else:
            left.append(segment)
    return SubmittedLine(
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        description=procedure[6],
        charge=reading.cents(service, 2),
        unit=service[3],
        units=reading.quantity(service, 4),
        place_of_service=service[5],
        pointers=tuple(reading.count_of(service, 7, text) for text in reading.parts(service, 7) if text),
        date=first,
        through=last,
        control_number=control,
        note=note,
        prior=tuple(read_prior(reading, decision) for decision in decisions),
        extra=reading.keep(left),
    )
