"""A difference is small, and base plus difference is always the list itself."""

from hypothesis import given
from hypothesis import strategies as st

from sim.widgets.deltas import difference

lists = st.lists(st.sampled_from("abcdefghij"), unique=True).flatmap(
    lambda ids: st.tuples(*(st.integers(0, 2).map(lambda worth, id=id: {"id": id, "worth": worth}) for id in ids)).map(
        list
    )
)


def put_together(base, delta):
    """Do what the page does with a base and a difference."""
    rows = [row for row in base if row["id"] not in delta["gone"]]
    for index, row in delta["put"]:
        rows.insert(index, row)
    return rows


@given(lists, lists)
def test_a_base_with_its_difference_is_the_list(base, now):
    assert put_together(base, difference(base, now)) == now


@given(lists)
def test_nothing_is_sent_for_a_list_that_stayed(rows):
    assert difference(rows, rows) == {"gone": [], "put": []}


def test_a_row_that_left_is_all_that_is_sent():
    rows = [{"id": letter} for letter in "abcde"]
    assert difference(rows, rows[:2] + rows[3:]) == {"gone": ["c"], "put": []}


def test_a_row_that_moved_to_the_top_moves_alone():
    rows = [{"id": letter} for letter in "abcde"]
    assert difference(rows, [rows[4], *rows[:4]]) == {"gone": ["e"], "put": [[0, {"id": "e"}]]}


def test_a_row_that_changed_is_sent_anew_in_its_place():
    rows = [{"id": "a", "due": "5 days left"}, {"id": "b", "due": ""}]
    changed = {"id": "a", "due": "4 days left"}
    assert difference(rows, [changed, rows[1]]) == {"gone": ["a"], "put": [[0, changed]]}
