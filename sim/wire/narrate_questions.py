"""Questions and their answers told in a biller's words: coverage (270, 271), a claim's standing
(276, 277), authorisations (278), and the receipt for an envelope (TA1)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from sim.records.acknowledgments import AckTA1
from sim.records.authorisation_files import Authorisation278, Decision, RequestedService, Review
from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, InquiredLine, Inquiry276, Status277
from sim.records.eligibility_files import (
    Benefit,
    BenefitParty,
    CoverageAnswer,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Rejection,
)
from sim.records.parties import Person
from sim.wire import tables
from sim.wire.narrate_answers import status_words
from sim.wire.phrases import cash, clock, coded, counted, date, diagnosis, listed
from sim.wire.tables import word
from sim.wire.writing import number


def envelope_receipt(receipt: AckTA1) -> Iterator[str]:
    """Tell whether an envelope was opened."""
    verdict = coded(receipt.status, word("verdicts", receipt.status))
    sent = f"sent {date(receipt.date)}, {clock(receipt.time)}"
    note = coded(receipt.note, word("envelope_notes", receipt.note, "a note without words here"))
    yield f"It answers file {receipt.control_number}, {sent}: {verdict}; {note}."


def coverage_questions(file: Inquiry270) -> Iterator[str]:
    """Tell who is asked about whom."""
    asks = f"{file.provider.full} asks {file.payer.full}"
    yield f"{asks}, reference {file.reference}: {counted(len(file.questions), 'question')}."
    for question in file.questions:
        yield ""
        yield from _question(question)


def _question(question: CoverageQuestion) -> Iterator[str]:
    trace = f", question {question.trace}" if question.trace else ""
    yield f"Is {_patient(question, question.relationship)} covered {_when(question.date, question.through)}{trace}?"
    yield f"  About {_services(question.service_types) or 'no service'}."


def _patient(item: CoverageQuestion | CoverageAnswer | Review, relationship: str) -> str:
    member = f", member number {item.member_id}" if item.member_id else ""
    born = _born(item.patient)
    if not item.dependent:
        return f"{item.subscriber.full}{born}{member}"
    relation = word("relationships", relationship, relationship)
    return f"{item.dependent.full}{born}, {relation} of the subscriber {item.subscriber.full}{member}"


def _born(person: Person) -> str:
    return f", born {date(person.birth_date)}" if person.birth_date else ""


def _when(first: datetime.date | None, last: datetime.date | None) -> str:
    if first is None:
        return "on no stated day"
    return f"from {date(first)} to {date(last)}" if last and last != first else f"on {date(first)}"


def _services(codes: Sequence[str]) -> str:
    words = tables.table("eligibility", "service_types")
    return listed(coded(code, words.get(code, "")) for code in codes)


def coverage_answers(file: Eligibility271) -> Iterator[str]:
    """Tell what a payer says of each person's coverage."""
    answers = f"{file.payer.full} answers {file.provider.full}"
    yield f"{answers}, reference {file.reference}: {counted(len(file.answers), 'answer')}."
    yield from _rejections("", (*file.payer_rejections, *file.provider_rejections))
    for answer in file.answers:
        yield ""
        yield from _answer(answer)


def _answer(answer: CoverageAnswer) -> Iterator[str]:
    verdict = {True: "ACTIVE", False: "NOT ACTIVE", None: "NO WORD ON COVERAGE"}[answer.active]
    yield f"{_patient(answer, answer.relationship)}: {verdict}."
    yield from _rejections("  ", answer.rejections)
    for reference in answer.references:
        name = f", {reference.name}" if reference.name else ""
        yield f"  {word('references', reference.kind, f'The number of the kind {reference.kind} is')} {reference.number}{name}."
    for each in answer.dates:
        yield f"  {word('dates', each.kind, f'The date of the kind {each.kind} is')} {_span(each.first, each.last)}."
    for benefit in answer.benefits:
        yield from _benefit(benefit)


def _span(first: datetime.date, last: datetime.date | None) -> str:
    return f"{date(first)} to {date(last)}" if last else date(first)


def _benefit(benefit: Benefit) -> Iterator[str]:
    words = tables.table("eligibility", "benefits").get(benefit.kind, "")
    facts = [
        f"{coded(benefit.kind, words)}{_of(benefit)}",
        coded(benefit.level, tables.table("eligibility", "levels").get(benefit.level, "")) if benefit.level else "",
        f"for {_services(benefit.service_types)}" if benefit.service_types else "",
        f"plan {benefit.plan}" if benefit.plan else "",
        _answered("authorisation needed", benefit.authorisation),
        _answered("within the network", benefit.network),
    ]
    yield f"  {'; '.join(filter(None, facts))}."
    for each in benefit.dates:
        yield f"    {word('dates', each.kind, f'The date of the kind {each.kind} is')} {_span(each.first, each.last)}."
    for message in benefit.messages:
        yield f'    Message: "{message}".'
    for party in benefit.parties:
        yield f"    {_party(party)}."
    yield from _rejections("    ", benefit.rejections)


def _of(benefit: Benefit) -> str:
    amounts = [
        cash(benefit.amount) if benefit.amount is not None else "",
        f"{number(benefit.share * 100)} %" if benefit.share is not None else "",
        _quantity(benefit),
    ]
    period = tables.table("eligibility", "periods").get(benefit.period, f"period {benefit.period}")
    said = listed(amounts)
    return f": {said or 'no amount'}, {coded(benefit.period, period)}" if benefit.period else f": {said}" if said else ""


def _quantity(benefit: Benefit) -> str:
    if benefit.quantity is None:
        return ""
    kind = tables.table("eligibility", "quantity_kinds").get(benefit.quantity_kind, benefit.quantity_kind)
    return f"{benefit.quantity} {kind}".strip()


