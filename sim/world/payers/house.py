"""A payer: takes claims at its door, thinks about them for days, and answers by night.

It decides from the claim that it received and from its own files.  Its own mistakes come by
chance (`sim.world.payers.mistakes`), and only an appeal or a dispute cures them.
"""

from collections.abc import Iterator

from sim.records.claims import ORIGINAL, VOID, Claim
from sim.records.clock import DAY
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimPayment, ClaimStatus, Letter
from sim.rules.adjudication import Priced, in_adjudication, payment, price
from sim.rules.causes import catalogue
from sim.rules.checks.coverage import count_visits
from sim.rules.checks.frequency import note_given
from sim.rules.checks.timeliness import BILLED_BEFORE
from sim.rules.payer_files import PayerFiles, Received
from sim.rules.reversals import as_priced, reversal, settles_something
from sim.scenario import Payer
from sim.scenario.payers import outage
from sim.world.chance import Chance, Table, happens
from sim.world.clocks import PayerClocks
from sim.world.findings import Findings
from sim.world.office import Office
from sim.world.payers.appeals import Appeals
from sim.world.payers.capitation import Capitation
from sim.world.payers.carelessness import as_quoted
from sim.world.payers.consents import ConsentDesk
from sim.world.payers.crossover import Crossover
from sim.world.payers.disputes import Disputes
from sim.world.payers.door import refusal, turned_back
from sim.world.payers.held import Held
from sim.world.payers.mistakes import DISTORTS, LATER, Mistakes
from sim.world.payers.records import PENDS, Records
from sim.world.payers.remitting import DELIVERY_AT, Remitting
from sim.world.payers.strays import Strays, is_stray
from sim.world.payers.takebacks import Takebacks
from sim.world.payers.unseen import UNSEEN, pay_unseen
from sim.world.payers.years import Years
from sim.world.worklists import DueBook

ANSWERS_AT = 5 * 60 + 30


