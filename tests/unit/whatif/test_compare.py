"""Paired differences, against numbers worked by hand with Student's table."""

import pandas as pd
import pytest

from sim.whatif.compare import MEASURES, difference_sheet, means, paired, sheet
from sim.whatif.design import BadStudy


def results(before: list[float], after: list[float]) -> pd.DataFrame:
    rows = [{"arm": "one", "seed": seed, "cash": value} for seed, value in enumerate(before)]
    rows += [{"arm": "two", "seed": seed, "cash": value} for seed, value in enumerate(after)]
    return pd.DataFrame(rows)


def test_differences_are_taken_within_each_seed() -> None:
    # Differences 1, 2, 3, 4: mean 2.5, variance 5/3, standard error sqrt(5/12) = 0.645497.
    # Student's t at 97.5 % and 3 degrees of freedom is 3.182446, so the half width is 2.054260.
    found = paired(results([100, 300, 200, 500], [101, 302, 203, 504]), "one", ["cash"]).iloc[0]
    assert (found["measure"], found["arm"], found["pairs"]) == ("cash", "two", 4)
    assert found["mean"] == pytest.approx(2.5)
    assert found["low"] == pytest.approx(2.5 - 2.054260, abs=1e-5)
    assert found["high"] == pytest.approx(2.5 + 2.054260, abs=1e-5)
    assert found["baseline"] == pytest.approx((100 + 300 + 200 + 500) / 4)


def test_rows_may_come_in_any_order() -> None:
    rows = results([100, 300, 200, 500], [101, 302, 203, 504])
    shuffled = rows.iloc[[7, 0, 5, 2, 1, 6, 3, 4]]
    assert paired(shuffled, "one", ["cash"]).iloc[0]["mean"] == pytest.approx(2.5)


def test_differences_that_are_all_alike_have_an_interval_without_width() -> None:
    found = paired(results([1, 2, 3], [4, 5, 6]), "one", ["cash"]).iloc[0]
    assert (found["low"], found["mean"], found["high"]) == (3, 3, 3)


def test_a_wider_confidence_gives_a_wider_interval() -> None:
    rows = results([100, 300, 200, 500], [101, 302, 203, 504])
    narrow, wide = (paired(rows, "one", ["cash"], level).iloc[0] for level in (0.8, 0.99))
    assert wide["low"] < narrow["low"] < 2.5 < narrow["high"] < wide["high"]


def test_arms_keep_their_order_in_the_table_of_means() -> None:
    rows = results([4, 6], [1, 3]).replace({"one": "z", "two": "a"})
    assert list(means(rows, ["cash"]).index) == ["z", "a"]
    assert list(means(rows, ["cash"])["cash"]) == [5, 2]


@pytest.mark.parametrize(
    ("baseline", "measures", "says"),
    [("three", ["cash"], "choose one of one, two"), ("one", ["weather"], "'weather' is no measure")],
)
def test_what_is_not_there_is_named_with_what_is(baseline: str, measures: list[str], says: str) -> None:
    with pytest.raises(BadStudy, match=says):
        paired(results([1, 2], [3, 4]), baseline, measures)


def test_one_seed_gives_no_interval() -> None:
    with pytest.raises(BadStudy, match="two seeds or more"):
        paired(results([1], [3]), "one", ["cash"])


def test_a_sheet_has_a_row_a_measure_and_a_column_an_arm() -> None:
    rows = results([1000, 2000], [-3000, -4000])
    assert sheet(rows, ["cash"]).to_dict() == {"one": {"Cash, dollars": "1,500"}, "two": {"Cash, dollars": "\u22123,500"}}


def test_a_sheet_of_differences_says_how_sure_it_is() -> None:
    written = difference_sheet(paired(results([1, 2, 3], [4, 5, 6]), "one", ["cash"]))
    assert list(written.index) == [("Cash", "two")]
    assert list(written.iloc[0]) == ["3", "3", "3", "3"]


def test_shares_are_written_in_percent() -> None:
    assert MEASURES["denial_rate"].say(0.125) == "12.5 %"
