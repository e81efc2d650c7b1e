"""Columns hold what records would, and give them back as they were."""

import pytest
from msgspec import Struct

from sim.records.columns import NAMES, TEXTS, Columns, Texts


class Visit(Struct, frozen=True):
    day: int
    patient: str
    name: str


def visits() -> Columns[Visit]:
    columns: Columns[Visit] = Columns(Visit, ("I", NAMES, TEXTS))
    for day, patient, name in ((1, "P1", "Ana"), (2, "P2", "Ben"), (3, "P3", "Ana")):
        for column, value in zip(columns.columns, (day, patient, name), strict=True):
            column.append(value)
    return columns


ANA, BEN, THE_OTHER_ANA = Visit(1, "P1", "Ana"), Visit(2, "P2", "Ben"), Visit(3, "P3", "Ana")


def test_columns_are_read_as_the_records_that_they_stand_for():
    kept = visits()
    assert list(kept) == [ANA, BEN, THE_OTHER_ANA]
    assert (len(kept), kept[1], kept[-1]) == (3, BEN, THE_OTHER_ANA)
    assert kept[1:] == [BEN, THE_OTHER_ANA]


def test_columns_are_equal_when_their_records_are():
    assert visits() == visits()
    assert visits() == [ANA, BEN, THE_OTHER_ANA]
    for column, value in enumerate((4, "P4", "Cem")):
        other = visits()
        other.columns[column].append(value)
        assert visits() != other
    other = visits()
    other.columns[0][0] = 9
    assert visits() != other


def test_equal_texts_are_kept_once():
    names = Texts()
    for name in ("Ana", "Ben", "".join(["A", "na"])):
        names.append(name)
    assert names[0] is names[2]
    assert (list(names), names[1:], len(names)) == (["Ana", "Ben", "Ana"], ["Ben", "Ana"], 3)
    assert names == ["Ana", "Ben", "Ana"]
    assert names != ["Ana", "Ben"]


def test_a_column_takes_more_different_texts_than_a_byte_or_two_can_number():
    many = [str(number) for number in range(70_000)]
    names = Texts()
    for at, name in enumerate(many):
        names.append(name)
        if at in (255, 256, 65_535, 65_536):
            assert (names[0], names[at]) == ("0", name)
    names.append("255")
    assert list(names) == [*many, "255"]


def test_a_place_beyond_the_end_is_an_index_error_as_in_a_list():
    with pytest.raises(IndexError):
        visits()[3]
