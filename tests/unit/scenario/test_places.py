"""The line of a field in a TOML file."""

import pytest

from sim.scenario.places import line_of, located

TEXT = """\
title = "x"
lists = [
  "reports",
]

[overrides.patients]
count = 44

[[rubric]]
check = "a"
points = 5

[[rubric]]
check = "b"
cause = "c"
"""


@pytest.mark.parametrize(("field", "line"), [
    ("title", 1), ("lists[0]", 2), ("overrides.patients.count", 7), ("overrides.patients.weekly", 6),
    ("rubric[0].points", 11), ("rubric[1].check", 14), ("rubric[1].points", 13), ("rubric[7].check", 0), ("nothing", 0),
])
def test_a_field_is_found_on_its_line_or_on_that_of_the_table_that_should_hold_it(field, line):
    assert line_of(TEXT, field) == line


def test_a_place_names_the_file_alone_where_the_file_or_the_field_is_not_found(tmp_path):
    path = tmp_path / "x.toml"
    assert located(path, "title") == str(path)
    path.write_text(TEXT)
    assert located(path, "title") == f"{path}, line 1"
    assert located(path, "") == str(path)
