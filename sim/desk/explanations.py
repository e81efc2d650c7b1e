"""Explanations of payment as a payer would print them: a line for each service, and what the codes mean."""

from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.records.payment_lines import LinePayment
from sim.records.replies import ClaimPayment, ProviderAdjustment, Remittance
from sim.wire.tables import table

COLUMNS = ("Service", "Charged", "Allowed", "Adjusted", "Patient owes", "Paid", "Codes")
MONEY_MOVED = {
    "L6": "Interest", "WO": "Taken back", "FB": "Carried forward", "72": "Refund received", "CT": "Capitation of the month",
}
"""Reasons of money moved outside claims (PLB), in words."""


def explanations(desk, remittance: Remittance) -> tuple[Document, ...]:
    """Write one remittance out: a table for each claim, denied ones first, then the money moved outside claims."""
    claims = sorted(remittance.claims, key=lambda claim: not claim.denied)
    moved = (_moved(remittance.adjustments),) if remittance.adjustments else ()
    return (*[explanation(desk, claim) for claim in claims], *moved)


def explanation(desk, payment: ClaimPayment) -> Document:
    """Write one claim's decision out, with the meaning of every code at its foot."""
    file = desk.office.files.get(payment.claim)
    name = desk.world.faces.person(file.claim.patient, file.claim.sex).name if file else "Unknown patient"
    onward = desk.office.payers.get(payment.crossed_to)
    fields = (
        Field("Patient", name), Field("Member ID", payment.member_id), Field("Claim", payment.claim),
        Field("Payer's number", payment.payer_claim_number), Field("Charged", dollars(payment.charge)),
        Field("Paid", dollars(payment.paid)), Field("Patient's share", dollars(payment.patient_share)),
        *([Field("Passed on to", f"{onward.name} (payer ID {onward.payer_id})")] if onward else []),
    )
    title = f"{payment.claim}{', taken back' if payment.reversal else ', denied' if payment.denied else ''}"
    return Document("remittance", title, fields, _meanings(payment), "", COLUMNS, tuple([_row(line) for line in payment.lines]))


def _row(line: LinePayment) -> tuple[str, ...]:
    patient = sum(each.amount for each in line.adjustments if each.group == "PR")
    adjusted = sum(each.amount for each in line.adjustments) - patient
    codes = [f"{each.group}-{each.carc} {dollars(each.amount)}" for each in line.adjustments]
    service = " ".join((f"{shown(line.code)} × {line.units}", *line.modifiers))
    amounts = (line.charge, line.allowed, adjusted, patient, line.paid)
    return (f"{service} {label(line.code)}", *map(dollars, amounts), ", ".join((*codes, *line.remarks)))


def _meanings(payment: ClaimPayment) -> str:
    """Say what each code means, each once, in the order in which they are met."""
    reasons, remarks = table("adjustments", "reasons"), table("adjustments", "remarks")
    told: dict[str, str] = {}
    for line in payment.lines:
        told.update({f"{each.group}-{each.carc}": reasons.get(each.carc, "") for each in line.adjustments})
        told.update({remark: remarks.get(remark, "") for remark in line.remarks})
    return "\n".join(f"{code}: {meaning}." for code, meaning in told.items() if meaning)


def _moved(adjustments: tuple[ProviderAdjustment, ...]) -> Document:
    rows = tuple([
        (MONEY_MOVED.get(each.reason, each.reason), each.reference, each.claim, dollars(-each.amount)) for each in adjustments
    ])
    return Document("remittance", "Money moved outside claims", (), "", "", ("What", "Reference", "Claim", "Amount"), rows)
