"""Any question or answer that the wire can carry, hostile but legal text included."""

from __future__ import annotations

from hypothesis import strategies as st

from sim.records.transactions import (
    AckTA1,
    Authorisation278,
    Benefit,
    BenefitParty,
    ClaimInquiry,
    CoverageAnswer,
    CoverageDate,
    CoverageQuestion,
    DatedStatus,
    Decision,
    Eligibility271,
    Envelope,
    InquiredLine,
    Inquiry270,
    Inquiry276,
    Person,
    Provider,
    Reference,
    Rejection,
    RequestedService,
    Review,
    Status277,
    Trace,
)
from tests.properties.wire_strategies import (
    addresses,
    amounts,
    cents,
    clinicians,
    code,
    contacts,
    days,
    envelopes,
    extras,
    modifiers,
    optional,
    parties,
    persons,
    spans,
    statuses,
    text,
    units,
)

some_days = st.none() | days
some_cents = st.none() | cents
some_units = st.none() | units
traces = st.builds(Trace, text(50), text(10), st.sampled_from("12"))
references = st.builds(Reference, code(2, 3), text(30), optional)
rejections = st.lists(st.builds(Rejection, code(2, 2), code(1, 1), st.booleans()), max_size=2).map(tuple)
dates = st.lists(st.builds(CoverageDate, code(3, 3), days, some_days), max_size=2).map(tuple)


@st.composite
def relations(draw: st.DrawFn, people: st.SearchStrategy[Person] = persons) -> dict[str, object]:
    """A subscriber, and perhaps a dependent who is the patient."""
    dependent = draw(st.none() | people)
    relationship = draw(st.sampled_from(["01", "19", "G8"])) if dependent else "18"
    return {
        "subscriber": draw(people), "member_id": draw(optional), "dependent": dependent, "relationship": relationship,
    }  # fmt: skip


@st.composite
def questions(draw: st.DrawFn) -> CoverageQuestion:
    first, last = draw(spans())
    trace = draw(optional)
    return CoverageQuestion(
        **draw(relations()), trace=trace, originator=draw(text(10)) if trace else "", date=first, through=last,
        service_types=tuple(draw(st.lists(code(1, 2), max_size=3))), extra=draw(extras("III", "AMT")),
    )  # fmt: skip


def above(receiver: bool) -> dict[str, st.SearchStrategy[object]]:
    """Those who stand above all patients of a file."""
    asking = {"receiver": parties(("",))} if receiver else {}
    return {"envelope": envelopes, "payer": parties(("", "XV")), "provider": clinicians, "reference": text(50)} | asking


coverage_questions = st.builds(
    Inquiry270, **above(receiver=False), questions=st.lists(questions(), max_size=3).map(tuple), extra=extras("NTE")
)

benefit_parties = st.builds(
    BenefitParty, role=code(2, 3), name=text(60), first=optional, qualifier=code(2, 2), identifier=text(30),
    address=st.none() | addresses, contact=st.none() | contacts, extra=extras("PRV"),
)  # fmt: skip
benefits = st.builds(
    Benefit, kind=code(1, 2), level=st.just("") | code(3, 3), service_types=st.lists(code(1, 2), max_size=4).map(tuple),
    insurance_type=st.just("") | code(2, 2), plan=optional, period=st.just("") | code(1, 2), amount=some_cents,
    share=some_units, quantity_kind=code(2, 2), quantity=some_units, authorisation=st.sampled_from(["", "Y", "N", "U"]),
    network=st.sampled_from(["", "Y", "N", "W"]), procedure=st.just(()) | st.tuples(code(2, 2), code(5, 5), code(2, 2)),
    references=st.lists(references, max_size=2).map(tuple), dates=dates, rejections=rejections,
    messages=st.lists(text(60), max_size=2).map(tuple), parties=st.lists(benefit_parties, max_size=2).map(tuple),
    extra=extras("HSD", "III"),
)  # fmt: skip


@st.composite
def answers(draw: st.DrawFn) -> CoverageAnswer:
    return CoverageAnswer(
        **draw(relations()), traces=tuple(draw(st.lists(traces, max_size=2))),
        references=tuple(draw(st.lists(references, max_size=2))), dates=draw(dates), rejections=draw(rejections),
        benefits=tuple(draw(st.lists(benefits, max_size=3))), extra=draw(extras("PRV", "HI")),
    )  # fmt: skip


coverage_answers = st.builds(
    Eligibility271, **above(receiver=False), answers=st.lists(answers(), max_size=3).map(tuple),
    payer_rejections=rejections, provider_rejections=rejections, extra=extras("NTE"),
)  # fmt: skip


