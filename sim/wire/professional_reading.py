"""Reading a claim file (837P): from the hierarchy of its segments to one flat row of claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from sim.records.parties import Organisation, Person, Provider
from sim.records.submissions import Submission837, SubmittedClaim
from sim.wire.claim_details import clinicians, details_of, papers, read_line
from sim.wire.core import Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.other_payers import read_coverage
from sim.wire.parties import read_address, read_contact, read_organisation, read_person, read_provider
from sim.wire.reading import Reading, blocks

_NOBODY = Person("")
_NO_PAYER = Organisation("")


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
    everything, line_blocks = blocks(block, "LX")
    head, others = blocks(everything, "SBR")
    clm = head[0]
    reading.place(clm, [line[0] for line in line_blocks])
    place = [*reading.parts(clm, 5), "", ""]
    if not clm[1]:
        reading.note(clm, 1, "the claim has no number of its own", "Give every claim a number")
    if above.subscriber is _NOBODY:
        reading.note(clm, 0, "no subscriber stands above this claim", "Put it under an HL 22 with an NM1 IL")
    # What the levels above left unread is kept with the first claim below them.
    left, above.left = above.left, []
    references, codes, edition = details_of(reading, head[1:], left)
    details, parties = blocks(left, "NM1")
    rendering, referring, rest = clinicians(parties)
    attachments, note, details = papers(details)
    return SubmittedClaim(
        claim_id=clm[1],
        charge=reading.cents(clm, 2),
        subscriber=above.subscriber,
        member_id=above.member_id,
        payer=above.payer,
        lines=tuple(read_line(reading, line) for line in line_blocks),
        diagnoses=tuple(codes),
        place_of_service=place[0],
        frequency=place[2],
        patient=above.patient,
        rendering=rendering,
        referring=referring,
        billing=None if above.billing == practice else above.billing,
        icd_version=edition,
        others=tuple(read_coverage(reading, other) for other in others),
        attachments=attachments,
        note=note,
        related=tuple(reading.parts(clm, 11)) if clm[11] else (),
        extra=reading.keep([*details, *rest]),
        **references,
        **above.coverage,
    )
