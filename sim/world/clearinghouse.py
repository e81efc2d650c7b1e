"""The clearinghouse: takes the day's files by night, receipts them, and carries claims to the payers.

What it cannot open or read it returns whole (TA1, 999), and then no payer has seen a claim of
it.  What it can check itself it turns back on a 277CA of its own; the payers' own come after.
"""

from collections.abc import Iterator, Sequence

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.replies import REPEATED, Batch, ClaimStatus, FileReceipt, StatusReport
from sim.rules.causes import catalogue
from sim.rules.checks.practice import at_clearinghouse, unreadable
from sim.scenario.payers import outage
from sim.world.findings import Findings
from sim.world.office import Office
from sim.world.outages import next_light_day, notices, received_on
from sim.world.payers.house import PayerHouse
from sim.world.payers.remitting import DELIVERY_AT
from sim.world.practice import OFFICE_ID
from sim.world.worklists import DueBook

FORWARDS_AT = 5 * 60


class Clearinghouse:
    """Sorts each 837P file by payer; receipts and 277CAs are on the desk next morning, or when the payer sends them."""

    def __init__(self, office: Office, payers: dict[str, PayerHouse], findings: Findings) -> None:
        self.office = office
        self.payers = payers
        self.findings = findings
        self._numbers: set[int] = set()
        """Control numbers of the files that were opened."""
        self._later: DueBook = DueBook()
        """Payers' 277CAs that take longer than a night."""

    def life(self) -> Iterator[int]:
        """Wake each night and forward what the office sent."""
        day = 0
        yield FORWARDS_AT
        scenario = self.office.scenario
        while True:
            for notice in notices(scenario, self.office.calendar, day, day * DAY + DELIVERY_AT):
                self.office.deliver(notice)
            if outage(scenario.clearinghouse_dark, day) is None:
                self._work(day)
            day += 1
            yield DAY

    def _work(self, day: int) -> None:
        """Carry what the office sent, and what payers had kept back until now."""
        sent, self.office.outbox = self.office.outbox, []
        for batch in sent:
            self._take(batch, day)
        for report in self._later.take(day):
            self.office.deliver(report)

    def _take(self, batch: Batch, day: int) -> None:
        """Open a file and read it; forward it, or give it back whole."""
        minute = day * DAY + DELIVERY_AT
        if batch.number in self._numbers:
            self._return(batch, minute, "TA1", REPEATED)
        elif batch.practice.submitter != OFFICE_ID:
            self._return(batch, minute, "TA1", "submitter_wrong")
        else:
            self._numbers.add(batch.number)
            faulty = [claim for claim in batch.claims if unreadable(claim)]
            if faulty:
                self._return(batch, minute, "999", unreadable(faulty[0]), faulty)
            else:
                self._forward(batch, day, minute)

    def _return(self, batch: Batch, minute: int, kind: str, fault: str, faulty: Sequence[Claim] = ()) -> None:
        """Give a file back: none of its claims was filed, least of all those that were right."""
        charge = sum([claim.charge for claim in batch.claims])
        first = faulty[0].id if faulty else ""
        name = f"{kind}-{batch.id}" if fault != REPEATED else f"{kind}-{batch.id}-{minute // DAY:04d}"
        self.office.deliver(FileReceipt(name, batch.id, minute, len(batch.claims), charge, fault, first, kind))
        if fault != REPEATED:
            named = {claim.id for claim in faulty}
            for claim in sorted(batch.claims, key=lambda claim: claim.id not in named):
                self.findings.add(claim, batch.minute // DAY, fault, kind)

    def _forward(self, batch: Batch, day: int, minute: int) -> None:
        office = self.office
        charge = sum([claim.charge for claim in batch.claims])
        office.deliver(FileReceipt(f"999-{batch.id}", batch.id, minute, len(batch.claims), charge))
        received = received_on(office.scenario, batch.minute)
        statuses: dict[str, list[ClaimStatus]] = {}
        for claim in batch.claims:
            cause = at_clearinghouse(claim, batch.practice)
            if cause:
                statuses.setdefault("", []).append(self._turn_back(claim, received, cause))
                continue
            file = office.files[claim.id]
            status = self.payers[claim.payer].receive(
                claim, batch.practice, received, file.times_sent, file.answered_day
            )
            statuses.setdefault(claim.payer, []).append(status)
        if "" in statuses:
            office.deliver(StatusReport(f"277CA-{batch.id}-CH", batch.id, "", minute, tuple(statuses[""])))
        for payer in office.payers.values():
            lines = statuses.get(payer.key)
            if lines:
                late = next_light_day(payer.dark, day + payer.acknowledgment_days) - day
                report = StatusReport(
                    f"277CA-{batch.id}-{payer.payer_id}", batch.id, payer.key, minute + late * DAY, tuple(lines)
                )
                if late:
                    self._later.add(day + late, report)
                else:
                    office.deliver(report)

    def _turn_back(self, claim: Claim, day: int, cause: str) -> ClaimStatus:
        surface = catalogue()[cause].on("277CA")
        self.findings.add(claim, day, cause, "277CA")
        return ClaimStatus(claim.id, surface.category, surface.status, surface.entity, claim.charge)
