"""What payers said first: the rates by which an office's claims are compared with published figures.

A rate is read from a run as a study of real claims would read it: from the acknowledgments,
the remittances and the letters, by first answers only.  Why a claim was denied is taken from
the findings, since published shares are by cause and not by code.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sim.records.clock import DAY
from sim.records.replies import ClaimPayment, Letter, Remittance, StatusReport
from sim.rules.causes import catalogue
from sim.world.world import World

BINS = (15, 30, 45, 60)
"""Upper ends of the spans of days by which first responses are published (AMA, National Health Insurer Report Card)."""


class FirstAnswers(Struct, frozen=True):
    """Counts of one payer's first answers."""

    payer: str
    acknowledged: int
    """Claims with a first 277CA."""
    rejected: int
    adjudicated: int
    """Claims with a first remittance."""
    denied: int
    """Those of them with at least one line denied."""
    by_category: dict[str, int]
    """Denied claims by the family of the cause that was found first."""
    by_days: tuple[int, ...]
    """Adjudicated claims by days from receipt to first answer: up to 15, 30, 45, 60, and more."""
    appealed: int
    """Appeals answered."""
    overturned: int


def first_answers(world: World) -> tuple[FirstAnswers, ...]:
    """Count the first answers of each payer of an office that has run."""
    counts = {payer: _Count() for payer in world.office.payers}
    received = _statuses(world, counts)
    _remittances(world, counts, received)
    for letter in _letters(world):
        file = world.office.files.get(letter.claim)
        count = counts.get(file.claim.payer) if file else None
        if count:
            count.appealed += 1
            count.overturned += letter.decision == "overturned"
    return tuple([count.done(payer) for payer, count in counts.items()])


class _Count:
    def __init__(self) -> None:
        self.acknowledged = self.rejected = self.adjudicated = self.denied = self.appealed = self.overturned = 0
        self.by_category: Counter[str] = Counter()
        self.by_days = [0] * (len(BINS) + 1)

    def done(self, payer: str) -> FirstAnswers:
        return FirstAnswers(
            payer, self.acknowledged, self.rejected, self.adjudicated, self.denied, dict(self.by_category),
            tuple(self.by_days), self.appealed, self.overturned,
        )


def _statuses(world: World, counts: dict[str, _Count]) -> dict[str, int]:
    """Count first acknowledgments; return the day on which each claim was first received by a payer that took it."""
    seen: set[str] = set()
    received: dict[str, int] = {}
    for report in world.office.reports.values():
        if not isinstance(report, StatusReport):
            continue
        day = world.office.batches[report.batch].minute // DAY
        count = counts.get(report.payer)
        for line in report.lines:
            if line.accepted:
                received.setdefault(line.claim, day)
            if count and line.claim not in seen:
                seen.add(line.claim)
                count.acknowledged += 1
                count.rejected += not line.accepted
    return received


def _remittances(world: World, counts: dict[str, _Count], received: dict[str, int]) -> None:
    category = _categories(world)
    seen: set[str] = set()
    for day, payer, payment in _payments(world):
        if payment.claim in seen or payment.order != 1:
            continue
        seen.add(payment.claim)
        count = counts[payer]
        count.adjudicated += 1
        if payment.claim in received:
            count.by_days[_bin(day - received[payment.claim])] += 1
        if payment.denied:
            count.denied += 1
            count.by_category[category.get(payment.claim, "payer")] += 1


def _payments(world: World) -> Iterator[tuple[int, str, ClaimPayment]]:
    for report in world.office.reports.values():
        if isinstance(report, Remittance):
            for payment in report.claims:
                if not payment.reversal:
                    yield report.minute // DAY, report.payer, payment


def _categories(world: World) -> dict[str, str]:
    """Find the family of the first cause for which each claim was denied."""
    first: dict[str, str] = {}
    for found in world.findings.all:
        if found.channel == "835":
            first.setdefault(found.claim, catalogue()[found.cause].category)
    return first


def _letters(world: World) -> Iterator[Letter]:
    for report in world.office.reports.values():
        if isinstance(report, Letter) and report.decision in ("overturned", "upheld"):
            yield report


def _bin(days: int) -> int:
    return sum(days > end for end in BINS)
