"""What must hold of every appeal, whatever its denial, level and packet."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.records.clock import Calendar
from sim.records.holidays import federal_holidays
from sim.rules.appeal_tables import ladder, no_appeal, question, tables
from sim.rules.appeals import AppealRequest, packet_faults, why_not_sound

CALENDAR = Calendar(date(2026, 1, 5), holidays=federal_holidays())
CARCS = sorted({carc for row in (*tables().questions, *tables().no_appeal) for carc in row.carcs})
KINDS = sorted(tables().documents)
TOP = {ladder.payer_class: len(ladder.levels) for ladder in tables().ladders}


@st.composite
def appeals(draw) -> AppealRequest:
    payer_class = draw(st.sampled_from(sorted(TOP)))
    level = draw(st.integers(1, TOP[payer_class]))
    documents = st.lists(st.sampled_from(KINDS), max_size=6).map(tuple)
    return AppealRequest(
        payer_class, level, draw(st.sampled_from(CARCS)), draw(documents), decided_day=draw(st.integers(0, 700)),
        received_day=draw(st.integers(0, 1200)), amount=draw(st.integers(0, 300_000)), levels_lost=level - 1,
        presented=draw(documents),
    )


@st.composite
def sound_appeals(draw) -> AppealRequest:
    payer_class = draw(st.sampled_from(sorted(TOP)))
    carc = draw(st.sampled_from([carc for carc in CARCS if question(carc).needs and not no_appeal(payer_class, carc)]))
    open_to_it = [n for n, level in enumerate(ladder(payer_class), 1) if question(carc).clinical or not level.clinical]
    level = draw(st.sampled_from(open_to_it))
    answers = tuple(draw(st.sampled_from(either)) for either in question(carc).needs)
    return AppealRequest(
        payer_class, level, carc, ladder(payer_class)[level - 1].also_needs, decided_day=30,
        received_day=draw(st.integers(30, 89)), amount=500_000, levels_lost=level - 1, presented=answers,
    )


@given(st.one_of(appeals(), sound_appeals()), st.lists(st.sampled_from(KINDS), max_size=1).map(tuple))
def test_a_sound_appeal_has_no_fault_that_sinks_it_and_holds_all_that_is_asked(appeal, proofs):
    proofs = proofs or appeal.presented
    if why_not_sound(appeal, CALENDAR, proofs):
        return
    assert not any(fault.sinks for fault in packet_faults(appeal, CALENDAR))
    seen = {*appeal.documents, *appeal.presented}
    assert set(proofs) <= seen
    assert all(seen & set(either) for either in question(appeal.carc).needs)


@given(sound_appeals(), st.sampled_from(KINDS))
def test_a_document_more_never_sinks_an_appeal_and_one_less_does(appeal, document):
    proofs = appeal.presented
    assert why_not_sound(appeal, CALENDAR, proofs) == ""
    assert why_not_sound(replace(appeal, documents=(*appeal.documents, document)), CALENDAR, proofs) == ""
    assert why_not_sound(replace(appeal, presented=proofs[1:]), CALENDAR, proofs) != ""
    assert why_not_sound(replace(appeal, amount=0, received_day=900), CALENDAR, proofs) != ""


@given(appeals(), st.integers(1, 200))
def test_to_be_earlier_is_never_later(appeal, sooner):
    early = replace(appeal, received_day=appeal.received_day - sooner)
    late = [fault.kind for fault in packet_faults(early, CALENDAR)].count("late")
    assert late <= [fault.kind for fault in packet_faults(appeal, CALENDAR)].count("late")


@given(appeals())
def test_every_fault_says_something_about_this_appeal(appeal):
    for fault in packet_faults(appeal, CALENDAR):
        assert fault.says.endswith((".", "?"))
        if fault.document and fault.kind != "missing":
            assert fault.document in appeal.documents
