"""A file ten times as long is about ten times the work, whatever its shape; counted, not timed."""

from __future__ import annotations

import sys

import pytest
from msgspec.structs import replace

from sim.wire import emit, explain, faults, narrate
from tests.unit.wire import examples, examples_money
from tests.unit.wire import examples_questions as asked

END = "SE*0*0001~\nGE*1*42~\nIEA*1*000000042~\n"


def claims(times: int) -> str:
    return emit(examples.submission(*(examples_money.second_claim(f"C-{place}") for place in range(times))))


def long_claim(times: int) -> str:
    return emit(examples.submission(examples.claim(lines=examples.claim().lines * times)))


def payments(times: int) -> str:
    return emit(examples.remittance(claims=examples.remittance().claims * times))


def takebacks(times: int) -> str:
    return emit(examples.remittance(adjustments=examples.remittance().adjustments * times))


def reports(times: int) -> str:
    return emit(examples.report(*examples.report().claims * times))


def answers(times: int) -> str:
    return emit(asked.coverage_answers(*asked.coverage_answers().answers * times))


def many_benefits(times: int) -> str:
    return emit(asked.coverage_answers(asked.coverage_answer(benefits=asked.BENEFITS * times)))


def standings(times: int) -> str:
    return emit(asked.standing_answers(*asked.standing_answers().claims * times))


def requests(times: int) -> str:
    return emit(asked.request(*asked.request().reviews * times))


def many_services(times: int) -> str:
    return emit(asked.request(asked.review(services=asked.review().services * times)))


def receipts(times: int) -> str:
    refusal = examples.refusal()
    return emit(replace(refusal, sets=refusal.sets * times, included=times, received=times))


def _opening(name: str, until: str) -> str:
    text = {"837": emit(examples.submission()), "271": emit(asked.coverage_answers())}[name]
    return text[: text.index(until)]


def crowded_subscriber(times: int) -> str:
    """Many segments that nobody reads on one level, and many claims below it."""
    return _opening("837", "CLM*") + "REF*SY*1~\n" * times + "CLM*C*1***11:B:1~\nLX*1~\nSV1*HC:A*1~\n" * times + END


def crowded_payer(times: int) -> str:
    """Many segments on the payer's level, many dependents below one subscriber."""
    lead = _opening("271", "HL*3*2*22*0")
    levels = "HL*3*2*22*1~\nNM1*IL*1*A~\n" + "REF*6P*1~\n" * times + "HL*4*3*23*0~\nNM1*03*1*B~\nEB*1**30~\n" * times
    return lead + "AAA*N**42*R~\n" * times + levels + END


def bare_levels(times: int) -> str:
    return _opening("837", "HL*1**20*1") + "HL*1**22*1~\n" * times + END


def bare_marks(times: int) -> str:
    return _opening("837", "HL*1**20*1") + "~" * times + END


def unclosed_sets(times: int) -> str:
    return _opening("837", "BHT*") + "ST*837*0001*005010X222A1~\nNM1*~\n" * times + END


SHAPES = (
    claims, long_claim, payments, takebacks, reports, answers, many_benefits, standings, requests, many_services, receipts,
    crowded_subscriber, crowded_payer, bare_levels, bare_marks, unclosed_sets,
)  # fmt: skip


def work(text: str) -> int:
    """How many calls it takes to check, explain and tell a text."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        faults(text)
        explain(text)
        narrate(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_ten_times_the_file_is_about_ten_times_the_work(shape) -> None:
    # Words are read from their tables once, before anything is counted.
    work(shape(2))
    short, long = work(shape(20)), work(shape(200))
    assert short > 200
    assert long <= 11 * short
