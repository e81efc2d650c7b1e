"""Papers about a payment: the contract's rates, and what the payer said of the claim."""

from sim.desk.explanations import explanation
from sim.records.codes import label, shown
from sim.records.documents import Document, Field
from sim.records.money import dollars
from sim.world.claim_file import ClaimFile

NOT_PRINTED = Document("remittance", "Remittance", ())
RATES = Document("contract_page", "Contract rates", ())
"""That there are such, for whoever only asks what is on file."""
LEFT_OUT = "Left out of the contract, and owed by nobody"
BEGINNING = "the start"


def payment_papers(desk, file: ClaimFile, faces: bool = True) -> tuple[Document, ...]:
    """Lay out the contract's rates, and what a payment can be held against; with `faces` as the payer would print it."""
    papers = _receipt(desk, file)
    if file.claim.lines:
        papers.append(_rates(desk, file) if faces else RATES)
    if file.sent is not None and file.payment is not None:
        papers.append(explanation(desk, file.payment) if faces else NOT_PRINTED)
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


def _receipt(desk, file: ClaimFile) -> list[Document]:
    """What the front desk took at the visit, to lay beside a copay (PR-3) that the payer leaves to the patient."""
    paid = desk.office.accounts.prepaid.get(file.claim.id)
    if paid is None:
        return []
    fields = (Field("Copay paid", f"${dollars(paid)}"), Field("On", desk.calendar.show_day(file.claim.day)))
    return [Document("copay_receipt", "Receipt of the front desk", fields)]


def _rates(desk, file: ClaimFile) -> Document:
    """The page of the contract that names this claim's services, by the rates that the office has loaded."""
    office, claim = desk.office, file.sent or file.claim
    begins = office.prices.expected_since(claim.payer, claim.day)
    since = BEGINNING if begins is None else desk.calendar.show_day(begins)
    left_out = office.payers[claim.payer].plan.not_in_contract
    allowed = [
        0 if line.code in left_out else amount for line, amount in zip(claim.lines, office.expected(claim), strict=True)
    ]
    named = "; ".join([f"{shown(code)} {label(code)}" for code in left_out])
    return Document(
        "contract_page", f"Contract rates, {office.payers[claim.payer].name}",
        (
            Field("Allows of this claim", f"${dollars(sum(allowed))}", "allowed"),
            *([Field(LEFT_OUT, named)] if named else []),
        ),
        "What the payer allows; it pays this less the patient's share.", "", ("Service", "Charge", "Allowed", "From"),
        tuple([
            (f"{shown(line.code)} × {line.units} {label(line.code)}", dollars(line.charge), dollars(amount), since)
            for line, amount in zip(claim.lines, allowed, strict=True)
        ]),
        tuple([f"charge:{number}" for number in range(1, len(claim.lines) + 1)]),
    )
