"""What patients do about statements and plans: most pay, some late, some never; who is billed by mistake complains."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from sim.records.clock import DAY
from sim.records.ledger import FEES, PATIENT, PATIENT_PAID, WRITE_OFF
from sim.records.money import Cents, share
from sim.records.people import Membership
from sim.records.replies import Letter
from sim.world.chance import Chance, between, happens
from sim.world.claim_file import CLOSED, PAID
from sim.world.inbox_tray import WAITS
from sim.world.office import Office
from sim.world.payers.house import DELIVERY_AT
from sim.world.ways_to_pay import Payment, WaysToPay
from sim.world.worklists import DueBook

PAYS_AT = 5 * 60 + 45
ANSWERS_AFTER = 10
"""Days after which a complaint, or a statement that did not reach anybody, is back."""
NOT_THERE = "I could not come that day and was not seen. What has my plan paid you for?"
LOOKS_AGAIN = 3
"""Days after which somebody whose question about a bill is open thinks of paying again."""


class Mailbox:
    """Statements on their way out, payments and complaints on their way in."""

    def __init__(
        self, office: Office, chance: Chance, missed: Mapping[str, Membership], owed: Callable[[str], bool]
    ) -> None:
        self.office = office
        self.chance = chance
        self.missed = missed
        """Claims whose patient has another coverage that nobody was asked to bill: claim → that coverage."""
        self.owed = owed
        """Whether what a payer denied on a claim is truly the patient's to pay."""
        self.ways = WaysToPay(office.scenario.accounts.ways, chance, office.calendar)
        self._answers: DueBook = DueBook()

    def life(self) -> Iterator[int]:
        """Each night take the day's statements and bring what is due."""
        day = 0
        yield PAYS_AT
        while True:
            statements, self.office.statements = self.office.statements, []
            for claim, theirs in statements:
                self._send(claim, theirs, day)
            self._follow(day)
            for claim in self.office.accounts.not_kept.take(day):
                self._ask_what_for(claim, day)
            for claim, answer in self._answers.take(day):
                answer(claim, day)
            day += 1
            yield DAY

    def takes_plan(self, claim: str) -> bool:
        """Tell whether a patient who is offered a plan for a balance takes it."""
        tries = self.office.accounts[claim].broken_plans
        return happens(self.chance.draws("plan", claim, tries)[0], self.office.scenario.accounts.takes_plan, 1000)

    def _send(self, claim: str, theirs: bool, day: int) -> None:
        office = self.office
        if not office.encounters[office.files[claim].claim.encounter].charges:
            return
        nth = office.accounts[claim].sent - 1
        draws = self.chance.draws("statement", claim, nth)
        patients, policy = office.scenario.patients, office.scenario.accounts
        if self._would_pay(claim) or not (theirs or self.owed(claim)):
            self._answers.add(day + ANSWERS_AFTER, (claim, self._complain))
            return
        if happens(draws[2], policy.mail_returned, 1000):
            self._answers.add(day + ANSWERS_AFTER, (claim, self._come_back))
            return
        office.inbox.occasion("statement", claim)
        if happens(draws[0], policy.pays_reminder if nth else patients.pays_bill, 1000):
            self._answers.add(day + between(draws[1], *patients.pays_within_days), (claim, self._pay))

    def _follow(self, day: int) -> None:
        """Take up what was agreed today: instalments begin in a month, the agency tries for some months."""
        accounts, policy = self.office.accounts, self.office.scenario.accounts
        plans, accounts.plans = accounts.plans, []
        for claim in plans:
            self._answers.add(day + policy.cycle_days, (claim, self._instalment))
        handed_over, accounts.handed_over = accounts.handed_over, []
        for claim in handed_over:
            draws = self.chance.draws("agency", claim)
            if happens(draws[0], policy.agency_recovers, 1000):
                self._answers.add(day + between(draws[1], *policy.agency_days), (claim, self._recover))

    def _would_pay(self, claim: str) -> bool:
        """Tell whether another coverage of the patient would pay what the first payer left."""
        if claim not in self.missed:
            return False
        decided = self.office.files[claim].payment
        return decided is None or decided.order == 1

    def _complaint(self, claim: str) -> str:
        if claim in self.office.accounts.transferred:
            return "My plan's explanation of benefits says that I owe you nothing of this. Please take it up with the plan."
        if not self._would_pay(claim):
            return "I was insured on the day of my visit. Please bill my insurance."
        second = self.missed[claim]
        name = self.office.payers[second.payer].name
        return f"I showed two cards. Please bill {name} as well, member {second.member_id}, before you bill me."

    def _complain(self, claim: str, day: int) -> None:
        self._write(claim, day, "complaint", self._complaint(claim))

    def _ask_what_for(self, claim: str, day: int) -> None:
        """Whoever was not there writes once the plan has explained what it paid for."""
        status = self.office.files[claim].status
        if status == PAID:
            self._write(claim, day, "no_visit", NOT_THERE)
        elif status != CLOSED:
            self.office.accounts.not_kept.add(day + ANSWERS_AFTER, claim)

    def _come_back(self, claim: str, day: int) -> None:
        self.office.accounts[claim].returned = True
        self._write(claim, day, "returned", "Return to sender: the patient has moved. Ask for the new address.")

    def _write(self, claim: str, day: int, decision: str, text: str) -> None:
        self.office.deliver(
            Letter(f"LTR-{claim[2:]}-{day:04d}", "The patient", day * DAY + DELIVERY_AT, claim, decision, text)
        )

    def _pay(self, claim: str, day: int) -> None:
        """The patient pays what is owed on a claim, unless a question is still open: then it comes later, or no more."""
        held = self.office.inbox.payment(claim)
        if held == WAITS:
            self._answers.add(day + LOOKS_AGAIN, (claim, self._pay))
        if held:
            return
        self._under_way(claim, day, self.office.accounts[claim].sent, self._arrive)

    def _under_way(self, claim: str, day: int, nth: int, arrive: Callable[[str, int, Payment], None]) -> None:
        """Let a payment come in, today or once its way is done."""
        payment = self.ways.drawn(claim, nth, day)
        if payment.day <= day:
            arrive(claim, day, payment)
        else:
            self._answers.add(payment.day, (claim, partial(arrive, payment=payment)))

    def _arrive(self, claim: str, day: int, payment: Payment) -> None:
        self._take_in(claim, day, self.office.ledger.balance(claim, PATIENT), "patient payment", payment)
        self.office.journal.add(day * DAY + DELIVERY_AT, "patient", "patient paid", claim, payment.how)

    def _instalment(self, claim: str, day: int) -> None:
        """An instalment comes in, or the plan ends and the balance is up for review again."""
        office, account = self.office, self.office.accounts[claim]
        owed = office.ledger.balance(claim, PATIENT)
        draw = self.chance.draws("instalment", claim, day)[0]
        if owed <= 0 or not happens(draw, office.scenario.accounts.keeps_plan, 1000):
            account.instalment = 0
            account.broken_plans += owed > 0
            office.accounts.back_on_a_list(office, claim)
            return
        self._under_way(claim, day, day, self._arrive_in_part)
        self._answers.add(day + office.scenario.accounts.cycle_days, (claim, self._instalment))

    def _arrive_in_part(self, claim: str, day: int, payment: Payment) -> None:
        owed = self.office.ledger.balance(claim, PATIENT)
        self._take_in(claim, day, min(owed, self.office.accounts[claim].instalment), "instalment", payment)
        self.office.journal.add(day * DAY + DELIVERY_AT, "patient", "instalment paid", claim, payment.how)

    def _take_in(self, claim: str, day: int, amount: Cents, memo: str, payment: Payment) -> None:
        memo, post = f"{memo} {payment.how}".rstrip(), self.office.ledger.post
        for line, owed in enumerate(self.office.ledger.line_balances(claim, PATIENT)):
            part = min(owed, amount)
            if part > 0:
                post(day * DAY + DELIVERY_AT, claim, line, PATIENT_PAID, PATIENT, part, memo)
                post(day * DAY + DELIVERY_AT, claim, line, FEES, PATIENT_PAID, part * payment.fee // 1000, "card fee")
                amount -= part
        self.office.accounts.off_if_settled(self.office, claim)

    def _recover(self, claim: str, day: int) -> None:
        """The agency brings in what was written off, and keeps its fee."""
        ledger, minute = self.office.ledger, day * DAY + DELIVERY_AT
        left = self.office.accounts[claim].at_agency
        for line, lost in enumerate(ledger.line_balances(claim, WRITE_OFF)):
            part = min(lost, left)
            if part > 0:
                fee = share(part, self.office.scenario.accounts.agency_fee)
                ledger.post(minute, claim, line, PATIENT_PAID, WRITE_OFF, part, "recovered by the agency")
                ledger.post(minute, claim, line, FEES, PATIENT_PAID, fee, "agency fee")
                left -= part
        self.office.journal.add(minute, "agency", "recovered", claim)
