"""The explanation of a payment drawn on sheets, with the cheque or its stead below the first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from sim.records.payments import Remittance835
from sim.wire.paper import spelling
from sim.wire.paper.explanation import ClaimPart, Explanation, Row, explain_payment
from sim.wire.paper.sheet import BOLD, HEIGHT, PLAIN, TYPED, WIDTH, Sheets

LEFT, TOP, RIGHT = 40.0, 38.0, WIDTH - 40.0
STUB = HEIGHT - 214.0
"""Where the cheque begins on the first sheet."""
BOTTOM = HEIGHT - 44.0
LINE, SMALL, SIZE = 11.0, 7.0, 8.2
STEADS = {
    "ACH": "This is not a check: the amount went to your bank as an electronic transfer.",
    "NON": "This is not a check: no money is due on these claims.",
}


class Column(Struct, frozen=True):
    """One column of the table of services, from `x`; figures end at its right edge."""

    field: str
    title: str
    x: float
    width: float
    figures: bool = False


COLUMNS = (
    Column("day", "Date of service", LEFT, 62),
    Column("service", "Service", LEFT + 64, 104),
    Column("units", "Units", LEFT + 170, 24, True),
    Column("charged", "Charged", LEFT + 196, 56, True),
    Column("allowed", "Allowed", LEFT + 254, 56, True),
    Column("reasons", "Not paid, and why", LEFT + 318, 88, True),
    Column("owed", "Patient owes", LEFT + 408, 52, True),
    Column("paid", "Paid", LEFT + 462, 70, True),
)


def payment_pdf(advice: Remittance835 | Explanation) -> bytes:
    """Print the explanation of one payment; the same advice gives the same bytes."""
    explained = explain_payment(advice) if isinstance(advice, Remittance835) else advice
    out = Sheets(f"Explanation of payment {explained.number}", explained.day)
    _Drawing(out, explained).draw()
    return out.finish()


class _Drawing:
    """One explanation over as many sheets as it takes; `y` moves down the paper."""

    def __init__(self, out: Sheets, explained: Explanation) -> None:
        self.out, self.explained = out, explained
        self.y, self.sheet, self.bottom = TOP, 1, STUB - 24

    def draw(self) -> None:
        self._letterhead()
        self._cheque()
        self._columns()
        for claim in self.explained.claims:
            self._claim(claim)
        self._changes()
        self._sums()
        self._legend()
        self._foot()
        self.out.end_sheet()

    def _need(self, height: float, *, columns: bool = False) -> None:
        """Go on to another sheet when this one has no room left."""
        if self.y + height <= self.bottom:
            return
        self._foot()
        self.out.end_sheet()
        self.sheet, self.y, self.bottom = self.sheet + 1, TOP + 8, BOTTOM
        name = f"{self.explained.payer[0]}: explanation of payment {self.explained.number}, continued"
        self.out.text(LEFT, self.y, name, 9, BOLD, room=RIGHT - LEFT)
        self.y += 14
        if columns:
            self._columns()

    def _letterhead(self) -> None:
        out, explained = self.out, self.explained
        out.text(LEFT, TOP + 10, explained.payer[0], 14, BOLD, room=300)
        for place, words in enumerate(explained.payer[1:]):
            out.text(LEFT, TOP + 22 + 10 * place, words, SIZE, room=300)
        out.text(RIGHT, TOP + 10, "Explanation of payment", 14, BOLD, align="right")
        out.text(RIGHT, TOP + 21, "Invented, for training.", SMALL, align="right")
        self.y = TOP + 82
        for place, words in enumerate(explained.payee):
            out.text(LEFT, self.y + 11 * place, words, 9.2, TYPED, room=300)
        x = RIGHT - 190
        for place, (name, value) in enumerate(explained.facts):
            base = self.y - 16 + 13 * place
            out.text(x, base, name, SIZE)
            out.text(RIGHT, base, value, 9.2, TYPED, room=122, align="right")
            out.line(x, base + 3.5, RIGHT, base + 3.5, 0.3)
        self.y += 62

    def _columns(self) -> None:
        self.out.tint(LEFT, self.y - 9, RIGHT - LEFT, 13, 0.88)
        for column in COLUMNS:
            if column.field == "reasons":
                # Above codes at the left and amounts at the right.
                self.out.text(column.x + 2, self.y, column.title, SMALL, BOLD, room=column.width)
            else:
                self._cell(column, column.title, SMALL, BOLD)
        self.y += 14

    def _cell(self, column: Column, words: str, size: float, font: str) -> None:
        x, align = (column.x + column.width, "right") if column.figures else (column.x + 2, "left")
        self.out.text(x, self.y, words, size, font, room=column.width - 2, align=align)

    def _claim(self, claim: ClaimPart) -> None:
        facts = self.out.broken("; ".join(claim.facts), SIZE, RIGHT - LEFT - 4)
        first = _height(claim.rows[0]) if claim.rows else 0.0
        self._need(16 + LINE * len(facts) + first, columns=True)
        self.y += 3
        self.out.text(LEFT + 2, self.y, claim.heading, 9, BOLD, room=RIGHT - LEFT - 4)
        for words in facts:
            self.y += LINE
            self.out.text(LEFT + 2, self.y, words, SIZE, room=RIGHT - LEFT - 4)
        self.y += LINE + 1
        for row in claim.rows:
            self._need(_height(row), columns=True)
            self._row(row, PLAIN)
        self._need(_height(claim.total), columns=True)
        self.out.line(COLUMNS[3].x + 10, self.y - 8.5, RIGHT, self.y - 8.5, 0.4)
        self._row(claim.total, BOLD)
        self.out.line(LEFT, self.y - 6, RIGHT, self.y - 6, 0.8)
        self.y += 6

    def _row(self, row: Row, font: str) -> None:
        top = self.y
        for column in COLUMNS:
            if column.field != "reasons":
                self._cell(column, getattr(row, column.field), SIZE, font)
        reasons = next(column for column in COLUMNS if column.field == "reasons")
        for code, amount in row.reasons or (("", ""),):
            self.out.text(reasons.x + 2, self.y, code, SIZE, font)
            self._cell(reasons, amount, SIZE, font)
            self.y += LINE
        below = top + LINE
        self.out.text(COLUMNS[0].x + 2, below, row.through, SIZE)
        self.out.text(COLUMNS[1].x + 2, below, f"Remarks {row.remarks}" if row.remarks else "", SIZE, room=220)
        self.y = top + _height(row)

    def _changes(self) -> None:
        changes = self.explained.changes
        if not changes:
            return
        self._need(2 * LINE + 6)
        self.y += 6
        self.out.text(LEFT + 2, self.y, "Outside the claims", 9, BOLD)
        self.y += LINE + 1
        for change in changes:
            self._need(LINE)
            reference = f", reference {change.reference}" if change.reference else ""
            self.out.text(LEFT + 2, self.y, f"{change.words}{reference}", SIZE, room=RIGHT - LEFT - 90)
            self.out.text(RIGHT, self.y, change.amount, SIZE, align="right")
            self.y += LINE

    def _sums(self) -> None:
        self._need(LINE * len(self.explained.sums) + 8)
        self.y += 8
        for name, amount in self.explained.sums:
            self.out.text(RIGHT - 80, self.y, name, 9, BOLD, align="right")
            self.out.text(RIGHT, self.y, amount, 9, BOLD, room=76, align="right")
            self.y += LINE + 1

    def _legend(self) -> None:
        if not self.explained.legend:
            return
        self._need(2 * LINE + 8)
        self.y += 8
        self.out.text(LEFT + 2, self.y, "What the codes mean", 9, BOLD)
        self.y += LINE + 1
        for code, words in self.explained.legend:
            lines = self.out.broken(words, SIZE, RIGHT - LEFT - 50)
            self._need(LINE * len(lines))
            self.out.text(LEFT + 2, self.y, code, SIZE, BOLD)
            for line in lines:
                self.out.text(LEFT + 48, self.y, line, SIZE)
                self.y += LINE

    def _cheque(self) -> None:
        """The lower part of the first sheet: the cheque, or a word on why there is none."""
        out, explained = self.out, self.explained
        out.line(0, STUB - 8, WIDTH, STUB - 8, 0.5, dashed=True)
        out.frame(LEFT, STUB, RIGHT - LEFT, 160, 1.1)
        x, y, right = LEFT + 12, STUB + 20, RIGHT - 12
        out.text(x, y, explained.payer[0], 11, BOLD, room=300)
        for place, words in enumerate(explained.payer[1:4]):
            out.text(x, y + 11 + 9 * place, words, SMALL, room=300)
        name, number = explained.facts[0]
        out.text(right, y, f"{name} {number}", 9, BOLD, room=200, align="right")
        out.text(right, y + 14, spelling.day(explained.day), 9.2, TYPED, align="right")
        _ruled(out, "Pay to", explained.payee[:1], x, y + 62, right - 110)
        out.text(right, y + 62, f"${explained.amount}", 12, TYPED, room=100, align="right")
        out.frame(right - 104, y + 47, 106, 21)
        _ruled(out, "The sum of", (explained.amount_in_words,), x, y + 86, right)
        if explained.method in STEADS:
            out.text(x, y + 124, STEADS[explained.method], 9, BOLD, room=right - x)
        else:
            out.text(x, y + 124, "VOID. Not negotiable: invented, for training.", 11, BOLD)
            out.line(right - 170, y + 118, right, y + 118, 0.4)
            out.text(right - 170, y + 126, "Signed for the payer", SMALL)

    def _foot(self) -> None:
        if self.sheet == 1 and self.bottom < BOTTOM:
            self.out.text(LEFT, STUB - 12, "Cut here; keep the upper part.", 6.5)
        self.out.text(RIGHT, HEIGHT - 24, f"Payment {self.explained.number}, sheet {self.sheet}", SMALL, align="right")


def _height(row: Row) -> float:
    return LINE * max(len(row.reasons), 2 if row.remarks or row.through else 1)


def _ruled(out: Sheets, name: str, words: Sequence[str], x: float, y: float, right: float) -> None:
    out.text(x, y, name, SIZE)
    out.text(x + 50, y, " ".join(words), 10, TYPED, room=right - x - 52)
    out.line(x + 48, y + 3, right, y + 3, 0.4)
