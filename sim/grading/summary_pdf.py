"""The summary on a sheet of letter paper: the same bytes every time, and never a second sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sim.grading.result import NOTICE
from sim.grading.summary import Summary
from sim.wire.paper.sheet import BOLD, HEIGHT, PLAIN, WIDTH, Sheets

LEFT, RIGHT, FOOT = 54.0, WIDTH - 54.0, HEIGHT - 40.0
ROOM = RIGHT - LEFT
SOFT, INDENT = 8.5, 16.0
SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
"""Sizes of the words, the first of which leaves room for all of them."""


def pdf(summary: Summary, day: date) -> bytes:
    """Print a summary; `day` is what the file is dated."""
    sheet = Sheets(f"{summary.title}: summary", day)
    y = _head(sheet, summary)
    y = _figures(sheet, summary, y + 14)
    y = _beside(sheet, summary, y + 26)
    y = _competencies(sheet, summary, y + 26)
    _words(sheet, summary, y)
    _foot(sheet, summary)
    sheet.end_sheet()
    return sheet.finish()


def _head(sheet: Sheets, summary: Summary) -> float:
    sheet.frame(RIGHT - 214, 36, 214, 18, 0.7)
    sheet.text(RIGHT - 107, 48.5, NOTICE, 8.5, room=206, align="middle")
    sheet.text(LEFT, 48.5, "ClaimLab · Summary", 9.5, BOLD)
    sheet.text(LEFT, 84, summary.title, 21, BOLD, room=ROOM)
    wide = ROOM / len(summary.facts)
    for place, (label, words) in enumerate(summary.facts):
        x = LEFT + place * wide
        sheet.text(x, 104, label, SOFT)
        sheet.text(x, 117, words, 10, BOLD, room=wide - 10)
    sheet.line(LEFT, 128, RIGHT, 128, 1.5)
    wide_score = sheet.text(LEFT, 157, summary.score, 20, BOLD, room=ROOM / 2)
    sheet.text(LEFT + wide_score + 12, 157, summary.verdict, 11, BOLD if summary.passed else PLAIN, room=ROOM - wide_score - 12)
    _bar(sheet, LEFT, 166, ROOM, summary.percent)
    return 174.0


def _bar(sheet: Sheets, x: float, y: float, wide: float, percent: int) -> None:
    sheet.tint(x, y, wide, 7, 0.88)
    if percent > 0:
        sheet.tint(x, y, wide * min(100, percent) / 100, 7, 0.25)


def _figures(sheet: Sheets, summary: Summary, y: float) -> float:
    gap = 10.0
    wide = (ROOM - gap * (len(summary.figures) - 1)) / len(summary.figures)
    for place, (label, mine, theirs) in enumerate(summary.figures):
        x = LEFT + place * (wide + gap)
        sheet.tint(x, y, wide, 52, 0.95)
        sheet.text(x + 8, y + 14, label, SOFT, room=wide - 16)
        sheet.text(x + 8, y + 32, mine, 15, BOLD, room=wide - 16)
        sheet.text(x + 8, y + 45, theirs, SOFT, room=wide - 16)
    return y + 52


def _beside(sheet: Sheets, summary: Summary, y: float) -> float:
    """Set the players of the same case side by side, the best first."""
    sheet.text(LEFT, y, "Beside par, on the same case", 12.5, BOLD)
    wide = ROOM / max(1, len(summary.beside))
    for place, row in enumerate(summary.beside):
        x, face = LEFT + place * wide, BOLD if row.mine else PLAIN
        sheet.text(x, y + 16, row.name, SOFT, face, room=wide - 8)
        sheet.text(x, y + 28, f"{row.points} points", 9.5, face, room=wide - 8)
        sheet.text(x, y + 39, row.earned, SOFT, face, room=wide - 8)
    return y + 39


def _competencies(sheet: Sheets, summary: Summary, y: float) -> float:
    sheet.text(LEFT, y, "What you can do", 12.5, BOLD)
    y += 6
    for row in summary.competencies:
        y += 17
        sheet.text(LEFT, y, row.name, 10)
        sheet.text(LEFT + 220, y, row.points, 10, align="right")
        sheet.text(LEFT + 268, y, f"{row.percent} %", 10, BOLD, align="right")
        _bar(sheet, LEFT + 284, y - 6.5, ROOM - 284, row.percent)
    return y + 8


def _words(sheet: Sheets, summary: Summary, y: float) -> None:
    """Write what was done well, what to work on, and the notes, as large as leaves room for all of it."""
    parts = [("Done well", summary.well), ("To work on", summary.to_mend)]
    lowest = FOOT - 18
    size = next((size for size in SIZES if _set(sheet, parts, summary.notes, y, size, draw=False) <= lowest), SIZES[-1])
    _set(sheet, parts, summary.notes, y, size, draw=True)


def _set(
    sheet: Sheets, parts: Sequence[tuple[str, Sequence[str]]], notes: Sequence[str], y: float, size: float, *, draw: bool
) -> float:
    """Set headings, points and notes in one size; returns where the last line stands, drawn or not."""
    step = 1.3 * size
    for heading, points in parts:
        y += 2 * step
        if draw:
            sheet.text(LEFT, y, heading, 12.5, BOLD)
        y += 4
        for number, point in enumerate(points, 1):
            y += step + 3
            if draw:
                sheet.text(LEFT, y, f"{number}.", size, BOLD)
            y = _lines(sheet, point, y, size, draw)
    for note in notes:
        y = _lines(sheet, note, y + step + 4, size - 1, draw)
    return y


def _lines(sheet: Sheets, words: str, y: float, size: float, draw: bool) -> float:
    """Write words in lines, the first at `y`; returns where the last one stands."""
    lines = sheet.broken(words, size, ROOM - INDENT)
    for place, line in enumerate(lines if draw else ()):
        sheet.text(LEFT + INDENT, y + 1.3 * size * place, line, size, room=ROOM - INDENT)
    return y + 1.3 * size * (len(lines) - 1)


def _foot(sheet: Sheets, summary: Summary) -> None:
    sheet.line(LEFT, FOOT - 12, RIGHT, FOOT - 12, 0.5)
    sheet.text(LEFT, FOOT, summary.footer, 8, room=ROOM)
