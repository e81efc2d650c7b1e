"""Papers about a payment: the contract's rates, and what the payer said of the claim."""

from sim.desk.explanations import explanation
from sim.records.codes import shown
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.records.replies import ClaimPayment
from sim.world.claim_file import ClaimFile


def payment_papers(desk, file: ClaimFile, faces: bool = True) -> tuple[Document, ...]:
    """Lay out what a payment can be held against, once there is an answer; with `faces` as the payer would print it."""
    papers = []
    if file.sent is not None and file.payment is not None:
        papers += [_rates(desk, file), explanation(desk, file.payment) if faces else _explanation(desk, file.payment)]
    if file.standing:
        papers.append(Document(
            "status_answer", "Claim status answer (277)",
            tuple([Field(fact.name.capitalize(), fact.value) for fact in file.standing]),
        ))
    if file.accepted_day >= 0:
        papers.append(Document(
            "acceptance_report", "Acceptance by the payer (277CA)",
            (Field("Accepted on", desk.calendar.show_day(file.accepted_day)), Field("Claim", file.claim.id)),
        ))
    return tuple(papers)


def _rates(desk, file: ClaimFile) -> Document:
    """The page of the contract that names this claim's services."""
    office, sent = desk.office, file.sent
    return Document(
        "contract_page", f"Contract rates, {office.payers[sent.payer].name}",
        tuple([
            Field(f"{shown(line.code)} × {line.units}", f"${dollars(office.expected(sent, line))}") for line in sent.lines
        ]),
        "What the payer allows; it pays this less the patient's share.",
    )


def _explanation(desk, payment: ClaimPayment) -> Document:
    """The payer's last decision, line by line, for whoever needs no print."""
    fields = []
    for number, line in enumerate(payment.lines, 1):
        reasons = ", ".join(f"{each.group}-{each.carc} ${dollars(each.amount)}" for each in line.adjustments)
        amounts = f"charge ${dollars(line.charge)}, allowed ${dollars(line.allowed)}, paid ${dollars(line.paid)}"
        remarks = f"; remark {', '.join(line.remarks)}" if line.remarks else ""
        fields.append(Field(f"Line {number}, {shown(line.code)}", f"{amounts}; {reasons}{remarks}"))
    return Document("remittance", f"Remittance, claim number {payment.payer_claim_number}", tuple(fields))
