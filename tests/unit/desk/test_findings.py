"""What the edits find stays with the claim until it is cured, and edits are switched at the desk."""

import pytest

from sim.desk.actions import Change, CorrectClaim, OpenClaim, ReleaseBatch, Scrub, SwitchEdit, WriteOff
from sim.desk.asks import AskClaim, AskFigures, AskPractice
from sim.staff.reading import mistakes
from tests.causes import SETTINGS
from tests.offices import honest, seat


@pytest.fixture
def desk():
    """A desk in whose office one claim lacks its modifier, before anything has left."""
    return seat(SETTINGS["modifier_missing"][0].office("modifier_missing"), seed=5, day=29)


def wanting(desk):
    """Switch the edit on, scrub, and name the one claim on which it finds something."""
    assert desk.do(SwitchEdit("modifier_needed", True)).done
    _, found = desk.do(Scrub()).facts
    return found.name


def edit(desk, name):
    return next(each for each in desk.look(AskPractice()).practice_file.edits if each.id == name)


def caught(desk):
    shown = desk.look(AskFigures("root_causes", {})).figures
    table = next(each for each in shown.tables if each.name == "caught")
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows], [each for each in shown.trends if each.name == "caught"]


def test_a_finding_is_the_reason_on_the_row_and_stands_at_its_field(desk):
    claim = wanting(desk)
    row = next(row for row in desk.rows("to_send") if row.id == claim)
    message, fix = "line 1 lacks a modifier that its service needs", "add the one that the encounter note supports"
    assert row.why == f"{message[0].upper()}{message[1:]}: {fix}"
    assert row.codes == "Modifier needed"
    view = desk.look(AskClaim(claim)).claim
    assert [(found.edit, found.field, found.message, found.fix) for found in view.findings] == [
        ("Modifier needed", "modifiers:1", message, fix),
    ]
    assert "modifiers:1" in {field.key for field in view.fields}


def test_a_correction_of_something_else_leaves_the_finding_and_the_right_one_takes_it_off(desk):
    claim = wanting(desk)
    desk.do(CorrectClaim(claim, (Change("group", "OTHER1"),)))
    assert desk.look(AskClaim(claim)).claim.findings
    desk.do(OpenClaim(claim))
    assert desk.do(CorrectClaim(claim, mistakes(desk.look(AskClaim(claim)).claim)[1])).done
    assert desk.look(AskClaim(claim)).claim.findings == ()
    assert next(row for row in desk.rows("to_send") if row.id == claim).why == "To send"


def test_what_is_cured_is_counted_as_kept_and_what_leaves_uncured_is_not(desk):
    claim = wanting(desk)
    charge = desk.world.office.files[claim].claim.charge
    assert (edit(desk, "modifier_needed").caught, edit(desk, "modifier_needed").kept) == (1, 0)
    desk.do(OpenClaim(claim))
    desk.do(CorrectClaim(claim, mistakes(desk.look(AskClaim(claim)).claim)[1]))
    assert edit(desk, "modifier_needed").kept == charge
    (row,), (trend,) = caught(desk)
    assert (row["edit"], row["state"], row["claims"], row["charges"], row["mended"], row["kept"]) == (
        "Modifier needed", "on", 1, charge, 1, charge,
    )
    assert row["since"] == desk.world.day
    assert sum(trend.series[0].points) == 1


def test_a_claim_that_leaves_as_it_was_found_is_caught_and_not_kept(desk):
    wanting(desk)
    desk.do(ReleaseBatch())
    (row,), _ = caught(desk)
    assert (row["claims"], row["mended"], row["kept"]) == (1, 0, 0)


def test_a_claim_given_up_before_it_leaves_is_kept_from_being_turned_back(desk):
    claim = wanting(desk)
    assert desk.do(WriteOff(claim, "uncollectable")).done
    (row,), _ = caught(desk)
    assert row["mended"] == 1


def test_an_edit_that_is_switched_off_finds_nothing_and_has_mended_nothing(desk):
    claim = wanting(desk)
    outcome = desk.do(SwitchEdit("modifier_needed", False))
    assert outcome.done
    assert outcome.minutes == desk.world.scenario.minutes.switch_edit
    assert desk.look(AskClaim(claim)).claim.findings == ()
    assert len(desk.do(Scrub()).facts) == 1
    shown = edit(desk, "modifier_needed")
    assert (shown.on, shown.caught, shown.kept) == (False, 1, 0)


def test_the_practices_page_lists_every_edit_and_the_instructors_own():
    own = {"id": "group_given", "kind": "filled_in", "field": "group", "message": "the group number is {found}",
           "fix": "copy it from the card"}
    listed = seat(honest(own_edits=[own])).look(AskPractice()).practice_file.edits
    usual = {"member_id_length", "birth_date_past", "something_charged"}
    assert {each.id for each in listed if each.on} == {*usual, "group_given"}
    assert (listed[-1].name, listed[-1].own, listed[-1].looks_for) == (
        "Group given", True, "The group number is …: copy it from the card",
    )


@pytest.mark.parametrize(("action", "said"), [
    (SwitchEdit("no_such", True), "There is no edit"),
    (SwitchEdit("member_id_length", True), "is on already"),
    (SwitchEdit("necessity", False), "is off already"),
])
def test_a_switch_that_changes_nothing_is_refused(desk, action, said):
    outcome = desk.do(action)
    assert not outcome.done
    assert said in outcome.reason
