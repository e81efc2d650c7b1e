"""The result as a page that needs nothing else, and as plain text.  Jinja escapes all that came from data."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from sim.grading.describe_values import as_day
from sim.grading.result import NOTICE, Result
from sim.grading.rubric import shown
from sim.records.money import dollars
from sim.wire.phrases import counted

_UNFIT_FOR_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


def render(result: Result) -> Markup:
    """Draw a result as a self-contained HTML page."""
    return Markup(template("result.html.j2").render(result=result, notice=NOTICE))


def text(result: Result) -> str:
    """Write a result as plain text."""
    return template("result.txt.j2").render(result=result, notice=NOTICE)


def write(result: Result, out: Path) -> Path:
    """Write the page into a folder, under the attempt's own name and digest, and tell where."""
    stem = _UNFIT_FOR_A_NAME.sub("_", Path(result.file).stem)[:80].strip(".") or "attempt"
    path = out / f"{stem}-{result.digest[:8]}.html"
    path.write_text(render(result), encoding="utf-8")
    return path


COMPETENCIES = {
    "diagnosis": "Finding the cause", "remedy": "Choosing the cure", "deadline": "Keeping deadlines",
    "posting": "Working the lists", "efficiency": "Using time well", "compliance": "Keeping the rules",
}
"""Competency → what a trainee reads."""


def percent(points: Fraction, out_of: int) -> int:
    """Give a share in whole percent, rounded."""
    return int(100 * points / out_of + Fraction(1, 2)) if out_of else 0


def days(number: int | None) -> str:
    """Write a number of days, or a dash where nothing was paid."""
    return "–" if number is None else counted(number, "day")


def _number(points: Decimal) -> str:
    return shown(Fraction(points))


@cache
def template(name: str) -> Template:
    """Read a page's template; those of HTML escape whatever is put in."""
    drawing = Environment(
        autoescape=".html" in name, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    drawing.filters.update(
        points=shown, dollars=dollars, counted=counted, days=days, percent=percent, number=_number, day=as_day,
        competency=COMPETENCIES.__getitem__,
    )
    return drawing.from_string(Path(__file__).with_name(name).read_text(encoding="utf-8"))
