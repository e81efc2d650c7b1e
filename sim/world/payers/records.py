"""Records at a payer: it asks for them, waits until a day that it names, reads them, or denies without them."""

from sim.records.claims import Claim
from sim.records.replies import ClaimPayment
from sim.rules.causes import catalogue
from sim.rules.remedies import EVIDENCE
from sim.world.chance import between
from sim.world.worklists import DueBook

PENDS = frozenset(("records_requested",))
"""Causes for which a claim is not denied but waits for the office's answer."""
WITHOUT = "records_not_sent"
"""How a claim is denied whose records did not come, or were the wrong ones."""


class Records:
    """The requests for records of one payer, and what becomes of them."""

    def __init__(self, house) -> None:
        self.house = house
        self._waiting: dict[str, tuple[Claim, str]] = {}
        """Claims that pend for records: claim → (as received, payer's number)."""
        self._limits: DueBook = DueBook()
        self._answers: DueBook = DueBook()

    def ask(self, claim: Claim, number: str, cause: str, received_day: int, day: int) -> None:
        """Pend a claim and ask the office by letter for what is needed to decide."""
        house, asks = self.house, catalogue()[cause].packet
        house.findings.add(claim, received_day, cause, "letter")
        house.causes[claim.id] = cause
        house.files.pending.add(claim.id)
        until = house.clocks.last_day("records", day)
        self._waiting[claim.id] = (claim, number)
        self._limits.add(until + 1, claim.id)
        wanted = ", ".join(EVIDENCE[document] for document in asks)
        house.write(
            claim, day, "records",
            f"Before we decide we need: {wanted}. Send nothing else. "
            f"We must have it by {house.office.calendar.show_day(until)}.",
            asks, until,
        )

    def take(self, claim: Claim, day: int, documents: tuple[str, ...]) -> None:
        """Take in what the office sent."""
        low, high = self.house.payer.records_days
        draw = self.house.chance.draws("records", claim.id, day)[0]
        asks = catalogue()[self.house.causes[claim.id]].packet
        number = self._waiting.pop(claim.id, (claim, f"{self.house.payer.payer_id}{claim.id[2:]}M{day:04d}"))[1]
        self._answers.add(day + between(draw, low, high), (claim, number, set(asks) <= set(documents)))

    def decide(self, day: int) -> list[ClaimPayment]:
        """Pay what was answered, deny what was answered wrongly or not at all."""
        payments = []
        files = self.house.files
        for claim, number, complete in self._answers.take(day):
            files.pending.discard(claim.id)
            if complete:
                files.faxed.add(claim.id)
            payments.append(self.house.pay(claim, number) if complete else self._deny(claim, number, day))
        for name in self._limits.take(day):
            if name in self._waiting:
                files.pending.discard(name)
                payments.append(self._deny(*self._waiting.pop(name), day))
        return payments

    def _deny(self, claim: Claim, number: str, day: int) -> ClaimPayment:
        return self.house.deny(claim, number, WITHOUT, day)
