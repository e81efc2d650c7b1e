"""Sheets of letter paper to draw on, which come out as the same bytes every time.

The one module that knows the PDF library; it is loaded when the first sheet is begun.  Places
are counted in points from the upper left corner, since a form is read from there.  Type is
Helvetica and Courier, which every reader and printer has, so nothing is embedded.
"""

from __future__ import annotations

import datetime
import io
import unicodedata
from typing import Any

WIDTH, HEIGHT = 612.0, 792.0
PLAIN, BOLD, TYPED = "Helvetica", "Helvetica-Bold", "Courier-Bold"

_SMALLEST = 4.0
_NARROWEST = 0.72
# Letters without an accent to take off, which the standard type still does not have.
_STROKED = str.maketrans({"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ŧ": "T", "ŧ": "t"})
# Signs that people write figures with.
_SIGNS = str.maketrans({"−": "-", "≤": "<=", "≥": ">=", "→": "->", "≈": "~"})


class Sheets:
    """A PDF in the making, sheet after sheet."""

    def __init__(self, title: str, day: datetime.date | None) -> None:
        from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

        self._bytes = io.BytesIO()
        # Uncompressed, because compressors differ between machines.
        self._canvas: Any = Canvas(
            self._bytes, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1, initialFontName=PLAIN, lang="en-US"
        )
        # A file is as old as what it says, not as its printing.
        self._canvas.setDateFormatter(lambda *_: f"D:{(day or datetime.date(2000, 1, 1)).isoformat().replace('-', '')}")
        self._canvas.setTitle(printable(title))
        self._canvas.setAuthor("ClaimLab")
        self._canvas.setCreator("ClaimLab")
        self._canvas.setSubject("Invented, for training")

    def end_sheet(self) -> None:
        """Finish the sheet; the next mark begins another."""
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The whole PDF."""
        self._canvas.save()
        return self._bytes.getvalue()

    def bookmark(self, title: str, key: str) -> None:
        """Let a reader of the PDF jump to this sheet."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(printable(title), key)

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.5, *, dashed: bool = False) -> None:
        """A rule from one place to another."""
        self._canvas.setLineWidth(width)
        self._canvas.setDash(*((3, 3) if dashed else ()))
        self._canvas.line(x1, HEIGHT - y1, x2, HEIGHT - y2)
        self._canvas.setDash()

    def frame(self, x: float, y: float, width: float, height: float, rule: float = 0.5) -> None:
        """An empty rectangle."""
        self._canvas.setLineWidth(rule)
        self._canvas.rect(x, HEIGHT - y - height, width, height)

    def tint(self, x: float, y: float, width: float, height: float, grey: float = 0.9) -> None:
        """A rectangle in light grey, to lay text on."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def text(
        self, x: float, y: float, words: str, size: float = 9, font: str = PLAIN, *,
        room: float | None = None, align: str = "left",
    ) -> float:  # fmt: skip
        """Words with their base line at `y`; what is wider than its room is set narrower, then smaller.

        Nothing is cut off.  Returns the width that the words took.
        """
        words = printable(words)
        if not words:
            return 0.0
        size, scale = self._fit(words, size, font, room)
        width = self.width(words, size, font) * scale
        start = x - {"left": 0.0, "right": width, "middle": width / 2}[align]
        self._set(start, HEIGHT - y, words, size, font, scale)
        return width

    def sideways(self, x: float, y: float, words: str, size: float, font: str = BOLD) -> None:
        """Words that climb from below, centred on a place."""
        self._canvas.saveState()
        self._canvas.translate(x, HEIGHT - y)
        self._canvas.rotate(90)
        self._canvas.setFont(font, size)
        self._canvas.drawCentredString(0, 0, printable(words))
        self._canvas.restoreState()

    def width(self, words: str, size: float, font: str = PLAIN) -> float:
        """How wide words are."""
        return float(self._canvas.stringWidth(printable(words), font, size))

    def broken(self, words: str, size: float, room: float, font: str = PLAIN) -> list[str]:
        """Words broken into lines that fit their room."""
        lines = [""]
        for word in printable(words).split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size, font) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _fit(self, words: str, size: float, font: str, room: float | None) -> tuple[float, float]:
        wide = self.width(words, size, font)
        if room is None or wide <= room:
            return size, 1.0
        scale = room / wide
        if scale >= _NARROWEST:
            return size, scale
        smaller = max(_SMALLEST, size * scale / _NARROWEST)
        return smaller, room / self.width(words, smaller, font)

    def _set(self, x: float, y: float, words: str, size: float, font: str, scale: float) -> None:
        line = self._canvas.beginText(x, y)
        line.setFont(font, size)
        line.setHorizScale(100 * scale)
        line.textOut(words)
        self._canvas.drawText(line)


def printable(words: str) -> str:
    """Words in the letters of the standard type: Western accents stay, other marks come off.

    >>> printable("Núñez-Dvořák")
    'Núñez-Dvorák'
    """
    return "".join(map(_letter, unicodedata.normalize("NFC", words)))


def _letter(letter: str) -> str:
    if unicodedata.category(letter).startswith("C"):
        return " "
    if _is_western(letter):
        return letter
    parts = unicodedata.normalize("NFKD", letter.translate(_STROKED).translate(_SIGNS))
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if plain and all(map(_is_western, plain)) else "?"


def _is_western(letter: str) -> bool:
    try:
        letter.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
