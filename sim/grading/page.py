"""The result as a page that needs nothing else, and as plain text.  Jinja escapes all that came from data."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from sim.grading.result import NOTICE, Result
from sim.grading.rubric import shown
from sim.records.money import dollars

TEMPLATES = {".html": "result.html.j2", ".txt": "result.txt.j2"}
_UNFIT_FOR_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def render(result: Result) -> Markup:
    """Draw a result as a self-contained HTML page."""
    return Markup(_template(".html").render(result=result, notice=NOTICE))


def text(result: Result) -> str:
    """Write a result as plain text."""
    return _template(".txt").render(result=result, notice=NOTICE)


def write(result: Result, out: Path) -> Path:
    """Write the page into a folder, under the attempt's own name and digest, and tell where."""
    stem = _UNFIT_FOR_A_NAME.sub("_", Path(result.file).stem)[:80].strip(".") or "attempt"
    path = out / f"{stem}-{result.digest[:8]}.html"
    path.write_text(render(result), encoding="utf-8")
    return path


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@cache
def _template(suffix: str) -> Template:
    drawing = Environment(
        autoescape=suffix == ".html", undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    drawing.filters.update(points=shown, dollars=dollars, counted=_counted)
    return drawing.from_string(Path(__file__).with_name(TEMPLATES[suffix]).read_text(encoding="utf-8"))