@st.composite
def dated_statuses(draw: st.DrawFn) -> DatedStatus:
    # The one message of a status stands with its first part.
    first, *rest = draw(st.lists(statuses, min_size=1, max_size=3))
    silent = [type(each)(each.category, each.status, each.entity) for each in rest]
    return DatedStatus(
        statuses=(first, *silent), effective=draw(some_days), action=draw(st.sampled_from(["", "WQ", "U"])),
        charge=draw(some_cents), paid=draw(some_cents), decided_on=draw(some_days), method=draw(st.sampled_from(["", "CHK"])),
        paid_on=draw(some_days), payment_trace=draw(optional),
    )  # fmt: skip


@st.composite
def inquired_lines(draw: st.DrawFn) -> InquiredLine:
    first, last = draw(spans())
    return InquiredLine(
        procedure=draw(text(20)), charge=draw(amounts), units=draw(units), modifiers=draw(modifiers), date=first,
        through=last, control_number=draw(optional), paid=draw(some_cents),
        statuses=tuple(draw(st.lists(dated_statuses(), max_size=2))), extra=draw(extras("K3")),
    )  # fmt: skip


people_of_claims = st.builds(Person, text(60), optional, birth_date=some_days, sex=st.sampled_from("FMU"))


@st.composite
def inquiries(draw: st.DrawFn) -> ClaimInquiry:
    first, last = draw(spans())
    related = draw(relations(people_of_claims))
    related.pop("relationship")
    return ClaimInquiry(
        **related, trace=draw(text(50)), charge=draw(some_cents), claim_id=draw(optional),
        payer_claim_number=draw(optional), clearinghouse_number=draw(optional), bill_type=draw(optional),
        group_number=draw(optional), date=first, through=last, statuses=tuple(draw(st.lists(dated_statuses(), max_size=2))),
        lines=tuple(draw(st.lists(inquired_lines(), max_size=2))), extra=draw(extras("K3")),
    )  # fmt: skip


standing_questions = st.builds(
    Inquiry276, **above(receiver=True), claims=st.lists(inquiries(), max_size=3).map(tuple), extra=extras("NTE")
)


@st.composite
def standings(draw: st.DrawFn) -> Status277:
    refusal = draw(st.none() | dated_statuses())
    facts = {name: draw(strategy) for name, strategy in above(receiver=True).items()}
    return Status277(
        **facts, claims=tuple(draw(st.lists(inquiries(), max_size=3))), refusal=refusal,
        refusal_trace=draw(text(50)) if refusal else "", extra=draw(extras("NTE")),
    )  # fmt: skip


decisions = st.none() | st.builds(Decision, code(2, 2), optional, st.just("") | code(2, 2))


@st.composite
def services(draw: st.DrawFn) -> RequestedService:
    first, last = draw(spans())
    many = draw(some_units)
    return RequestedService(
        procedure=draw(text(20)), modifiers=draw(modifiers), amount=draw(some_cents), units=many,
        unit=draw(st.sampled_from(["UN", "MJ"])) if many is not None else "UN", first=first, last=last,
        decision=draw(decisions), rejections=draw(rejections), extra=draw(extras("HSD")),
    )  # fmt: skip


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    first, last = draw(spans())
    return Review(
        **draw(relations()), category=draw(code(1, 2)), request=draw(code(1, 1)),
        service_type=draw(st.just("") | code(1, 2)), place_of_service=draw(st.just("") | code(2, 2)),
        urgency=draw(st.sampled_from(["", "U"])),
        traces=tuple(draw(st.lists(traces, max_size=2))), earlier_authorisation=draw(optional), event_first=first,
        event_last=last, valid_from=draw(some_days), valid_to=draw(some_days),
        diagnoses=tuple(draw(st.lists(code(3, 7), max_size=4))), visits=draw(some_units), decision=draw(decisions),
        rejections=draw(rejections), message=draw(optional),
        providers=tuple(draw(st.lists(st.builds(Provider, text(60), code(10, 10), address=st.none() | addresses), max_size=2))),
        services=tuple(draw(st.lists(services(), max_size=2))), extra=draw(extras("CRC", "PWK")),
    )  # fmt: skip


requests = st.builds(
    Authorisation278, envelope=envelopes, payer=parties(("", "XV")), requester=clinicians, reference=text(50),
    decides=st.booleans(), reviews=st.lists(reviews(), max_size=2).map(tuple), payer_rejections=rejections,
    requester_rejections=rejections, extra=extras("NTE"),
)  # fmt: skip

# Without a group's date, six digits name a day of this century.
recent_days = days.filter(lambda day: day.year >= 2000)
ungrouped = st.builds(
    Envelope, sender=text(15), receiver=text(15), control_number=st.integers(0, 999_999_999), date=recent_days,
    time=st.times().map(lambda found: found.strftime("%H%M")),
)  # fmt: skip
envelope_receipts = st.builds(
    AckTA1, envelope=ungrouped, control_number=st.integers(0, 999_999_999), date=recent_days,
    time=st.times().map(lambda found: found.strftime("%H%M")), status=st.sampled_from("AER"), note=code(3, 3),
)  # fmt: skip

dialogues = st.one_of(coverage_questions, coverage_answers, standing_questions, standings(), requests, envelope_receipts)
