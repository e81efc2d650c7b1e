"""Cash as the ledger has it: every posting that moved money, with the remittance and the hand by which it came."""

from msgspec import Struct

from sim.desk.figures.periods import Span
from sim.records.ledger import INSURER_PAID, OUTSIDE, PATIENT_PAID, REFUNDED
from sim.records.money import Cents
from sim.records.replies import Remittance
from sim.world.office import Office

ACCOUNTS = (INSURER_PAID, PATIENT_PAID, OUTSIDE, REFUNDED)
"""Where money that came or went is booked."""
NOBODY = "The mail"
"""What patients and the agency send is posted as it comes."""


class Item(Struct, frozen=True, gc=False):
    """Money that came in, or went out where negative, on one claim for one reason."""

    minute: int
    claim: str
    """Empty for what belongs to no claim."""
    paper: str
    """The remittance; empty for patients, refunds and what was sent back."""
    memo: str
    amount: Cents


def items(office: Office, counted: Span) -> list[Item]:
    """List the cash of a span in the order of posting; the lines of a claim that were posted together are one item."""
    summed: dict[tuple[int, str, str, str], Cents] = {}
    fields = ("minute", "claim", "debit", "credit", "amount", "memo", "paper")
    for minute, claim, debit, credit, amount, memo, paper in office.ledger.postings.select(*fields):
        moved = amount * ((debit in ACCOUNTS) - (credit in ACCOUNTS))
        if moved and minute in counted:
            key = (minute, claim, paper, memo)
            summed[key] = summed.get(key, 0) + moved
    return [Item(minute, claim, paper, memo, amount) for (minute, claim, paper, memo), amount in summed.items() if amount]


class Hands:
    """Who posted what: read from the timesheet."""

    def __init__(self, office: Office) -> None:
        self._by_paper: dict[tuple[int, str], str] = {}
        self._by_hand: dict[int, str] = {}
        for minute, who, do, about, done in office.timesheet.deeds.select("minute", "who", "do", "about", "done"):
            if done and do in ("post_remittance", "refund"):
                self._by_paper[minute, about] = who
            elif done and do in ("post_exception", "run_card"):
                self._by_hand[minute] = who

    def of(self, item: Item) -> str:
        """Name whoever posted an item."""
        minute = item.minute
        return self._by_paper.get((minute, item.paper or item.claim)) or self._by_hand.get(minute, NOBODY)


def payer_of(office: Office, claim: str, paper: str) -> str:
    """Find the payer that a posting concerns: the one that sent the remittance, else the one named on the claim."""
    if paper:
        report = office.reports[paper]
        assert isinstance(report, Remittance)
        return report.payer
    file = office.files.get(claim)
    return file.claim.payer if file else ""


def said(item: Item) -> str:
    """Say what an item is, in the words of the books without the claim that they name."""
    memo = item.memo.partition(":")[0]
    if memo.startswith("PLB"):
        return f"Moved by the payer ({' '.join(memo.split()[:2])})"
    return memo[:1].upper() + memo[1:]
