"""A payer's remittances: what goes on tonight's file, what is kept back for tomorrow's, and when its money arrives.

The file (835) and the money (EFT or cheque) travel apart and meet again on the desk.  A
payment is never less than nothing: what is missing is carried forward to the next one.
A payer may pay by a card number instead, which is no money before somebody runs it.
"""

from sim.records.clock import DAY
from sim.records.replies import ClaimPayment, Deposit, ProviderAdjustment, Remittance, VirtualCard
from sim.rules.reversals import interest
from sim.scenario import Payer
from sim.world.chance import Chance, between, happens
from sim.world.office import Office
from sim.world.payers.carelessness import stranger
from sim.world.worklists import DueBook

DELIVERY_AT = 6 * 60
SENT_AGAIN_AFTER = 5
"""Working days after which a file comes a second time, where a payer sends one twice."""
CHEQUE_AFTER = 21
"""Days from a card's last day until what nobody has run comes as a cheque."""


class Remitting:
    """The payments of one payer."""

    def __init__(self, payer: Payer, office: Office, chance: Chance) -> None:
        self.payer = payer
        self.office = office
        self.chance = chance
        self.claims: list[ClaimPayment] = []
        self.adjustments: list[ProviderAdjustment] = []
        self.monthly: list[ProviderAdjustment] = []
        """Capitation that goes out tonight, with claims or without."""
        self.carried = 0
        """What the practice still owes from a payment that would have been less than nothing."""
        self.carried_from = ""
        self.lost: dict[str, Remittance] = {}
        """Files that never reached the practice: trace → file."""
        self.cards: dict[str, VirtualCard] = {}
        """Cards that nobody has run or refused yet, by their traces."""
        self._later: DueBook = DueBook()

    def send(self, day: int) -> None:
        """Make the night's payment, if a claim was decided or a month's capitation is due, and deliver what was to come later.

        What else moves outside the claims waits for such a remittance.
        """
        for thing in self._later.take(day):
            self._deliver(thing, day)
        if self.claims or self.monthly:
            self._pay(day)

    def _pay(self, day: int) -> None:
        key = f"{self.payer.payer_id}-{day:04d}"
        if careless := self.payer.careless.names_strangers:
            draws = self.chance.draws("stranger", key)
            if happens(draws[0], careless, 1000):
                self.claims.append(stranger(f"{self.payer.payer_id}{day:04d}"))
        claims, adjustments = tuple(self.claims), self.adjustments
        if self.monthly:
            adjustments = [*adjustments, *self.monthly]
        self.claims, self.adjustments, self.monthly = [], [], []
        amount = sum([claim.paid for claim in claims])
        if self.carried:
            adjustments.append(ProviderAdjustment("FB", self.carried_from, self.carried))
            self.carried = 0
        if adjustments:
            amount -= sum([each.amount for each in adjustments])
        if amount < 0:
            adjustments.append(ProviderAdjustment("FB", key, amount))
            self.carried, self.carried_from, amount = -amount, key, 0
        minute = day * DAY + DELIVERY_AT
        by = self._pays_by(day)
        file = Remittance(f"835-{key}", self.payer.key, minute, key, amount, claims, tuple(adjustments), by != "transfer")
        if amount and by == "virtual_card":
            self._post(file, self._card(file, day), day)
        else:
            self._post(file, Deposit(f"DEP-{key}", self.payer.key, minute, key, amount) if amount else None, day)

    def _pays_by(self, day: int) -> str:
        """How money goes out on a day: whoever has asked for transfers has them from the day on which that is in force."""
        begins = self.office.eft_from.get(self.payer.key)
        return self.payer.pays_by if begins is None or day < begins else "transfer"

    def _card(self, file: Remittance, day: int) -> VirtualCard:
        terms = self.payer.virtual_card
        fee = file.amount * terms.fee // 1000
        return VirtualCard(
            f"CARD-{file.trace}", file.payer, file.minute, file.trace, file.amount, fee, day + terms.good_days
        )

    def _post(self, file: Remittance, deposit: Deposit | VirtualCard | None, day: int) -> None:
        """Send file and money on their ways, mostly together."""
        low, high = self.payer.deposit_days
        careless = self.payer.careless
        if careless.loses_files or careless.sends_twice or low or high:
            draws = self.chance.draws("remittance", file.trace)
            lag = 0 if file.paper or deposit is None else between(draws[0], low, high)
            if happens(draws[1], careless.loses_files, 1000):
                self.lost[file.trace] = file
            else:
                self._on(day, -lag, file)
                if happens(draws[2], careless.sends_twice, 1000):
                    self._on(day, SENT_AGAIN_AFTER, file)
        else:
            lag = 0
            self.office.deliver(file)
        if isinstance(deposit, VirtualCard):
            self._enclose(deposit)
        elif deposit is not None:
            self._on(day, lag, deposit)

    def _enclose(self, card: VirtualCard) -> None:
        """Put a card into the envelope of its explanation; unless somebody uses it, it comes as a cheque in the end."""
        self.cards[card.trace] = card
        if card.trace not in self.lost:
            self.office.deposits[card.id] = card
        self._later.add(self.office.calendar.roll_forward(card.good_until + CHEQUE_AFTER), card)

    def run(self, card: VirtualCard, day: int) -> int:
        """Let a card be run: the money, less the card company's fee, is at the bank on the day that this tells."""
        return self._pay_for(card, self.office.calendar.workdays_after(day, 1), card.fee)

    def pay_anew(self, card: VirtualCard, day: int) -> int:
        """Take a refused card back: all of its money comes by transfer on the day that this tells, the first that can be."""
        begins = self.office.eft_from[self.payer.key]
        return self._pay_for(card, max(begins, self.office.calendar.workdays_after(day, 1)))

    def _pay_for(self, card: VirtualCard, day: int, fee: int = 0) -> int:
        del self.cards[card.trace]
        self._later.add(day, Deposit(f"DEP-{card.trace}", card.payer, day * DAY, card.trace, card.amount - fee, fee))
        return day

    def _on(self, day: int, workdays: int, thing: Remittance | Deposit) -> None:
        if workdays <= 0:
            self._deliver(thing, day)
            return
        self._later.add(self.office.calendar.workdays_after(day, workdays), thing)

    def _deliver(self, thing: Remittance | Deposit | VirtualCard, day: int) -> None:
        minute = day * DAY + DELIVERY_AT
        if isinstance(thing, VirtualCard):
            if self.cards.pop(thing.trace, None) is not None:
                self.office.deposits.pop(thing.id, None)
                self.office.receive(Deposit(f"DEP-{thing.trace}", thing.payer, minute, thing.trace, thing.amount))
            return
        if isinstance(thing, Deposit):
            self.office.receive(Deposit(thing.id, thing.payer, minute, thing.trace, thing.amount, thing.fee))
            return
        name = thing.id if thing.id not in self.office.reports else f"{thing.id}-2"
        self.office.deliver(Remittance(
            name, thing.payer, minute, thing.trace, thing.amount, thing.claims, thing.adjustments, thing.paper,
        ))

    def owe_interest(self, decided: ClaimPayment, days_taken: int) -> None:
        """Add interest on a clean claim that was paid later than it had to be."""
        owed = interest(decided.paid, days_taken - self.payer.prompt_pay_days, self.payer.interest)
        if owed:
            self.adjustments.append(ProviderAdjustment("L6", decided.payer_claim_number, -owed, decided.claim))

    def pay_unseen(self, decided: ClaimPayment, day: int) -> None:
        """Pay one claim by itself; the money arrives, its remittance does not."""
        key = f"{self.payer.payer_id}-{day:04d}-{decided.claim[2:]}"
        minute = day * DAY + DELIVERY_AT
        paper = self._pays_by(day) != "transfer"
        self.lost[key] = Remittance(f"835-{key}", self.payer.key, minute, key, decided.paid, (decided,), (), paper)
        if decided.paid:
            self._deliver(Deposit(f"DEP-{key}", self.payer.key, minute, key, decided.paid), day)

    def find(self, claim: str) -> Remittance | None:
        """Find the lost file that holds a claim."""
        for file in self.lost.values():
            if any(each.claim == claim for each in file.claims):
                return file
        return None

    def send_copy(self, file: Remittance, day: int) -> None:
        """Send a lost file again; it is there on the next working morning."""
        del self.lost[file.trace]
        self._on(day, 1, file)
