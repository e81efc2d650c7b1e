"""What proves that a claim was filed in time, among the papers that an office holds.

Payers take one proof: their own acceptance on a 277CA, dated within the limit.  What the
office sent, printed or posted proves what the office did, not what the payer received
(usual in payers' manuals; datasets/README.md).
"""

from msgspec import Struct

from sim.rules.deadlines import days

PROVES_NOTHING = {
    "999": "A 999 says that the file could be read, not that the payer took the claim.",
    "batch": "What was sent need not have arrived.",
    "claim_copy": "A copy of the claim shows what was written, not that it arrived.",
    "ledger": "The office's own ledger or a picture of its screen is no receipt.",
    "835": "A remittance answers a claim; that it came in time it does not show.",
}
REJECTED = "A claim that was rejected was never filed."


class Held(Struct, frozen=True):
    """A paper on file that may bear on the day of filing."""

    kind: str
    """``277CA``, or one of those that prove nothing."""
    day: int
    """The day of receipt that it states."""
    payer: str = ""
    accepted: bool = False
    """Category A2 on a 277CA: the claim entered adjudication."""


class FilingProof(Struct, frozen=True):
    """The paper that proves it, or None; and for each of the others why it does not."""

    paper: Held | None
    why_not: tuple[str, ...]


def proof_of_filing(papers: tuple[Held, ...], payer: str, last_day: int) -> FilingProof:
    """Find what proves that `payer` received the claim on or before `last_day`.

    >>> proof_of_filing((Held("277CA", 12, "P1", accepted=True),), "P1", 60).paper.day
    12
    """
    proofs = [paper for paper in papers if not _fault(paper, payer, last_day)]
    why_not = [_fault(paper, payer, last_day) for paper in papers]
    return FilingProof(min(proofs, key=lambda paper: paper.day, default=None), tuple(filter(None, why_not)))


def _fault(paper: Held, payer: str, last_day: int) -> str:
    if paper.kind != "277CA":
        return PROVES_NOTHING.get(paper.kind, f"{paper.kind} does not say when the payer received the claim.")
    if not paper.accepted:
        return REJECTED
    if paper.payer != payer:
        return "Another payer accepted this claim; this one did not."
    if paper.day > last_day:
        return f"The payer accepted it {days(paper.day - last_day)} after the limit."
    return ""
