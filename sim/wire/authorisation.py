"""The request for an authorisation and the decision on it (278, 005010X217).

Kept small: no validator that nobody here wrote knows this set, so what it holds is held
to the record that was written, to our own check, and to nothing else.
"""

from __future__ import annotations

from sim.records.authorisation_files import Authorisation278, Decision, RequestedService, Review
from sim.records.eligibility_files import Trace
from sim.wire.core import STANDARD, Delimiters
from sim.wire.eligibility import write_rejections
from sim.wire.parties import write_address, write_birth, write_contact, write_name, write_organisation, write_provider
from sim.wire.writing import Writing, money, number, span, stamp

GUIDE = "005010X217"


def write(file: Authorisation278, delimiters: Delimiters = STANDARD) -> str:
    """Write a request or a decision."""
    out = Writing(delimiters)
    envelope = file.envelope
    out.open(envelope, "HI", "278", GUIDE, names_guide=True)
    purpose = "11" if file.decides else "13"
    out.add("BHT", "0007", purpose, file.reference, stamp(envelope.date), envelope.time)
    out.extra(file.extra)
    level = out.level("20", children=True)
    write_organisation(out, "X3", file.payer, "PI")
    write_contact(out, "IC", file.payer.contact)
    write_rejections(out, file.payer_rejections)
    level = out.level("21", level, children=True)
    write_provider(out, "1P", file.requester)
    write_contact(out, "IC", file.requester.contact)
    write_rejections(out, file.requester_rejections)
    for review in file.reviews:
        out.where = f"request for {review.patient.full}"
        _review(out, review, level)
    return out.close(envelope)


def _review(out: Writing, review: Review, requester: int) -> None:
    level = out.level("22", requester, children=True)
    write_name(out, "IL", review.subscriber, "MI", review.member_id)
    write_address(out, review.subscriber.address)
    write_birth(out, review.subscriber)
    if review.dependent:
        level = out.level("23", level, children=True)
        write_name(out, "QC", review.dependent)
        write_address(out, review.dependent.address)
        write_birth(out, review.dependent)
        out.add("INS", "N", review.relationship)
    level = out.level("EV", level, children=bool(review.services))
    _traces(out, review.traces)
    write_rejections(out, review.rejections)
    place = (review.place_of_service, "B") if review.place_of_service else ""
    out.add("UM", review.category, review.request, review.service_type, place, "", review.urgency)
    _decision(out, review.decision)
    if review.earlier_authorisation:
        out.add("REF", "BB", review.earlier_authorisation)
    if review.event_first:
        out.add("DTP", "AAH", *span(review.event_first, review.event_last))
    if review.valid_from:
        out.add("DTP", "007", *span(review.valid_from, None))
    if review.valid_to:
        out.add("DTP", "036", *span(review.valid_to, None))
    if review.diagnoses:
        out.add("HI", *[("ABK" if not place else "ABF", code) for place, code in enumerate(review.diagnoses)])
    if review.visits is not None:
        out.add("HSD", "VS", number(review.visits))
    if review.message:
        out.add("MSG", review.message)
    out.extra(review.extra)
    for provider in review.providers:
        write_provider(out, "SJ", provider)
        write_address(out, provider.address)
        if provider.taxonomy:
            out.add("PRV", "PE", "PXC", provider.taxonomy)
    for service in review.services:
        _service(out, service, level)


def _traces(out: Writing, traces: tuple[Trace, ...]) -> None:
    for trace in traces:
        out.add("TRN", trace.kind, trace.number, trace.originator)


def _decision(out: Writing, decision: Decision | None) -> None:
    if decision:
        out.add("HCR", decision.action, decision.authorisation, decision.reason)


def _service(out: Writing, service: RequestedService, event: int) -> None:
    out.level("SS", event, children=False)
    write_rejections(out, service.rejections)
    _decision(out, service.decision)
    if service.first:
        out.add("DTP", "472", *span(service.first, service.last))
    amount = "" if service.amount is None else money(service.amount)
    units = ("", "") if service.units is None else (service.unit, number(service.units))
    out.add("SV1", (service.code_set, service.procedure, *service.modifiers), amount, *units)
    out.extra(service.extra)
