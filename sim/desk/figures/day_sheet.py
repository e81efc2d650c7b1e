"""The day sheet: charges, payments and adjustments of a day or a month by payer, its deposits, and the proof of A/R."""

from sim.desk.figures import names
from sim.desk.figures.cash import payer_of
from sim.desk.figures.deposits import lines
from sim.desk.figures.periods import Span, span
from sim.desk.figures.view import Cell, Column, Figures, Table, total
from sim.records.clock import DAY
from sim.records.ledger import CONTRACTUAL, FEES, INSURANCE, INSURER_PAID, PATIENT, PATIENT_PAID, REVENUE, WIDTH, WRITE_OFF
from sim.world.office import Office

NO_PAYER = "Outside claims"
_PLACES = {REVENUE: 0, INSURER_PAID: 1, PATIENT_PAID: 2, CONTRACTUAL: 3, WRITE_OFF: 4, FEES: 5, INSURANCE: 7, PATIENT: 7}
"""Account → its column; every other account holds what is owed back, has gone back, or came outside claims."""
_OTHER = 6
_COLUMNS = (
    Column("payer", "Payer"), Column("charges", "Charges", "money"), Column("insurer_paid", "Insurers paid", "money"),
    Column("patient_paid", "Patients paid", "money"), Column("contractual", "Contractual", "money"),
    Column("write_offs", "Write-offs", "money"), Column("fees", "Agency and card fees", "money"),
    Column("other", "Credits, refunds, other", "money"), Column("change", "Change in A/R", "money"),
)


def day_sheet(desk, day: str = "", month: str = "") -> Figures:
    """Close a day (today where none is named) or a month: what was charged, paid and adjusted, and what was banked."""
    today = desk.calendar.date_of(desk.now).isoformat()
    counted = span(desk, day or ("" if month else today), month)
    moved = _moved(desk.office, counted)
    rows = tuple([
        (names.payer(desk, key) if key else NO_PAYER, *_signed(amounts))
        for key, amounts in sorted(moved.items()) if any(amounts)
    ])
    return Figures(
        "day_sheet", f"Day sheet, {counted.title}",
        f"Everything posted in the books, {counted.title}, by the payer that paid or else is named on the claim. "
        "Charges = payments + adjustments + credits, refunds and other + change in A/R, in every row.",
        (
            Table("by_payer", "Charges, payments, adjustments", _COLUMNS, rows, _NOTE, total(_COLUMNS, rows)),
            _proof(desk.office, counted, total(_COLUMNS, rows)),
            _banked(desk, counted),
        ),
    )


_NOTE = (
    "Credits, refunds, other: money that came without belonging to a charge of the practice, such as interest and "
    "overpayments, less what went back."
)


def _moved(office: Office, counted: Span) -> dict[str, list[int]]:
    """Add up what each column's accounts gained, payer by payer."""
    moved: dict[str, list[int]] = {}
    place_of = [_PLACES.get(account, _OTHER) for account in range(WIDTH)]
    fields = ("minute", "claim", "debit", "credit", "amount", "paper")
    for minute, claim, debit, credit, amount, paper in office.ledger.postings.select(*fields):
        if minute in counted:
            row = moved.setdefault(payer_of(office, claim, paper), [0] * 8)
            row[place_of[debit]] += amount
            row[place_of[credit]] -= amount
    return moved


def _signed(amounts: list[int]) -> list[int]:
    """Charges leave the account of revenue, so they stand there with a minus."""
    return [-amounts[0], *amounts[1:]]


def _owed_before(office: Office, minute: int) -> int:
    """Add up what the ledger had open before a minute."""
    owed = 0
    for at, debit, credit, amount in office.ledger.postings.select("minute", "debit", "credit", "amount"):
        if at < minute:
            owed += amount * ((debit in (INSURANCE, PATIENT)) - (credit in (INSURANCE, PATIENT)))
    return owed


def _proof(office: Office, counted: Span, summed: tuple[Cell, ...]) -> Table:
    """Walk from the A/R at the beginning to the A/R at the end by what was posted, and hold it against the ledger."""
    _, charges, *less, _ = [int(cell) if isinstance(cell, int) else 0 for cell in summed]
    opening, closing = _owed_before(office, counted.begin), _owed_before(office, counted.end)
    reached = opening + charges - sum(less)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("A/R at the beginning", opening), ("Charges", charges),
        *[(f"Less: {column.label.lower()}", -amount) for column, amount in zip(_COLUMNS[2:-1], less, strict=True)],
        ("A/R at the end, by this sheet", reached), ("A/R at the end, by the ledger", closing),
        ("Difference", reached - closing),
    )
    columns = (Column("step", "Step"), Column("amount", "Amount", "money"))
    return Table("proof", "Proof of accounts receivable", columns, rows, "Insurance and patient A/R together.")


def _banked(desk, counted: Span) -> Table:
    columns = (
        Column("deposit", "Deposit"), Column("payer", "Payer"), Column("trace", "Trace"), Column("date", "Banked", "date"),
        Column("amount", "Amount", "money"), Column("state", "State"),
    )
    rows = tuple([
        (line.deposit.id, names.payer(desk, line.payer), line.trace, line.minute // DAY, line.bank, line.state)
        for line in lines(desk.office) if line.deposit and line.minute in counted
    ])
    note = "What reached the bank from insurers; it may be posted on another day."
    return Table("deposits", "Deposits", columns, rows, note, total(columns, rows))
