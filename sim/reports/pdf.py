"""A report as a PDF: the same sections as on the page, on letter paper, the same bytes every time.

Type is Helvetica, as on the paper forms.  The pages are counted before they are numbered,
so the report is laid out twice.
"""

from __future__ import annotations

import io
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from sim.reports.document import Document
from sim.reports.flowables import story
from sim.reports.paper_style import LINE, SOFT
from sim.wire.paper.sheet import HEIGHT, PLAIN, WIDTH, printable

LEFT, TOP, FOOT = 44.0, 46.0, 50.0
ROOM = WIDTH - 2 * LEFT


def pdf(document: Document) -> bytes:
    """Print a report; the same report gives the same bytes."""
    pages = _laid_out(document, 0)[1]
    return _laid_out(document, pages)[0]


def _laid_out(document: Document, pages: int) -> tuple[bytes, int]:
    out = io.BytesIO()
    paper = _Paper(out, document, pages)
    paper.build(story(document, ROOM))
    return out.getvalue(), paper.page


class _Paper(BaseDocTemplate):
    """Letter paper with the report's name and the number of the page at the foot."""

    def __init__(self, out: io.BytesIO, document: Document, pages: int) -> None:
        self.document, self.pages = document, pages
        # Uncompressed, because compressors differ between machines.
        super().__init__(
            out, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1, lang="en-US",
            title=printable(f"{document.title}: {document.subject}"), author="ClaimLab", creator="ClaimLab",
            subject=printable(document.notice), displayDocTitle=True, initialFontName=PLAIN,
        )
        frame = Frame(LEFT, FOOT, ROOM, HEIGHT - TOP - FOOT, 0, 0, 0, 0, id="page")
        self.addPageTemplates([PageTemplate("page", [frame], onPage=self._foot)])

    def _startBuild(self, *arguments: Any, **more: Any) -> None:
        super()._startBuild(*arguments, **more)
        # A report is as old as what it says, not as its printing.
        day = self.document.day.isoformat().replace("-", "")
        self.canv.setDateFormatter(lambda *_: f"D:{day}")
        self.canv.showOutline()

    def _foot(self, canvas: Any, _: Any) -> None:
        canvas.saveState()
        canvas.setFont(PLAIN, 8)
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.6)
        canvas.line(LEFT, FOOT - 12, WIDTH - LEFT, FOOT - 12)
        canvas.drawString(LEFT, FOOT - 24, printable(f"{self.document.title}: {self.document.subject}")[:90])
        canvas.drawRightString(WIDTH - LEFT, FOOT - 24, f"Page {self.page} of {self.pages}")
        canvas.restoreState()
