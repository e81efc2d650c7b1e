"""A chart says the same in its picture, in its table and to a screen reader."""

import re
from xml.etree import ElementTree

import pytest

from sim.widgets import Interval, differences

ROWS = [Interval("3 billers", -4.25, -5.04, -3.46), Interval("4 billers", 0.31, -0.2, 0.82)]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(rows=ROWS, **more):
    return ElementTree.fromstring(str(differences("Days in A/R", rows, "days, against 2 billers", **more).svg))


def test_the_picture_has_a_title_and_says_its_numbers():
    picture = drawn()
    assert picture.find(f"{SVG}title").text == "Days in A/R"
    assert picture.find(f"{SVG}desc").text == "3 billers: −4.2, from −5.0 to −3.5; 4 billers: 0.3, from −0.2 to 0.8"


def test_a_dot_lies_within_its_interval_and_left_of_zero_when_negative():
    picture = drawn()
    spans = [line for line in picture.iter(f"{SVG}line") if line.get("class") == "span"]
    dots = [float(dot.get("cx")) for dot in picture.iter(f"{SVG}circle")]
    zero = next(float(line.get("x1")) for line in picture.iter(f"{SVG}line") if line.get("class") == "zero")
    assert all(float(span.get("x1")) < dot < float(span.get("x2")) for span, dot in zip(spans, dots, strict=True))
    assert dots[0] < zero < dots[1]


def test_the_table_holds_the_numbers_behind_the_picture():
    table = str(differences("Days in A/R", ROWS, "days", digits=2).table)
    assert re.findall(r"<td>(.*?)</td>", table) == ["−4.25", "−5.04", "−3.46", "0.31", "−0.20", "0.82"]


def test_a_label_with_markup_in_it_is_shown_as_text():
    chart = differences("<script>", [Interval("<b>&", 1, 0, 2)], "<i>")
    page = chart._repr_html_()
    assert not re.search(r"<script|<b>|<i>", page)
    assert "&lt;b&gt;&amp;" in page


@pytest.mark.parametrize("value", [0.0, -0.001, 1e9, -3.2e-5])
def test_any_size_of_difference_can_be_drawn(value):
    assert drawn([Interval("x", value, value, value)]).findall(f"{SVG}circle")


def test_no_difference_is_never_written_as_minus_zero():
    assert "−0.0" not in str(differences("x", [Interval("x", -0.001, -0.002, 0.0)], "days").table)


def test_the_repr_is_the_same_in_every_run():
    assert repr(differences("Days in A/R", ROWS, "days")) == "Chart('Days in A/R')"
