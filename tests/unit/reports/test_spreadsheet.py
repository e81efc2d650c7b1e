"""The cash spreadsheet, added up again cell by cell, is the ledger's cash and the bank's to the cent."""

import io

import pytest
from openpyxl import load_workbook

from sim.records.ledger import INSURER_PAID, OUTSIDE, PATIENT_PAID, REFUNDED, REVENUE
from sim.records.replies import Remittance
from sim.reports.cash import read_cash
from sim.reports.spreadsheet import cash_workbook
from sim.reports.workbook import FIRST_ROW

SHEETS = ["Deposits", "Remittances", "Postings", "Reconciliation", "Line by line", "Items against deposits", "Other money"]


def cents(value) -> int:
    """A cell's dollars as cents; what is no whole cent is an error."""
    assert abs(value * 100 - round(value * 100)) < 1e-6
    return round(value * 100)


@pytest.fixture(scope="module")
def book(family):
    return load_workbook(io.BytesIO(cash_workbook(family.desk)), data_only=True)


def column(sheet, heading: str) -> list:
    """The cells below a heading, the total aside."""
    heads = [str(cell.value).replace("\u00a0", " ") for cell in sheet[FIRST_ROW - 1]]
    at = heads.index(heading)
    listed = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]
    return [row[at] for row in listed if "Total" not in row[:2]]


def test_the_sheets_are_there(book):
    assert book.sheetnames == SHEETS


def test_the_postings_add_up_to_the_ledgers_cash(book, family):
    ledger = family.desk.office.ledger
    held = sum([ledger.total(account) for account in (INSURER_PAID, PATIENT_PAID, OUTSIDE, REFUNDED)])
    assert sum(map(cents, column(book["Postings"], "Amount, $"))) == held > 0


def test_the_deposits_add_up_to_what_the_bank_received(book, family):
    banked = family.desk.office.banked
    assert sum(map(cents, column(book["Deposits"], "Bank, $"))) == sum([deposit.amount for deposit in banked.values()])
    assert sorted(column(book["Deposits"], "Deposit")) == sorted(banked)


def test_the_remittances_say_what_the_payers_said(book, family):
    reports = family.desk.office.reports
    listed = dict(zip(
        column(book["Remittances"], "Remittance"), map(cents, column(book["Remittances"], "Remittance says, $")), strict=True
    ))
    assert listed
    for name, amount in listed.items():
        report = reports[name]
        assert isinstance(report, Remittance) and report.amount == amount


def test_the_items_under_a_remittance_add_up_to_its_deposit(book, family):
    items: dict[str, int] = {}
    sheet = book["Postings"]
    for paper, amount in zip(column(sheet, "Remittance"), column(sheet, "Amount, $"), strict=True):
        if paper:
            items[paper] = items.get(paper, 0) + cents(amount)
    deposited = dict(zip(column(book["Deposits"], "Remittance"), map(cents, column(book["Deposits"], "Bank, $")), strict=True))
    matched = family.desk.office.matched
    assert matched
    for paper in matched:
        assert items.get(paper, 0) == deposited[paper]


def test_every_sum_at_the_foot_is_the_sum_above_it(book, family):
    formulas = load_workbook(io.BytesIO(cash_workbook(family.desk)))
    checked = 0
    for name in SHEETS:
        values, written = book[name], formulas[name]
        for cell in written[written.max_row]:
            if cell.data_type != "f":
                continue
            letter = cell.column_letter
            assert cell.value == f"=SUM({letter}{FIRST_ROW}:{letter}{written.max_row - 1})"
            above = [values[f"{letter}{row}"].value or 0 for row in range(FIRST_ROW, values.max_row)]
            assert cents(values[cell.coordinate].value) == sum(map(cents, above))
            checked += 1
    assert checked >= 10


def test_bank_and_ledger_differ_by_nothing_where_they_are_said_to_agree(book):
    sheet = book["Line by line"]
    stands = zip(column(sheet, "State"), column(sheet, "Bank less ledger, $"), strict=True)
    assert {difference for state, difference in stands if state.startswith("Agrees")} == {0}


def test_the_workbook_is_the_same_each_time(family):
    assert cash_workbook(family.desk) == cash_workbook(family.desk)


def test_the_months_add_up_to_the_ledger_but_for_the_one_that_runs(family):
    cash = read_cash(family.desk)
    # A hundred days from 5 Jan end on 15 Apr, so April runs.
    assert [month for month, _ in cash.by_month] == ["Jan 2026", "Feb 2026", "Mar 2026"]
    april = family.desk.calendar.minute_of(family.desk.calendar.start.replace(month=4, day=1))
    moved = 0
    for posting in family.desk.office.ledger.postings:
        if posting.minute < april:
            accounts = (INSURER_PAID, PATIENT_PAID, OUTSIDE, REFUNDED)
            moved += posting.amount * ((posting.debit in accounts) - (posting.credit in accounts))
    assert sum([amount for _, amount in cash.by_month]) == moved


def test_cash_that_agrees_says_so(family):
    cash = read_cash(family.desk)
    assert cash.reconciled
    assert cash.said.startswith("Bank, remittances and ledger agree to the cent")


def test_a_cent_too_many_in_the_books_is_found_and_named(fresh):
    office = fresh.office
    paper = next(iter(office.matched))
    with office.ledger.citing(paper):
        office.ledger.post(fresh.now, "", 0, OUTSIDE, INSURER_PAID, 1, "a slip")
    assert read_cash(fresh).reconciled, "from one cash account to another nothing is gained"
    with office.ledger.citing(paper):
        office.ledger.post(fresh.now, "", 0, OUTSIDE, REVENUE, 1, "a slip")
    cash = read_cash(fresh)
    assert not cash.reconciled
    trace = office.reports[paper].trace
    assert cash.said.startswith(f"The cash does NOT reconcile: trace {trace}: bank ")
