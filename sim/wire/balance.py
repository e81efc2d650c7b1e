"""Whether a payment advice (835) adds up, at the line, the claim and the payment, and whether
its reasons are used as they may be."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.identifiers import is_npi
from sim.records.money import dollars
from sim.records.payments import Adjustment, PaidClaim, PaidLine, Remittance835
from sim.wire import tables
from sim.wire.findings import Finding

NEEDS_REMARK = frozenset({"16", "96", "129", "252"})
ONLY_IN = {"18": ("OA",), "23": ("OA",), "257": ("OA",), "45": ("CO", "PR")}
"""The groups that a reason may stand in, where the lists restrict it."""

REVERSAL = "22"
PASSED_ON = frozenset({"19", "20", "21", "23"})
"""The decisions that undo an earlier one, and those that pass the claim to the next payer."""

_ASK = "Do not post it; ask the payer for a corrected remittance"


def difference(remittance: Remittance835) -> int:
    """How far the payment is from its parts, in cents: claims less provider adjustments."""
    parts = sum(claim.paid for claim in remittance.claims) - sum(each.amount for each in remittance.adjustments)
    return remittance.amount - parts


def payment(remittance: Remittance835) -> Iterator[Finding]:
    """All findings on a payment advice, in the order of the file."""
    where = f"payment {remittance.trace_number}"
    off = difference(remittance)
    if off:
        what = f"it is {dollars(abs(off))} {'more' if off > 0 else 'less'} than its claims less the adjustments"
        yield Finding("payment_balance", where, what, _ASK)
    if remittance.amount < 0 or (remittance.method == "NON" and remittance.amount):
        what = f"an amount of {dollars(remittance.amount)} by method {remittance.method}"
        yield Finding("payment_amount", where, what, "Ask the payer what was sent")
    if remittance.payee.npi and not is_npi(remittance.payee.npi):
        what = f"the payee's NPI {remittance.payee.npi!r} has a wrong check digit"
        yield Finding("npi", where, what, "Make sure that the payment is meant for this practice")
    yield from _changes(remittance)
    for item, claim in enumerate(remittance.claims, 1):
        for finding in _claim(claim):
            yield replace(finding, item=item)


def _changes(remittance: Remittance835) -> Iterator[Finding]:
    where = f"payment {remittance.trace_number}, outside the claims"
    for each in remittance.adjustments:
        if each.reason not in tables.table("words", "changes"):
            what = f"the kind of adjustment {each.reason!r} is not in the table"
            yield Finding("unknown_change", where, what, "Look it up in the current list or ask the payer")
        if each.reason == "WO" and each.amount > 0 and not each.reference:
            what = f"{dollars(each.amount)} are taken back, and no claim is named"
            yield Finding("no_reference", where, what, "Ask the payer which claim it means before you post it")


def _kind(claim: PaidClaim, where: str) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, where, what, cure, claim.claim_id)

    if claim.status not in tables.table("words", "decisions"):
        yield found("claim_status", f"claim status {claim.status!r} is not in the table", "Ask the payer what it means")
    if claim.status == REVERSAL and (claim.charge > 0 or claim.paid > 0):
        yield found("reversal_sign", "a reversal does not take back but adds", _ASK)
    if claim.status != REVERSAL and (claim.charge < 0 or claim.paid < 0):
        yield found("negative", "amounts are below nothing, and it is not called a reversal", _ASK)
    if claim.status in PASSED_ON and claim.passed_on_to is None:
        yield found("no_crossover", "it was passed on, and not to whom", "Ask the payer to whom")


def _claim(claim: PaidClaim) -> Iterator[Finding]:
    where = f"claim {claim.claim_id}"
    lines = [adjustment for line in claim.lines for adjustment in line.adjustments]
    everything = [*claim.adjustments, *lines]
    kept = sum(adjustment.amount for adjustment in everything)
    if claim.charge - kept != claim.paid:
        what = f"charge {dollars(claim.charge)} less adjustments {dollars(kept)} is not the {dollars(claim.paid)} paid"
        yield Finding("claim_balance", where, what, _ASK, claim.claim_id)
    charged, paid = sum(line.charge for line in claim.lines), sum(line.paid for line in claim.lines)
    if claim.lines and charged != claim.charge:
        what = f"its lines were charged {dollars(charged)}, the claim {dollars(claim.charge)}"
        yield Finding("claim_charge", where, what, _ASK, claim.claim_id)
    if claim.lines and not claim.adjustments and paid != claim.paid:
        what = f"its lines were paid {dollars(paid)}, the claim {dollars(claim.paid)}"
        yield Finding("claim_paid", where, what, _ASK, claim.claim_id)
    owed = sum(adjustment.amount for adjustment in everything if adjustment.group == "PR")
    # A reversal may leave the patient's share unsaid.
    if owed != claim.patient_responsibility and (claim.status != REVERSAL or claim.patient_responsibility):
        what = f"patient adjustments come to {dollars(owed)}, the claim says {dollars(claim.patient_responsibility)}"
        yield Finding("patient_share", where, what, "Bill the patient only what the adjustments say", claim.claim_id)
    yield from _kind(claim, where)
    yield from _reasons(claim, where, 0, claim.adjustments, claim.charge, claim.remarks)
    yield from _remarks(claim, where, 0, claim.remarks)
    for place, line in enumerate(claim.lines, 1):
        yield from _line(claim, place, line)


def _line(claim: PaidClaim, place: int, line: PaidLine) -> Iterator[Finding]:
    where = f"claim {claim.claim_id}, line {place}"
    kept = sum(adjustment.amount for adjustment in line.adjustments)
    if line.charge - kept != line.paid:
        what = f"charge {dollars(line.charge)} less adjustments {dollars(kept)} is not the {dollars(line.paid)} paid"
        yield Finding("line_balance", where, what, _ASK, claim.claim_id, place)
    yield from _reasons(claim, where, place, line.adjustments, line.charge, claim.remarks + line.remarks)
    yield from _remarks(claim, where, place, line.remarks)


def _reasons(
    claim: PaidClaim, where: str, place: int, adjustments: tuple[Adjustment, ...], charge: int, remarks: tuple[str, ...]
) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, where, what, cure, claim.claim_id, place)

    for each in adjustments:
        if each.group not in tables.table("adjustments", "groups"):
            yield found("unknown_group", f"adjustment group {each.group!r} is not in the table", "Ask the payer")
        if each.reason not in tables.table("adjustments", "reasons"):
            cure = "Look it up in the current list or ask the payer"
            yield found("unknown_reason", f"reason {each.reason!r} is not in the table", cure)
        allowed = ONLY_IN.get(each.reason)
        if allowed and each.group not in allowed:
            what = f"reason {each.reason} stands in group {each.group}, and may only in {' or '.join(allowed)}"
            yield found("reason_group", what, "Ask the payer whose debt it is")
        if each.reason == "45" and each.amount == charge and charge > 0:
            yield found("whole_charge", "reason 45 takes the whole charge", "Ask for the real reason of the denial")
        if each.reason in NEEDS_REMARK and not remarks:
            yield found("no_remark", f"reason {each.reason} comes without a remark", "Ask the payer what is meant")


def _remarks(claim: PaidClaim, where: str, place: int, remarks: tuple[str, ...]) -> Iterator[Finding]:
    for remark in remarks:
        if remark not in tables.table("adjustments", "remarks"):
            what = f"remark {remark!r} is not in the table"
            yield Finding("unknown_remark", where, what, "Look it up in the current list", claim.claim_id, place)
