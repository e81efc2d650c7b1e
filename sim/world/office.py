"""The billing office's own files: what it knows, in the order in which it knows it.

The office never sees the truth.  A rejection is on the worklist only once somebody has
opened the report that brings it; a denial once its remittance is posted.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace as with_fields

from sim.records.breaches import BreachRecord
from sim.records.claims import Claim
from sim.records.clock import DAY, Calendar
from sim.records.consents_asked import ConsentAnswer
from sim.records.eligibility import EligibilityAnswer
from sim.records.encounters import Authorisation, Encounter
from sim.records.journal import Journal
from sim.records.ledger import INSURANCE, PATIENT, REVENUE, Ledger
from sim.records.money import Cents, share
from sim.records.people import Registration
from sim.records.practice import PracticeFile
from sim.records.referrals import Referral
from sim.records.replies import Batch, Deposit, Letter, Mailing, Remittance, Report, VirtualCard
from sim.records.standing import StandingAnswer
from sim.records.timesheet import Timesheet
from sim.rules.appeal_tables import payer_class
from sim.scenario import Scenario
from sim.world import credits
from sim.world import running_clock as running
from sim.world.claim_file import ACCEPTED, CLAIM_LISTS, LISTED_WITH, SENT, TO_SEND, ClaimFile, PostingException, open_folder
from sim.world.clocks import PayerClocks
from sim.world.edits_in_use import EditsInUse
from sim.world.inbox_tray import Tray
from sim.world.out_tray import OutTray
from sim.world.patient_accounts import PatientAccounts
from sim.world.prices import Prices
from sim.world.shares_book import SharesBook
from sim.world.worklists import DueBook, Worklist

FOLLOW_UP_DAYS = 30


class Office(OutTray):
    """Files, worklists, in-tray, out-tray and books of one practice."""

    def __init__(self, scenario: Scenario, calendar: Calendar, practice: PracticeFile) -> None:
        super().__init__()
        self.scenario = scenario
        self.calendar = calendar
        self.payers = {payer.key: payer for payer in scenario.payers}
        self.prices = Prices(scenario)
        self.clocks = {payer.key: PayerClocks(payer, calendar) for payer in scenario.payers}
        self.inbox = Tray(scenario.inbox.open)
        self.files: dict[str, ClaimFile] = {}
        self.encounters: dict[str, Encounter] = {}
        self.registrations: dict[str, Registration] = {}
        self.to_register: dict[str, int] = {}
        """New patients whom nobody has registered → day of the first visit; the charges of their visits wait."""
        self.authorisations: dict[str, Authorisation] = {}
        self.consents_of: dict[tuple[str, str], list[Authorisation]] = {}
        """(Patient, payer) → that payer's letters of consent and refusal, oldest first."""
        self.under: dict[str, list[int]] = {}
        """Authorisation number → the days of the visits that were given under it."""
        self.referrals: dict[str, Referral] = {}
        self.referrals_of: dict[tuple[str, str], list[Referral]] = {}
        """(Patient, payer) → referrals, oldest first."""
        self.queries: dict[str, tuple[str, int]] = {}
        """Queries that lie with clinicians: encounter → claim and minute of asking."""
        self.addenda: DueBook = DueBook()
        """Visits to whose notes a service is added on a day to come."""
        self.breaches: list[BreachRecord] = []
        self.root_causes: dict[str, str] = {}
        """What billers have put on record as the cause of a failed claim: claim → cause."""
        self.practice = practice
        """The practice's own particulars as they are on file; claims go out with them."""
        self.claims_of: dict[str, list[str]] = {}
        self.reports: dict[str, Report] = {}
        self.batches: dict[str, Batch] = {}
        self.unread: dict[str, None] = {}
        self.to_post: dict[str, None] = {}
        self.paper_only = frozenset([payer.key for payer in scenario.payers if payer.takes == "paper"])
        self.outbox: list[Batch] = []
        self.mailings: dict[str, Mailing] = {}
        self.mailed: list[Mailing] = []
        """Paper claims that go to the post tonight."""
        self.edi_from: dict[str, int] = {}
        """Payer → day from which electronic claims are agreed, where that was applied for and is not yet in force."""
        self.eft_from: dict[str, int] = {}
        """Payer that paid by card → day from which it pays by transfer, where that was asked for."""
        self.statements: list[tuple[str, bool]] = []
        self.accounts = PatientAccounts()
        self.shares = SharesBook(self.calendar)
        self.screenings: dict[str, tuple] = {}
        """Patient → what their financial screening found, as facts."""
        self.discounts: dict[str, int] = {}
        """Patient → percent off what they owe, by that."""
        self.eligibility_answers: dict[str, EligibilityAnswer] = {}
        """What payers said when they were asked who is covered, by the answer's id."""
        self.asked_for_cards: dict[str, None] = {}
        """Patients who were asked for every card that they have."""
        self.card_name: Callable[[str], str] = str
        """How the card of a patient spells the name, "Last, First"; the world knows."""
        self.on_paper: Callable[[str, str], dict[str, str]] = lambda patient, payer: {}
        """What card and form say of the fields that stay empty while they say the same: (patient, payer of the card)."""
        self.taken: dict[str, str] = {}
        self.delivered = 0
        self.ledger = Ledger()
        self.journal = Journal()
        self.timesheet = Timesheet()
        self.edits = EditsInUse(scenario)
        place = partial(ORDER_KEYS[scenario.staffing.policy], self)
        self.lists: dict[str, Worklist] = {name: Worklist(place) for name in CLAIM_LISTS}
        self.exceptions: dict[str, PostingException] = {}
        """What of the remittances could not be posted by itself: report and claim → what it is."""
        self.deposits: dict[str, Deposit | VirtualCard] = {}
        """Money in the bank that no remittance explains yet, and card numbers that nobody has run or refused."""
        self.banked: dict[str, Deposit] = {}
        """All that ever reached the bank."""
        self.remittances: dict[str, str] = {}
        """Remittances that wait for their money: trace → report."""
        self.matched: dict[str, str] = {}
        """Remittance → the deposit that it explains."""
        self.credit_days: dict[str, int] = {}
        """Day on which each credit balance was found: claim → day."""
        self.patient_credits: set[str] = set()
        """Claims whose credit balance is the patient's."""
        self.traces: set[str] = set()
        """Traces of the remittances that have been posted."""
        self.standing_answers: dict[str, StandingAnswer] = {}
        """What payers said of claims that were asked about, by the number of the question."""
        self.waiting = {
            "reports": self.unread, "to_post": self.to_post, **self.lists, "to_register": self.to_register,
            "exceptions": self.exceptions, "deposits": self.deposits, "inbox": self.inbox.waiting,
        }
        self.consent_answers: dict[str, ConsentAnswer] = {}
        """What payers said when they were asked by wire to authorise something, by the number of the request."""
        self.letters: dict[str, list[Letter]] = {}
        self._follow_up: DueBook = DueBook()

    def draft(self, claim: Claim, minute: int) -> None:
        """Put a new claim among those to send and its charges on the books."""
        open_folder(self, claim, TO_SEND, minute, "drafted")
        post = self.ledger.post
        for number, line in enumerate(claim.lines):
            post(minute, claim.id, number, INSURANCE, REVENUE, line.charge, "charge")

    def move(self, file: ClaimFile, status: str) -> None:
        """Change a claim's status and with it the worklist that it stands on."""
        claim = file.claim.id
        before = self._list_of(file)
        if before is not None:
            before.discard(claim)
        self.lists["follow_up"].discard(claim)
        if file.short:
            file.short = ()
            self.lists["underpaid"].discard(claim)
        self.taken.pop(claim, None)
        file.status = status
        after = self._list_of(file)
        if after is not None:
            after.add(claim, file)

    def _list_of(self, file: ClaimFile) -> Worklist | None:
        return self.lists.get(LISTED_WITH.get(file.status, file.status))

    def replace(self, file: ClaimFile, claim: Claim) -> None:
        """Put a corrected claim into its folder; its place on a worklist follows the new deadline."""
        file.claim = claim
        listed = self._list_of(file)
        if listed is not None:
            listed.discard(claim.id)
            listed.add(claim.id, file)

    def send(self, batch: Batch) -> None:
        """Hand a batch to the clearinghouse; it leaves at close of business."""
        self.batches[batch.id] = batch
        self.outbox.append(batch)
        self._leave(batch, "sent")

    def mail(self, mailing: Mailing) -> None:
        """Hand paper claims to the post; they leave at close of business."""
        self.mailings[mailing.id] = mailing
        self.mailed.append(mailing)
        self._leave(mailing, "mailed")

    def _leave(self, batch: Batch | Mailing, how: str) -> None:
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
            file.returned = None
            file.reports += (batch.id,)
            self._follow_up.add(day + FOLLOW_UP_DAYS, file)
            self.journal.add(batch.minute, "office", how, claim.id, batch.id)

    def deliver(self, report: Report) -> None:
        """Lay a report in the in-tray; nobody knows what it says until it is opened."""
        self.reports[report.id] = report
        self.unread[report.id] = None
        if isinstance(report, Remittance):
            self.to_post[report.id] = None
            if report.amount:
                self.remittances.setdefault(report.trace, report.id)
        elif isinstance(report, Letter):
            self.letters.setdefault(report.claim, []).append(report)
        self.delivered += 1

    def receive(self, deposit: Deposit) -> None:
        """Money has reached the bank; it waits for the remittance that explains it."""
        self.deposits[deposit.id] = self.banked[deposit.id] = deposit

    def expected(self, claim: Claim) -> list[Cents]:
        """What the contract allows for each line of a claim, by the rates that the office has loaded."""
        percent, plan = self.prices.expected_percent(claim.payer, claim.day), self.payers[claim.payer].plan
        return [0 if line.code in plan.capitated else min(line.charge, share(line.charge, percent)) for line in claim.lines]

    def next_payer(self, file: ClaimFile) -> str:
        """Find the payer to bill after those that have decided, as the registration has it; "" where there is none."""
        claim = file.claim
        further = self.registrations[claim.patient].further
        if not further:
            return ""
        payers, decided = [each.payer for each in further], [prior.payer for prior in claim.prior]
        later = payers[payers.index(claim.payer) + 1:] if claim.payer in payers else payers
        return next((payer for payer in later if payer and payer not in decided), "")

    def consent(self, letter: Authorisation, payer: str) -> None:
        """File a payer's letter of consent or refusal."""
        self.authorisations[letter.number] = letter
        self.consents_of.setdefault((letter.patient, payer), []).append(letter)

    def refer(self, referral: Referral, payer: str) -> None:
        """File a referral of the primary care clinician."""
        self.referrals[referral.number] = referral
        self.referrals_of.setdefault((referral.patient, payer), []).append(referral)

    def breach(self, minute: int, who: str, rule: str, claim: str, detail: str) -> None:
        """Remember that a rule of compliance was broken."""
        self.breaches.append(BreachRecord(minute, who, rule, claim, detail))

    def appeal_due(self, file: ClaimFile) -> int | None:
        """Last day for the next level of appeal; None after the last level."""
        return running.next_appeal_due(self, file)

    def ladder(self, payer: str) -> str:
        """Name the ladder by which a payer is appealed to."""
        its = self.payers[payer]
        return its.appeal_ladder or payer_class(its.filing_indicator)

    def remind(self, day: int) -> None:
        """Begin the day: agreements come into force, and claims without an answer for thirty days want a follow-up."""
        for payer in [payer for payer, begins in self.edi_from.items() if begins <= day]:
            del self.edi_from[payer]
            self.practice = with_fields(self.practice, edi=(*self.practice.edi, payer))
        self.accounts.come_due(self, day)
        for file in self._follow_up.take(day):
            if file.status in (SENT, ACCEPTED) and day - file.sent_day >= FOLLOW_UP_DAYS:
                self.lists["follow_up"].add(file.claim.id, file)
        credits.note_kept(self, day)

    def clock(self, file: ClaimFile) -> tuple[str, int] | None:
        """Which clock of the office runs on a claim, and its last day; None where none does."""
        return running.clock(self, file)

    def due(self, file: ClaimFile) -> int | None:
        """Last day for the office's next step on a claim, or None where no clock of the office runs."""
        clock = running.clock(self, file)
        return None if clock is None else clock[1]

    def open_balance(self, claim: str) -> int:
        """What insurer and patient together still owe on a claim, in cents."""
        return self.ledger.balance(claim, INSURANCE) + self.ledger.balance(claim, PATIENT)


_NEVER = 10**6


def _by_deadline(office: Office, file: ClaimFile) -> tuple:
    clock = running.clock(office, file)
    return (_NEVER if clock is None else clock[1], file.claim.day, file.claim.id)


ORDER_KEYS = {
    "oldest_first": lambda office, file: (file.claim.day, file.claim.id),
    "nearest_deadline": _by_deadline,
    "highest_value": lambda office, file: (-file.claim.charge, file.claim.day, file.claim.id),
}
"""How a worklist may be ordered: order name → sort key of a claim file."""
