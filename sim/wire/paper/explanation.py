"""An 835 as a payer prints it: the explanation of a payment in rows of words, free of layout."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct

from sim.records.money import dollars
from sim.records.parties import Address
from sim.records.payments import Adjustment, PaidClaim, PaidLine, Remittance835
from sim.wire import tables
from sim.wire.balance import difference
from sim.wire.paper import spelling
from sim.wire.paper.words import in_words
from sim.wire.tables import word


class Row(Struct, frozen=True):
    """One service, or the claim as a whole, with what was charged, allowed, taken off, owed and paid."""

    day: str
    through: str
    service: str
    units: str
    charged: str
    allowed: str
    reasons: tuple[tuple[str, str], ...]
    """Pairs of group-reason and amount, in the payer's order."""
    owed: str
    paid: str
    remarks: str


class ClaimPart(Struct, frozen=True):
    """One claim: who it was about, its numbers, what was decided, its rows and their total."""

    heading: str
    facts: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row


class Change(Struct, frozen=True):
    """Money taken or added outside the claims."""

    words: str
    reference: str
    amount: str


class Explanation(Struct, frozen=True, kw_only=True):
    """A payment as its paper says it; every text is ready to print."""

    payer: tuple[str, ...]
    payee: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    claims: tuple[ClaimPart, ...]
    changes: tuple[Change, ...]
    sums: tuple[tuple[str, str], ...]
    legend: tuple[tuple[str, str], ...]
    method: str
    number: str
    day: datetime.date
    amount: str
    amount_in_words: str


def explain_payment(advice: Remittance835) -> Explanation:
    """Put a payment advice into the words and columns of its paper."""
    payee = advice.payee
    numbers = [f"NPI {payee.npi}" if payee.npi else "", f"Tax {spelling.tax_number(payee.tax_id)}" if payee.tax_id else ""]
    call = advice.payer.contact
    phone = f"Questions: {spelling.phone(call.phone)}" if call and call.phone else ""
    return Explanation(
        payer=tuple(filter(None, (advice.payer.full, *_address(advice.payer.address), phone))),
        payee=tuple(filter(None, (payee.full, *_address(payee.address), " ".join(filter(None, numbers))))),
        facts=tuple(_facts(advice)),
        claims=tuple(map(_claim, advice.claims)),
        changes=tuple(_changes(advice)),
        sums=tuple(_sums(advice)),
        legend=tuple(_legend(advice)),
        method=advice.method,
        number=advice.trace_number,
        day=advice.payment_date,
        amount=dollars(advice.amount),
        amount_in_words=in_words(advice.amount),
    )


def _address(address: Address | None) -> Iterator[str]:
    if address:
        yield address.line1
        yield address.line2
        yield f"{address.city} {address.state} {spelling.zip_code(address.zip_code)}".strip()


def _facts(advice: Remittance835) -> Iterator[tuple[str, str]]:
    names = {"CHK": "Cheque number", "ACH": "Transfer number"}
    yield names.get(advice.method, "Number"), advice.trace_number
    yield "Date", spelling.day(advice.payment_date)
    yield "Paid by", word("methods", advice.method, advice.method)
    yield "Amount", dollars(advice.amount)
    yield "Claims", str(len(advice.claims))


def _claim(claim: PaidClaim) -> ClaimPart:
    rows = list(map(_row, claim.lines))
    if claim.adjustments or claim.remarks:
        rows.append(_whole(claim))
    reasons = [each for line in claim.lines for each in line.adjustments] + list(claim.adjustments)
    allowed = [line.allowed for line in claim.lines]
    total = Row(
        day="", through="", service="Claim total", units="", charged=dollars(claim.charge),
        allowed=dollars(sum(each or 0 for each in allowed)) if allowed and None not in allowed else "",
        reasons=(("", dollars(sum(each.amount for each in reasons))),),
        owed=dollars(claim.patient_responsibility), paid=dollars(claim.paid), remarks="",
    )  # fmt: skip
    decision = word("decisions", claim.status, f"status {claim.status}")
    return ClaimPart(f"{claim.patient.full}: {decision}", tuple(_claim_facts(claim)), tuple(rows), total)


def _claim_facts(claim: PaidClaim) -> Iterator[str]:
    clinician = claim.rendering
    corrected = " ".join(filter(None, (claim.corrected.full if claim.corrected else "", claim.corrected_member_id)))
    for words, value in (
        ("Your number", claim.claim_id),
        ("our number", claim.payer_claim_number),
        ("in place of our number", claim.earlier_claim_number),
        ("member", claim.member_id),
        ("received", spelling.day(claim.received_on)),
        ("rendered by", " ".join(filter(None, (clinician.full, clinician.npi))) if clinician else ""),
        ("our records say", corrected),
        ("passed on to", claim.passed_on_to.full if claim.passed_on_to else ""),
    ):
        if value:
            yield f"{words} {value}"


def _row(line: PaidLine) -> Row:
    through = f"to {spelling.day(line.through)}" if line.through and line.through != line.date else ""
    billed = f" (billed {_code(line.billed_procedure, line.billed_modifiers)})" if line.billed_procedure else ""
    return Row(
        day=spelling.day(line.date), through=through, service=_code(line.procedure, line.modifiers) + billed,
        units=spelling.quantity(line.units), charged=dollars(line.charge),
        allowed="" if line.allowed is None else dollars(line.allowed), reasons=_reasons(line.adjustments),
        owed=_owed(line.adjustments), paid=dollars(line.paid), remarks=" ".join(line.remarks),
    )  # fmt: skip


def _whole(claim: PaidClaim) -> Row:
    return Row(
        day="", through="", service="On the whole claim", units="", charged="", allowed="", reasons=_reasons(claim.adjustments),
        owed=_owed(claim.adjustments), paid="", remarks=" ".join(claim.remarks),
    )  # fmt: skip


def _code(procedure: str, modifiers: Iterable[str]) -> str:
    return "-".join((procedure, *modifiers))


def _reasons(adjustments: Iterable[Adjustment]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{each.group}-{each.reason}", dollars(each.amount)) for each in adjustments)


def _owed(adjustments: Iterable[Adjustment]) -> str:
    owed = sum(each.amount for each in adjustments if each.group == "PR")
    return dollars(owed) if owed else ""


def _changes(advice: Remittance835) -> Iterator[Change]:
    for change in advice.adjustments:
        words = word("changes", change.reason, "a change without words here")
        # On an 835 what is taken away is positive; on paper it is taken off the sum.
        yield Change(f"{change.reason}: {words}", change.reference, dollars(-change.amount))


def _sums(advice: Remittance835) -> Iterator[tuple[str, str]]:
    yield "Paid on claims", dollars(sum(claim.paid for claim in advice.claims))
    if advice.adjustments:
        yield "Added or taken outside the claims", dollars(-sum(change.amount for change in advice.adjustments))
    yield "This payment", dollars(advice.amount)
    off = difference(advice)
    if off:
        yield "It does not add up; it is off by", dollars(off)


def _legend(advice: Remittance835) -> Iterator[tuple[str, str]]:
    holders: list[PaidClaim | PaidLine] = [*advice.claims, *(line for claim in advice.claims for line in claim.lines)]
    adjustments = [each for holder in holders for each in holder.adjustments]
    for group in sorted({each.group for each in adjustments}):
        yield group, tables.group(group)
    for reason in sorted({each.reason for each in adjustments}, key=lambda code: (len(code), code)):
        yield reason, tables.reason(reason)
    for remark in sorted({remark for holder in holders for remark in holder.remarks}):
        yield remark, tables.remark(remark)
