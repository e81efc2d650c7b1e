"""The billing office's own files: what it knows, in the order in which it knows it.

The office never sees the truth.  A rejection is on the worklist only once somebody has
opened the report that brings it; a denial once its remittance is posted.
"""

from sim.records.claims import ORIGINAL, Claim
from sim.records.clock import DAY, Calendar
from sim.records.encounters import Encounter
from sim.records.journal import Journal
from sim.records.ledger import INSURANCE, PATIENT, REVENUE, Ledger
from sim.records.people import Registration
from sim.records.replies import Batch, ClaimPayment, ClaimStatus, Letter, Remittance, Report
from sim.rules.deadlines import answer_due, filing_due
from sim.scenario import Scenario
from sim.world.worklists import DueBook, Worklist

TO_SEND, SENT, REJECTED, ACCEPTED, DENIED, APPEALED, PAID, CLOSED = (
    "to_send", "sent", "rejected", "accepted", "denied", "appealed", "paid", "closed",
)
STATUS_LABELS = {
    TO_SEND: "To send", SENT: "Sent, no answer yet", REJECTED: "Rejected", ACCEPTED: "Accepted by the payer",
    DENIED: "Denied", APPEALED: "Appeal under way", PAID: "Paid by the insurer", CLOSED: "Closed",
}
FOLLOW_UP_DAYS = 30


class ClaimFile:
    """One claim's folder on the desk: the claim as it stands, and what the office knows of its way."""

    __slots__ = (
        "accepted_day", "answer", "answered_day", "billed", "changed", "claim", "eligibility", "letter", "opened_day",
        "payment", "reports", "sent", "sent_day", "status", "times_sent",
    )

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.status = TO_SEND
        self.sent: Claim | None = None
        self.sent_day = -1
        self.times_sent = 0
        self.accepted_day = -1
        self.answer: ClaimStatus | None = None
        self.payment: ClaimPayment | None = None
        self.answered_day = -1
        self.letter = ""
        self.opened_day = -1
        self.changed = False
        self.billed = False
        self.eligibility: tuple = ()
        self.reports: tuple[str, ...] = ()


class Office:
    """Files, worklists, in-tray, out-tray and books of one practice."""

    def __init__(self, scenario: Scenario, calendar: Calendar) -> None:
        self.scenario = scenario
        self.calendar = calendar
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.files: dict[str, ClaimFile] = {}
        self.encounters: dict[str, Encounter] = {}
        self.registrations: dict[str, Registration] = {}
        self.claims_of: dict[str, list[str]] = {}
        self.reports: dict[str, Report] = {}
        self.batches: dict[str, Batch] = {}
        self.unread: dict[str, None] = {}
        self.to_post: dict[str, None] = {}
        self.outbox: list[Batch] = []
        self.appeals: list[tuple] = []
        self.statements: list[tuple[str, bool]] = []
        self.taken: dict[str, str] = {}
        self.delivered = 0
        self.ledger = Ledger()
        self.journal = Journal()
        order = ORDER_KEYS[scenario.staffing.policy]
        self.lists: dict[str, Worklist] = {
            name: Worklist(lambda file: order(self, file))
            for name in (TO_SEND, REJECTED, DENIED, "follow_up", "patients")
        }
        self.waiting = {"reports": self.unread, "to_post": self.to_post, **self.lists}
        self.letters: dict[str, list[Letter]] = {}
        self._follow_up: DueBook = DueBook()

    def draft(self, claim: Claim, minute: int) -> None:
        """Put a new claim among those to send and its charges on the books."""
        file = self.files[claim.id] = ClaimFile(claim)
        self.claims_of.setdefault(claim.patient, []).append(claim.id)
        post = self.ledger.post
        for number, line in enumerate(claim.lines):
            post(minute, claim.id, number, INSURANCE, REVENUE, line.charge, "charge")
        self.lists[TO_SEND].add(claim.id, file)
        self.journal.add(minute, "office", "drafted", claim.id)

    def move(self, file: ClaimFile, status: str) -> None:
        """Change a claim's status and with it the worklist that it stands on."""
        claim = file.claim.id
        before = self.lists.get(file.status)
        if before is not None:
            before.discard(claim)
        self.lists["follow_up"].discard(claim)
        self.taken.pop(claim, None)
        file.status = status
        after = self.lists.get(status)
        if after is not None:
            after.add(claim, file)

    def replace(self, file: ClaimFile, claim: Claim) -> None:
        """Put a corrected claim into its folder; its place on a worklist follows the new deadline."""
        file.claim = claim
        listed = self.lists.get(file.status)
        if listed is not None:
            listed.discard(claim.id)
            listed.add(claim.id, file)

    def send(self, batch: Batch) -> None:
        """Hand a batch to the clearinghouse; it leaves at close of business."""
        self.batches[batch.id] = batch
        self.outbox.append(batch)
        day = batch.minute // DAY
        sent_list = self.lists[TO_SEND]
        for claim in batch.claims:
            file = self.files[claim.id]
            sent_list.discard(claim.id)
            file.status = SENT
            file.sent = file.claim
            file.sent_day = day
            file.times_sent += 1
            file.changed = False
            file.reports += (batch.id,)
            self._follow_up.add(day + FOLLOW_UP_DAYS, claim.id)
            self.journal.add(batch.minute, "office", "sent", claim.id, batch.id)

    def deliver(self, report: Report) -> None:
        """Lay a report in the in-tray; nobody knows what it says until it is opened."""
        self.reports[report.id] = report
        self.unread[report.id] = None
        if isinstance(report, Remittance):
            self.to_post[report.id] = None
        elif isinstance(report, Letter):
            self.letters.setdefault(report.claim, []).append(report)
        self.delivered += 1

    def appeals_to(self, payer: str) -> list[tuple]:
        """Hand over the appeals that wait for a payer: (claim, day sent, ground, evidence)."""
        waiting = [appeal for appeal in self.appeals if appeal[0].payer == payer]
        if waiting:
            self.appeals = [appeal for appeal in self.appeals if appeal[0].payer != payer]
        return waiting

    def remind(self, day: int) -> None:
        """Move claims without an answer for thirty days to the follow-up list."""
        for claim in self._follow_up.take(day):
            file = self.files[claim]
            if file.status in (SENT, ACCEPTED) and day - file.sent_day >= FOLLOW_UP_DAYS:
                self.lists["follow_up"].add(claim, file)

    def due(self, file: ClaimFile) -> int | None:
        """Last day for the office's next step on a claim, or None where no clock of the office runs."""
        payer = self.payers[file.claim.payer]
        if file.status in (TO_SEND, REJECTED, SENT):
            if file.claim.frequency == ORIGINAL:
                return filing_due(file.claim.day, payer.filing_limit_days)
            return answer_due(file.answered_day, payer.correction_limit_days)
        if file.status == DENIED:
            return answer_due(file.answered_day, min(payer.correction_limit_days, payer.appeal_limit_days))
        return None

    def open_balance(self, claim: str) -> int:
        """What insurer and patient together still owe on a claim, in cents."""
        return self.ledger.balance(claim, INSURANCE) + self.ledger.balance(claim, PATIENT)


_NEVER = 10**6

ORDER_KEYS = {
    "oldest_first": lambda office, file: (file.claim.day, file.claim.id),
    "nearest_deadline": lambda office, file: (_or_never(office.due(file)), file.claim.day, file.claim.id),
    "highest_value": lambda office, file: (-file.claim.charge, file.claim.day, file.claim.id),
}
"""How a worklist may be ordered: order name → sort key of a claim file."""


def _or_never(day: int | None) -> int:
    return _NEVER if day is None else day
