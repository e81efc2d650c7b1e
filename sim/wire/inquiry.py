"""Writing the question where a claim stands (276) and the answer (277), 005010X212.

Both run in segment order: payer, who asks, the practice, subscriber, dependent, claim, lines.
"""

from __future__ import annotations

from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, InquiredLine, Inquiry276, Status277
from sim.records.parties import Organisation, Provider
from sim.wire.core import STANDARD, Delimiters
from sim.wire.parties import write_birth, write_contact, write_name, write_organisation, write_provider
from sim.wire.writing import UnwritableText, Writing, money, number, span, stamp

GUIDE = "005010X212"


def write_inquiry(inquiry: Inquiry276, delimiters: Delimiters = STANDARD) -> str:
    """Write a file of questions."""
    out = Writing(delimiters)
    envelope = inquiry.envelope
    out.open(envelope, "HR", "276", GUIDE, names_guide=True)
    out.add("BHT", "0010", "13", inquiry.reference, stamp(envelope.date), envelope.time)
    out.extra(inquiry.extra)
    _claims(out, inquiry)
    return out.close(envelope)


def write_answer(answer: Status277, delimiters: Delimiters = STANDARD) -> str:
    """Write a file of answers."""
    out = Writing(delimiters)
    envelope = answer.envelope
    out.open(envelope, "HN", "277", GUIDE, names_guide=True)
    out.add("BHT", "0010", "08", answer.reference, stamp(envelope.date), envelope.time, "DG")
    out.extra(answer.extra)
    _claims(out, answer)
    return out.close(envelope)


def _claims(out: Writing, file: Inquiry276 | Status277) -> None:
    parties = None
    practice = 0
    for claim in file.claims or [None]:
        wanted = (file.payer, file.receiver, file.provider)
        if claim:
            wanted = (claim.payer or file.payer, claim.receiver or file.receiver, claim.provider or file.provider)
        if wanted != parties:
            practice = _open_parties(out, file, *wanted, first=parties is None)
            parties = wanted
        if claim:
            _claim(out, claim, practice, asks=isinstance(file, Inquiry276))


def _open_parties(
    out: Writing, file: Inquiry276 | Status277, payer: Organisation, receiver: Organisation, provider: Provider, *, first: bool
) -> int:
    out.where = f"payer {payer.name}"
    level = out.level("20", children=True)
    write_organisation(out, "PR", payer, "PI")
    write_contact(out, "IC", payer.contact)
    level = out.level("21", level, children=True)
    write_organisation(out, "41", receiver, "46")
    if first and isinstance(file, Status277) and file.refusal:
        out.add("TRN", "2", file.refusal_trace or "0")
        _status(out, file.refusal)
    level = out.level("19", level, children=True)
    write_provider(out, "1P", provider)
    return level


def _claim(out: Writing, claim: ClaimInquiry, practice: int, *, asks: bool) -> None:
    out.where = f"claim {claim.claim_id or claim.trace}"
    dependent = claim.dependent
    level = out.level("22", practice, children=dependent is not None)
    # The birth date stands before the name here, and in no answer.
    write_birth(out, claim.subscriber)
    write_name(out, "IL", claim.subscriber, "MI", claim.member_id)
    if dependent:
        out.leaf("23", level)
        write_birth(out, dependent)
        write_name(out, "QC", dependent)
    out.add("TRN", "1" if asks else "2", claim.trace)
    for status in claim.statuses:
        _status(out, status)
    for qualifier, reference in (
        ("1K", claim.payer_claim_number),
        ("BLT", claim.bill_type),
        ("6P", claim.group_number),
        ("EJ", claim.claim_id),
        ("D9", claim.clearinghouse_number),
    ):
        if reference:
            out.add("REF", qualifier, reference)
    if claim.charge is not None:
        out.add("AMT", "T3", money(claim.charge))
    if claim.date:
        out.add("DTP", "472", *span(claim.date, claim.through))
    out.extra(claim.extra)
    for line in claim.lines:
        _line(out, line)


def _line(out: Writing, line: InquiredLine) -> None:
    paid = "" if line.paid is None else money(line.paid)
    out.add("SVC", (line.code_set, line.procedure, *line.modifiers), money(line.charge), paid, "", "", "", number(line.units))
    for status in line.statuses:
        _status(out, status)
    if line.control_number:
        out.add("REF", "FJ", line.control_number)
    if line.date:
        out.add("DTP", "472", *span(line.date, line.through))
    out.extra(line.extra)


def _status(out: Writing, dated: DatedStatus) -> None:
    if not 1 <= len(dated.statuses) <= 3:
        raise UnwritableText(out.where, "STC", str(len(dated.statuses)), "statuses stand together, and may be one to three")
    codes = [(each.category, each.status, each.entity) for each in dated.statuses]
    second, third = [*codes, ("",), ("",)][1:3]
    out.add(
        "STC", codes[0], stamp(dated.effective), dated.action, _maybe(dated.charge), _maybe(dated.paid),
        stamp(dated.decided_on), dated.method, stamp(dated.paid_on), dated.payment_trace, second, third,
        dated.statuses[0].message,
    )  # fmt: skip


def _maybe(amount: int | None) -> str:
    return "" if amount is None else money(amount)
