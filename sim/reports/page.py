"""A report as one page that needs nothing else: readable on a screen, in a printer and to a screen reader."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from sim.reports import standing
from sim.reports.document import BROAD, Document, is_number, styled
from sim.reports.shown import heading, measured
from sim.reports.svg import STYLE, svg

TEMPLATE = "page.html.j2"


def page(document: Document) -> Markup:
    """Draw a report as an HTML page; Jinja escapes all that came from data."""
    return Markup(_template().render(document=document, picture_style=STYLE, courses_explained=standing.COURSES_EXPLAINED))


@cache
def _template() -> Template:
    drawing = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    drawing.filters.update(styled=styled, broad=lambda table: len(table.columns) > BROAD)
    drawing.filters.update(svg=svg, heading=heading, measured=measured, standing=standing.standing, course=standing.course)
    drawing.filters.update(target=standing.target, going=standing.going, kind_of=lambda block: type(block).__name__.lower())
    drawing.tests.update(a_number=is_number)
    return drawing.from_string(Path(__file__).with_name(TEMPLATE).read_text(encoding="utf-8"))
