"""The cash spreadsheet: each item of cash with deposit, remittance, payer, claim and the hand that posted it."""

from sim.desk.figures import names
from sim.desk.figures.cash import Hands, items, payer_of, said
from sim.desk.figures.deposits import Line, lines
from sim.desk.figures.periods import span
from sim.desk.figures.view import Column, Figures, Table, total
from sim.records.clock import DAY


def journal_of_cash(desk, day: str = "", month: str = "") -> Figures:
    """List all cash by the day of posting; the items of a deposit add up to it."""
    office, counted = desk.office, span(desk, day, month)
    by_paper = {line.remittance.id: line for line in lines(office) if line.remittance}
    hands = Hands(office)
    named = {key: names.payer(desk, key) for key in (*office.payers, "")}
    columns = (
        Column("item", "Item"), Column("posted", "Posted", "date"), Column("banked", "Banked", "date"),
        Column("deposit", "Deposit"), Column("remittance", "Remittance"), Column("payer", "Payer"), Column("claim", "Claim"),
        Column("amount", "Amount", "money"), Column("posted_by", "Posted by"),
    )
    listed = items(office, counted)
    rows = tuple([
        (
            said(item), item.minute // DAY, *_deposit(by_paper.get(item.paper)), item.paper,
            named[payer_of(office, item.claim, item.paper)], item.claim, item.amount, hands.of(item),
        )
        for item in listed
    ])
    posted = dict.fromkeys([item.paper for item in listed if item.paper])
    return Figures(
        "journal_of_cash", "Journal of cash",
        f"Cash posted {counted.title}: insurers, patients, interest, refunds and what payers kept back. The items under a "
        "remittance add up to its deposit; what is not posted yet is not here.",
        (
            Table("cash", "Cash, item by item", columns, rows, "Money that went out is negative.", total(columns, rows)),
            _footing([by_paper[paper] for paper in posted]),
        ),
    )


def _deposit(line: Line | None) -> tuple[int | None, str]:
    return (line.deposit.minute // DAY, line.deposit.id) if line and line.deposit else (None, "")


def _footing(found: list[Line]) -> Table:
    """Prove the items against the deposits: a remittance is posted whole, so each of them foots."""
    columns = (
        Column("remittance", "Remittance"), Column("deposit", "Deposit"), Column("bank", "Bank", "money"),
        Column("items", "Its items", "money"), Column("difference", "Difference", "money"),
    )
    rows = tuple([
        (line.remittance.id if line.remittance else "", _deposit(line)[1], line.bank, line.posted, line.difference)
        for line in found
    ])
    note = "A difference is money that has not reached the bank yet."
    return Table("footing", "Items against deposits", columns, rows, note, total(columns, rows))
