"""A chart says the same in its marks, in its words and in the table behind it, and nothing by colour alone."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sim.desk.figures.view import Figures, Series, Trend
from sim.reports.charts import bars, lines, spark, stacked
from sim.reports.picture import SERIES, TONES, Box, Dot, Line, Picture, Rule, Words, fitted, hatching, text_width
from sim.reports.sections import chart, narrowed, section, trended
from sim.reports.svg import svg
from tests.unit.reports.handmade import CAME_BACK, DAYS, DENIALS, HOSTILE, MARKUP, NOTHING, OWED

SVG = "{http://www.w3.org/2000/svg}"


def of(picture: Picture, kind: type) -> list:
    return [mark for mark in picture.marks if isinstance(mark, kind)]


def texts(picture: Picture) -> list[str]:
    return [mark.text for mark in of(picture, Words)]


def test_bars_are_as_long_as_their_amounts_and_say_them():
    picture = bars("Denials", [("Eligibility", 100_000), ("Coding", 25_000)], "money")
    long, short = of(picture, Box)
    assert (long.width + 0.8) / (short.width + 0.8) == pytest.approx(4)
    assert {"Eligibility", "Coding", "$1k", "$250"} <= set(texts(picture))
    assert picture.description == "Eligibility: $1k; Coding: $250"


def test_the_parts_of_a_bar_follow_each_other_and_grow_darker():
    picture = stacked("Owed", ("0 to 30", "31 to 60", "Over 60"), [("Harbor", (200, 100, 100))], "count")
    legend, parts = of(picture, Box)[:3], of(picture, Box)[3:]
    assert [part.width + 0.8 for part in parts] == pytest.approx([2 * (parts[1].width + 0.8), *[parts[1].width + 0.8] * 2])
    assert all(right.x == pytest.approx(left.x + left.width + 0.8) for left, right in pairwise(parts))
    assert [box.tone for box in legend] == [part.tone for part in parts]
    lightness = [sum(bytes.fromhex(part.tone[1:])) for part in parts]
    assert lightness == sorted(lightness, reverse=True)
    assert "400" in texts(picture), "the sum stands at the end"


def test_the_oldest_part_is_hatched_so_that_it_is_found_without_colour():
    picture = stacked("Owed", ("a", "b", "c"), [("Harbor", (1, 1, 1))], "count")
    assert [bool(box.hatch) for box in of(picture, Box)] == [False, False, True] * 2


def test_a_credit_takes_no_room_in_a_bar_but_counts_in_its_sum():
    picture = stacked("Owed", ("a", "b"), [("Harbor", (500, -200))], "count")
    assert len(of(picture, Box)) == 2 + 1
    assert "300" in texts(picture)


def test_lines_differ_in_dash_and_mark_and_are_named_at_their_ends():
    picture = lines(CAME_BACK)
    first, second = of(picture, Line)
    assert first.dash != second.dash
    shapes = {dot.shape for dot in of(picture, Dot)}
    assert len(shapes) == 2
    assert {"Rejections", "Denials", "Jan 2026", "Mar 2026", "Charges"} <= set(texts(picture))
    assert "Rejections: $100 in Jan 2026, $50 in Mar 2026" in picture.description


def test_a_higher_amount_stands_higher_and_a_month_without_one_is_left_out():
    rejections, denials = of(lines(CAME_BACK), Line)
    heights = [y for _, y in rejections.points]
    assert heights[1] < heights[0] < heights[2]
    assert len(denials.points) == 2


def test_names_of_lines_that_end_together_do_not_lie_on_each_other():
    series = tuple([Series(f"Payer {number}", (5, 0)) for number in range(6)])
    picture = lines(Trend("x", "x", "", "count", ("Jan", "Feb"), series))
    tags = sorted([mark.y for mark in of(picture, Words) if mark.text.startswith("Payer")])
    assert len(tags) == 6
    assert min(later - earlier for earlier, later in pairwise(tags)) >= 16
    ticks = [mark.y for mark in of(picture, Words) if mark.text == "Feb"]
    assert max(tags) < min(ticks)


def test_a_course_of_one_month_is_not_drawn():
    assert spark("Days", (None, 30), 35, "days") is None
    assert spark("Days", (28, 30), 35, "days") is not None


def test_the_target_of_a_course_is_dashed():
    picture = spark("Days", (28, 30), 35, "days")
    assert picture is not None
    target, = of(picture, Rule)
    assert target.dash and target.y1 < min(y for _, y in of(picture, Line)[0].points)


def test_balances_by_age_are_drawn_in_parts_and_a_trend_has_its_table():
    picture = chart(OWED)
    assert picture is not None and {"0 to 30", "31 to 60", "$400", "$38"} <= set(texts(picture))
    graph, sheet = trended(CAME_BACK)
    assert sheet.table.rows == (("Rejections", 10_000, 20_000, 5_000), ("Denials", None, 8_000, 12_000))
    assert graph.picture.title == "Charges that came back"


def test_the_svg_is_named_for_who_does_not_see_it():
    drawn = ElementTree.fromstring(str(svg(lines(CAME_BACK))))
    assert drawn.get("role") == "img"
    assert drawn.find(f"{SVG}title").text == "Charges that came back"
    assert drawn.find(f"{SVG}desc").text in drawn.get("aria-label")


def test_a_label_is_text_whatever_it_says():
    rows = [(text, 100) for text in HOSTILE if text.isprintable()]
    drawn = ElementTree.fromstring(str(svg(bars(MARKUP[0], rows, "money"))))
    assert drawn.find(f"{SVG}title").text == MARKUP[0]
    assert {element.tag.removeprefix(SVG) for element in drawn.iter()} == {"svg", "title", "desc", "line", "text", "rect"}


@given(
    st.lists(st.lists(st.integers(-(10**12), 10**12), min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(["money", "percent", "count", "days"]),
)
def test_whatever_the_amounts_every_mark_stays_in_the_picture(rows, kind):
    series = tuple([Series(f"P{at}", tuple(row)) for at, row in enumerate(rows)])
    pictures = [
        stacked("Owed", ("a", "b", "c"), [(each.label, each.points) for each in series], kind),
        lines(Trend("t", "t", "x", kind, ("Jan", "Feb", "Mar"), series)),
    ]
    for picture in pictures:
        for mark in picture.marks:
            if isinstance(mark, Box):
                assert mark.x >= 0 and mark.x + mark.width <= picture.width + 0.1
            if isinstance(mark, Line):
                assert all(-0.1 <= x <= picture.width and -0.1 <= y <= picture.height for x, y in mark.points)


def test_hatching_ends_at_the_edges_of_its_box():
    box = Box(10, 20, 33, 14, "#000000", "#ffffff")
    rules = hatching(box)
    assert rules
    for rule in rules:
        assert min(rule.x1, rule.x2) >= 10 and max(rule.x1, rule.x2) <= 43
        assert min(rule.y1, rule.y2) >= 20 and max(rule.y1, rule.y2) <= 34
        assert rule.x1 - 10 + rule.y1 - 20 == pytest.approx(rule.x2 - 10 + rule.y2 - 20), "each slants by 45 degrees"


def test_a_long_label_is_broken_and_ends_in_an_ellipsis():
    rows = fitted("Valley Managed Care of the Northern Counties and of Everything Beyond", 13, 150)
    assert len(rows) == 2 and rows[1].endswith("…")
    assert all(text_width(row, 13) <= 150 for row in rows)


def test_words_on_white_can_be_read():
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""

    def luminance(tone: str) -> float:
        parts = [int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for tone in (TONES["ink"], TONES["soft"], *SERIES):
        assert 1.05 / (luminance(tone) + 0.05) >= 4.5


def test_the_courses_of_measures_are_one_table_and_no_chart_each():
    trends = tuple([
        Trend(each.name, each.label, each.label, each.kind, ("Feb 2026", "Mar 2026"), (Series(each.label, each.trend[-2:]),))
        for each in (DAYS, DENIALS)
    ])
    measures = tuple([replace(each, trend=each.trend[-2:]) for each in (DAYS, DENIALS, replace(NOTHING, trend=(None, None)))])
    laid_out = section(Figures("measures", "Measures", "", (), measures, (*trends, CAME_BACK)))
    assert [type(block).__name__ for block in laid_out.blocks] == ["Scores", "Sheet", "Graph", "Sheet"]
    assert laid_out.blocks[1].table.rows == (
        ("Days in A/R", "41 days", "38 days"), ("Denial rate", "7.0 %", "8.1 %"), ("Bad debt", None, None),
    )


def test_columns_are_kept_in_the_order_in_which_they_are_named():
    kept = narrowed(OWED, "total", "payer")
    assert [column.label for column in kept.columns] == ["Total", "Payer"]
    assert kept.rows == ((40_000, "Harbor HMO"), (3_750, "State Family Care"))
    assert kept.total == (43_750, "Total")
