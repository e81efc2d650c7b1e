"""The answers told in a biller's words: receipt (999), status report (277CA), payment (835)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sim.records.acknowledgments import Ack277, Ack999, AcknowledgedSet, ClaimStatus, ReportedClaim, SegmentError
from sim.records.payments import Adjustment, PaidClaim, PaidLine, Remittance835
from sim.wire import tables
from sim.wire.balance import difference
from sim.wire.phrases import cash, coded, counted, date, listed
from sim.wire.tables import word


def receipt(receipt: Ack999) -> Iterator[str]:
    """Tell what became of the sets of a file."""
    yield f"It answers group {receipt.group_control} of {word('groups', receipt.group_code, receipt.group_code)}."
    yield (
        f"Verdict on the group: {coded(receipt.status, word('verdicts', receipt.status))}; "
        f"{receipt.accepted} of {counted(receipt.received, 'set')} accepted."
    )
    for each in receipt.sets:
        yield from _answered(each)


def _answered(each: AcknowledgedSet) -> Iterator[str]:
    why = listed(coded(code, word("set_errors", code)) for code in each.codes)
    verdict = coded(each.status, word("verdicts", each.status))
    yield f"  Set {each.control} ({each.set_code}): {verdict}{'; ' if why else ''}{why}."
    for error in each.errors:
        yield from _error(error)


def _error(error: SegmentError) -> Iterator[str]:
    on = f", claim {error.claim_id}" if error.claim_id else ""
    what = word("segment_errors", error.code, f"error {error.code}")
    yield f"    Segment {error.position}, {error.segment}{on}: {what}."
    for wrong in error.elements:
        held = f', which held "{wrong.value}"' if wrong.value else ""
        what = word("element_errors", wrong.code, f"error {wrong.code}")
        part = f", component {wrong.component}" if wrong.component else ""
        yield f"      Element {error.segment}{wrong.position:02d}{part}{held}: {what}."


def report(report: Ack277) -> Iterator[str]:
    """Tell which claims a payer or clearinghouse took in, and why it turned away the others."""
    role = "clearinghouse" if report.source_role == "AY" else "payer"
    yield f"The {role} {report.source.full} answers {report.receiver.full} on batch {report.batch_trace}."
    yield f"On the whole batch: {status_words(report.status)}."
    yield (
        f"Accepted {counted(report.accepted_count, 'claim')}, {cash(report.accepted_amount or 0)}; "
        f"rejected {counted(report.rejected_count, 'claim')}, {cash(report.rejected_amount or 0)}."
    )
    for claim in report.claims:
        yield ""
        yield from _reported(claim)


def _reported(claim: ReportedClaim) -> Iterator[str]:
    verdict = "ACCEPTED" if claim.accepted else "REJECTED"
    patient = f"{claim.patient.full}, member number {claim.member_id}"
    yield f"Claim {claim.claim_id}, {verdict}: {patient}, {cash(claim.charge)}, served {date(claim.service_date)}."
    yield from (f"  {status_words(status)}." for status in claim.statuses)
    if claim.payer_claim_number:
        yield f"  The payer's claim number is {claim.payer_claim_number}."
    for line in claim.lines:
        yield f"  Line {line.procedure}, {cash(line.charge)}: {'; '.join(map(status_words, line.statuses))}."


def status_words(status: ClaimStatus) -> str:
    """One claim status with category, status, party and message."""
    about = f", about the {tables.entity(status.entity)} ({status.entity})" if status.entity else ""
    message = f'; message: "{status.message}"' if status.message else ""
    category = coded(status.category, tables.category(status.category))
    return f"{category}: {coded(status.status, tables.status(status.status))}{about}{message}"


def payment(advice: Remittance835) -> Iterator[str]:
    """Tell what was paid, claim by claim, and whether it adds up."""
    method = coded(advice.method, word("methods", advice.method))
    yield f"{advice.payer.full} pays {advice.payee.full} {cash(advice.amount)} by {method}, {date(advice.payment_date)}."
    yield f"Trace number {advice.trace_number}."
    for claim in advice.claims:
        yield ""
        yield from _paid(claim)
    yield ""
    yield from _changes(advice)
    paid = sum(claim.paid for claim in advice.claims)
    kept = sum(change.amount for change in advice.adjustments)
    off = difference(advice)
    verdict = "it balances" if not off else f"it is off by {cash(off)}"
    sum_of = f"Claims {cash(paid)} less provider adjustments {cash(kept)}"
    yield f"{sum_of} is {cash(paid - kept)}; the payment is {cash(advice.amount)}: {verdict}."


def _changes(advice: Remittance835) -> Iterator[str]:
    for change in advice.adjustments:
        way = "added" if change.amount < 0 else "taken away"
        about = f", reference {change.reference}" if change.reference else ""
        words = coded(change.reason, word("changes", change.reason))
        yield f"Outside the claims: {cash(abs(change.amount))} {way}, {words}{about}."


def _paid(claim: PaidClaim) -> Iterator[str]:
    decision = coded(claim.status, word("decisions", claim.status))
    owes = f", patient owes {cash(claim.patient_responsibility)}" if claim.patient_responsibility else ""
    yield f"Claim {claim.claim_id}: charged {cash(claim.charge)}, paid {cash(claim.paid)}{owes}; {decision}."
    number = f"; the payer's number is {claim.payer_claim_number}" if claim.payer_claim_number else ""
    yield f"  Patient {claim.patient.full}, member number {claim.member_id}{number}."
    if claim.corrected:
        numbers = f", {claim.corrected_member_id}" if claim.corrected_member_id else ""
        yield f"  The payer's records say: {claim.corrected.full}{numbers}."
    if claim.earlier_claim_number:
        yield f"  It goes back to the payer's claim {claim.earlier_claim_number}."
    if claim.passed_on_to:
        yield f"  Passed on to {claim.passed_on_to.full}."
    yield from _reasons("  ", claim.adjustments, claim.remarks)
    for place, line in enumerate(claim.lines, 1):
        yield f"  {place}. {_line(line)}"
        yield from _reasons("     ", line.adjustments, line.remarks)


def _line(line: PaidLine) -> str:
    modifiers = f"-{'-'.join(line.modifiers)}" if line.modifiers else ""
    allowed = f", allowed {cash(line.allowed)}" if line.allowed is not None else ""
    procedure = f"{line.procedure or 'No readable procedure'}{modifiers}"
    billed = f", billed as {line.billed_procedure}" if line.billed_procedure else ""
    return f"{procedure}{billed} on {date(line.date)}: charged {cash(line.charge)}{allowed}, paid {cash(line.paid)}."


def _reasons(indent: str, adjustments: Sequence[Adjustment], remarks: Sequence[str]) -> Iterator[str]:
    for each in adjustments:
        yield f"{indent}{each.group} {each.reason}, {cash(each.amount)}: {tables.reason(each.reason)}."
    for remark in remarks:
        yield f"{indent}{remark}: {tables.remark(remark)}."
