"""Three ways to the same cent: what the bank received, what the remittances say, what the ledger holds."""

from collections.abc import Iterable

from msgspec import Struct

from sim.desk.figures import names
from sim.desk.figures.cash import Item, items, said
from sim.desk.figures.periods import Span, span
from sim.desk.figures.view import Column, Figures, Table, total
from sim.records.clock import DAY
from sim.records.money import Cents
from sim.records.replies import Deposit, Remittance
from sim.world.office import Office

AGREES = "Agrees"
CARD_WAITS = "Virtual card: run it or refuse it"


class Line(Struct, frozen=True):
    """One deposit beside its remittance and what was posted of it; what is not there yet is None."""

    trace: str
    payer: str
    minute: int
    deposit: Deposit | None
    remittance: Remittance | None
    posted: Cents
    state: str

    @property
    def bank(self) -> Cents:
        """What the bank received."""
        return self.deposit.amount if self.deposit else 0

    @property
    def said(self) -> Cents:
        """What the remittance says was paid."""
        return self.remittance.amount if self.remittance else 0

    @property
    def kept(self) -> Cents:
        """What a card company kept of it."""
        return self.deposit.fee if self.deposit else 0

    @property
    def difference(self) -> Cents:
        """Bank less ledger."""
        return self.bank - self.posted


def deposits(desk, day: str = "", month: str = "") -> Figures:
    """Lay bank, remittances and ledger side by side, deposit by deposit, and name what has no partner."""
    counted = span(desk, day, month)
    found = [line for line in lines(desk.office) if line.minute in counted]
    columns = (
        Column("date", "Date", "date"), Column("payer", "Payer"), Column("trace", "Trace"), Column("deposit", "Deposit"),
        Column("remittance", "Remittance"), Column("bank", "Bank", "money"), Column("said", "Remittance says", "money"),
        Column("ledger", "Ledger", "money"), Column("difference", "Bank less ledger", "money"), Column("state", "State"),
    )
    rows = _rows(desk, found)
    waiting = _rows(desk, [line for line in found if line.state != AGREES])
    note = "Ledger: what was posted under the remittance's number to claims and outside them, exceptions included."
    if any(line.kept for line in found):
        note = f"{note} Of a virtual card the bank has what its company's fee leaves."
    return Figures(
        "deposits", "Deposits, remittances and ledger",
        f"Insurers' money {counted.title}, by the day on which it reached the bank; a remittance without money by the day on "
        "which it came. Only remittances that somebody has opened or posted are known. Patients' money is listed apart.",
        (
            Table("deposits", "Deposit by deposit", columns, rows, note, _total(columns, rows)),
            Table("unmatched", "Not in order yet", columns, waiting, "What waits for its partner.", _total(columns, waiting)),
            _without_remittance(items(desk.office, counted)),
        ),
    )


def lines(office: Office) -> list[Line]:
    """Pair all deposits with the remittances of the same trace, in the order in which they came."""
    posted = _posted(office)
    papers = _papers(office)
    found = []
    for deposit in office.banked.values():
        copies = papers.pop(deposit.trace, [])
        found.append(_line(office, deposit, _principal(copies, posted), posted))
        found += _copies(office, copies, posted)
    for copies in papers.values():
        first = _principal(copies, posted)
        if first is not None and (first.amount or first.id in posted):
            found.append(_line(office, None, first, posted))
        found += _copies(office, copies, posted)
    return sorted(found, key=lambda line: (line.minute, line.trace))


def _papers(office: Office) -> dict[str, list[Remittance]]:
    """Group the remittances that somebody has read by trace; most have no second copy."""
    grouped: dict[str, list[Remittance]] = {}
    for name, report in office.reports.items():
        if isinstance(report, Remittance) and name not in office.unread:
            grouped.setdefault(report.trace, []).append(report)
    return grouped


def _posted(office: Office) -> dict[str, Cents]:
    """Add up what the ledger took in under each remittance."""
    summed: dict[str, Cents] = {}
    for item in items(office, _EVER):
        if item.paper:
            summed[item.paper] = summed.get(item.paper, 0) + item.amount
    return summed


_EVER = Span(-(10**9), 10**12, "")


def _principal(copies: list[Remittance], posted: dict[str, Cents]) -> Remittance | None:
    """Of the copies of a remittance take the one that was posted, else the first."""
    return next((copy for copy in copies if copy.id in posted), copies[0] if copies else None)


def _copies(office: Office, copies: list[Remittance], posted: dict[str, Cents]) -> list[Line]:
    """Name the second copies that nobody has seen to yet."""
    first = _principal(copies, posted)
    return [
        Line(copy.trace, copy.payer, copy.minute, None, None, 0, f"{copy.id} is a second copy: nothing to post")
        for copy in copies if copy is not first and (copy.id in office.to_post or copy.id in office.exceptions)
    ]


def _line(office: Office, deposit: Deposit | None, remittance: Remittance | None, posted: dict[str, Cents]) -> Line:
    came = deposit or remittance
    assert came is not None
    in_books = posted.get(remittance.id, 0) if remittance else 0
    state = _state(office, deposit, remittance, in_books)
    return Line(came.trace, came.payer, came.minute, deposit, remittance, in_books, state)


def _state(office: Office, deposit: Deposit | None, remittance: Remittance | None, in_books: Cents) -> str:
    if remittance is None:
        return "No remittance read: find it, or ask the payer"
    if remittance.id in office.to_post:
        return "Remittance not posted"
    if deposit is None and remittance.amount:
        return CARD_WAITS if f"CARD-{remittance.trace}" in office.deposits else "No deposit yet"
    came, kept = (deposit.amount, deposit.fee) if deposit else (0, 0)
    if not came == remittance.amount - kept == in_books:
        return "Differs"
    return AGREES if deposit is None or remittance.id in office.matched else "Agrees, deposit not matched yet"


def _rows(desk, found: Iterable[Line]) -> tuple:
    return tuple([
        (
            line.minute // DAY, names.payer(desk, line.payer), line.trace, line.deposit.id if line.deposit else "",
            line.remittance.id if line.remittance else "", line.bank, line.said, line.posted, line.difference, line.state,
        )
        for line in found
    ])


def _total(columns: tuple[Column, ...], rows: tuple) -> tuple:
    """Sum up; the first column holds a date, so the word stands beside it."""
    summed = total(columns, rows)
    return (None, "Total", *summed[2:])


def _without_remittance(found: list[Item]) -> Table:
    columns = (
        Column("what", "What"), Column("date", "Date", "date"), Column("items", "Items", "count"),
        Column("amount", "Amount", "money"),
    )
    groups: dict[tuple[int, str], list[int]] = {}
    for item in found:
        if not item.paper:
            group = groups.setdefault((item.minute // DAY, said(item)), [0, 0])
            group[0] += 1
            group[1] += item.amount
    rows = tuple([(what, date, *counts) for (date, what), counts in sorted(groups.items())])
    note = "Patients' payments, refunds and money sent back: no remittance comes with these, the ledger is their only record."
    return Table("without_remittance", "Money without a remittance", columns, rows, note, total(columns, rows))
