"""What payers said first: the counts by which an office's claims are compared with published figures.

They are taken from a run as a study of real claims would take them: from the acknowledgments,
the remittances and the letters, by first answers only.  Why a claim was denied is taken from
the findings, since published shares are by cause and not by code.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from sim.records.clock import DAY
from sim.records.replies import ClaimPayment, Letter, Remittance, StatusReport
from sim.world.world import World

SETTLES_WITHIN = 120
"""Days from receipt within which all but a few claims have their first answer; younger claims are not timed."""


class FirstAnswers(Struct, frozen=True):
    """Counts of one payer's first answers, all of claims on which it decides first."""

    payer: str
    acknowledged: int
    """Claims with a first 277CA."""
    rejected: int
    """Those of them that it turned back."""
    adjudicated: int
    """Claims with a first remittance."""
    denied: int
    """Those of them with at least one line denied."""
    by_cause: dict[str, int]
    """Denied claims by the cause that was found first; "" where none was found."""
    by_days: dict[int, int]
    """Claims by days from receipt to first remittance, without those received in the run's last months."""
    appealed: int
    """Claims of which an appeal was answered."""
    overturned: int
    """Those of them that were won in the end, at whatever level."""


def first_answers(world: World) -> tuple[FirstAnswers, ...]:
    """Count the first answers of each payer of an office that has run."""
    counts = {payer: _Count() for payer in world.office.payers}
    received = _statuses(world, counts)
    denied = _remittances(world, counts, received)
    _appeals(world, counts, denied)
    return tuple([count.done(payer) for payer, count in counts.items()])


class _Count:
    def __init__(self) -> None:
        self.acknowledged = self.rejected = self.adjudicated = self.denied = 0
        self.by_cause: Counter[str] = Counter()
        self.by_days: Counter[int] = Counter()
        self.appealed: set[str] = set()
        self.overturned: set[str] = set()

    def done(self, payer: str) -> FirstAnswers:
        return FirstAnswers(
            payer, self.acknowledged, self.rejected, self.adjudicated, self.denied, dict(self.by_cause),
            dict(self.by_days), len(self.appealed), len(self.overturned),
        )


def _statuses(world: World, counts: dict[str, _Count]) -> dict[str, int]:
    """Count first acknowledgments; return the day on which each claim was first received by a payer that took it.

    A claim that the clearinghouse turns back by itself counts for the payer to which it was addressed.
    """
    seen: set[str] = set()
    received: dict[str, int] = {}
    for report in world.office.reports.values():
        if not isinstance(report, StatusReport):
            continue
        batch = world.office.batches[report.batch]
        payers = {} if report.payer else {claim.id: claim.payer for claim in batch.claims}
        for line in report.lines:
            if line.accepted:
                received.setdefault(line.claim, batch.minute // DAY)
            if line.claim not in seen:
                seen.add(line.claim)
                count = counts[report.payer or payers[line.claim]]
                count.acknowledged += 1
                count.rejected += not line.accepted
    return received


def _remittances(world: World, counts: dict[str, _Count], received: dict[str, int]) -> set[str]:
    """Count first remittances; return the claims that were denied, by the first one or a later one."""
    found = _first_causes(world)
    seen: set[str] = set()
    denied: set[str] = set()
    settled = world.day - SETTLES_WITHIN
    for day, payer, payment in _payments(world):
        if payment.denied:
            denied.add(payment.claim)
        if payment.claim in seen or payment.order != 1:
            continue
        seen.add(payment.claim)
        count = counts[payer]
        count.adjudicated += 1
        came = received.get(payment.claim)
        if came is not None and came <= settled:
            count.by_days[day - came] += 1
        if payment.denied:
            count.denied += 1
            count.by_cause[found.get(payment.claim, "")] += 1
    return denied


def _payments(world: World) -> Iterator[tuple[int, str, ClaimPayment]]:
    for report in world.office.reports.values():
        if isinstance(report, Remittance):
            for payment in report.claims:
                if not payment.reversal:
                    yield report.minute // DAY, report.payer, payment


def _first_causes(world: World) -> dict[str, str]:
    """Find the first cause that a payer named for each claim on a remittance."""
    first: dict[str, str] = {}
    for found in world.findings.all:
        if found.channel == "835":
            first.setdefault(found.claim, found.cause)
    return first


def _appeals(world: World, counts: dict[str, _Count], denied: set[str]) -> None:
    """Count the appeals against denials; letters about disputed payments are none."""
    senders = {payer.name: key for key, payer in world.office.payers.items()}
    for report in world.office.reports.values():
        if not isinstance(report, Letter) or report.decision not in ("overturned", "upheld") or report.claim not in denied:
            continue
        count = counts[senders[report.sender]]
        count.appealed.add(report.claim)
        if report.decision == "overturned":
            count.overturned.add(report.claim)
