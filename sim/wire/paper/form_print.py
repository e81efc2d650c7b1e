"""The paper claim form drawn on sheets: the boxes of `ClaimForm` in the places of `form_layout`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from sim.wire.paper.boxes import LINES_PER_SHEET, ClaimForm, kinds
from sim.wire.paper.claim_form import signed_on
from sim.wire.paper.form_layout import CONDITION, DIAGNOSES, PEOPLE, PRACTICE, SERVICES, UNITS, Cell, Section
from sim.wire.paper.sheet import BOLD, HEIGHT, TYPED, WIDTH, Sheets

LEFT, TOP = 36.0, 34.0
EDGE = 13.0
BODY, RIGHT = LEFT + EDGE, WIDTH - LEFT
UNIT = (RIGHT - BODY) / UNITS
ROW, SERVICE, HEADS = 22.8, 25.0, 15.0
NUMBER, LABEL, VALUE, NOTE = 6.2, 5.6, 9.2, 7.0
THIN, THICK = 0.4, 1.1
CONTINUED = "continued"


def claim_pdf(forms: ClaimForm | Iterable[ClaimForm]) -> bytes:
    """Print one form or several, one after the other; the same forms give the same bytes."""
    several = (forms,) if isinstance(forms, ClaimForm) else tuple(forms)
    out = Sheets("Professional claims", signed_on(several[0]) if several else None)
    for place, form in enumerate(several, 1):
        for sheet in range(1, form.sheets + 1):
            if sheet == 1:
                out.bookmark(f"Claim {form.values.get('26', '')}", f"claim-{place}")
            _Drawing(out, form, sheet).draw()
            out.end_sheet()
    return out.finish()


class _Drawing:
    """One sheet of one form; `y` moves down the paper."""

    def __init__(self, out: Sheets, form: ClaimForm, sheet: int) -> None:
        self.out, self.form, self.sheet = out, form, sheet
        self.values = form.values
        self.y = TOP
        if sheet < form.sheets:
            # The total stands on the last sheet, so that nobody keys it twice.
            self.values = self.values | {"28": CONTINUED, "29": ""}

    def draw(self) -> None:
        self._heading()
        self._payer()
        self.y = TOP + 60
        for section in (PEOPLE, CONDITION, DIAGNOSES):
            self._section(section)
        self._services()
        self._section(PRACTICE)
        self._foot()

    def value(self, box: str) -> str:
        return self.values.get(box, "")

    def _heading(self) -> None:
        out, order = self.out, self.value("order").lower()
        out.text(LEFT, TOP + 12, "Professional claim", 17, BOLD)
        out.text(LEFT, TOP + 24, "The data set of a CMS-1500 on a sheet of our own design. Invented, for training.", 7)
        pays = f"This payer pays {order}." if order else ""
        more = f"Sheet {self.sheet} of {self.form.sheets}." if self.form.sheets > 1 else ""
        out.text(LEFT, TOP + 46, " ".join(filter(None, (pays, more))), 9, BOLD)

    def _payer(self) -> None:
        x = BODY + 42 * UNIT - 60
        self.out.text(x, TOP + 4, f"Payer {self.value('payer number')}", NUMBER, room=RIGHT - x)
        city = " ".join(filter(None, map(self.value, ("payer city", "payer state", "payer zip"))))
        lines = (*map(self.value, ("payer", "payer street", "payer unit")), city)
        for place, words in enumerate(filter(None, lines)):
            self.out.text(x, TOP + 16 + 11 * place, words, 10, TYPED, room=RIGHT - x)

    def _section(self, section: Section) -> None:
        height = ROW * len(section.rows)
        self._edge(section.title, height)
        for number, row in enumerate(section.rows):
            if number:
                self.out.line(BODY, self.y, RIGHT, self.y, THIN)
            self._row(row)
            self.y += ROW

    def _edge(self, title: str, height: float) -> None:
        """A section's outline, with its name along the left."""
        self.out.tint(LEFT, self.y, EDGE, height, 0.88)
        self.out.frame(LEFT, self.y, RIGHT - LEFT, height, THICK)
        self.out.line(BODY, self.y, BODY, self.y + height, THIN)
        self.out.sideways(BODY - 4.2, self.y + height / 2, title, NOTE)

    def _row(self, row: Sequence[Cell]) -> None:
        x = BODY
        joined = True
        for cell in row:
            if not joined:
                self.out.line(x, self.y, x, self.y + ROW, THIN)
            if cell.box:
                self._box(cell, x)
            x, joined = x + cell.units * UNIT, cell.share

    def _box(self, cell: Cell, x: float) -> None:
        kind, width = kinds()[cell.box], cell.units * UNIT
        self._label(x, self.y + 6.8, _printed_number(cell.box), kind.label, width - 4)
        if kind.options:
            self._ticks(kind.options, self.value(cell.box), x + 3.5, width - 5)
        else:
            self._typed(cell, x, self.y + ROW - 4.2, self.value(cell.box))

    def _label(self, x: float, base: float, number: str, label: str, room: float) -> None:
        taken = self.out.text(x + 2.5, base, number, NUMBER, BOLD)
        taken += 2.5 if taken else 0.0
        self.out.text(x + 2.5 + taken, base, label, LABEL, room=room - taken)

    def _typed(self, cell: Cell, x: float, base: float, value: str) -> None:
        width = cell.units * UNIT
        if cell.money:
            self.out.text(x + width - 4, base, value, VALUE, TYPED, room=width - 7, align="right")
        elif cell.centred:
            self.out.text(x + width / 2, base, value, VALUE, TYPED, room=width - 3, align="middle")
        else:
            self.out.text(x + 3.5, base, value, VALUE, TYPED, room=width - 6)

    def _ticks(self, options: Sequence[str], chosen: str, x: float, room: float) -> None:
        widths = [self.out.width(option, NOTE) + 8.4 for option in options]
        gap = min(14.0, (room - sum(widths)) / max(1, len(options) - 1))
        base = self.y + ROW - 4.6
        for option, width in zip(options, widths, strict=True):
            self.out.frame(x, base - 6, 6.4, 6.4)
            if option == chosen:
                self.out.text(x + 3.2, base - 0.1, "X", 8, BOLD, align="middle")
            self.out.text(x + 8.4, base - 0.4, option, NOTE)
            x += width + gap

    def _services(self) -> None:
        self._edge("Services", HEADS + SERVICE * LINES_PER_SHEET)
        self._heads()
        first = (self.sheet - 1) * LINES_PER_SHEET + 1
        for line in range(first, first + LINES_PER_SHEET):
            self.out.line(BODY, self.y, RIGHT, self.y, THIN)
            self._service(line)
            self.y += SERVICE

    def _heads(self) -> None:
        x = BODY
        for cell in SERVICES:
            room = cell.units * UNIT - 4
            if cell.box == "24J":
                # Two boxes in one column, as below it: the upper half of each line, and the lower.
                self._label(x, self.y + 6.2, "24I", "Specialty (ZZ)", room)
                self._label(x, self.y + 12.8, "24J", kinds()["24J"].label, room)
            else:
                self._label(x, self.y + 6.2, _printed_number(cell.box), "", room)
                self._label(x, self.y + 12.8, "", kinds()[cell.box].label, room)
            x += cell.units * UNIT
        self.y += HEADS

    def _service(self, line: int) -> None:
        """One line: small type in the upper half, where no rule parts the columns, the boxes below."""
        upper, middle, base = self.y + 8.6, self.y + 11.2, self.y + SERVICE - 3.8
        note, unit = self.value(f"24 note/{line}"), self.value(f"24G unit/{line}")
        specialty = f"{self.value(f'24I/{line}')} {self.value(f'24J taxonomy/{line}')}".strip()
        x = BODY
        for cell in SERVICES:
            width = cell.units * UNIT
            if cell.box != SERVICES[0].box:
                top = self.y if cell.box in ("24G", "24H", "24J") else middle
                self.out.line(x, top, x, self.y + SERVICE, THIN)
            if cell.box == "24G":
                self.out.text(x + width / 2, upper, unit, NOTE, TYPED, room=width - 3, align="middle")
            elif cell.box == "24J":
                self.out.text(x + 3.5, upper, specialty, NOTE, TYPED, room=width - 6)
            self._typed(cell, x, base, self.value(f"{cell.box}/{line}"))
            x += width
        room = sum(cell.units for cell in SERVICES[:8]) * UNIT - 8
        self.out.text(BODY + 3.5, upper, note, NOTE, TYPED, room=room)

    def _foot(self) -> None:
        for words in self.form.enclosures:
            self.y += 10.5
            self.out.text(LEFT, self.y, words, 8, BOLD, room=RIGHT - LEFT)
        sheet = f"Claim {self.value('26')}, sheet {self.sheet} of {self.form.sheets}"
        self.out.text(RIGHT, HEIGHT - 24, sheet, NOTE, align="right")


@cache
def _printed_number(box: str) -> str:
    """The number of a box, which stands in the first of its parts only."""
    number = kinds()[box].number
    first = next(name for name, kind in kinds().items() if kind.number == number)
    return number if first == box else ""
