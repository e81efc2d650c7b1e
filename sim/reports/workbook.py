"""Tables as a workbook (xlsx): amounts are numbers, dates are dates, and text never becomes a formula.

Totals are formulas, so that whoever filters or mends a row sees the sum follow; their values
are written beside them, for programs that show a workbook without working it out.  The same
tables give the same bytes wherever they are compressed by the same library.
"""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from sim.desk.figures.view import Cell, Column, Kind, Table
from sim.records.clock import Calendar
from sim.records.money import Cents
from sim.records.spreadsheets import dollar_cell
from sim.reports.shown import heading

FORMATS: dict[Kind, str] = {
    "money": "#,##0.00;-#,##0.00", "count": "#,##0", "days": "#,##0", "percent": "0.0%", "date": "d mmm yyyy",
    "text": "General",
}
FIRST_ROW = 5
"""Where the rows of a table begin, below its title, its note and its headings."""
MOST_LETTERS = 32_767
"""What a cell holds."""
MOST_ROWS = 1_000_000
_WIDTHS: dict[Kind, int] = {"money": 15, "count": 10, "days": 9, "percent": 10, "date": 13, "text": 18}
_BOLD, _SOFT = Font(bold=True), Font(color="FF55606E")
_HEAD_FILL = PatternFill("solid", fgColor="FFE6EEF6")
_OVER = Border(top=Side(style="thin"))
_EPOCH = (1980, 1, 1, 0, 0, 0)


def workbook(title: str, tables: Sequence[tuple[str, Table]], calendar: Calendar, day: datetime.date) -> bytes:
    """Write tables as sheets, each with its name; `day` is the date that the file bears.

    Raises ValueError for a table with more rows than a sheet has.
    """
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = _text(title), "ClaimLab"
    book.properties.created = datetime.datetime(day.year, day.month, day.day)
    known = [_Sheet(book, name, table, calendar).write() for name, table in tables]
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue(), known, day)


class _Sheet:
    """One table on its sheet; `known` are the values of its formulas by cell."""

    def __init__(self, book: Workbook, name: str, table: Table, calendar: Calendar) -> None:
        if len(table.rows) > MOST_ROWS:
            raise ValueError(f"{table.title} has {len(table.rows):,} rows; a sheet holds {MOST_ROWS:,}. Take a shorter period.")
        self.sheet = book.create_sheet(name)
        self.table, self.calendar = table, calendar
        self.known: dict[str, str] = {}

    def write(self) -> dict[str, str]:
        self._set_up()
        self._append([_cell(self.sheet, _text(self.table.title), font=Font(bold=True, size=14))])
        self._append([_cell(self.sheet, _text(self.table.note), font=_SOFT)])
        self._append([])
        self._append([
            _cell(
                self.sheet, _text(heading(column)), font=_BOLD, fill=_HEAD_FILL,
                alignment=Alignment(horizontal="right" if _is_summed(column) else "left", wrap_text=True, vertical="bottom"),
            )
            for column in self.table.columns
        ])
        for row in self.table.rows:
            self._append([self._value(cell, column) for cell, column in zip(row, self.table.columns, strict=True)])
        if self.table.total is not None:
            self._append(list(self._totals(self.table.total)))
        return self.known

    def _append(self, cells: list[Any]) -> None:
        self.sheet.append(cells)

    def _set_up(self) -> None:
        sheet = self.sheet
        sheet.freeze_panes = f"A{FIRST_ROW}"
        for number, column in enumerate(self.table.columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = self._width(number - 1, column)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
        sheet.oddFooter.right.text = "Page &P of &N"

    def _width(self, at: int, column: Column) -> int:
        if column.kind != "text":
            return max(_WIDTHS[column.kind], min(len(heading(column)) + 2, 18))
        longest = max([len(str(row[at] or "")) for row in self.table.rows[:500]], default=0)
        return min(max(12, longest + 2, len(column.label) + 2), 44)

    def _value(self, cell: Cell, column: Column, **style: Any) -> Any:
        if cell is None or cell == "":
            return _cell(self.sheet, None, **style)
        if isinstance(cell, str):
            return _cell(self.sheet, _text(cell), **style)
        made = _cell(self.sheet, _number(cell, column.kind, self.calendar), **style)
        made.number_format = FORMATS[column.kind]
        return made

    def _totals(self, total: tuple[Cell, ...]) -> Iterator[Any]:
        last = FIRST_ROW + len(self.table.rows) - 1
        for number, (cell, column) in enumerate(zip(total, self.table.columns, strict=True), 1):
            style = {"font": _BOLD, "border": _OVER}
            if number == 1 and cell is None:
                yield _cell(self.sheet, "Total", **style)
            elif isinstance(cell, int) and _is_summed(column) and self._adds_up(number - 1, cell):
                letter = get_column_letter(number)
                made = WriteOnlyCell(self.sheet, f"=SUM({letter}{FIRST_ROW}:{letter}{last})")
                made.font, made.border, made.number_format = _BOLD, _OVER, FORMATS[column.kind]
                self.known[f"{letter}{last + 1}"] = str(_number(cell, column.kind, self.calendar))
                yield made
            else:
                yield self._value(cell, column, **style)

    def _adds_up(self, at: int, total: int) -> bool:
        """Whether the total is the sum of what stands above it, so that a formula says the same."""
        cells = [row[at] for row in self.table.rows]
        return bool(cells) and sum([cell for cell in cells if isinstance(cell, int)]) == total


def _is_summed(column: Column) -> bool:
    return column.kind in ("money", "count", "days")


def _cell(sheet: Any, value: Any, **style: Any) -> Any:
    """Make a cell whose text is text: quoted and of type string, whatever it begins with."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        # The library takes "=1+1" for a formula and "#N/A" for an error.
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_SUSPECT)
    for name, each in style.items():
        setattr(cell, name, each)
    return cell


_SUSPECT = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")


def _text(words: str) -> str:
    """Leave out what a workbook cannot hold: control characters, halves of letters, what goes beyond a cell's length."""
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    plain = ILLEGAL_CHARACTERS_RE.sub(" ", whole).replace("\ufffe", " ").replace("\uffff", " ")
    return plain if len(plain) <= MOST_LETTERS else f"{plain[: MOST_LETTERS - 1]}…"


def _number(cell: Cents | int, kind: Kind, calendar: Calendar) -> Any:
    match kind:
        case "money":
            return dollar_cell(cell)
        case "percent":
            return cell / 10_000
        case "date":
            return calendar.start + datetime.timedelta(days=cell)
        case _:
            return cell


def _settled(made: bytes, known: Sequence[dict[str, str]], day: datetime.date) -> bytes:
    """Pack the parts anew: with the report's date instead of the clock's, and with the values of the formulas."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(made)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = before.read(name).decode("utf-8")
            if name == "docProps/core.xml":
                content = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{day.isoformat()}T00:00:00Z", content)
            elif found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name):
                content = _with_values(content, known[int(found[1]) - 1])
            part = ZipInfo(name, _EPOCH)
            part.compress_type = ZIP_DEFLATED
            after.writestr(part, content.encode("utf-8"))
    return out.getvalue()


_FORMULA = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def _with_values(sheet: str, known: dict[str, str]) -> str:
    return _FORMULA.sub(lambda found: "".join((found[1], "<v>", known[found[2]], "</v>")), sheet)
