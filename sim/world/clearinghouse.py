"""The clearinghouse: takes the day's files by night, receipts them, and carries claims to the payers."""

from collections.abc import Iterator

from sim.records.clock import DAY
from sim.records.replies import Batch, ClaimStatus, FileReceipt, StatusReport
from sim.world.office import Office
from sim.world.payer import DELIVERY_AT, PayerHouse

FORWARDS_AT = 5 * 60


class Clearinghouse:
    """Sorts each 837P file by payer; its 999 and the payers' 277CAs are on the desk next morning."""

    def __init__(self, office: Office, payers: dict[str, PayerHouse]) -> None:
        self.office = office
        self.payers = payers

    def life(self) -> Iterator[int]:
        """Wake each night and forward what the office sent."""
        day = 0
        yield FORWARDS_AT
        while True:
            sent, self.office.outbox = self.office.outbox, []
            for batch in sent:
                self._forward(batch, day * DAY + DELIVERY_AT)
            day += 1
            yield DAY

    def _forward(self, batch: Batch, minute: int) -> None:
        office = self.office
        charge = sum([claim.charge for claim in batch.claims])
        office.deliver(FileReceipt(f"999-{batch.id}", batch.id, minute, len(batch.claims), charge))
        received = batch.minute // DAY
        statuses: dict[str, list[ClaimStatus]] = {}
        for claim in batch.claims:
            file = office.files[claim.id]
            status = self.payers[claim.payer].receive(claim, received, file.times_sent, file.answered_day)
            statuses.setdefault(claim.payer, []).append(status)
        for payer in office.payers:
            lines = statuses.get(payer)
            if lines:
                payer_id = office.payers[payer].payer_id
                office.deliver(StatusReport(f"277CA-{batch.id}-{payer_id}", batch.id, payer, minute, tuple(lines)))
