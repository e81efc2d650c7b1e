"""The cash spreadsheet: deposits, remittances, postings and how they reconcile, a sheet each."""

from msgspec.structs import replace

from sim.desk.figures.view import Table, total
from sim.records.clock import DAY
from sim.reports.cash import Cash, read_cash
from sim.reports.sections import narrowed
from sim.reports.telling import table
from sim.reports.workbook import workbook


def cash_workbook(desk, cash: Cash | None = None) -> bytes:
    """Write the cash of an office up to now as a workbook (xlsx); its sums are the ledger's to the cent."""
    cash = cash or read_cash(desk)
    calendar = desk.calendar
    title = f"Cash, {desk.office.scenario.practice.name}, to {calendar.show_day(desk.now // DAY)}"
    return workbook(title, sheets(cash), calendar, calendar.date_of(desk.now))


def sheets(cash: Cash) -> list[tuple[str, Table]]:
    """The sheets of the workbook by name."""
    side_by_side, postings = table(cash.deposits, "deposits"), table(cash.journal, "cash")
    footing, other = table(cash.journal, "footing"), table(cash.deposits, "without_remittance")
    assert side_by_side and postings and footing and other
    banked = _having(side_by_side, "deposit", "Deposits", "What reached the bank from insurers, by day.")
    papers = _having(side_by_side, "remittance", "Remittances", "Explanations of payment that somebody has read.")
    return [
        ("Deposits", narrowed(banked, "date", "deposit", "payer", "trace", "bank", "remittance", "state")),
        ("Remittances", narrowed(papers, "date", "remittance", "payer", "trace", "said", "ledger", "state")),
        ("Postings", postings),
        ("Reconciliation", replace(cash.standing, note=cash.said)),
        ("Line by line", side_by_side),
        ("Items against deposits", footing),
        ("Other money", other),
    ]


def _having(found: Table, column: str, title: str, note: str) -> Table:
    """Keep the rows in which a column says something."""
    at = [each.name for each in found.columns].index(column)
    rows = tuple([row for row in found.rows if row[at]])
    sums = (None, "Total", *total(found.columns, rows)[2:])
    return replace(found, name=title.lower(), title=title, note=note, rows=rows, total=sums)
