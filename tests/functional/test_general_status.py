"""A payer that says "missing or not valid" (21) first: the companion beside it says what, on the wire and on the desk."""

import pytest

from sim.desk.asks import AskClaim
from sim.wire.check import check
from sim.wire.document import emit, parse
from sim.wire.explain import explain
from sim.wire.narrate import narrate
from tests.causes.setting import Setting
from tests.offices import Seat, seat
from tests.validators import judges, validate


def office_told_in_general(cause: str, category: str = "A3") -> Seat:
    """Sit before the report of a payer that has turned a claim back for a cause, with the general status first."""
    desk = seat(Setting(payers={"general_status": category}).office(cause), seed=5, day=29)
    desk.release_and_read()
    return desk


def turned_back(desk: Seat) -> str:
    """The text of the report on which a claim was turned back."""
    reports = [report for name, report in desk.world.office.reports.items() if name.startswith("277CA")]
    texts = [emit(desk.world.transmissions.of(report)) for report in reports]
    return next(text for text in texts if ":21" in text)


@pytest.mark.parametrize("category", ["A3", "A6"])
def test_the_general_status_stands_first_and_the_specific_one_beside_it(category):
    # Swapped digits of a member's number are A7:164 about the subscriber (IL).
    text = turned_back(office_told_in_general("transposed_member_id", category))
    told = [line.rstrip("~").split("*") for line in text.splitlines() if line.startswith("STC") and ":164:" in line]
    assert {(elements[1], elements[10]) for elements in told} == {(f"{category}:21", "A7:164:IL")}
    assert judges(text) == ["pyx12"]
    assert validate(text) == []
    assert check(parse(text)) == ()


def test_a_person_reads_both_codes_on_the_desk():
    desk = office_told_in_general("transposed_member_id")
    claim = desk.ids("rejected")[0]
    row = desk.look(AskClaim(claim)).claim.row
    assert (row.why, row.codes) == ("Missing or not valid: Member ID not found", "A3:21 · A7 · 164 · IL")


def test_the_wire_commands_say_both():
    text = turned_back(office_told_in_general("transposed_member_id"))
    for said in (narrate(text), "\n".join([each.meaning for each in explain(text)])):
        assert "another code says what" in said and "A7" in said and "164" in said


def test_what_is_not_missing_or_wrong_is_said_at_once():
    # A claim to a payer that does not know the member (A3:33) and a late one are told as always.
    desk = seat(Setting(payers={"general_status": "A3", "late_at_door": True}).office("transposed_member_id"), seed=5, day=120)
    desk.release_and_read()
    late = [file.answer for file in desk.world.office.files.values() if file.answer and file.answer.status == "718"]
    assert late and all(answer.composites == (("A3", "718", ""),) for answer in late)


def test_a_file_with_a_companion_reads_whole_and_writes_back_the_same():
    text = turned_back(office_told_in_general("transposed_member_id"))
    report = parse(text)
    told = next(claim.statuses for claim in report.claims if len(claim.statuses) > 1)
    assert [(each.category, each.status, each.beside) for each in told] == [("A3", "21", False), ("A7", "164", True)]
    assert emit(report) == text
