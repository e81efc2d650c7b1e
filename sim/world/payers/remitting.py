"""A payer's remittances: what goes on tonight's file, what is kept back for tomorrow's, and when its money arrives.

The file (835) and the money (EFT or cheque) travel apart and meet again on the desk.  A
payment is never less than nothing: what is missing is carried forward to the next one.
"""

from sim.records.clock import DAY
from sim.records.replies import ClaimPayment, Deposit, ProviderAdjustment, Remittance
from sim.scenario import Payer
from sim.world.chance import Chance, between, happens
from sim.world.office import Office
from sim.world.payers.carelessness import stranger
from sim.world.worklists import DueBook

DELIVERY_AT = 6 * 60
SENT_AGAIN_AFTER = 5
"""Working days after which a file comes a second time, where a payer sends one twice."""


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
        paper = self.payer.pays_by == "cheque"
        file = Remittance(f"835-{key}", self.payer.key, minute, key, amount, claims, tuple(adjustments), paper)
        deposit = Deposit(f"DEP-{key}", self.payer.key, minute, key, amount) if amount else None
        self._post(file, deposit, day)

    def _post(self, file: Remittance, deposit: Deposit | None, day: int) -> None:
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
        if deposit is not None:
            self._on(day, lag, deposit)

    def _on(self, day: int, workdays: int, thing: Remittance | Deposit) -> None:
        if workdays <= 0:
            self._deliver(thing, day)
            return
        due = day
        for _ in range(workdays):
            due = self.office.calendar.roll_forward(due + 1)
        self._later.add(due, thing)

    def _deliver(self, thing: Remittance | Deposit, day: int) -> None:
        minute = day * DAY + DELIVERY_AT
        if isinstance(thing, Deposit):
            self.office.receive(Deposit(thing.id, thing.payer, minute, thing.trace, thing.amount))
            return
        name = thing.id if thing.id not in self.office.reports else f"{thing.id}-2"
        self.office.deliver(Remittance(
            name, thing.payer, minute, thing.trace, thing.amount, thing.claims, thing.adjustments, thing.paper,
        ))

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
