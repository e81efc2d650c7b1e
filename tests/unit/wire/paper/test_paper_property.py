"""Whatever the paper form carries comes back from it; whatever it is given, it does not crash."""

from __future__ import annotations

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.records.parties import Address, Organisation, Person, Provider
from sim.records.submissions import OtherCoverage, Submission837, SubmittedClaim, SubmittedLine
from sim.wire.core import Problem
from sim.wire.paper import ClaimForm, claim_pdf, explain_payment, fill, payment_pdf, read_form
from sim.wire.paper.boxes import kinds, names
from tests.properties.wire_strategies import code, days, remittances, submissions, units
from tests.unit.wire.examples import submission

ALPHABET = string.ascii_letters + string.digits + "'-.&éñüÇ"
word = st.text(ALPHABET, min_size=1, max_size=12)
words = st.lists(word, min_size=1, max_size=3).map(" ".join)
optional = words | st.just("")
zips = st.text(string.digits, min_size=5, max_size=5) | st.text(string.digits, min_size=9, max_size=9)
addresses = st.builds(Address, words, words, code(2, 2), zips, optional)
people = st.builds(Person, words, optional, optional, optional, st.none() | days, st.sampled_from("FMU"), st.none() | addresses)
npis = st.text(string.digits, min_size=10, max_size=10)
clinicians = st.builds(Provider, words, npis, words, optional, optional)
practices = st.builds(
    Provider, words, npis, taxonomy=code(10, 10), tax_id=st.text(string.digits, min_size=9, max_size=9), address=addresses
)
others = st.builds(
    OtherCoverage, filing_order=st.just("P"), subscriber=st.builds(Person, words, words), member_id=words,
    payer=st.builds(Organisation, words),
)  # fmt: skip


@st.composite
def lines(draw: st.DrawFn) -> SubmittedLine:
    first = draw(st.none() | days)
    last = draw(st.none() | days.filter(lambda day: day != first)) if first else None
    return SubmittedLine(
        procedure=draw(code(5, 5)), charge=draw(st.integers(0, 99_999_999)), date=first, through=last, units=draw(units),
        modifiers=tuple(draw(st.lists(code(2, 2), max_size=4))),
        pointers=tuple(draw(st.lists(st.integers(1, 12), max_size=4))),
        description=draw(optional), unit=draw(st.sampled_from(["UN", "MJ"])),
    )  # fmt: skip


@st.composite
def claims(draw: st.DrawFn) -> SubmittedClaim:
    """Claims that a paper form carries whole."""
    patient = draw(st.none() | people)
    diagnoses = tuple(draw(st.lists(code(3, 7).filter(lambda found: not found.startswith("E")), max_size=12)))
    rendering = draw(st.none() | clinicians)
    order = draw(st.sampled_from("PST"))
    return SubmittedClaim(
        claim_id=draw(words), charge=draw(st.integers(0, 99_999_999)), subscriber=draw(people), member_id=draw(words),
        payer=draw(st.builds(Organisation, words, words, address=st.none() | addresses)),
        lines=tuple(draw(st.lists(lines(), min_size=1, max_size=14))), diagnoses=diagnoses,
        place_of_service=draw(code(2, 2)), frequency=draw(st.sampled_from("178")), payer_claim_number=draw(optional),
        prior_authorisation=draw(optional), referral_number=draw(optional), filing_order=order,
        filing_indicator=draw(st.sampled_from(["MB", "MC", "CH", "VA", "CI", "WC", "ZZ"])),
        group_number=draw(optional), group_name=draw(optional),
        relationship=draw(st.sampled_from(["01", "19", "G8"])) if patient else "18", patient=patient,
        rendering=rendering, referring=draw(st.none() | clinicians),
        others=() if order == "P" else tuple(draw(st.lists(others, max_size=1))),
        icd_version=draw(st.sampled_from([9, 10])) if diagnoses else 10, note=draw(optional),
    )  # fmt: skip


@given(claims(), practices)
def test_what_a_form_carries_comes_back_from_it(sent: SubmittedClaim, practice: Provider) -> None:
    file = submission(sent)
    file = Submission837(
        envelope=file.envelope, submitter=file.submitter, receiver=file.receiver, billing=practice, claims=(sent,)
    )  # fmt: skip
    form = fill(file, sent)
    assert isinstance(form, ClaimForm)
    read = read_form(form.values)
    assert read.problems == ()
    assert read.claim == sent
    assert read.billing == practice
    assert read.signed_on == file.envelope.date
    assert {box.box for box in read.left} <= {"29"}


@given(submissions)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_claim_is_filled_and_printed_or_refused_with_a_reason(file: Submission837) -> None:
    for each in file.claims:
        form = fill(file, each)
        if isinstance(form, Problem):
            assert form.message
        else:
            assert [box.box for box in form.boxes] == names(len(each.lines))
            assert claim_pdf(form) == claim_pdf(form)
            read_form(form.values)


box_names = st.sampled_from([*kinds(), *names(3), "24A/0", "24A/51", "24F/²", "x/1", ""])


@given(st.dictionaries(box_names, st.text(max_size=12), max_size=30))
def test_any_typed_form_is_read(values: dict[str, str]) -> None:
    for problem in read_form(values).problems:
        assert problem.where.startswith("box ") and problem.cure


@given(remittances)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_any_payment_is_explained_and_printed(advice) -> None:
    explained = explain_payment(advice)
    assert len(explained.claims) == len(advice.claims)
    assert payment_pdf(explained).startswith(b"%PDF")
