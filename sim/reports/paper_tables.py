"""Tables of a printed report: figures at the right edge, long text broken, headings again on each sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import escape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import LongTable, Paragraph

from sim.reports.document import Document, Sheet, is_number
from sim.reports.paper_style import LINE, SOFT, STYLES
from sim.reports.shown import heading
from sim.wire.paper.sheet import BOLD, PLAIN, printable

GAP = 8.0
"""Points between two columns."""
MOST_LETTERS = 400
"""What one cell shows of a text; a cell cannot be broken over two pages."""
NARROWEST = 30.0


def rows_of(
    rows: Sequence[Sequence[Any]], widths: Sequence[float], rules: Sequence[tuple] = (), heads: int = 0
) -> LongTable:
    """A grid of cells with little padding, its first `heads` rows again on each sheet."""
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-2, -1), GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return LongTable(rows, colWidths=widths, repeatRows=heads, hAlign="LEFT", style=[*plain, *rules])


def table(document: Document, block: Sheet, room: float) -> list[Any]:
    """Lay a table out; empty, it says so."""
    its = block.table
    if not block.rows:
        return [Paragraph("Nothing.", STYLES["cell"])]
    numbers = [is_number(column) for column in its.columns]
    heads = [printable(heading(column)) for column in its.columns]
    body = [_written(document, its.columns, row) for row in block.rows]
    total = None if its.total is None else _written(document, its.columns, its.total, "")
    if total is not None and not total[0]:
        total[0] = "Total"
    whole = [number or column.kind == "date" for number, column in zip(numbers, its.columns, strict=True)]
    widths = _widths(heads, [*body, *([total] if total else [])], whole, room)
    rules = [("LINEBELOW", (0, 0), (-1, 0), 0.9, SOFT), ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE)]
    grid = [_cells(heads, numbers, "head"), *[_cells(row, numbers, "cell") for row in body]]
    if total is not None:
        grid.append(_cells(total, numbers, "cell", " bold"))
        rules.append(("LINEABOVE", (0, -1), (-1, -1), 0.9, SOFT))
    return [rows_of(grid, widths, rules, heads=1)]


def _written(document: Document, columns, row, nothing: str | None = None) -> list[str]:
    words = []
    for cell, column in zip(row, columns, strict=True):
        text = nothing if cell is None and nothing is not None else document.cell(cell, column)
        words.append(printable(text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"))
    return words


def _cells(row: Sequence[str], numbers: Sequence[bool], style: str, weight: str = "") -> list[Paragraph]:
    return [
        Paragraph(str(escape(words)), STYLES[f"{style} right{weight}" if number else f"{style}{weight}"])
        for words, number in zip(row, numbers, strict=True)
    ]


def _widths(heads: Sequence[str], body: Sequence[Sequence[str]], whole: Sequence[bool], room: float) -> list[float]:
    """Share the room out: figures and dates, which stay `whole`, what they need; texts the rest, by how long they are."""
    needs, leasts = [], []
    for at, head in enumerate(heads):
        words = [max(stringWidth(word, BOLD, 7.4) for word in head.split(" "))]
        sizes = [stringWidth(row[at], BOLD if whole[at] else PLAIN, 8) for row in body]
        longest = max(sizes, default=0.0)
        unbroken = max([stringWidth(word, PLAIN, 8) for row in body for word in row[at].split()[:20]], default=0.0)
        leasts.append(max(*words, longest if whole[at] else min(unbroken, 90.0), NARROWEST) + GAP + 1)
        needs.append(max(leasts[-1], min(max(longest, stringWidth(head, BOLD, 7.4)), 260.0) + GAP + 1))
    if sum(needs) <= room:
        spare = (room - sum(needs)) / len(needs)
        return [need + spare for need in needs]
    more, over = room - sum(leasts), sum(needs) - sum(leasts)
    if more <= 0:
        return [least * room / sum(leasts) for least in leasts]
    return [least + (need - least) * more / over for least, need in zip(leasts, needs, strict=True)]
