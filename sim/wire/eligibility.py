"""Writing the question whether somebody is covered (270) and the answer (271), 005010X279A1.

Both run in segment order: payer, practice, subscriber, dependent, and then what is asked
or answered.  A subscriber with several dependents is written once for each, so that every
question and answer stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.records.eligibility_files import (
    Benefit,
    BenefitParty,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    Eligibility271,
    Inquiry270,
    Reference,
    Rejection,
)
from sim.records.parties import Organisation, Provider
from sim.wire.core import STANDARD, Delimiters
from sim.wire.parties import (
    write_address,
    write_birth,
    write_contact,
    write_name,
    write_organisation,
    write_provider,
)
from sim.wire.writing import Writing, money, number, span, stamp

GUIDE = "005010X279A1"


def write_inquiry(inquiry: Inquiry270, delimiters: Delimiters = STANDARD) -> str:
    """Write a file of questions."""
    out = Writing(delimiters)
    _begin(out, inquiry, "HS", "270", "13")
    parties = None
    practice = 0
    for question in inquiry.questions or [None]:
        wanted = _parties(inquiry, question)
        if wanted != parties:
            practice, parties = _open_parties(out, *wanted), wanted
        if question:
            _question(out, question, practice)
    return out.close(inquiry.envelope)


def write_answer(answers: Eligibility271, delimiters: Delimiters = STANDARD) -> str:
    """Write a file of answers."""
    out = Writing(delimiters)
    _begin(out, answers, "HB", "271", "11")
    parties = None
    practice = 0
    refusals = (answers.payer_rejections, answers.provider_rejections)
    for answer in answers.answers or [None]:
        wanted = _parties(answers, answer)
        if wanted != parties:
            practice, parties = _open_parties(out, *wanted, *refusals), wanted
            refusals = ((), ())
        if answer:
            _answer(out, answer, practice)
    return out.close(answers.envelope)


def _begin(out: Writing, file: Inquiry270 | Eligibility271, group: str, kind: str, purpose: str) -> None:
    envelope = file.envelope
    out.open(envelope, group, kind, GUIDE, names_guide=True)
    out.add("BHT", "0022", purpose, file.reference, stamp(envelope.date), envelope.time)
    out.extra(file.extra)


def _parties(
    file: Inquiry270 | Eligibility271, item: CoverageQuestion | CoverageAnswer | None
) -> tuple[Organisation, Provider]:
    if item is None:
        return file.payer, file.provider
    return item.payer or file.payer, item.provider or file.provider


def _open_parties(
    out: Writing,
    payer: Organisation,
    provider: Provider,
    payer_rejections: Sequence[Rejection] = (),
    provider_rejections: Sequence[Rejection] = (),
) -> int:
    out.where = f"payer {payer.name}"
    level = out.level("20", children=True)
    write_organisation(out, "PR", payer, "PI")
    write_contact(out, "IC", payer.contact)
    write_rejections(out, payer_rejections)
    level = out.level("21", level, children=True)
    write_provider(out, "1P", provider)
    write_rejections(out, provider_rejections)
    return level


def _question(out: Writing, question: CoverageQuestion, practice: int) -> None:
    out.where = f"question {question.trace}"
    level = out.level("22", practice, children=question.dependent is not None)
    trace = ("TRN", "1", question.trace, question.originator)
    if not question.dependent and question.trace:
        out.add(*trace)
    write_name(out, "IL", question.subscriber, "MI", question.member_id)
    write_address(out, question.subscriber.address)
    write_birth(out, question.subscriber)
    if question.dependent:
        out.level("23", level, children=False)
        if question.trace:
            out.add(*trace)
        write_name(out, "03", question.dependent)
        write_address(out, question.dependent.address)
        write_birth(out, question.dependent)
        out.add("INS", "N", question.relationship)
    if question.date:
        out.add("DTP", "291", *span(question.date, question.through))
    for service_type in question.service_types:
        out.add("EQ", service_type)
    out.extra(question.extra)


def _answer(out: Writing, answer: CoverageAnswer, practice: int) -> None:
    out.where = f"answer on {answer.patient.full}"
    dependent = answer.dependent
    level = out.level("22", practice, children=dependent is not None)
    if dependent:
        write_name(out, "IL", answer.subscriber, "MI", answer.member_id)
        write_address(out, answer.subscriber.address)
        write_birth(out, answer.subscriber)
        out.level("23", level, children=False)
    for trace in answer.traces:
        out.add("TRN", trace.kind, trace.number, trace.originator)
    if dependent:
        write_name(out, "03", dependent)
    else:
        write_name(out, "IL", answer.subscriber, "MI", answer.member_id)
    write_references(out, answer.references)
    write_address(out, answer.patient.address)
    write_rejections(out, answer.rejections)
    write_birth(out, answer.patient)
    if dependent:
        out.add("INS", "N", answer.relationship)
    _dates(out, answer.dates)
    out.extra(answer.extra)
    for benefit in answer.benefits:
        _benefit(out, benefit)


def _benefit(out: Writing, benefit: Benefit) -> None:
    amount = "" if benefit.amount is None else money(benefit.amount)
    share = "" if benefit.share is None else number(benefit.share)
    quantity = "" if benefit.quantity is None else number(benefit.quantity)
    out.add(
        "EB", benefit.kind, benefit.level, list(benefit.service_types), benefit.insurance_type, benefit.plan,
        benefit.period, amount, share, benefit.quantity_kind, quantity, benefit.authorisation, benefit.network,
        benefit.procedure,
    )  # fmt: skip
    write_references(out, benefit.references)
    _dates(out, benefit.dates)
    write_rejections(out, benefit.rejections)
    for message in benefit.messages:
        out.add("MSG", message)
    out.extra(benefit.extra)
    if benefit.parties:
        out.add("LS", "2120")
        for party in benefit.parties:
            _benefit_party(out, party)
        out.add("LE", "2120")


def _benefit_party(out: Writing, party: BenefitParty) -> None:
    number = (party.qualifier, party.identifier) if party.identifier else ()
    out.add("NM1", party.role, "1" if party.first else "2", party.name, party.first, "", "", "", *number)
    write_address(out, party.address)
    write_contact(out, "IC", party.contact)
    out.extra(party.extra)


def write_references(out: Writing, references: Sequence[Reference]) -> None:
    """Write the numbers of a coverage or benefit (REF)."""
    for each in references:
        out.add("REF", each.kind, each.number, each.name)


def _dates(out: Writing, dates: Sequence[CoverageDate]) -> None:
    for each in dates:
        out.add("DTP", each.kind, *span(each.first, each.last))


def write_rejections(out: Writing, rejections: Sequence[Rejection]) -> None:
    """Write why something could not be answered (AAA)."""
    for each in rejections:
        out.add("AAA", "Y" if each.valid else "N", "", each.reason, each.action)
