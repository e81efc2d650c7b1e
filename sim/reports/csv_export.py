"""One table as a CSV file: safe to open in a spreadsheet, and plain numbers for a program."""

import csv
import io

from sim.desk.figures.view import Cell, Kind, Table
from sim.records.clock import DAY, Calendar
from sim.records.spreadsheets import dollar_cell, safe


def as_csv(table: Table, calendar: Calendar) -> str:
    """Write a table with a row of headings: amounts in dollars, shares in percent, dates as 2026-01-05.

    Text that a spreadsheet would take for a formula gets an apostrophe; numbers are left as they are.
    """
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write([safe(column.label) for column in table.columns])
    for row in table.rows:
        write([_cell(cell, column.kind, calendar) for cell, column in zip(row, table.columns, strict=True)])
    return out.getvalue()


def _cell(cell: Cell, kind: Kind, calendar: Calendar) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(cell.replace("\0", " "))
    if kind in ("money", "percent"):
        return safe(dollar_cell(cell))
    return calendar.date_of(cell * DAY).isoformat() if kind == "date" else safe(cell)
