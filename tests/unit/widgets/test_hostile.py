"""Two hundred hostile strings in every field of a registration, its claim and its papers: all of it is shown as text."""

import pytest
from fake_session import FakeSession, row
from msgspec.structs import replace

from sim.widgets import Desk

pytestmark = pytest.mark.browser

SHAPES = (
    "<img src=x onerror=window.broken={0}>",
    "</div></section><script>window.broken={0}</script>",
    "'\"><svg onload=window.broken={0}>",
    "<style>*{{display:none}}</style>{0}",
    "<iframe srcdoc='<script>top.broken={0}</script>'></iframe>",
    "javascript:window.broken={0}",
    "<a href=\"javascript:window.broken={0}\">x</a>",
    "&lt;b&gt;{0}&amp;&#x3c;script&#x3e;",
    "${{window.broken={0}}} {{{{7*7}}}} {{% raw %}}",
    "=HYPERLINK(\"x\",\"{0}\")",
    "+{0}+cmd|' /C calc'!A0",
    "-{0}-1",
    "@SUM({0})",
    "\u202eLena {0} txt.exe",
    "\u2066\u2067{0}\u2069 ﷽ العربية",
    "Z\u200b\u200c\u200d\u2060\ufeff{0}",
    "👩‍⚕️👨‍👩‍👧‍👦🏳️‍🌈 {0}",
    "\x00\x01\x07\x1b[31m{0}\x7f\x85",
    "a\u0300\u0301\u0302\u0303\u0304" * 12 + "{0}",
    "x" * 10_000 + "{0}",
)
HOSTILE = tuple(shape.format(number) for number in range(10) for shape in SHAPES)


def spoilt(fields, text):
    return tuple(replace(field, value=text) for field in fields)


class Hostile(FakeSession):
    """An office in which somebody typed the same hostile text into every field of one patient."""

    def look(self, *asks):
        view = super().look(*asks)
        if view.claim is None:
            return view
        text = HOSTILE[int(view.claim.id.removeprefix("C-"))]
        papers = tuple(
            replace(paper, title=text, note=text, fields=spoilt(paper.fields, text)) for paper in view.claim.documents
        )
        claim = replace(
            view.claim, name=text, headline=text, fields=spoilt(view.claim.fields, text),
            registration=spoilt(view.claim.registration, text), documents=papers,
        )
        return replace(view, claim=claim, practice=text)


def session():
    rows = tuple(row(f"C-{number}", text, text, text, 100, 5, "1 May", payer=text) for number, text in enumerate(HOSTILE))
    opened = {f"C-{number}" for number in range(len(HOSTILE))}
    return Hostile(rows={"rejected": rows}, opened=opened)


TEXTS = """() => [...document.querySelectorAll(
  '[data-card] dd, article dd, article h4, article .cl-written, .cl-header .cl-practice, .cl-middle .cl-headline'
)].map(one => one.textContent)"""
SPILLED = """() => [...document.querySelectorAll('.cl-left, .cl-middle, .cl-right, .cl-header, .cl-foot')]
  .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => [one.className, ...[...one.querySelectorAll('*')]
    .filter(part => part.getBoundingClientRect().right > one.getBoundingClientRect().right + 1).map(part => part.className)])"""
STRANGERS = ".cl-root :is(img, script, iframe, svg, style, a)"


def test_there_are_two_hundred_of_them_and_no_two_alike():
    assert len(HOSTILE) == len(set(HOSTILE)) == 200


def test_every_field_shows_them_as_text_and_the_layout_holds(show):
    desk = Desk(session())
    desk.show("rejected")
    page = show(desk)
    for number, text in enumerate(HOSTILE):
        desk.select(f"C-{number}")
        page.evaluate("() => window.redrawn()")
        told = page.evaluate(TEXTS)
        assert len(told) > 20, number
        assert set(told) == {text}, number
        assert page.evaluate(SPILLED) == [], number
    assert page.locator(STRANGERS).count() == 0
    assert page.evaluate("[window.broken, document.documentElement.scrollWidth]") == [None, 1366]


def test_a_row_with_ten_thousand_characters_is_as_high_as_any_other(show):
    desk = Desk(session())
    page = show(desk)
    heights = page.locator(".cl-row").evaluate_all("all => [...new Set(all.map(one => one.offsetHeight))]")
    assert heights == [64]
