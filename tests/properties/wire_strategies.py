"""Any claim file, receipt, report or payment that the wire can carry, hostile but legal text included."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from sim.records.transactions import (
    Ack277,
    Ack999,
    AcknowledgedSet,
    Address,
    Adjustment,
    Attachment,
    BankAccount,
    ClaimStatus,
    Contact,
    ElementError,
    Envelope,
    LineStatus,
    Name,
    Organisation,
    OtherCoverage,
    PaidClaim,
    PaidLine,
    Person,
    PriorLine,
    Provider,
    ProviderAdjustment,
    Remittance835,
    ReportedClaim,
    SegmentError,
    Submission837,
    SubmittedClaim,
    SubmittedLine,
)

# Everything printable but the four marks of the standard punctuation.
LEGAL = "".join(sorted(set(map(chr, range(32, 127))) - set("*:^~")))


def text(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """Words that look like segments, numbers, markup and quotation marks as soon as like names."""
    tricky = st.sampled_from(["ST", "ISA", "0", "-", ".", "O'Brien-Sm|th", "<b>&amp;", 'a "b"', "1E9", "NM1", "%s{0}\\n"])
    free = st.text(LEGAL, min_size=least, max_size=most).filter(lambda found: found == found.strip(" "))
    return st.one_of(free, tricky.filter(lambda found: least <= len(found) <= most))


def code(least: int, most: int) -> st.SearchStrategy[str]:
    return st.text(string.ascii_uppercase + string.digits, min_size=least, max_size=most)


optional = text(30) | st.just("")
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
cents = st.integers(0, 99_999_999)
amounts = st.integers(-99_999_999, 99_999_999)
units = st.integers(1, 999) | st.decimals(Decimal("0.001"), Decimal("99.999"), places=3)
modifiers = st.lists(code(2, 2), max_size=4).map(tuple)
addresses = st.builds(Address, text(55), text(30), code(2, 2), code(5, 9), optional)
names = st.builds(Name, text(60), optional, text(25) | st.just(""), text(10) | st.just(""))
phones = st.text(string.digits, min_size=10, max_size=10)
contacts = st.builds(Contact, text(60), phones, st.just(""), optional, optional)
persons = st.builds(
    Person, text(60), optional, text(25) | st.just(""), text(10) | st.just(""),
    st.none() | days, st.sampled_from("FMU"), st.none() | addresses,
)  # fmt: skip
clinicians = st.builds(Provider, text(60), code(10, 10) | st.just(""), optional, text(25) | st.just("")) | st.builds(
    Provider, text(60), qualifier=st.sampled_from(["FI", "SV", "PC"]), identifier=text(30)
)
practices = st.builds(
    Provider, text(60), code(10, 10), taxonomy=code(10, 10) | st.just(""), tax_id=code(9, 9) | st.just(""),
    address=st.none() | addresses, contact=st.none() | contacts,
)  # fmt: skip


def parties(qualifiers: tuple[str, ...], **more: st.SearchStrategy[object]) -> st.SearchStrategy[Organisation]:
    return st.builds(Organisation, text(60), text(15), st.sampled_from(qualifiers), **more)


def extras(*names_of_segments: str) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    """Segments for which the record has no field; a composite among their elements."""
    element = text(20) | st.builds("{}:{}".format, text(5), text(5))
    segment = st.tuples(st.sampled_from(names_of_segments), text(20), element, text(3))
    return st.lists(segment, max_size=2).map(tuple)


envelopes = st.builds(
    Envelope, sender=text(15), receiver=text(15), control_number=st.integers(0, 999_999_999), date=days,
    time=st.times().map(lambda found: found.strftime("%H%M")), usage=st.sampled_from("TP"),
    group_sender=text(15), group_control=st.integers(1, 999_999_999),
    set_control=st.text(string.digits, min_size=4, max_size=9),
)  # fmt: skip


@st.composite
def spans(draw: st.DrawFn) -> tuple[date | None, date | None]:
    first = draw(st.none() | days)
    return first, draw(st.none() | days) if first else None


adjustments = st.lists(
    st.builds(Adjustment, st.sampled_from(["CO", "PR", "OA", "PI"]), code(1, 3), amounts, st.none() | units), max_size=9
).map(tuple)
remarks = st.lists(code(2, 5), max_size=5).map(tuple)
bare_persons = st.builds(
    Person, text(60), optional, text(25) | st.just(""), text(10) | st.just(""), address=st.none() | addresses
)
prior_lines = st.builds(
    PriorLine, payer_id=text(30), paid=amounts, procedure=text(20), units=units, modifiers=modifiers,
    adjustments=adjustments, decided_on=st.none() | days, patient_owes=st.none() | cents, extra=extras("LQ", "FRM"),
)  # fmt: skip
other_coverages = st.builds(
    OtherCoverage, filing_order=st.sampled_from("PST"), subscriber=bare_persons, member_id=text(30),
    payer=parties(("", "XV"), address=st.none() | addresses), relationship=st.sampled_from(["18", "01", "19"]),
    group_number=optional, group_name=optional, insurance_type=st.sampled_from(["", "47"]), filing_indicator=code(2, 2),
    paid=st.none() | amounts, patient_owes=st.none() | cents, not_covered=st.none() | cents, adjustments=adjustments,
    remarks=remarks, decided_on=st.none() | days, payer_claim_number=optional, assigned=st.sampled_from(["Y", "N", "W"]),
    release=st.sampled_from(["Y", "I"]), extra=extras("QTY", "K3"),
)  # fmt: skip


@st.composite
def submitted_lines(draw: st.DrawFn) -> SubmittedLine:
    first, last = draw(spans())
    return SubmittedLine(
        procedure=draw(text(20)), charge=draw(cents), date=first, through=last, units=draw(units),
        modifiers=draw(modifiers), pointers=tuple(draw(st.lists(st.integers(1, 12), max_size=4))),
        control_number=draw(optional), place_of_service=draw(st.just("") | code(2, 2)), description=draw(optional),
        note=draw(optional), prior=tuple(draw(st.lists(prior_lines, max_size=2))),
        extra=draw(extras("K3", "MEA")),
    )  # fmt: skip


@st.composite
def submitted_claims(draw: st.DrawFn) -> SubmittedClaim:
    patient = draw(st.none() | persons)
    diagnoses = tuple(draw(st.lists(code(3, 7), max_size=12)))
    return SubmittedClaim(
        claim_id=draw(text(38)), charge=draw(cents), subscriber=draw(persons), member_id=draw(text(30)),
        payer=draw(parties(("", "XV"), address=st.none() | addresses)),
        lines=tuple(draw(st.lists(submitted_lines(), max_size=3))), diagnoses=diagnoses,
        place_of_service=draw(code(2, 2)), frequency=draw(st.sampled_from("178")),
        payer_claim_number=draw(optional), prior_authorisation=draw(optional), referral_number=draw(optional),
        filing_order=draw(st.sampled_from("PST")), filing_indicator=draw(code(2, 2)),
        group_number=draw(optional), group_name=draw(optional), insurance_type=draw(st.sampled_from(["", "12"])),
        relationship=draw(st.sampled_from(["01", "19", "G8"])) if patient else "18", patient=patient,
        rendering=draw(st.none() | st.builds(Provider, text(60), code(10, 10), taxonomy=code(10, 10) | st.just(""))),
        others=tuple(draw(st.lists(other_coverages, max_size=2))),
        attachments=tuple(draw(st.lists(st.builds(Attachment, code(2, 2), code(2, 2), optional), max_size=2))),
        note=draw(optional), referring=draw(st.none() | clinicians),
        icd_version=draw(st.sampled_from([9, 10])) if diagnoses else 10,
        extra=draw(extras("K3", "CRC", "HCP")),
    )  # fmt: skip


submissions = st.builds(
    Submission837, envelope=envelopes,
    submitter=parties(("", "XX"), contact=contacts), receiver=parties(("",)), billing=practices,
    claims=st.lists(submitted_claims(), max_size=3).map(tuple), reference=text(50), extra=extras("CUR", "NTE"),
)  # fmt: skip

element_errors = st.builds(
    ElementError, st.integers(1, 99), code(1, 3), optional, st.integers(0, 9), code(1, 4), st.integers(0, 9), extras("CTX")
)
segment_errors = st.builds(
    SegmentError, segment=code(2, 3), position=st.integers(1, 9999), code=code(1, 2), loop=code(4, 6),
    claim_id=optional, extra=extras("CTX"), elements=st.lists(element_errors, max_size=3).map(tuple),
)  # fmt: skip
answered_sets = st.builds(
    AcknowledgedSet, control=code(4, 9), status=st.sampled_from(["A", "E", "R"]),
    codes=st.lists(code(1, 2), max_size=3).map(tuple),
    errors=st.lists(segment_errors, max_size=3).map(tuple),
)  # fmt: skip
receipts = st.builds(
    Ack999, envelope=envelopes, group_control=st.integers(1, 999_999_999),
    sets=st.lists(answered_sets, max_size=3).map(tuple), codes=st.lists(code(1, 2), max_size=2).map(tuple),
)  # fmt: skip

statuses = st.builds(
    ClaimStatus, st.sampled_from(["A1", "A2", "A3", "A6", "A7", "A8"]), st.integers(1, 999).map(str),
    st.sampled_from(["", "IL", "85"]), optional,
)  # fmt: skip


@st.composite
def line_statuses(draw: st.DrawFn) -> LineStatus:
    first, last = draw(spans())
    return LineStatus(
        procedure=draw(text(20)), charge=draw(cents), statuses=tuple(draw(st.lists(statuses, max_size=2))),
        modifiers=draw(modifiers), units=draw(st.none() | units), control_number=draw(optional), date=first, through=last,
    )  # fmt: skip


@st.composite
def reported_claims(draw: st.DrawFn) -> ReportedClaim:
    first, last = draw(spans())
    return ReportedClaim(
        claim_id=draw(text(38)), patient=draw(names), member_id=draw(optional), charge=draw(cents),
        statuses=tuple(draw(st.lists(statuses, min_size=1, max_size=3))), service_date=first, service_through=last,
        payer_claim_number=draw(optional), clearinghouse_number=draw(optional),
        lines=tuple(draw(st.lists(line_statuses(), max_size=2))),
    )  # fmt: skip


reports = st.builds(
    Ack277, envelope=envelopes, source=parties(("", "46", "FI")), receiver=parties(("",)), provider=clinicians,
    batch_trace=text(50), claims=st.lists(reported_claims(), max_size=3).map(tuple),
    source_role=st.sampled_from(["PR", "AY"]), reference=text(50), received_on=days, processed_on=days, status=statuses,
)  # fmt: skip

@st.composite
def paid_lines(draw: st.DrawFn) -> PaidLine:
    first, last = draw(spans())
    billed = draw(st.just("") | text(20))
    return PaidLine(
        procedure=draw(text(20)), charge=draw(amounts), paid=draw(amounts), date=first, through=last, units=draw(units),
        modifiers=draw(modifiers), adjustments=draw(adjustments), remarks=draw(remarks),
        allowed=draw(st.none() | cents), control_number=draw(optional), billed_procedure=billed,
        billed_modifiers=draw(modifiers) if billed else (), billed_units=draw(st.none() | units),
        extra=draw(extras("QTY", "PWK")),
    )  # fmt: skip


paid_claims = st.builds(
    PaidClaim, claim_id=text(38), status=st.sampled_from(["1", "2", "4", "22"]), charge=amounts, paid=amounts,
    patient=names, lines=st.lists(paid_lines(), max_size=3).map(tuple), patient_responsibility=amounts,
    filing_indicator=code(2, 2), payer_claim_number=optional, member_id=optional, place_of_service=optional,
    frequency=st.sampled_from(["", "1", "7"]), adjustments=adjustments, remarks=remarks,
    rendering=st.none() | clinicians, corrected=st.none() | names, received_on=st.none() | days,
    service_date=st.none() | days, service_through=st.none() | days, covered=st.none() | cents,
    subscriber=st.none() | names, passed_on_to=st.none() | parties(("", "XV")), earlier_claim_number=optional,
    extra=extras("MIA", "QTY", "PER"),
)  # fmt: skip
changes = st.builds(ProviderAdjustment, code(10, 10), days, code(2, 2), amounts, optional)
accounts = st.none() | st.builds(BankAccount, code(9, 9), code(1, 17))
remittances = st.builds(
    Remittance835, envelope=envelopes, payer=parties(("", "NF"), address=st.none() | addresses, contact=contacts),
    payee=st.builds(Provider, text(60), code(10, 10) | st.just(""), tax_id=optional, address=st.none() | addresses),
    amount=cents, trace_number=text(50), payment_date=days, claims=st.lists(paid_claims, max_size=3).map(tuple),
    method=st.sampled_from(["ACH", "CHK", "NON"]), originator=code(10, 10), produced_on=days,
    paying_account=accounts, paid_account=accounts, receiver_id=optional,
    adjustments=st.lists(changes, max_size=8).map(tuple), extra=extras("RDM", "TS3"),
)  # fmt: skip

statements = st.one_of(submissions, receipts, reports, remittances)
