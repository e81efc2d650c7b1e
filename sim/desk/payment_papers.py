"""Papers about a payment: the contract's rates, and what the payer said of the claim."""

from sim.desk.explanations import explanation
from sim.records.codes import shown
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.world.claim_file import ClaimFile

NOT_PRINTED = Document("remittance", "Remittance", ())
"""That there is one, for whoever only asks what is on file."""


def payment_papers(desk, file: ClaimFile, faces: bool = True) -> tuple[Document, ...]:
    """Lay out what a payment can be held against, once there is an answer; with `faces` as the payer would print it."""
    papers = []
    if file.sent is not None and file.payment is not None:
        papers += [_rates(desk, file), explanation(desk, file.payment) if faces else NOT_PRINTED]
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
