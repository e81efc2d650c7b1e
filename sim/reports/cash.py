"""The office's cash for people outside it: what came in month by month, and whether bank, remittances and ledger agree."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sim.desk.figures.cash import ACCOUNTS
from sim.desk.figures.day_sheet import day_sheet
from sim.desk.figures.deposits import Line, deposits, lines
from sim.desk.figures.journal_of_cash import journal_of_cash
from sim.desk.figures.periods import Months, Span, span
from sim.desk.figures.view import Cell, Column, Figures, Table, total
from sim.records.clock import DAY
from sim.records.money import Cents, dollars
from sim.reports.telling import cell, table


class Cash(Struct, frozen=True):
    """The cash of an office up to now."""

    deposits: Figures
    journal: Figures
    by_month: tuple[tuple[str, Cents], ...]
    """Each whole month's name and what came in, refunds taken off; the month that runs only where there is no other."""
    last: Span
    """The last of these months."""
    sheet: Figures
    """The day sheet of the last of these months."""
    standing: Table
    """Bank, remittances and ledger, by how their lines stand."""
    faults: tuple[str, ...]
    """What does not agree and is not explained; nothing, when the cash reconciles."""

    @property
    def reconciled(self) -> bool:
        """Whether bank, remittances and ledger agree to the cent, but for what is named as still on its way."""
        return not self.faults

    @property
    def said(self) -> str:
        """Say whether the cash reconciles."""
        if self.faults:
            return f"The cash does NOT reconcile: {self.faults[0]}."
        open_lines = table(self.deposits, "unmatched")
        many = len(open_lines.rows) if open_lines else 0
        if not many:
            return "Bank, remittances and ledger agree to the cent."
        named = "one line that is" if many == 1 else f"{many:,} lines that are"
        return f"Bank, remittances and ledger agree to the cent, but for {named} named as not in order yet."

    @property
    def shown(self) -> tuple[Table, ...]:
        """The tables for a reader: the last month by payer, how cash stands, and what is not in order yet."""
        month, unmatched = table(self.sheet, "by_payer"), table(self.deposits, "unmatched")
        assert month is not None and unmatched is not None
        return (replace(month, title=self.sheet.title), self.standing, unmatched)


def read_cash(desk) -> Cash:
    """Read an office's cash up to now."""
    found, journal, paired = deposits(desk), journal_of_cash(desk), lines(desk.office)
    months = _by_month(desk, journal)
    last = _iso(desk, len(months) - 1)
    sheet = day_sheet(desk, month=last)
    return Cash(found, journal, months, span(desk, month=last), sheet, _standing(paired), _faults(desk, paired, journal))


def _by_month(desk, journal: Figures) -> tuple[tuple[str, Cents], ...]:
    """Add the items of cash up by month, leaving out the month that runs where a whole one is there."""
    months = Months(desk.calendar, desk.now)
    sums = [0] * len(months)
    items = table(journal, "cash")
    assert items is not None
    for row in items.rows:
        sums[months.of(cell(items, row, "posted") * DAY)] += cell(items, row, "amount")
    whole = max(1, len(months) - 1)
    return tuple(zip(months.labels[:whole], sums[:whole], strict=True))


def _iso(desk, number: int) -> str:
    """Name a month as a day sheet is asked for it: ``2026-03``."""
    begin = Months(desk.calendar, desk.now).begins[number]
    return desk.calendar.date_of(begin).isoformat()[:7]


def _standing(found: Iterable[Line]) -> Table:
    columns = (
        Column("state", "How it stands"), Column("lines", "Lines", "count"), Column("bank", "Bank", "money"),
        Column("said", "Remittances say", "money"), Column("ledger", "Ledger", "money"),
        Column("difference", "Bank less ledger", "money"),
    )
    sums: dict[str, list[int]] = {}
    for line in found:
        row = sums.setdefault(line.state if line.bank or line.said else "Second copy: nothing to post", [0] * 5)
        for at, amount in enumerate((1, line.bank, line.said, line.posted, line.difference)):
            row[at] += amount
    rows: tuple[tuple[Cell, ...], ...] = tuple([(state, *row) for state, row in sums.items()])
    return Table("standing", "Bank, remittances and ledger", columns, rows, "Insurers' money, all of it.", total(columns, rows))


def _faults(desk, paired: Iterable[Line], journal: Figures) -> tuple[str, ...]:
    """List what nothing explains: a line whose three amounts differ, items that are not the ledger's cash."""
    faults = [
        f"trace {line.trace}: bank {dollars(line.bank)}, remittance {dollars(line.said)}, ledger {dollars(line.posted)}"
        for line in paired if line.state == "Differs"
    ]
    items = table(journal, "cash")
    assert items is not None
    listed, held = cell(items, items.total, "amount"), sum([desk.office.ledger.total(account) for account in ACCOUNTS])
    if listed != held:
        faults.append(f"the items of cash add up to {dollars(listed)}, the ledger holds {dollars(held)}")
    return tuple(faults)
