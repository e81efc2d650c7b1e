"""Columns hold what records would, and give them back as they were."""

import pytest
from msgspec import Struct

from sim.records.columns import Columns


class Visit(Struct, frozen=True):
    day: int
    name: str


def visits() -> Columns[Visit]:
    columns: Columns[Visit] = Columns(Visit, ("q", ""))
    for day, name in ((1, "Ana"), (2, "Ben"), (3, "Ana")):
        columns.columns[0].append(day)
        columns.columns[1].append(columns.once(name))
    return columns


def test_columns_are_read_as_the_records_that_they_stand_for():
    kept = visits()
    assert list(kept) == [Visit(1, "Ana"), Visit(2, "Ben"), Visit(3, "Ana")]
    assert (len(kept), kept[1], kept[-1]) == (3, Visit(2, "Ben"), Visit(3, "Ana"))
    assert kept[1:] == [Visit(2, "Ben"), Visit(3, "Ana")]


def test_columns_are_equal_when_their_records_are():
    assert visits() == visits()
    assert visits() == [Visit(1, "Ana"), Visit(2, "Ben"), Visit(3, "Ana")]
    other = visits()
    other.columns[0][0] = 9
    assert visits() != other


def test_equal_texts_are_kept_once():
    kept = visits()
    assert kept.columns[1][0] is kept.columns[1][2]
    assert kept.once("".join(["A", "na"])) is kept.columns[1][0]


def test_a_place_beyond_the_end_is_an_index_error_as_in_a_list():
    with pytest.raises(IndexError):
        visits()[3]