def _answered(question: str, answer: str) -> str:
    return f"{question}: {tables.table('eligibility', 'answers').get(answer, answer)}" if answer else ""


def _party(party: BenefitParty) -> str:
    known_as = f", {word('identifiers', party.qualifier, 'number')} {party.identifier}" if party.identifier else ""
    role = word("roles", party.role, f"The party of the kind {party.role} is")
    return f"{role} {f'{party.first} {party.name}'.strip()}{known_as}"


def _rejections(indent: str, rejections: Sequence[Rejection]) -> Iterator[str]:
    for each in rejections:
        why = tables.table("eligibility", "rejections").get(each.reason, "a reason without words here")
        then = tables.table("eligibility", "actions").get(each.action, "no known action")
        yield f"{indent}Not answered: {coded(each.reason, why)}; {coded(each.action, then)}."


def standing_questions(file: Inquiry276) -> Iterator[str]:
    """Tell which claims are asked about."""
    asks = f"{file.receiver.full} asks {file.payer.full} for {file.provider.full}"
    yield f"{asks}, reference {file.reference}: {counted(len(file.claims), 'claim')}."
    for claim in file.claims:
        yield ""
        yield from _claim(claim)


def standing_answers(file: Status277) -> Iterator[str]:
    """Tell where each claim stands."""
    answers = f"{file.payer.full} answers {file.receiver.full} for {file.provider.full}"
    yield f"{answers}, reference {file.reference}: {counted(len(file.claims), 'claim')}."
    if file.refusal:
        yield from _status("On the whole question: ", file.refusal)
    for claim in file.claims:
        yield ""
        yield from _claim(claim)


def _claim(claim: ClaimInquiry) -> Iterator[str]:
    charge = f", {cash(claim.charge)}" if claim.charge is not None else ""
    patient = f"{claim.patient.full}, member number {claim.member_id}"
    served = f", served {_when(claim.date, claim.through)}" if claim.date else ""
    yield f"Claim {claim.claim_id or 'without its number'}, question {claim.trace}: {patient}{charge}{served}."
    if claim.payer_claim_number:
        yield f"  The payer's claim number is {claim.payer_claim_number}."
    for status in claim.statuses:
        yield from _status("  ", status)
    for place, line in enumerate(claim.lines, 1):
        yield from _line(place, line)


def _line(place: int, line: InquiredLine) -> Iterator[str]:
    modifiers = f"-{'-'.join(line.modifiers)}" if line.modifiers else ""
    paid = f", paid {cash(line.paid)}" if line.paid is not None else ""
    yield f"  {place}. {line.procedure}{modifiers}, {counted(line.units, 'unit')}, {cash(line.charge)}{paid}."
    for status in line.statuses:
        yield from _status("     ", status)


def _status(indent: str, dated: DatedStatus) -> Iterator[str]:
    said = "; ".join(map(status_words, dated.statuses))
    facts = [
        f"as of {date(dated.effective)}" if dated.effective else "",
        f"paid {cash(dated.paid)}" if dated.paid is not None else "",
        f"on {date(dated.paid_on)}" if dated.paid_on else "",
        f"trace number {dated.payment_trace}" if dated.payment_trace else "",
    ]
    yield f"{indent}{', '.join(filter(None, (said, *facts)))}."


def authorisation(file: Authorisation278) -> Iterator[str]:
    """Tell what is to be authorised, or what was."""
    if file.decides:
        yield f"{file.payer.full} answers {file.requester.full}, reference {file.reference}."
    else:
        yield f"{file.requester.full} asks {file.payer.full} for an authorisation, reference {file.reference}."
    yield from _rejections("", (*file.payer_rejections, *file.requester_rejections))
    for review in file.reviews:
        yield ""
        yield from _review(review)


def _review(review: Review) -> Iterator[str]:
    kind = coded(review.category, tables.table("authorisation", "categories").get(review.category, ""))
    request = coded(review.request, tables.table("authorisation", "requests").get(review.request, ""))
    yield f"{_patient(review, review.relationship)}: {kind}, {request}, {_when(review.event_first, review.event_last)}."
    if review.diagnoses:
        yield f"  Diagnoses: {listed(diagnosis('ABK', code) for code in review.diagnoses)}."
    if review.visits is not None:
        yield f"  For {counted(review.visits, 'visit')}."
    for provider in review.providers:
        yield f"  To be given by {provider.full}."
    yield from _rejections("  ", review.rejections)
    yield from _decision("  ", review.decision)
    if review.valid_from or review.valid_to:
        yield f"  It holds from {date(review.valid_from)} to {date(review.valid_to)}."
    if review.message:
        yield f'  Message: "{review.message}".'
    for place, service in enumerate(review.services, 1):
        yield from _service(place, service)


def _service(place: int, service: RequestedService) -> Iterator[str]:
    modifiers = f"-{'-'.join(service.modifiers)}" if service.modifiers else ""
    units = f", {counted(service.units, word('units', service.unit, service.unit))}" if service.units is not None else ""
    yield f"  {place}. {service.procedure}{modifiers}{units}, {_when(service.first, service.last)}."
    yield from _rejections("     ", service.rejections)
    yield from _decision("     ", service.decision)


def _decision(indent: str, decision: Decision | None) -> Iterator[str]:
    if decision:
        said = coded(decision.action, tables.table("authorisation", "decisions").get(decision.action, ""))
        granted = f"; authorisation number {decision.authorisation}" if decision.authorisation else ""
        reasons = tables.table("authorisation", "reasons")
        why = f"; {coded(decision.reason, reasons.get(decision.reason, ''))}" if decision.reason else ""
        yield f"{indent}Decision: {said}{granted}{why}."
