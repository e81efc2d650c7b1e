"""A workbook read back by the library that a spreadsheet program stands for: text is text, amounts are numbers, sums add up."""

import io
import time
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from sim.desk.figures.view import Column, Table
from sim.reports import workbook as module
from sim.reports.workbook import FIRST_ROW, workbook
from tests.unit.reports.handmade import CALENDAR, HOSTILE, OWED, long_table, table_of

DAY = date(2026, 3, 31)


def made(*tables: Table, title: str = "Cash") -> bytes:
    return workbook(title, [(f"Sheet {at}", table) for at, table in enumerate(tables, 1)], CALENDAR, DAY)


def rows(content: bytes, values: bool = False) -> list[list]:
    sheet = load_workbook(io.BytesIO(content), data_only=values).worksheets[0]
    return list(sheet.iter_rows(min_row=FIRST_ROW))


def test_amounts_are_numbers_of_dollars_and_dates_are_dates():
    columns = tuple([Column(kind, kind, kind) for kind in ("date", "text", "money", "percent")])
    table = Table("t", "T", columns, ((0, "a", -1_250, 1_234), (27, "b", 10, None)))
    (day, what, amount, part), second = rows(made(table))
    assert day.value == datetime(2026, 1, 5) and second[0].value == datetime(2026, 2, 1)
    assert (what.value, amount.value, part.value) == ("a", -12.5, 0.1234)
    assert (amount.data_type, amount.number_format, part.number_format) == ("n", "#,##0.00;-#,##0.00", "0.0%")
    assert second[2].value == 0.1 and second[3].value is None


def test_a_hostile_text_is_text_and_the_amount_beside_it_a_number():
    for text, (cell, amount) in zip(HOSTILE, rows(made(table_of(HOSTILE), title=HOSTILE[0])), strict=True):
        assert (amount.value, amount.data_type) == (-12.5, "n")
        assert cell.data_type == ("s" if text else "n"), "an empty cell counts as a number"
        if text.isprintable() and text.strip():
            assert cell.value == text
        if text[:1] in ("=", "+", "-", "@"):
            assert cell.quotePrefix, "typing into the cell does not make a formula of it either"


def test_a_workbook_holds_no_formula_but_our_own_sums():
    formulas = [
        cell.value for row in rows(made(table_of(HOSTILE))) for cell in row if cell.data_type == "f"
    ]
    assert formulas == []
    *_, total = rows(made(OWED))
    assert [cell.value for cell in total] == ["Total", "=SUM(B5:B6)", "=SUM(C5:C6)", "=SUM(D5:D6)", "=SUM(E5:E6)"]


def test_a_sum_is_there_for_programs_that_work_nothing_out():
    *_, total = rows(made(OWED), values=True)
    # 3 + 1 claims; 300.00 + 50.00; 100.00 - 12.50; 400.00 + 37.50.
    assert [cell.value for cell in total] == ["Total", 4, 350, 87.5, 437.5]


def test_a_total_that_is_not_the_sum_above_it_is_no_formula():
    table = Table("t", "T", (Column("a", "A"), Column("n", "Claims", "count")), (("x", 2), ("y", 2)), "", ("Together", 3))
    *_, total = rows(made(table))
    assert [(cell.value, cell.data_type) for cell in total] == [("Together", "s"), (3, "n")]


def test_title_note_and_headings_stand_above_the_rows():
    sheet = load_workbook(io.BytesIO(made(OWED))).worksheets[0]
    above = ["Owed by insurers, by payer", "Insurance A/R of the ledger.", "Payer"]
    assert [sheet.cell(row, 1).value for row in (1, 2, 4)] == above
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows in ("$4:$4", "4:4")


def test_the_same_tables_give_the_same_bytes_at_another_time():
    first = made(OWED, long_table(3))
    time.sleep(1.1)
    assert made(OWED, long_table(3)) == first


def test_the_file_bears_the_reports_date_and_not_the_clocks():
    with ZipFile(io.BytesIO(made(OWED))) as opened:
        core = opened.read("docProps/core.xml").decode()
        assert {part.date_time for part in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2026-03-31T00:00:00Z") == 2


def test_a_text_longer_than_a_cell_is_cut():
    (cell, _), = rows(made(table_of(("x" * 40_000,))))
    assert len(cell.value) == 32_767 and cell.value.endswith("…")


def test_more_rows_than_a_sheet_has_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(ValueError, match=r"Open claims has 3 rows; a sheet holds 2\. Take a shorter period\."):
        made(long_table(3))
