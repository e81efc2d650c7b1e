"""A report as a page: whole in one file, its tables marked up for who listens, its text never markup."""

import re
from html.parser import HTMLParser

import pytest

from sim.reports.document import Sheet
from sim.reports.page import page
from tests.unit.reports.handmade import HOSTILE, OWED, document, long_table, table_of


class Reader(HTMLParser):
    """Notes the tags, the text of cells, and the attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag in ("td", "th"):
            self._in_cell = True
            self.cells.append("")

    def handle_endtag(self, tag):
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        if self._in_cell:
            self.cells[-1] += data


def test_a_page_needs_nothing_but_itself():
    read = Reader(page(document()))
    assert not {"link", "script", "img", "iframe"} & set(read.tags)
    assert not [value for _, name, value in read.attributes if name in ("src", "href") and not str(value).startswith("#")]
    assert "url(" not in page(document()) and "@import" not in page(document())


def test_every_table_has_a_caption_and_every_heading_a_scope():
    text = page(document())
    read = Reader(text)
    assert read.tags.count("caption") == read.tags.count("table") == 3
    scopes = [value for tag, name, value in read.attributes if tag == "th" and name == "scope"]
    assert len(scopes) == read.tags.count("th")
    assert set(scopes) == {"col", "row"}


def test_sections_are_named_and_linked_to():
    read = Reader(page(document()))
    ids = [value for _, name, value in read.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = [value for tag, name, value in read.attributes if tag == "a" and name == "href"]
    assert links == ["#short", "#owed"]
    assert {"short", "owed"} <= set(ids)
    assert [value for _, name, value in read.attributes if name == "lang"] == ["en"]


def test_cells_and_totals_stand_in_the_page():
    cells = Reader(page(document(trends=()))).cells
    at = cells.index("Harbor HMO")
    assert cells[at : at + 5] == ["Harbor HMO", "3", "300.00", "100.00", "400.00"]
    assert cells[cells.index("State Family Care") + 3] == "−12.50"
    assert cells[-5:] == ["Total", "4", "350.00", "87.50", "437.50"]


def test_measures_stand_beside_their_targets_in_words():
    cells = Reader(page(document())).cells
    assert cells[cells.index("Days in A/R") + 1 :][:3] == ["38 days", "below 35 to 40 days", "On target"]
    assert cells[cells.index("Denial rate") + 1 :][:3] == ["8.1 %", "at most 5.0 %", "Off target"]
    assert cells[cells.index("Bad debt") + 1 :][:3] == ["–", "at most 3.0 %", "Nothing to count yet"]
    text = page(document())
    assert "A/R ÷ (charges ÷ days)" in text and "trade press" in text


def test_the_course_of_a_measure_is_told_in_a_word():
    cells = [re.sub(r"\s+", " ", cell).strip() for cell in Reader(page(document())).cells]
    # 41 days, then 38, fewer being better; 7.0 %, then 8.1 %, more being worse.
    assert cells[cells.index("Days in A/R") + 4].endswith("better")
    assert cells[cells.index("Denial rate") + 4].endswith("worse")


def test_of_a_long_table_the_first_rows_are_shown_and_the_total_is_of_all():
    table = long_table(100)
    text = page(document(table, trends=()))
    assert "The first 40 of 100 rows." in text
    assert "C-00040" in text and "C-00041" not in text
    assert "50,500.00" in text, "the sum of 10 to 1,000 dollars in steps of ten"
    assert Sheet(table, 40, "claims.csv").left_out == "The first 40 of 100 rows; all are in claims.csv."


def test_an_empty_table_says_so():
    assert "Nothing." in page(document(long_table(0), trends=()))


def test_no_text_from_data_becomes_markup():
    mean, kind = [
        Reader(page(document(table_of(texts), said=said, subject=said, trends=())))
        for texts, said in ((HOSTILE[:40], "<script>&\"'"), (("kind",) * 40, "kind"))
    ]
    assert mean.tags == kind.tags
    assert [(tag, name) for tag, name, _ in mean.attributes] == [(tag, name) for tag, name, _ in kind.attributes]


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\0" not in text and "\r" not in text], ids=repr)
def test_a_hostile_text_is_shown_as_it_is(text):
    cells = Reader(page(document(table_of((text,)), trends=()))).cells
    assert text in cells
    assert cells[cells.index(text) + 1] == "−12.50"


def test_the_same_report_gives_the_same_page():
    assert page(document()) == page(document())


def test_a_report_of_one_table_prints_its_head_again_on_each_sheet():
    text = page(document(OWED))
    assert "thead { display: table-header-group; }" in text and "@page" in text
