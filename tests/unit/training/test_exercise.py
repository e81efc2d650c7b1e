"""An exercise that cannot be used says which file, which field, and what to do."""

import re
import shutil
from pathlib import Path

import pytest

from sim.records.files import EXERCISES
from sim.scenario import BadScenario, overlay
from sim.training.exercise import names, read_exercise, shipped_exercise
from tests.unit.grading.desks import THREE, exercise


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(shutil.copytree(EXERCISES / "07a_transposed_id", tmp_path / "mine"))


def change(folder: Path, old: str, new: str) -> Path:
    path = folder / "exercise.toml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return path


@pytest.mark.parametrize(("old", "new", "says"), [
    ("title =", "heading =", "Object contains unknown field `heading`"),
    ("minutes = 30", 'minutes = "thirty"', "field minutes: Expected `int`, got `str`"),
    ("minutes = 30", "minutes = 0", "field minutes: Expected `int` >= 1"),
    ("ends = 56", "ends = 7", "field starts: day 21 lies after the last day, 7"),
    ('lists = ["reports", "rejected"]', 'lists = ["outbox"]', "field lists[0]: Invalid enum value 'outbox'"),
    ("check = \"truth_found\"\npoints = 5\nsays = \"Finds the right number on the card\"\ncause = \"transposed_member_id\"",
     "check = \"truth_found\"\npoints = 5\nsays = \"x\"\ncause = \"bad_luck\"",
     "field rubric[1].cause: 'bad_luck' is no cause"),
    ("points = 30", "points = -3", "field rubric[2].points: Expected `int` >= 1"),
    ("count = 44", "count = 0", "field patients.count: Expected `int` >= 1"),
    ('payer = "harbor"', 'payer = "harbour"', "`planted` names the payer 'harbour'; use one of senior-b"),
    ("[overrides]", "[overrides", "not valid TOML"),
    ("pass_percent = 75", "pass_percent = 101", "field pass_percent: Expected `int` <= 100"),
])
def test_a_wrong_key_type_range_or_name_is_one_clear_message(folder, old, new, says):
    path = change(folder, old, new)
    with pytest.raises(BadScenario, match="^" + re.escape(str(path)) + r"(, line \d+)?: .*" + re.escape(says)):
        read_exercise(folder)


def test_a_payer_that_no_criterion_can_mean_is_refused(folder):
    change(folder, 'says = "Reads the', 'payer = "harbour"\nsays = "Reads the')
    with pytest.raises(BadScenario, match=r"field rubric\[0\].payer: 'harbour' is no payer; use one of senior-b"):
        read_exercise(folder)


def test_an_exercise_without_a_brief_or_a_folder_says_so(folder):
    (folder / "brief.md").unlink()
    with pytest.raises(BadScenario, match=re.escape(f"{folder / 'brief.md'}: cannot be read")):
        read_exercise(folder)
    with pytest.raises(BadScenario, match=r"there is no exercise of this name; choose one of .*07a_transposed_id"):
        read_exercise("99_none")


def test_a_name_from_an_attempt_is_looked_up_and_never_followed():
    assert shipped_exercise("07a_transposed_id").title == "Two digits"
    for name in ("../exercises/07a_transposed_id", str(EXERCISES / "07a_transposed_id"), "", ".", "07a_transposed_id/"):
        with pytest.raises(BadScenario, match="there is no exercise"):
            shipped_exercise(name)


def test_the_rules_digest_follows_the_rules_and_not_the_folder(folder):
    original = read_exercise("07a_transposed_id")
    assert read_exercise(folder).digest == original.digest
    change(folder, "points = 30", "points = 31")
    assert read_exercise(folder).digest != original.digest


def test_the_shipped_exercises_are_listed_in_order():
    assert names() == sorted(names())
    assert {"07a_transposed_id", "08a_filing_deadline"} <= set(names())


def test_overrides_change_the_rows_that_they_name_by_key():
    base = {"payers": [{"key": "a", "limit": 1, "plan": {"copay": 5}}, {"key": "b", "limit": 2}], "n": 1}
    changed = overlay(base, {"payers": {"a": {"plan": {"copay": 7}}, "c": {"limit": 3}}})
    assert changed["payers"] == [
        {"key": "a", "limit": 1, "plan": {"copay": 7}}, {"key": "b", "limit": 2}, {"key": "c", "limit": 3},
    ]
    assert base["payers"][0]["plan"] == {"copay": 5}


def test_a_cause_that_is_planted_at_a_later_client_is_checked_when_the_exercise_is_read(tmp_path):
    last = Path(tmp_path / "three")
    at_the_last = 'clinician = "P99"\nclient = "riverbend"\ncause = "rendering_npi_wrong"'
    planted = THREE.replace("weekly = false\nfirst_day = 1\nwithin = 4", "")
    planted = planted.replace('cause = "transposed_member_id"', at_the_last)
    with pytest.raises(BadScenario, match="`planted` names the clinician 'P99'"):
        exercise(last, planted)
