"""Type and colours of a printed report."""

from reportlab.lib.styles import ParagraphStyle

from sim.wire.paper.sheet import BOLD, PLAIN

INK, SOFT, LINE, WASH, BRAND = "#1b2430", "#55606e", "#d5dde6", "#f2f6fa", "#0b4a8a"

_PLAIN = ParagraphStyle("plain", fontName=PLAIN, fontSize=9.6, leading=13.4, textColor=INK, spaceAfter=5, splitLongWords=1)
_CELL = ParagraphStyle("cell", _PLAIN, fontSize=8, leading=9.8, spaceAfter=0)
_HEAD = ParagraphStyle("head", _CELL, fontName=BOLD, fontSize=7.4, leading=9, textColor=SOFT)


def _of(parent: ParagraphStyle, name: str, **changes) -> ParagraphStyle:
    return ParagraphStyle(name, parent, **changes)


STYLES = {
    style.name: style
    for style in (
        _PLAIN, _CELL, _HEAD,
        _of(_PLAIN, "kind", fontName=BOLD, fontSize=10.5, textColor=BRAND, spaceAfter=1),
        _of(_PLAIN, "title", fontName=BOLD, fontSize=22, leading=26, spaceAfter=8),
        _of(_PLAIN, "section", fontName=BOLD, fontSize=14, leading=18, textColor=BRAND, spaceBefore=16, spaceAfter=6),
        _of(_PLAIN, "caption", fontName=BOLD, fontSize=9.6, leading=13, spaceBefore=6, spaceAfter=3),
        _of(_PLAIN, "preface", fontSize=8.8, leading=12, textColor=SOFT),
        _of(_PLAIN, "label", fontSize=8, leading=10.5, textColor=SOFT, spaceAfter=0),
        _of(_PLAIN, "big", fontName=BOLD, fontSize=15, leading=19, spaceAfter=0),
        _of(_PLAIN, "note", fontSize=8, leading=10.5, textColor=SOFT, spaceBefore=3, spaceAfter=4),
        _of(_PLAIN, "point", leftIndent=12, bulletIndent=2, spaceAfter=4),
        _of(_PLAIN, "formula", fontSize=8.2, leading=10.8, spaceAfter=3),
        _of(_CELL, "cell right", alignment=2),
        _of(_CELL, "cell bold", fontName=BOLD),
        _of(_CELL, "cell right bold", alignment=2, fontName=BOLD),
        _of(_HEAD, "head right", alignment=2),
    )
}
