"""Reading a claim file (837P): from the hierarchy of its segments to one flat row of claims."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from sim.records.parties import Organisation, Person, Provider
from sim.records.submissions import Submission837, SubmittedClaim, SubmittedLine
from sim.wire.core import Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.parties import read_address, read_contact, read_organisation, read_person, read_provider
from sim.wire.professional import QUALIFIERS
from sim.wire.reading import Reading, blocks

_NOBODY = Person("")
_NO_PAYER = Organisation("")
_EDITIONS = {mark: edition for edition, marks in QUALIFIERS.items() for mark in marks}
_REFERENCES = {"9F": "referral_number", "G1": "prior_authorisation", "F8": "payer_claim_number"}


@dataclass
class _Above:
    """What the levels above a claim have said so far: practice, coverage, patient."""

    billing: Provider | None = None
    subscriber: Person = _NOBODY
    patient: Person | None = None
    payer: Organisation = _NO_PAYER
    member_id: str = ""
    coverage: dict[str, str] = field(default_factory=dict)
    left: list[Segment] = field(default_factory=list)


def read(each: TransactionSet, reading: Reading) -> Submission837:
    """Tell what a claim file says."""
    head, levels = blocks(each.body, "HL")
    left: list[Segment] = []
    reference, submitter, receiver = _head(head, left)
    practice: Provider | None = None
    above = _Above()
    claims: list[SubmittedClaim] = []
    for level in levels:
        opening, claim_blocks = blocks(level, "CLM")
        code = level[0][3]
        if code == "20":
            above = _Above(billing=_practice(opening, left))
            practice = practice or above.billing
        elif code == "22":
            above = _Above(billing=above.billing)
            _subscriber(reading, opening, above)
        elif code == "23":
            above.patient, above.left = None, []
            _patient(reading, opening, above)
        else:
            reading.note(level[0], 3, f"level {code!r} has no place in a claim file", "Use 20, 22 or 23")
            left += opening
        claims += [_claim(reading, block, above, practice) for block in claim_blocks]
    if practice is None:
        reading.note(each.segments[0], 0, "no billing practice is named", "Begin the set's levels with HL 20")
    return Submission837(
        envelope=read_envelope(each, reading),
        submitter=submitter,
        receiver=receiver,
        billing=practice or Provider(""),
        claims=tuple(claims),
        reference=reference,
        extra=reading.keep(left),
    )


def _head(head: Sequence[Segment], left: list[Segment]) -> tuple[str, Organisation, Organisation]:
    reference, submitter, receiver = "", Organisation(""), Organisation("")
    for segment in head:
        if segment.id == "BHT":
            reference = segment[3]
        elif segment.id == "NM1" and segment[1] == "41":
            submitter = read_organisation(segment, "46")
        elif segment.id == "PER" and submitter.contact is None:
            submitter = replace(submitter, contact=read_contact(segment))
        elif segment.id == "NM1" and segment[1] == "40":
            receiver = read_organisation(segment, "46")
        else:
            left.append(segment)
    return reference, submitter, receiver


def _practice(opening: Sequence[Segment], left: list[Segment]) -> Provider:
    head, parties = blocks(opening, "NM1")
    provider, taxonomy = Provider(""), ""
    for segment in head[1:]:
        if segment.id == "PRV":
            taxonomy = segment[3]
        else:
            left.append(segment)
    for party in parties:
        if party[0][1] == "85":
            provider = _with_details(read_provider(party[0]), party[1:], left)
        else:
            left += party
    return replace(provider, taxonomy=taxonomy)


def _with_details(provider: Provider, details: Sequence[Segment], left: list[Segment]) -> Provider:
    address, rest = read_address(details)
    tax_id, contact = "", None
    for segment in rest:
        if segment.id == "REF" and segment[1] == "EI" and not tax_id:
            tax_id = segment[2]
        elif segment.id == "PER" and contact is None:
            contact = read_contact(segment)
        else:
            left.append(segment)
    return replace(provider, address=address, tax_id=tax_id, contact=contact)


def _subscriber(reading: Reading, opening: Sequence[Segment], above: _Above) -> None:
    head, parties = blocks(opening, "NM1")
    for segment in head[1:]:
        if segment.id == "SBR":
            above.coverage = {
                "filing_order": segment[1],
                "relationship": segment[2] or "18",
                "group_number": segment[3],
                "group_name": segment[4],
                "insurance_type": segment[5],
                "filing_indicator": segment[9],
            }
        else:
            above.left.append(segment)
    for party in parties:
        role = party[0][1]
        if role == "IL":
            above.member_id = party[0][9]
            above.subscriber = read_person(reading, party, above.left)
        elif role == "PR":
            address, rest = read_address(party[1:])
            above.payer = read_organisation(party[0], "PI", address)
            above.left += rest
        else:
            above.left += party


def _patient(reading: Reading, opening: Sequence[Segment], above: _Above) -> None:
    head, parties = blocks(opening, "NM1")
    for segment in head[1:]:
        if segment.id == "PAT":
            above.coverage = {**above.coverage, "relationship": segment[1]}
        else:
            above.left.append(segment)
    for party in parties:
        if party[0][1] == "QC":
            above.patient = read_person(reading, party, above.left)
        else:
            above.left += party


def _claim(reading: Reading, block: Sequence[Segment], above: _Above, practice: Provider | None) -> SubmittedClaim:
    head, line_blocks = blocks(block, "LX")
    clm = head[0]
    place = [*reading.parts(clm, 5), "", ""]
    if not clm[1]:
        reading.note(clm, 1, "the claim has no number of its own", "Give every claim a number")
    if above.subscriber is _NOBODY:
        reading.note(clm, 0, "no subscriber stands above this claim", "Put it under an HL 22 with an NM1 IL")
    left = list(above.left)
    references, codes, edition = _details(reading, head[1:], left)
    details, parties = blocks(left, "NM1")
    rendering, referring, others = _clinicians(details, parties)
    return SubmittedClaim(
        claim_id=clm[1],
        charge=reading.cents(clm, 2),
        subscriber=above.subscriber,
        member_id=above.member_id,
        payer=above.payer,
        lines=tuple(_line(reading, line) for line in line_blocks),
        diagnoses=tuple(codes),
        place_of_service=place[0],
        frequency=place[2],
        patient=above.patient,
        rendering=rendering,
        referring=referring,
        billing=None if above.billing == practice else above.billing,
        icd_version=edition,
        extra=reading.keep([*details, *others]),
        **references,
        **above.coverage,
    )


def _details(reading: Reading, head: Sequence[Segment], left: list[Segment]) -> tuple[dict[str, str], list[str], int]:
    references: dict[str, str] = {}
    codes: list[str] = []
    edition = 10
    own = True
    for segment in head:
        # From here on segments speak of a clinician or another payer, not of the claim.
        own = own and segment.id not in ("NM1", "SBR")
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
    if any(len(pair) != 2 or pair[0] not in _EDITIONS for pair in pairs):
        return None
    return _EDITIONS[pairs[0][0]], [code for _, code in pairs]


def _clinicians(
    details: Sequence[Segment], parties: Sequence[Sequence[Segment]]
) -> tuple[Provider | None, Provider | None, list[Segment]]:
    found: dict[str, Provider] = {}
    others: list[Segment] = []
    # After a second SBR the names belong to another payer's view of the claim.
    foreign = any(segment.id == "SBR" for segment in details)
    for party in parties:
        role, rest = party[0][1], list(party[1:])
        if foreign or role not in ("82", "DN") or role in found:
            others += party
        else:
            provider = read_provider(party[0])
            if role == "82" and rest and rest[0].id == "PRV":
                provider = replace(provider, taxonomy=rest.pop(0)[3])
            found[role] = provider
            others += rest
        foreign = foreign or any(segment.id == "SBR" for segment in rest)
    return found.get("82"), found.get("DN"), others


def _line(reading: Reading, block: Sequence[Segment]) -> SubmittedLine:
    service = next((segment for segment in block if segment.id == "SV1"), Segment(block[0].number, ("SV1",)))
    if len(service.elements) == 1:
        reading.note(block[0], 0, "the line has no service (SV1)", "Add it or remove the line")
    procedure = [*reading.parts(service, 1), *[""] * 7]
    first: datetime.date | None = None
    last: datetime.date | None = None
    control, left = "", []
    own = True
    for segment in block[1:]:
        own = own and segment.id not in ("NM1", "SVD", "LIN")
        if segment is service:
            continue
        if own and segment.id == "DTP" and segment[1] == "472" and first is None:
            first, last = reading.days(segment, 3)
        elif own and segment.id == "REF" and segment[1] == "6R" and not control:
            control = segment[2]
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
        extra=reading.keep(left),
    )
