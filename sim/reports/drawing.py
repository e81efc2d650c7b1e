"""A picture in a PDF: the same marks as on the page, drawn with the printer's lines and type."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable

from sim.reports.picture import Box, Dot, Line, Mark, Picture, Rule, Words, colour, hatching
from sim.reports.svg import corners
from sim.wire.paper.sheet import BOLD, PLAIN, printable


class Drawing(Flowable):
    """A picture as wide as its column."""

    def __init__(self, picture: Picture, room: float) -> None:
        super().__init__()
        self.picture = picture
        self.scale = room / picture.width
        self.width, self.height = room, picture.height * self.scale

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.scale, self.scale)
        for mark in self.picture.marks:
            _draw(canvas, mark, self.picture.height)
        canvas.restoreState()


def _draw(canvas: Any, mark: Mark, height: float) -> None:
    """Draw one mark; places of a picture count downwards, those of a PDF upwards."""
    match mark:
        case Rule():
            _stroke(canvas, mark.tone, mark.width, mark.dash)
            canvas.line(mark.x1, height - mark.y1, mark.x2, height - mark.y2)
        case Box():
            canvas.setFillColor(colour(mark.tone))
            canvas.rect(mark.x, height - mark.y - mark.height, mark.width, mark.height, stroke=0, fill=1)
            for rule in hatching(mark) if mark.hatch else ():
                _draw(canvas, rule, height)
        case Line():
            _stroke(canvas, mark.tone, mark.width, mark.dash)
            _polygon(canvas, mark.points, height, closed=False)
        case Dot():
            _dot(canvas, mark, height)
        case Words():
            canvas.setFillColor(colour(mark.tone))
            canvas.setFont(BOLD if mark.bold else PLAIN, mark.size)
            place = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
            place[mark.align](mark.x, height - mark.y, printable(mark.text))


def _stroke(canvas: Any, tone: str, width: float, dash: tuple[float, ...]) -> None:
    canvas.setStrokeColor(colour(tone))
    canvas.setLineWidth(width)
    canvas.setDash(*([list(dash)] if dash else ()))


def _polygon(canvas: Any, points, height: float, *, closed: bool) -> None:
    path = canvas.beginPath()
    for number, (x, y) in enumerate(points):
        (path.lineTo if number else path.moveTo)(x, height - y)
    if closed:
        path.close()
    canvas.drawPath(path, stroke=0 if closed else 1, fill=1 if closed else 0)


def _dot(canvas: Any, dot: Dot, height: float) -> None:
    points = corners(dot)
    canvas.setFillColor("#ffffff" if dot.shape == "ring" else colour(dot.tone))
    if points:
        _polygon(canvas, points, height, closed=True)
        return
    _stroke(canvas, dot.tone, 1.6, ())
    canvas.circle(dot.x, height - dot.y, dot.size, stroke=1, fill=1)
