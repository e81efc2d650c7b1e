"""The books: an append-only list of postings in integer cents; balances are derived.

A posting moves one amount from one account to another, so the books balance by
construction.  For every line at every moment: charge = insurer paid + patient paid +
contractual + write-offs + open balance, less what is owed back or has gone back.

What payers move outside claims (835 PLB) has accounts of its own: what came or went
(`OUTSIDE`) stands against interest earned, monthly capitation and money that is theirs (`HELD`), so
that cash is `INSURER_PAID` and `OUTSIDE` together.
"""

from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate

from msgspec import Struct

from sim.records.columns import NAMES, TEXTS, Columns
from sim.records.money import Cents

REVENUE, INSURANCE, PATIENT, INSURER_PAID, PATIENT_PAID, CONTRACTUAL, WRITE_OFF = range(7)
CREDIT, REFUNDED, OUTSIDE, HELD, INTEREST, FEES, CAPITATION = range(7, 14)
ACCOUNTS = (
    "revenue", "insurance A/R", "patient A/R", "insurer paid", "patient paid", "contractual", "write-off",
    "credit balances", "refunded", "paid outside claims", "held for payers", "interest", "collection fees",
    "capitation",
)


WIDTH = len(ACCOUNTS)
_EMPTY = (0,) * WIDTH


class Posting(Struct, frozen=True, gc=False):
    """One movement: `amount` leaves account `credit` and enters account `debit`."""

    minute: int
    claim: str
    line: int
    debit: int
    credit: int
    amount: Cents
    memo: str
    paper: str = ""
    """The remittance by which it came; empty where none did."""


class Ledger:
    """Every cent of the office, in the order in which it was posted."""

    def __init__(self) -> None:
        self.postings: Columns[Posting] = Columns(Posting, ("I", NAMES, "B", "B", "B", "q", TEXTS, TEXTS))
        self._rows: dict[str, array[int]] = {}
        """Claim → what each of its lines holds in each account, line after line."""
        self._totals: list[Cents] = [0] * WIDTH
        self._write, (self._memos, self._papers) = self.postings.pens()
        self._paper = self._papers[""]
        """Number of the remittance under which is posted."""

    @contextmanager
    def citing(self, paper: str) -> Iterator[None]:
        """Post under the number of a remittance for as long as it lasts."""
        self._paper = self._papers[paper]
        try:
            yield
        finally:
            self._paper = self._papers[""]

    def post(self, minute: int, claim: str, line: int, debit: int, credit: int, amount: Cents, memo: str) -> None:
        """Append one movement.  A zero amount moves nothing and is not written."""
        if not amount:
            return
        at, of, on, into, out_of, moves, says, cites = self._write
        at(minute)
        of(claim)
        on(line)
        into(debit)
        out_of(credit)
        moves(amount)
        says(self._memos[memo])
        cites(self._paper)
        row = self._rows.get(claim)
        if row is None:
            row = self._rows[claim] = array("i", _EMPTY)
        start = line * WIDTH
        while len(row) <= start:
            row.extend(_EMPTY)
        try:
            row[start + debit] += amount
        except OverflowError:
            row = self._widen(claim)
            row[start + debit] += amount
        try:
            row[start + credit] -= amount
        except OverflowError:
            self._widen(claim)[start + credit] -= amount
        self._totals[debit] += amount
        self._totals[credit] -= amount

    def _widen(self, claim: str) -> "array[int]":
        """Make room in the rows of a claim for amounts beyond 21 million dollars."""
        row = self._rows[claim] = array("q", self._rows[claim])
        return row

    def balance(self, claim: str, account: int) -> Cents:
        """Tell what one claim holds in an account (debits less credits)."""
        row = self._rows.get(claim)
        if row is None:
            return 0
        return row[account] if len(row) == WIDTH else sum(row[account::WIDTH])

    def line_balances(self, claim: str, account: int) -> tuple[Cents, ...]:
        """Tell what each line of a claim holds in an account, in line order."""
        row = self._rows.get(claim)
        return () if row is None else tuple(row[account::WIDTH])

    def total(self, account: int) -> Cents:
        """Tell what all claims together hold in an account."""
        return self._totals[account]

    def moving(self, account: int) -> Iterator[Posting]:
        """Read the postings that enter or leave an account, in their order."""
        moves = self.postings.select("debit", "credit")
        return map(self.postings.__getitem__, [place for place, either in enumerate(moves) if account in either])

    def proof(self) -> list[str]:
        """Refold the postings and list whatever does not balance; an empty list is the proof.

        Each line's charge must equal what the insurer and the patient paid, what was
        adjusted and written off, and what is open; no line may owe less than nothing to
        the insurer; and the kept balances must equal the refolded ones.
        """
        places = dict(zip(self._rows, accumulate(map(len, self._rows.values()), initial=0), strict=False))
        books = array("q", bytes(8 * sum(map(len, self._rows.values()))))
        for claim, line, debit, credit, amount in self.postings.select("claim", "line", "debit", "credit", "amount"):
            start = places[claim] + line * WIDTH
            books[start + debit] += amount
            books[start + credit] -= amount
        faults: list[str] = []
        amiss = min(books[INSURANCE::WIDTH], default=0) < 0 or max(books[CREDIT::WIDTH], default=0) > 0
        for claim, start in places.items():
            kept = self._rows[claim].tolist()
            row = books[start:start + len(kept)].tolist()
            if amiss or sum(row) != 0:
                faults += [f"{claim} line {line}: {fault}" for line, fault in _faults(row)]
            if kept != row:
                faults.append(f"{claim}: kept balances {kept} differ from the postings' {row}")
        totals = [sum(books[account::WIDTH]) for account in range(WIDTH)]
        if totals != self._totals:
            faults.append(f"kept totals {self._totals} differ from the postings' {totals}")
        return faults


def _faults(row: list[Cents]) -> Iterator[tuple[int, str]]:
    """Say what is wrong with what the lines of a claim hold: the line's number and its fault."""
    for number in range(len(row) // WIDTH):
        line = row[number * WIDTH:(number + 1) * WIDTH]
        if sum(line):
            yield number, f"charge {-line[REVENUE]} is not the sum {sum(line) - line[REVENUE]}"
        if line[INSURANCE] < 0:
            yield number, f"insurance balance {line[INSURANCE]} is below zero"
        if line[CREDIT] > 0:
            yield number, f"more than its credit of {line[CREDIT]} has gone back"
