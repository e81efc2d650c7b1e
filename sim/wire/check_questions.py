"""Findings on the pairs of question and answer: coverage (270, 271), a claim's standing (276,
277), authorisations (278); and on the receipt for an envelope (TA1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sim.records.acknowledgments import AckTA1
from sim.records.authorisation_files import Authorisation278, Decision, Review
from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, Inquiry276, Status277
from sim.records.eligibility_files import (
    ACTIVE,
    INACTIVE,
    Benefit,
    CoverageAnswer,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Rejection,
)
from sim.records.identifiers import is_npi
from sim.records.money import dollars
from sim.records.parties import Person, Provider
from sim.wire import tables
from sim.wire.findings import Finding

_LOOK_UP = "Look it up in the current list"
_ASK_AGAIN = "Ask the payer by telephone"


def envelope_receipt(receipt: AckTA1) -> Iterator[Finding]:
    """All findings on the receipt for an envelope."""
    where = f"receipt for file {receipt.control_number}"
    if receipt.status not in ("A", "E", "R"):
        yield Finding("receipt_verdict", where, f"the verdict {receipt.status!r} is not A, E or R", "Ask who took the file")
    if receipt.note not in tables.table("words", "envelope_notes"):
        yield Finding("unknown_note", where, f"the note {receipt.note!r} is not in the table", _LOOK_UP)
    elif receipt.status in ("A", "E", "R") and (receipt.note == "000") != (receipt.status == "A"):
        what = f"the verdict {receipt.status!r} and the note {receipt.note} contradict each other"
        yield Finding("receipt_verdict", where, what, "Ask who took the file")


def coverage_questions(file: Inquiry270) -> Iterator[Finding]:
    """All findings on a file of eligibility questions."""
    yield from _npi(file.provider)
    for item, question in enumerate(file.questions, 1):
        yield from _question(question, f"question on {question.patient.full}", item)


def _question(question: CoverageQuestion, where: str, item: int) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, where, what, cure, item=item)

    if not question.member_id and question.subscriber.birth_date is None:
        what = "neither the member number nor the subscriber's birth date is given"
        yield found("member_id", what, "Copy the number from the card, or ask for the birth date")
    if question.dependent and question.dependent.birth_date is None:
        yield found("birth_date", "the dependent's birth date is missing", "Ask the front desk")
    yield from _relationship(question.dependent, question.relationship, where, item)
    if not question.service_types:
        yield found("no_service_type", "it asks about no service", "Ask for 30, the plan as a whole")
    for code in question.service_types:
        if code not in tables.table("eligibility", "service_types"):
            yield found("unknown_service_type", f"service type {code!r} is not in the table", _LOOK_UP)
    if question.date is None:
        yield found("no_date", "it names no day", "Ask for the day of service")


def coverage_answers(file: Eligibility271) -> Iterator[Finding]:
    """All findings on a file of answers about coverage."""
    above = (*file.payer_rejections, *file.provider_rejections)
    yield from _rejections(above, f"answer by {file.payer.full}", 0)
    for item, answer in enumerate(file.answers, 1):
        yield from _answer(answer, f"answer on {answer.patient.full}", item, refused=bool(above))
    if not file.answers and not above:
        yield Finding("no_answer", f"answer by {file.payer.full}", "nothing is answered and nothing refused", _ASK_AGAIN)


def _answer(answer: CoverageAnswer, where: str, item: int, *, refused: bool) -> Iterator[Finding]:
    yield from _rejections(answer.rejections, where, item)
    yield from _relationship(answer.dependent, answer.relationship, where, item)
    if not answer.benefits and not answer.rejections and not refused:
        yield Finding("no_answer", where, "no benefit is told and no reason why not", _ASK_AGAIN, item=item)
    first = {each.kind: each.first for each in answer.dates if each.kind in ("346", "347", "356", "357")}
    for begins, ends in (("346", "347"), ("356", "357")):
        if begins in first and ends in first and first[ends] < first[begins]:
            what = "the coverage ends before it begins"
            yield Finding("date_order", where, what, _ASK_AGAIN, item=item)
    kinds = {(benefit.kind in ACTIVE, code) for benefit in answer.benefits for code in _coverage(benefit)}
    for code in sorted(code for active, code in kinds if active and (False, code) in kinds):
        what = f"coverage for service type {code} is said to be active and not active"
        yield Finding("contradiction", where, what, _ASK_AGAIN, item=item)
    wholes = {_what_of(each): each for each in answer.benefits if each.amount is not None and not each.remaining}
    for line, benefit in enumerate(answer.benefits, 1):
        yield from _benefit(benefit, wholes.get(_what_of(benefit)), where, item, line)


def _coverage(benefit: Benefit) -> tuple[str, ...]:
    return benefit.service_types if benefit.kind in ACTIVE | INACTIVE else ()


def _what_of(benefit: Benefit) -> tuple[object, ...]:
    return benefit.kind, benefit.level, benefit.service_types, benefit.network


def _benefit(benefit: Benefit, whole: Benefit | None, where: str, item: int, line: int) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, f"{where}, benefit {line}", what, cure, line=line, item=item)

    if benefit.kind not in tables.table("eligibility", "benefits"):
        yield found("unknown_benefit", f"benefit {benefit.kind!r} is not in the table", _LOOK_UP)
    for code in benefit.service_types:
        if code not in tables.table("eligibility", "service_types"):
            yield found("unknown_service_type", f"service type {code!r} is not in the table", _LOOK_UP)
    if benefit.kind in ("B", "C", "G") and benefit.amount is None and not benefit.messages:
        words = tables.table("eligibility", "benefits")[benefit.kind]
        yield found("no_amount", f"a {words} without an amount", _ASK_AGAIN)
    if benefit.share is not None and not 0 <= benefit.share <= 1:
        yield found("share", f"a share of {benefit.share} is not between 0 and 1", "Read it as a percentage, and ask")
    if benefit.remaining and whole and (benefit.amount or 0) > (whole.amount or 0):
        what = f"{dollars(benefit.amount or 0)} remain of {dollars(whole.amount or 0)}"
        yield found("remaining", what, _ASK_AGAIN)
    if benefit.kind == "R" and not benefit.parties:
        yield found("no_other_payer", "another payer is on file and not named", "Ask the patient who else insures")
    yield from _rejections(benefit.rejections, where, item, line)


def _rejections(rejections: Sequence[Rejection], where: str, item: int, line: int = 0) -> Iterator[Finding]:
    for each in rejections:
        for name, code in (("rejections", each.reason), ("actions", each.action)):
            if code not in tables.table("eligibility", name):
                what = f"the code {code!r} of a rejection is not in the table"
                yield Finding("unknown_rejection", where, what, _LOOK_UP, line=line, item=item)


def _relationship(dependent: Person | None, relationship: str, where: str, item: int) -> Iterator[Finding]:
    if dependent and relationship == "18":
        what = "a dependent is named, and is said to be the subscriber"
        yield Finding("relationship", where, what, "Say what the patient is to the subscriber", item=item)


def _npi(provider: Provider) -> Iterator[Finding]:
    if not provider.identifier and not is_npi(provider.npi):
        what = f"the NPI {provider.npi!r} is missing or its check digit is wrong"
        yield Finding("npi", f"practice {provider.full}", what, "Compare it with the enrolment record")


def standing_questions(file: Inquiry276) -> Iterator[Finding]:
    """All findings on a file of questions where claims stand."""
    yield from _npi(file.provider)
    times = Counter(claim.trace for claim in file.claims)
    for item, claim in enumerate(file.claims, 1):
        yield from _inquiry(claim, times[claim.trace], item)


def _inquiry(claim: ClaimInquiry, times: int, item: int) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, _asked(claim), what, cure, claim.claim_id, item=item)

    if not claim.trace or times > 1:
        what = "the question has no number of its own"
        yield found("trace", what, "Give every question a number, or answers cannot be told apart")
    if not claim.member_id:
        yield found("member_id", "the member number is missing", "Copy it from the claim")
    if not claim.payer_claim_number and claim.date is None and not any(line.date for line in claim.lines):
        what = "neither the day of service nor the payer's claim number is given"
        yield found("no_date", what, "Give the day of service")
    if claim.through and claim.date and claim.through < claim.date:
        yield found("date_order", "its last day lies before its first", "Correct the dates")


def _asked(claim: ClaimInquiry) -> str:
    return f"claim {claim.claim_id}" if claim.claim_id else f"question {claim.trace}"


def standing_answers(file: Status277) -> Iterator[Finding]:
    """All findings on a file of answers where claims stand."""
    if file.refusal:
        yield from _statuses((file.refusal,), f"answer by {file.payer.full}", "", 0)
    for item, claim in enumerate(file.claims, 1):
        where = _asked(claim)
        if not claim.statuses:
            yield Finding("no_status", where, "the answer gives no status", "Ask the payer", claim.claim_id, item=item)
        yield from _statuses(claim.statuses, where, claim.claim_id, item)
        for line, service in enumerate(claim.lines, 1):
            yield from _statuses(service.statuses, f"{where}, line {line}", claim.claim_id, item, line)


def _statuses(said: Sequence[DatedStatus], where: str, claim_id: str, item: int, line: int = 0) -> Iterator[Finding]:
    for dated in said:
        for status in dated.statuses:
            unknown = tables.unknown_status(status.category, status.status)
            if unknown:
                yield Finding("unknown_status", where, unknown, _LOOK_UP, claim_id, line, item=item)
            if status.category == "F2" and dated.paid:
                what = f"it is called denied, and {dollars(dated.paid)} were paid"
                yield Finding("contradiction", where, what, "Look for the remittance", claim_id, line, item=item)
        if dated.paid is not None and dated.charge is not None and dated.paid > max(dated.charge, 0):
            what = f"{dollars(dated.paid)} were paid on a charge of {dollars(dated.charge)}"
            yield Finding("paid_too_much", where, what, "Look for the remittance", claim_id, line, item=item)


def authorisation(file: Authorisation278) -> Iterator[Finding]:
    """All findings on a request for an authorisation or the decision on it."""
    yield from _npi(file.requester)
    above = (*file.payer_rejections, *file.requester_rejections)
    yield from _rejections(above, f"answer by {file.payer.full}", 0)
    if not file.reviews and not above:
        yield Finding("no_request", f"file for {file.payer.full}", "it names no patient", "Add the patient and the event")
    for item, review in enumerate(file.reviews, 1):
        where = f"authorisation for {review.patient.full}"
        yield from _relationship(review.dependent, review.relationship, where, item)
        yield from _rejections(review.rejections, where, item)
        for service in review.services:
            yield from _rejections(service.rejections, where, item)
        decisions = [each for each in (review.decision, *(one.decision for one in review.services)) if each]
        judge = _decided if file.decides else _requested
        yield from judge(review, decisions, where, item)


def _requested(review: Review, decisions: Sequence[Decision], where: str, item: int) -> Iterator[Finding]:
    def found(rule: str, what: str, cure: str) -> Finding:
        return Finding(rule, where, what, cure, item=item)

    if decisions:
        yield found("decision", "a request holds a decision", "Send it as an answer, or take the decision out")
    if not review.member_id:
        yield found("member_id", "the member number is missing", "Copy it from the card")
    if review.category not in tables.table("authorisation", "categories"):
        yield found("category", f"the kind of request {review.category!r} is not in the table", _LOOK_UP)
    if not review.diagnoses:
        yield found("no_diagnosis", "it has no diagnosis", "Ask the clinician for one")
    if not review.services and review.visits is None and not review.service_type:
        yield found("no_service", "it asks for no service", "Say what is asked for, and how often")


def _decided(review: Review, decisions: Sequence[Decision], where: str, item: int) -> Iterator[Finding]:
    rejected = review.rejections or any(service.rejections for service in review.services)
    if not decisions and not rejected:
        yield Finding("no_decision", where, "nothing is decided and nothing refused", _ASK_AGAIN, item=item)
    for each in decisions:
        if each.action not in tables.table("authorisation", "decisions"):
            yield Finding("decision", where, f"the decision {each.action!r} is not in the table", _LOOK_UP, item=item)
        if each.granted and not any(one.authorisation for one in decisions):
            what = "it is granted without an authorisation number"
            yield Finding("no_authorisation", where, what, "Ask for the number before the service", item=item)
