"""A report as a PDF, read back by a library that nobody here wrote."""

import io
import re

from pypdf import PdfReader

from sim.reports.pdf import pdf
from tests.unit.reports.handmade import HOSTILE, MARKUP, document, long_table, table_of


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in read(content).pages))


def test_the_pdf_says_what_the_page_says():
    said = words(pdf(document()))
    for text in ("Client report", "Cedar Street", "5 Jan 2026 to 31 Mar 2026", "All is well."):
        assert text in said
    assert "Harbor HMO 3 300.00 100.00 400.00" in said
    assert "Total 4 350.00 87.50 437.50" in said
    assert "Days in A/R 38 days below 35 to 40 days On target" in said
    assert "Numbers behind the chart" in said


def test_a_minus_is_printed_as_a_minus():
    assert "-12.50" in words(pdf(document()))


def test_the_file_is_named_dated_and_marked_for_who_listens():
    opened = read(pdf(document()))
    assert opened.metadata is not None
    assert opened.metadata.title == "Client report: Cedar Street"
    assert str(opened.metadata.creation_date).startswith("2026-03-31")
    root = opened.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_reader_can_jump_to_each_section():
    opened = read(pdf(document(long_table(40))))
    outline = [(entry.title, opened.get_destination_page_number(entry)) for entry in opened.outline]
    assert [title for title, _ in outline] == ["In short", "What is owed"]
    for title, number in outline:
        assert title in opened.pages[number].extract_text()


def test_every_sheet_bears_its_number_and_the_head_of_its_table():
    opened = read(pdf(document(long_table(39), long_table(30), trends=())))
    sheets = [sheet.extract_text() for sheet in opened.pages]
    assert len(sheets) >= 3
    for number, text in enumerate(sheets, 1):
        assert f"Page {number} of {len(sheets)}" in text
        if "C-0" in text:
            assert "Open, $" in text.replace("\xa0", " ")


def test_the_same_report_gives_the_same_bytes():
    assert pdf(document()) == pdf(document())


def test_no_text_breaks_the_print():
    for at in range(0, len(HOSTILE), 23):
        texts = HOSTILE[at : at + 23]
        said = words(pdf(document(table_of(texts), said=" ".join(texts), subject=texts[0], trends=())))
        # A text that says so itself stands in the prose, in the list and in the table.
        assert said.count("-12.50") == len(texts) + 3 * texts.count("-12.50")


def test_markup_is_printed_as_text():
    said = words(pdf(document(table_of(MARKUP), trends=())))
    for text in MARKUP:
        assert text in said


def test_a_wide_table_stays_on_the_paper():
    from sim.desk.figures.view import Column, Table

    columns = tuple([Column(f"c{at}", f"A rather long heading {at}", "money" if at % 2 else "text") for at in range(14)])
    row = tuple([123_456_789 if at % 2 else "Northern Counties Managed Care" for at in range(14)])
    opened = read(pdf(document(Table("wide", "Wide", columns, (row,) * 3), trends=())))
    places: list[float] = []
    for sheet in opened.pages:
        sheet.extract_text(visitor_text=lambda text, _cm, at, *_: places.append(at[4]) if text.strip() else None)
    assert max(places) < 612