class PayerHouse:
    """One payer at work."""

    def __init__(
        self, payer: Payer, files: PayerFiles, office: Office, chance: Chance, findings: Findings, mistakes: Mistakes,
    ) -> None:
        self.payer = payer
        self.files = files
        self.office = office
        self.chance = chance
        self.findings = findings
        self.mistakes = mistakes
        self.years = Years(payer, files, office.calendar, office.prices)
        self.clocks = PayerClocks(payer, office.calendar)
        self.appeals = Appeals(self)
        self.consents = ConsentDesk(payer, files)
        self.records = Records(self)
        self.disputes = Disputes(self)
        self.held = Held(self)
        self.strays = Strays(self) if payer.forwards_strays and payer.twin else None
        self.crossover: Crossover | None = None
        """The exchange by which claims go on to the next payer; the world sets it."""
        self.today = 0
        """The day of the night's work."""
        self.remitting = Remitting(payer, office, chance)
        self.takebacks = Takebacks(self)
        self.capitation = Capitation(payer, files, office.calendar) if payer.capitation else None
        self.causes: dict[str, str] = {}
        """Why a claim was last denied or paid wrong: claim → cause."""
        self.standing: dict[str, ClaimPayment] = {}
        """The decision that stands on each claim of which something was paid: what a later one reverses."""
        if payer.says_of_duplicates == "paid":
            files.has_paid = self.has_paid
        self._prices: dict[tuple, Priced] = {}
        """How claims were priced: decisions that are alike in all but whose they are share their lines."""
        self._used: dict[str, Priced] = {}
        """What a decision used of the member's year, where its own figures do not say."""
        self.refunded: dict[str, int] = {}
        """What the practice has sent back of its own accord: claim → cents."""
        self.lost: dict[str, int] = {}
        """Claims that were accepted and then lost: claim → day of acceptance."""
        self._due: DueBook = DueBook()
        self._careless = payer.careless.misquotes + payer.careless.changes_modifiers > 0
        delay = payer.delay
        self._usual = Table.lognormal(delay.median_days, delay.p90_days, delay.floor_days)
        self._pended = Table.lognormal(delay.tail_median_days, delay.tail_p90_days, delay.floor_days)

    def receive(
        self, claim: Claim, practice: PracticeFile, day: int, times_sent: int, answered_day: int
    ) -> ClaimStatus:
        """Take a claim at the door and say on the 277CA what becomes of it.

        `practice` is what the file says of its sender, `answered_day` the day of the
        remittance that a replacement answers.
        """
        self.files.today = day
        cause = turned_back(self, claim, practice, day, times_sent, answered_day)
        if self.strays is not None and is_stray(claim, cause):
            return self.strays.take(claim, practice, day, times_sent)
        if cause:
            self.findings.add(claim, day, cause, "277CA")
            return refusal(claim, cause, self.payer.general_status)
        payer = self.payer
        number = f"{payer.payer_id}{claim.id[2:]}{times_sent:02d}"
        draws = self.chance.draws("adjudicate", claim.id, times_sent)
        accepted = ClaimStatus(claim.id, "A2", "20", "", claim.charge, number)
        if self.mistakes.loses(claim, payer, draws):
            self.lost[claim.id] = day
            self.findings.add(claim, day, "payer_lost_claim", "silence")
            return accepted
        table = self._pended if happens(draws[0], payer.delay.tail, 1000) else self._usual
        patient, member = self.files.members[claim.member_id]
        received = Received(patient, member, self.proved(claim, day), self.last_day(claim, answered_day))
        self.lost.pop(claim.id, None)
        self.files.pending.add(claim.id)
        received.practice = practice
        soonest = payer.paper_floor_days if claim.paper else 1
        self._due.add(day + max(1, soonest, table.at(draws[1])), (claim, received, number, draws))
        return accepted

    def has_paid(self, claim: str) -> bool:
        """Tell whether money was paid for a claim, and not taken back."""
        return claim in self.standing and self.standing[claim].paid > 0

    def proved(self, claim: Claim, day: int) -> int:
        """Count a claim that was lost here from the day on which it was first accepted, where that is proved."""
        return self.lost.get(claim.id, day) if "acceptance_report" in claim.attachments else day

    def take_forwarded(self, claim: Claim, day: int, stray_of: PracticeFile | None = None) -> None:
        """Take in a claim that another payer has forwarded by itself: the payer before, or one whose it was not."""
        patient, member = self.files.members[claim.member_id]
        received = Received(patient, member, day, day)
        received.crossed, received.practice = stray_of is None, stray_of
        if received.crossed:
            self.files.crossed.add(claim.id)
        self.files.pending.add(claim.id)
        draws = self.chance.draws("crossover", claim.id, len(claim.prior))
        number = f"{self.payer.payer_id}{claim.id[2:]}X{len(claim.prior)}"
        self._due.add(day + max(1, self._usual.at(draws[1])), (claim, received, number, draws))

    def last_day(self, claim: Claim, answered_day: int) -> int:
        """Tell until when a claim is timely."""
        return self.clocks.on(claim, answered_day)[1]

    def life(self) -> Iterator[int]:
        """Wake each working day before the mail goes out and answer what is due."""
        calendar = self.office.calendar
        day = 0
        yield ANSWERS_AT
        while True:
            if calendar.is_workday_number(day) and outage(self.payer.dark, day) is None:
                self._answer(day)
            day += 1
            yield DAY

    def _answer(self, day: int) -> None:
        self.today = day
        for appeal in self.office.appeals_to(self.payer.key):
            self.appeals.take(appeal)
        for sent in self.office.records_to(self.payer.key):
            self.records.take(*sent)
        self._take_requests(day)
        for due in self._due.take(day):
            self._adjudicate(day, *due)
        if self.strays is not None:
            self.remitting.claims += self.strays.pass_on(day)
        self.held.look_again(day)
        self.remitting.claims += self.appeals.decide(day)
        self.remitting.claims += self.records.decide(day)
        self.disputes.decide(day)
        self.takebacks.look_back(day)
        if self.capitation is not None:
            self.remitting.monthly += self.capitation.due(day)
        self.remitting.send(day)

    def _take_requests(self, day: int) -> None:
        for _, kind, claim, amount in self.office.requests_to(self.payer.key):
            if kind == "refund":
                self.refunded[claim] = self.refunded.get(claim, 0) + amount
            elif kind == "withdrawal":
                self.takebacks.withdrawn(self.office.files[claim].sent)
            elif file := self.remitting.find(claim):
                self.remitting.send_copy(file, day)

    def _adjudicate(self, day: int, claim: Claim, received: Received, number: str, draws: tuple) -> None:
        self.files.pending.discard(claim.id)
        if claim.frequency == VOID:
            self.take_back(claim)
            return
        if claim.frequency == ORIGINAL and (received.crossed or claim.id not in self.files.crossed):
            received.duplicate_of = self.files.see(claim)
        self.decide(day, claim, received, number, draws)

    def decide(self, day: int, claim: Claim, received: Received, number: str, draws: tuple) -> None:
        """Decide a claim that is not known from before, and put the decision on tonight's remittance."""
        causes = in_adjudication(claim, received, self.files)
        mistake, failed = "", any(causes)
        if not failed and not claim.prior:
            mistake = self.mistakes.on(claim, self.payer, draws)
            if mistake in PENDS:
                self.records.ask(claim, number, mistake, received.day, day)
                return
            if mistake == UNSEEN:
                number = pay_unseen(self, claim, number)
            if mistake and mistake not in DISTORTS and mistake not in LATER:
                causes = (mistake,) * len(claim.lines)
        if mistake or failed:
            self._find(claim, received.day, (*causes, "" if mistake in LATER else mistake))
        if self.payer.plan.once_in_days:
            note_given(claim, causes, self.files)
        decided = self.pay(claim, number, causes, mistake)
        self.remitting.claims.append(decided)
        if failed:
            self.held.keep(causes, claim, received, number, draws, day)
        self.takebacks.watch(claim, decided, day, mistake, draws)
        if decided.paid > 0 and self.payer.prompt_pay_days:
            self.remitting.owe_interest(decided, day - received.day)

    def _find(self, claim: Claim, day: int, causes: tuple[str, ...]) -> None:
        for cause in dict.fromkeys(filter(None, causes)):
            self.findings.add(claim, day, cause, "835")
            self.causes[claim.id] = cause
            if catalogue()[cause].unprocessable:
                self.files.forget(claim)

    def pay(self, claim: Claim, number: str, causes: tuple[str, ...] = (), mistake: str = "") -> ClaimPayment:
        """Price a claim against the member's year and write down what it uses up.

        A decision that stood on the claim is reversed before on the same remittance, unless this one says no more than
        that there is another.
        """
        if claim.id in self.standing and BILLED_BEFORE.isdisjoint(causes):
            self.take_back(claim)
        priced = self._price(claim, causes)
        decided = payment(claim, number, priced)
        if mistake in DISTORTS:
            decided = DISTORTS[mistake](decided, self.payer)
        if settles_something(decided):
            if mistake or claim.prior:
                self._used[claim.id] = priced
            self.files.use(claim)
            self.years.use(claim, priced)
            self.standing[claim.id] = decided
            count_visits(decided, claim.day, self.files)
            right = decided
            if self._careless:
                draws = self.chance.draws("quote", claim.id, len(number))
                decided = self.standing[claim.id] = as_quoted(decided, self.payer.careless, draws)
            if self.crossover is not None:
                return self.crossover.after(self, claim, decided, right, self.today)
        return decided

    def _price(self, claim: Claim, causes: tuple[str, ...]) -> Priced:
        """Price a claim; the same services on the same terms are priced once.

        Nobody shares in more than the charge, so what is left of the year beyond it makes no difference.
        """
        terms = self.years.terms(claim)
        if claim.prior:
            return price(claim, terms, causes)
        left, most = terms.left, claim.charge
        alike = (
            claim.lines, causes if any(causes) else (), terms.allowed_percent, terms.protected,
            min(left.deductible, most), min(left.out_of_pocket, most),
        )
        priced = self._prices.get(alike)
        if priced is None:
            priced = self._prices[alike] = price(claim, terms, causes)
        return priced

    def deny(self, claim: Claim, number: str, cause: str, day: int) -> ClaimPayment:
        """Deny a whole claim for one cause."""
        self.findings.add(claim, day, cause, "835")
        self.causes[claim.id] = cause
        return self.pay(claim, number, (cause,) * len(claim.lines))

    def take_back(self, claim: Claim) -> ClaimPayment | None:
        """Reverse the decision that stands on a claim, and give back what it used of the member's year."""
        earlier = self.standing.pop(claim.id, None)
        if earlier is not None:
            self.years.give_back(claim, self._used.pop(claim.id, None) or as_priced(earlier))
            count_visits(earlier, claim.day, self.files, -1)
            self.remitting.claims.append(reversal(earlier))
        return earlier

    def write(
        self, claim: Claim, day: int, decision: str, text: str, asks: tuple[str, ...] = (), until: int = -1
    ) -> None:
        """Send the office a letter about a claim; it may ask for documents until a day."""
        minute = day * DAY + DELIVERY_AT
        self.office.deliver(
            Letter(f"LTR-{claim.id[2:]}-{day:04d}", self.payer.name, minute, claim.id, decision, text, asks, until)
        )
