"""The claim-by-claim answer to a claim file (277CA, 005010X214): taken in, or turned away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from sim.records.acknowledgments import Ack277, ClaimStatus, LineStatus, ReportedClaim
from sim.records.parties import Organisation, Provider
from sim.wire.core import STANDARD, Delimiters, Segment
from sim.wire.envelope import TransactionSet, read_envelope
from sim.wire.parties import read_name, read_organisation, read_provider, write_name, write_organisation, write_provider
from sim.wire.reading import Days, Reading, blocks
from sim.wire.writing import Writing, money, number, span, stamp

GUIDE = "005010X214"
COMPANIONS = 2
"""Statuses beside the first for which a segment has room."""
_NOTHING = Segment(0, ("",))


def write(report: Ack277, delimiters: Delimiters = STANDARD) -> str:
    """Write a report."""
    out = Writing(delimiters)
    envelope = report.envelope
    out.open(envelope, "HN", "277", GUIDE, names_guide=True)
    out.add("BHT", "0085", "08", report.reference, stamp(envelope.date), envelope.time, "TH")
    source = out.level("20", children=True)
    write_organisation(out, report.source_role, report.source, "PI")
    out.add("TRN", "1", f"{envelope.control_number:09d}")
    out.add("DTP", "050", "D8", stamp(report.received_on))
    out.add("DTP", "009", "D8", stamp(report.processed_on))
    receiver = out.level("21", source, children=True)
    write_organisation(out, "41", report.receiver, "46")
    out.add("TRN", "2", report.batch_trace)
    whole = (report.accepted_amount or 0) + (report.rejected_amount or 0)
    _status(out, report.status, stamp(envelope.date), money(whole))
    _totals(out, report)
    out.extra(report.extra)
    runs = [(each, tuple(claims)) for each, claims in groupby(report.claims, lambda c: c.provider or report.provider)]
    for provider, claims in runs or [(report.provider, ())]:
        _practice(out, receiver, provider, claims, report.status, stamp(envelope.date))
    return out.close(envelope)


def _totals(out: Writing, report: Ack277) -> None:
    for qualifier, count in (("90", report.accepted_count), ("AA", report.rejected_count)):
        if count:
            out.add("QTY", qualifier, str(count))
    for qualifier, amount in (("YU", report.accepted_amount), ("YY", report.rejected_amount)):
        if amount:
            out.add("AMT", qualifier, money(amount))


def _practice(
    out: Writing, receiver: int, provider: Provider, claims: tuple[ReportedClaim, ...], status: ClaimStatus, day: str
) -> None:
    level = out.level("19", receiver, children=True)
    write_provider(out, "85", provider)
    # The guide wants a trace and an undated status here even where they have nothing to say.
    out.add("TRN", "1", "0")
    _status(out, status, "", money(sum(claim.charge for claim in claims)))
    for claim in claims:
        out.where = f"claim {claim.claim_id}"
        _claim(out, level, claim, day)


def _claim(out: Writing, practice: int, claim: ReportedClaim, day: str) -> None:
    out.leaf("PT", practice)
    write_name(out, "QC", claim.patient, "MI", claim.member_id)
    out.add("TRN", "2", claim.claim_id)
    for status, *beside in _segments(claim.statuses):
        _status(out, status, day, money(claim.charge), beside)
    for qualifier, reference in (("1K", claim.payer_claim_number), ("D9", claim.clearinghouse_number)):
        if reference:
            out.add("REF", qualifier, reference)
    if claim.service_date:
        out.add("DTP", "472", *span(claim.service_date, claim.service_through))
    out.extra(claim.extra)
    for line in claim.lines:
        _line(out, line, day)


def _line(out: Writing, line: LineStatus, day: str) -> None:
    service = (line.code_set, line.procedure, *line.modifiers)
    units = "" if line.units is None else number(line.units)
    out.add("SVC", service, money(line.charge), "", "", "", "", units)
    for status, *beside in _segments(line.statuses):
        _status(out, status, day, "", beside)
    if line.control_number:
        out.add("REF", "FJ", line.control_number)
    if line.date:
        out.add("DTP", "472", *span(line.date, line.through))
    out.extra(line.extra)


def _segments(statuses: Sequence[ClaimStatus]) -> list[list[ClaimStatus]]:
    """Put each companion into the segment of the status before it; there is room for two (STC10, STC11)."""
    segments: list[list[ClaimStatus]] = []
    for status in statuses:
        if status.beside and segments and len(segments[-1]) <= COMPANIONS:
            segments[-1].append(status)
        else:
            segments.append([status])
    return segments


def _status(out: Writing, status: ClaimStatus, day: str, amount: str, beside: Sequence[ClaimStatus] = ()) -> None:
    action = "U" if any(each.rejects for each in (status, *beside)) else "WQ"
    companions: list[str | tuple[str, ...]] = [*(_codes(each) for each in beside), *[""] * (COMPANIONS - len(beside))]
    out.add("STC", _codes(status), day, action, amount, "", "", "", "", "", *companions, status.message)


def _codes(status: ClaimStatus) -> tuple[str, str, str]:
    return status.category, status.status, status.entity


def read(each: TransactionSet, reading: Reading) -> Ack277:
    """Tell what a report says."""
    head, levels = blocks(each.body, "HL")
    reference = next((segment[3] for segment in head if segment.id == "BHT"), "")
    left = [segment for segment in head if segment.id != "BHT"]
    report = Ack277(
        envelope=read_envelope(each, reading),
        source=Organisation(""),
        receiver=Organisation(""),
        provider=Provider(""),
        batch_trace="",
        claims=(),
        reference=reference,
    )
    first: Provider | None = None
    current = Provider("")
    claims: list[ReportedClaim] = []
    for level in levels:
        code = level[0][3]
        if code == "20":
            report = _source(reading, level[1:], report, left)
        elif code == "21":
            report = _receiver(reading, level[1:], report, left)
        elif code == "19":
            current = _provider(level[1:], left)
            first = first or current
        elif code == "PT":
            claims += _claims(reading, level[1:], None if current == first else current)
        else:
            reading.note(level[0], 3, f"level {code!r} has no place in this report", "Use 20, 21, 19 or PT")
            left += level
    return replace(report, provider=first or Provider(""), claims=tuple(claims), extra=reading.keep(left))


def _source(reading: Reading, level: Sequence[Segment], report: Ack277, left: list[Segment]) -> Ack277:
    for segment in level:
        if segment.id == "NM1":
            report = replace(report, source=read_organisation(segment, "PI"), source_role=segment[1])
        elif segment.id == "DTP" and segment[1] in ("050", "009"):
            field = "received_on" if segment[1] == "050" else "processed_on"
            report = replace(report, **{field: reading.day(segment, 3)})
        elif segment.id != "TRN":
            left.append(segment)
    return report


def _receiver(reading: Reading, level: Sequence[Segment], report: Ack277, left: list[Segment]) -> Ack277:
    totals = {"accepted_count": 0, "rejected_count": 0, "accepted_amount": 0, "rejected_amount": 0}
    for segment in level:
        if segment.id == "NM1":
            report = replace(report, receiver=read_organisation(segment, "46"))
        elif segment.id == "TRN":
            report = replace(report, batch_trace=segment[2])
        elif segment.id == "STC":
            report = replace(report, status=_read_statuses(reading, segment)[0])
        elif segment.id == "QTY" and segment[1] in ("90", "AA"):
            totals["accepted_count" if segment[1] == "90" else "rejected_count"] = reading.count(segment, 2)
        elif segment.id == "AMT" and segment[1] in ("YU", "YY"):
            totals["accepted_amount" if segment[1] == "YU" else "rejected_amount"] = reading.cents(segment, 2)
        else:
            left.append(segment)
    return replace(report, **totals)


def _provider(level: Sequence[Segment], left: list[Segment]) -> Provider:
    provider = Provider("")
    for segment in level:
        if segment.id == "NM1" and segment[1] == "85":
            provider = read_provider(segment)
        elif segment.id not in ("TRN", "STC", "QTY", "AMT"):
            left.append(segment)
    return provider


def _claims(reading: Reading, level: Sequence[Segment], provider: Provider | None) -> list[ReportedClaim]:
    head, answers = blocks(level, "TRN")
    name = next((segment for segment in head if segment.id == "NM1"), _NOTHING)
    return [_read_claim(reading, name, answer, provider) for answer in answers]


def _read_claim(reading: Reading, name: Segment, answer: Sequence[Segment], provider: Provider | None) -> ReportedClaim:
    head, lines = blocks(answer, "SVC")
    reading.place(answer[0], [line[0] for line in lines])
    statuses: list[ClaimStatus] = []
    charge = 0
    dates: Days = (None, None)
    left: list[Segment] = []
    numbers = {"1K": "", "D9": ""}
    for segment in head[1:]:
        if segment.id == "STC":
            statuses += _read_statuses(reading, segment)
            charge = reading.cents(segment, 4)
        elif segment.id == "REF" and numbers.get(segment[1]) == "":
            numbers[segment[1]] = segment[2]
        elif segment.id == "DTP" and segment[1] == "472":
            dates = reading.days(segment, 3)
        else:
            left.append(segment)
    if not statuses:
        reading.note(answer[0], 0, "the report gives no status for this claim", "Ask the sender for the whole file")
    return ReportedClaim(
        claim_id=answer[0][2],
        patient=read_name(name),
        member_id=name[9],
        charge=charge,
        statuses=tuple(statuses),
        service_date=dates[0],
        service_through=dates[1],
        payer_claim_number=numbers["1K"],
        clearinghouse_number=numbers["D9"],
        lines=tuple(_read_line(reading, line) for line in lines),
        provider=provider,
        extra=reading.keep(left),
    )


def _read_line(reading: Reading, block: Sequence[Segment]) -> LineStatus:
    service = block[0]
    procedure = [*reading.parts(service, 1), ""]
    statuses: list[ClaimStatus] = []
    control = ""
    dates: Days = (None, None)
    left: list[Segment] = []
    for segment in block[1:]:
        if segment.id == "STC":
            statuses += _read_statuses(reading, segment)
        elif segment.id == "REF" and segment[1] == "FJ" and not control:
            control = segment[2]
        elif segment.id == "DTP" and segment[1] == "472":
            dates = reading.days(segment, 3)
        else:
            left.append(segment)
    return LineStatus(
        code_set=procedure[0],
        procedure=procedure[1],
        modifiers=tuple(filter(None, procedure[2:6])),
        charge=reading.cents(service, 2),
        units=reading.quantity(service, 7) if service[7] else None,
        statuses=tuple(statuses),
        control_number=control,
        date=dates[0],
        through=dates[1],
        extra=reading.keep(left),
    )


def _read_statuses(reading: Reading, segment: Segment) -> list[ClaimStatus]:
    composites = [
        (place, [*reading.parts(segment, place), "", ""]) for place in (1, 10, 11) if segment[place] or place == 1
    ]
    return [ClaimStatus(parts[0], parts[1], parts[2], segment[12], place > 1) for place, parts in composites]
