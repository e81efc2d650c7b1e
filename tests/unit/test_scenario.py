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
    ({"rates": {"bad_luck": 5}}, ["bad_luck", "datasets/causes"]),
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


@pytest.mark.parametrize(("overrides", "words"), [
    ({"start": "9999-12-31"}, ["start", "2000 to 2100"]),
    ({"patients": {"count": 10**9}}, ["patients.count", "200000"]),
    ({"patients": {"first_visit_within_days": 10**6}}, ["first_visit_within_days", "730"]),
    ({"staffing": {"billers": 10**6}}, ["staffing.billers", "100"]),
    ({"staffing": {"start_day": 10**6}}, ["start_day", "3650"]),
    ({"practice": {"providers": []}}, ["practice.providers", "length"]),
    ({"practice": {"clerks": []}}, ["practice.clerks", "length"]),
    ({"practice": {"taxonomy": "doctor"}}, ["practice.taxonomy"]),
    ({"practice": {"street": "x" * 56}}, ["practice.street", "55"]),
    ({"practice": {"city": "Fairmont\n"}}, ["practice.city"]),
    ({"payers": {"harbor": {"payer_id": "SMH20"}}}, ["repeats a `payer_id`"]),
    ({"payers": {"harbor": {"twin": "harbor"}}}, ["its own twin"]),
    ({"payers": {"harbor": {"from_age": 90, "to_age": 20}}}, ["90 to 20"]),
    ({"payers": {"harbor": {"plan": {"diagnoses_not_covered": ["E66.9", "E66"]}}}}, ["'E66'", "icd10cm.csv"]),
    ({"payers": {"harbor": {"plan": {"at_ages": {"SV221": [17, 0]}}}}}, ["'SV221' at no age"]),
    ({"payers": {"harbor": {"plan": {"add_ons": ["G9999"]}}}}, ["'G9999'", "services.toml"]),
    ({"payers": {"harbor": {"member_id": "A*#######"}}}, ["member_id"]),
    ({"payers": {"harbor": {"member_id": "HBR1"}}}, ["cannot give everybody another `member_id`"]),
    ({"payers": {"harbor": {"group": "HB~1"}}}, ["group"]),
    ({"payers": {"harbor": {"filing_limit_days": 10**9}}}, ["filing_limit_days", "730"]),
    ({"payers": {"harbor": {"delay": {"median_days": 20, "p90_days": 10}}}}, ["delay", "p90_days"]),
    ({"payers": {"harbor": {"appeal_days": [60, 45]}}}, ["appeal_days", "smaller"]),
    ({"payers": {"harbor": {"plan": {"needs_authorisation": ["SV999"]}}}}, ["SV999", "services.toml"]),
])
def test_what_would_break_the_calendar_the_files_or_the_luck_is_refused(overrides, words):
    with pytest.raises(BadScenario) as caught:
        read_scenario(shipped("family_practice"), overrides)
    message = str(caught.value)
    assert "family_practice.toml" in message and "\n" not in message
    assert all(word in message for word in words), message
