"""A query to the clinician is answered in a day or two, and the note then says what was missing."""

from sim.desk.actions import QueryProvider, Wait
from sim.records.clock import DAY
from tests.causes.meeting import struck
from tests.causes.playing import papers, wait_for_clinician
from tests.offices import honest, seat


def noted(desk, claim: str) -> dict[str, str]:
    note = next(paper for paper in papers(desk, claim).documents if paper.kind == "encounter_note")
    return {field.key: field.value for field in note.fields if field.key} | {"said": note.note}


def test_an_unclear_note_says_so_and_has_an_addendum_after_the_query():
    desk, claim = struck("note_unclear")
    before = noted(desk, claim)
    assert "side is not stated" in before["said"]
    asked = desk.world.day
    assert desk.do(QueryProvider(claim)).done
    wait_for_clinician(desk)
    assert 1 <= desk.world.calendar.workdays_between(asked + 1, desk.world.day + 1) <= 2
    after = noted(desk, claim)
    assert after["diagnoses"] != before["diagnoses"]
    assert "side is not stated" not in after["said"]
    letter = desk.world.office.letters[claim][-1]
    assert after["diagnoses"] in letter.text


def test_a_clear_note_stands_as_it_is_written():
    desk = seat(honest(), seed=5, day=20)
    claim = next(iter(desk.world.office.files))
    before = noted(desk, claim)
    desk.do(QueryProvider(claim, "modifier"))
    wait_for_clinician(desk)
    assert noted(desk, claim) == before
    assert "nothing to add" in desk.world.office.letters[claim][-1].text


def test_one_visit_is_asked_about_once_at_a_time_and_only_about_what_there_is_to_ask():
    desk = seat(honest(), seed=5, day=20)
    claim = next(iter(desk.world.office.files))
    assert "nothing to ask about" in desk.do(QueryProvider(claim, "everything")).reason
    assert desk.do(QueryProvider(claim)).done
    assert "lies with the clinician" in desk.do(QueryProvider(claim)).reason
    while desk.world.office.queries:
        desk.do(Wait())
    assert desk.do(QueryProvider(claim)).done


def test_answers_lie_on_the_desk_before_it_opens():
    desk = seat(honest(), seed=5, day=20)
    claim = next(iter(desk.world.office.files))
    desk.do(QueryProvider(claim))
    wait_for_clinician(desk)
    minute = desk.world.office.letters[claim][-1].minute
    assert minute % DAY < desk.world.calendar.open_at
    assert desk.world.calendar.is_workday_number(minute // DAY)


def test_a_late_charge_comes_by_letter_and_is_then_in_the_note():
    desk, claim = struck("late_charge")
    view = papers(desk, claim)
    lines = [field.value for field in view.fields if field.key.startswith("code:") and field.value]
    assert len(noted_codes(desk, claim)) == len(lines) + 1
    assert any(letter.decision == "addendum" for letter in desk.world.office.letters[claim])


def noted_codes(desk, claim: str) -> list[str]:
    return [value for key, value in noted(desk, claim).items() if key.startswith("code:")]
