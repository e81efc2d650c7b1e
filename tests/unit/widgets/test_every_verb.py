"""The screen against the tables: no verb without a button, no question without words, no paper without a name."""

import ast
import re
from pathlib import Path

import pytest
from msgspec import to_builtins
from real_session import begun

from sim.desk import look
from sim.desk.actions import VERBS as ACTIONS
from sim.desk.actions import GoHome, SwitchEdit, Wait
from sim.desk.asks import AskReport
from sim.desk.verb import buttons
from sim.desk.verbs import VERBS
from sim.desk.view import Input
from sim.widgets import sources
from sim.widgets.families import FAMILIES, PAPERS

SIM = Path(look.__file__).parents[1]
ALONE = {"scrub", "release_batch", "mail_claims"}
"""Verbs on many claims that a claim's own page offers too."""

OF_A_SERVICE = {"ask_client"}
"""What only somebody who works for several practices can do with a claim; it belongs to the attempt, not to an office."""


def tag(action) -> str:
    return action.__struct_config__.tag


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    return begun(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def questions(session) -> dict[str, tuple[Input, ...]]:
    """What each verb asks for, in an office where a little of everything waits."""
    desk, office = session.desk, session.world.office
    targets = {
        "claim": next(iter(office.files.values())), "office": office, "report": next(iter(office.deposits)),
        "message": next(iter(office.inbox.files)), "patient": next(iter(office.registrations)),
    }
    return {
        tag(action): verb.inputs if isinstance(verb.inputs, tuple) else verb.inputs(desk, targets[verb.about])
        for action, verb in VERBS.items()
    }


def test_every_verb_but_those_of_the_calendar_has_a_button():
    on_reports = {action for kinds in look._ON_REPORTS.values() for action in kinds}
    shown = {action for action, verb in VERBS.items() if verb.probe is not None and verb.about != "report"} | on_reports
    assert set(ACTIONS) - shown == {Wait, GoHome, SwitchEdit}
    assert "switch_edit" in sources.script(), "edits are switched on the practice's page"
    assert on_reports == {action for action, verb in VERBS.items() if verb.about == "report"}


def test_every_verb_on_a_claim_is_in_one_family():
    named = [name for _, names in FAMILIES for name in names]
    assert len(named) == len(set(named))
    on_claims = {tag(action) for action, verb in VERBS.items() if verb.about == "claim" and verb.probe}
    assert set(named) == on_claims | ALONE | OF_A_SERVICE
    assert len(buttons("claim", VERBS)) == len(named) - len(ALONE) - len(OF_A_SERVICE)


def test_every_kind_of_input_is_drawn_and_read(questions):
    script = (Path(sources.__file__).parent / "js" / "forms.js").read_text(encoding="utf-8")
    drawn, read = (
        set(re.findall(r"^  (\w+): \(desk, input", table, re.MULTILINE))
        for table in re.findall(r"^const (?:DRAWN|READ) = \{(.*?)^\};", script, re.DOTALL | re.MULTILINE)
    )
    asked = {each.kind for inputs in questions.values() for each in inputs}
    assert asked <= drawn == read


def test_every_field_of_an_action_is_known_beforehand_or_asked_for(questions):
    for action, verb in VERBS.items():
        if verb.probe is None:
            continue
        asked = {each.name for each in questions[tag(action)]}
        assert asked <= set(action.__struct_fields__), tag(action)


def test_every_choice_is_in_words(questions):
    for name, inputs in questions.items():
        for each in inputs:
            assert each.label and each.label[0].isupper(), name
            for value, text in each.choices:
                assert text and "_" not in text and (text != value or text[0].isupper()), (name, value)


def test_every_document_that_the_office_can_hold_has_a_name():
    kinds = set()
    for source in SIM.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Document"
            if called and node.args and isinstance(node.args[0], ast.Constant):
                kinds.add(node.args[0].value)
    assert {"insurance_card", "letter", "tax_letter", "contract_page"} <= kinds
    assert kinds == set(PAPERS)


def test_a_choice_that_would_do_lifts_a_refusal(session):
    """A deposit's button is refused for nothing but the remittance that is not chosen yet."""
    deposit = next(iter(session.world.office.deposits))
    verb = next(verb for verb in session.look(AskReport(deposit)).verbs if verb.do == "match_deposit")
    assert verb.refusal == ""
    assert verb.action == {"do": "match_deposit", "deposit": deposit, "report": ""}
    assert f"835-{deposit.removeprefix('DEP-')}" in dict(verb.inputs[0].choices)


def test_what_is_told_of_a_button_can_be_sent_as_json(session):
    for verb in session.look(AskReport(next(iter(session.world.office.exceptions)))).verbs:
        assert to_builtins(verb)["do"] == verb.do
