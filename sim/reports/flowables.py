"""The parts of a report as a PDF library flows them over pages: headings with bookmarks, paragraphs, charts, tables."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer

from sim.desk.figures.view import Measure
from sim.reports import standing
from sim.reports.document import Block, Document, Graph, Headlines, Points, Prose, Scores, Section, Sheet
from sim.reports.drawing import Drawing
from sim.reports.paper_style import BRAND, LINE, SOFT, STYLES, WASH
from sim.reports.paper_tables import rows_of, table
from sim.reports.shown import measured
from sim.wire.paper.sheet import printable


class Bookmark(Flowable):
    """Lets a reader of the PDF jump to where it stands."""

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.title, self.key = title, key
        self.width = self.height = 0

    def draw(self) -> None:
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(printable(self.title), self.key)


def story(document: Document, room: float) -> list[Any]:
    """Lay a report out in flowables for a column so many points wide."""
    flow: list[Any] = _cover(document, room)
    for section in document.sections:
        flow += _section(document, section, room)
    return flow


def text(words: str, style: str = "plain") -> Paragraph:
    """A paragraph of words as they are: nothing in them is markup."""
    return Paragraph(str(escape(printable(words))), STYLES[style])


def _cover(document: Document, room: float) -> list[Any]:
    half = room / 2
    facts = [(text(label, "label"), text(words)) for label, words in document.facts]
    pairs = [[part for fact in facts[at : at + 2] for part in fact] for at in range(0, len(facts), 2)]
    grid = [row + [""] * (4 - len(row)) for row in pairs]
    parts: list[Any] = [text(document.title, "kind"), text(document.subject, "title")]
    if grid:
        parts.append(rows_of(grid, (92, half - 92, 92, half - 92), [("LEFTPADDING", (0, 0), (-1, -1), 0)]))
    if document.preface:
        parts += [Spacer(0, 4), text(document.preface, "preface")]
    parts.append(text(document.notice, "note"))
    rule = rows_of([[""]], (room,), [("TOPPADDING", (0, 0), (-1, -1), 0), ("LINEBELOW", (0, 0), (-1, -1), 2, BRAND)])
    return [*parts, rule, Spacer(0, 4)]


def _section(document: Document, section: Section, room: float) -> list[Any]:
    head = [Bookmark(section.title, section.name), text(section.title, "section")]
    flow: list[Any] = []
    for block in section.blocks:
        flow += _block(document, block, room)
    # A heading stands with what follows it.
    return [CondPageBreak(240), *head, *flow]


def _block(document: Document, block: Block, room: float) -> list[Any]:
    match block:
        case Prose():
            return [text(block.text)]
        case Points():
            return [Paragraph(str(escape(printable(item))), STYLES["point"], bulletText="•") for item in block.items]
        case Headlines():
            return [Spacer(0, 4), _headlines(block, room), Spacer(0, 10)]
        case Scores():
            return _scores(document, block, room)
        case Graph():
            return [KeepTogether([text(block.picture.title, "caption"), Drawing(block.picture, room), Spacer(0, 8)])]
        case Sheet():
            return _sheet(document, block, room)


def _headlines(block: Headlines, room: float) -> Any:
    cells = [[text(label, "label"), text(figure, "big"), text(beside, "note")] for label, figure, beside in block.figures]
    wide = room / max(1, len(cells))
    return rows_of([cells], (wide,) * len(cells), [
        ("BACKGROUND", (0, 0), (-1, -1), WASH), ("LEFTPADDING", (0, 0), (-1, -1), 9), ("TOPPADDING", (0, 0), (-1, -1), 6),
        *[("LINEBEFORE", (at, 0), (at, 0), 3, BRAND) for at in range(len(cells))],
    ])  # fmt: skip


def _scores(document: Document, block: Scores, room: float) -> list[Any]:
    wide = (74.0, 98.0, 72.0, *((84.0, 46.0) if block.has_courses else ()))
    heads = ("Measure", "Now", "Target", "Standing", *(("By month", "") if block.has_courses else ()))
    grid = rows_of(
        [[text(words, "head right" if words == "Now" else "head") for words in heads]]
        + [_score(document, measure, block.has_courses) for measure in block.measures],
        (room - sum(wide), *wide),
        [("LINEBELOW", (0, 0), (-1, 0), 0.9, SOFT), ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE)], heads=1,
    )  # fmt: skip
    notes = [text(standing.COURSES_EXPLAINED, "note")] if block.has_courses else []
    formulas = [_formula(measure) for measure in block.measures]
    counted = KeepTogether([text("How each measure is counted", "caption"), *formulas[:3]])
    return [text("Measures beside their targets", "caption"), grid, *notes, Spacer(0, 6), counted, *formulas[3:], Spacer(0, 6)]


def _score(document: Document, measure: Measure, courses: bool) -> list[Any]:
    row: list[Any] = [
        text(measure.label, "cell"), text(measured(measure.value, measure.kind, document.calendar), "cell right bold"),
        text(standing.target(measure, document.calendar), "cell"), text(standing.standing(measure), "cell bold"),
    ]
    if courses:
        picture = standing.course(measure)
        row += [Drawing(picture, 76) if picture else text("–", "cell"), text(standing.going(measure), "cell")]
    return row


def _formula(measure: Measure) -> Paragraph:
    words = Markup("<b>{}.</b> {}").format(printable(measure.label), printable(measure.formula))
    source = Markup('. <font color="{}">Source: {}</font>').format(SOFT, printable(measure.source)) if measure.source else ""
    return Paragraph(str(words + source), STYLES["formula"])


def _sheet(document: Document, block: Sheet, room: float) -> list[Any]:
    notes = [text(words, "note") for words in (block.left_out, block.table.note) if words]
    whole = [text(block.table.title, "caption"), *table(document, block, room), *notes, Spacer(0, 8)]
    return [KeepTogether(whole)] if len(block.rows) <= 8 else [CondPageBreak(120), *whole]
