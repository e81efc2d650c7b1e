"""Findings on what a claim file says of the patient's other payers: their order, their names,
and whether charge, payments and adjustments of a payer before add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sim.records.acknowledgments import ClaimStatus
from sim.records.money import dollars
from sim.records.submissions import OtherCoverage, SubmittedClaim, SubmittedLine
from sim.wire.findings import Finding

ORDERS = "PSTABCDEFGH"
"""The payers' order, first to eleventh."""

_COPY = "Copy the payer's remittance line by line"


def other_payers(claim: SubmittedClaim) -> Iterator[Finding]:
    """All findings on the other payers of one claim."""
    orders = Counter([claim.filing_order, *(other.filing_order for other in claim.others)])
    for order, times in orders.items():
        if times > 1 and order != "U":
            what = f"{times} payers stand at place {order} of the order"
            yield _found(claim, "payer_order", what, "Ask the patient who pays first", "A8", "85")
    if claim.others and not orders["P"]:
        yield _found(claim, "payer_order", "no payer is the first", "Ask the patient who pays first", "A8", "85")
    known = {other.payer.identifier for other in claim.others}
    for other in claim.others:
        if not other.payer.identifier or not other.member_id:
            what = "another payer has no payer number or no member number"
            yield _found(claim, "other_payer", what, "Copy both from the patient's other card", "A6", "164")
        before = _before(other.filing_order, claim.filing_order)
        if before and other.paid is None:
            what = f"{other.payer.full} pays before, and what it paid is not told"
            yield _found(claim, "no_prior_payment", what, "Wait for its remittance and attach it", "A6", "286")
        elif other.paid is not None:
            yield from _balance(claim, other)
    for place, line in enumerate(claim.lines, 1):
        for prior in line.prior:
            if prior.payer_id not in known:
                what = f"payer {prior.payer_id!r} decided the line, and the claim does not know it"
                yield _found(claim, "unknown_prior_payer", what, "Name it among the other payers", "A8", "672", place)


def _before(order: str, than: str) -> bool:
    return order in ORDERS and than in ORDERS and ORDERS.index(order) < ORDERS.index(than)


def _balance(claim: SubmittedClaim, other: OtherCoverage) -> Iterator[Finding]:
    decided = [(line, prior) for line in claim.lines for prior in line.prior if prior.payer_id == other.payer.identifier]
    on_claim = sum(each.amount for each in other.adjustments)
    on_lines = sum(each.amount for _, prior in decided for each in prior.adjustments)
    if claim.charge - on_claim - on_lines != other.paid:
        kept = dollars(on_claim + on_lines)
        what = f"{other.payer.full} paid {dollars(other.paid or 0)}; the charge less its adjustments {kept} is not that"
        yield _found(claim, "prior_balance", what, _COPY, "A8", "672")
    if decided and sum(prior.paid for _, prior in decided) - on_claim != other.paid:
        paid = dollars(sum(prior.paid for _, prior in decided))
        what = f"{other.payer.full} paid {paid} on the lines and {dollars(other.paid or 0)} on the claim"
        yield _found(claim, "prior_paid", what, _COPY, "A8", "672")
    for place, line in enumerate(claim.lines, 1):
        yield from _line(claim, line, place, other)


def _line(claim: SubmittedClaim, line: SubmittedLine, place: int, other: OtherCoverage) -> Iterator[Finding]:
    for prior in line.prior:
        if prior.payer_id != other.payer.identifier:
            continue
        kept = sum(each.amount for each in prior.adjustments)
        if line.charge - kept != prior.paid:
            what = f"{other.payer.full} paid {dollars(prior.paid)}; {dollars(line.charge)} less {dollars(kept)} is not that"
            yield _found(claim, "prior_line_balance", what, _COPY, "A8", "672", place)


def _found(
    claim: SubmittedClaim, rule: str, what: str, cure: str, category: str, status: str, line: int = 0
) -> Finding:
    where = f"claim {claim.claim_id}" + (f", line {line}" if line else "")
    return Finding(rule, where, what, cure, claim.claim_id, line, ClaimStatus(category, status))
