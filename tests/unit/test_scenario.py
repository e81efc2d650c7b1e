"""A scenario that cannot be used is refused in one message that names file and field."""

import pytest

from sim.scenario import BadScenario, overlay, read_scenario, shipped


@pytest.mark.parametrize(("overrides", "words"), [
    ({"patients": {"count": "many"}}, ["patients.count", "int"]),
    ({"patients": {"weekly": 1001}}, ["patients.weekly", "1000"]),
    ({"weather": "fine"}, ["weather"]),
    ({"start": "2026-13-01"}, ["start"]),
    ({"open_at": "25 o'clock"}, ["open_at"]),
    ({"open_at": "16:00", "close_at": "08:00"}, ["close_at"]),
    ({"rates": {"bad_luck": 5}}, ["bad_luck", "datasets/causes.toml"]),
    ({"planted": [{"cause": "late_filing"}]}, ["late_filing", "desk"]),
    ({"planted": [{"cause": "wrong_payer", "payer": "nobody"}]}, ["nobody"]),
    ({"staffing": {"policy": "lifo"}}, ["staffing.policy"]),
    ({"staffing": {"billers": -1}}, ["staffing.billers"]),
    ({"payers": []}, ["payers"]),
])
def test_a_wrong_key_type_range_or_date_is_named(overrides, words):
    with pytest.raises(BadScenario) as caught:
        read_scenario(shipped("family_practice"), overrides)
    message = str(caught.value)
    assert "family_practice.toml" in message and "\n" not in message
    assert all(word in message for word in words), message


@pytest.mark.parametrize(("text", "words"), [
    (None, "no such file"),
    ("name = ", "end of document"),
    ("[patients\n", "line 1"),
    ("[patients]\ncount = 1\ncount = 2\n", "line 3"),
])
def test_a_missing_or_broken_file_is_named_with_its_line(tmp_path, text, words):
    path = tmp_path / "office.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(BadScenario, match=words) as caught:
        read_scenario(path)
    assert str(path) in str(caught.value)


def test_overrides_merge_tables_and_replace_the_rest():
    assert overlay({"a": {"x": 1, "y": 2}, "b": [1]}, {"a": {"y": 3}, "b": [2]}) == {"a": {"x": 1, "y": 3}, "b": [2]}


@pytest.mark.parametrize("path", sorted(shipped("family_practice").parent.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_scenario_can_be_read(path):
    assert read_scenario(path).payers


@pytest.mark.parametrize("name", ["Cabinet médical", "A*B Clinic", " Cedar", "Cedar ", ""])
def test_a_name_that_no_x12_file_can_carry_is_refused(name):
    with pytest.raises(BadScenario, match=r"practice\.name"):
        read_scenario(shipped("family_practice"), {"practice": {"name": name}})
