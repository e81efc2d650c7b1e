"""What patients do with a statement: most pay within weeks; who is insured and billed by mistake complains."""

from collections.abc import Iterator

from sim.records.clock import DAY
from sim.records.ledger import PATIENT, PATIENT_PAID
from sim.records.replies import Letter
from sim.world.chance import Chance, between, happens
from sim.world.office import Office
from sim.world.payer import DELIVERY_AT
from sim.world.worklists import DueBook

PAYS_AT = 5 * 60 + 45
COMPLAINS_AFTER = 10


class Mailbox:
    """Statements on their way out, payments and complaints on their way in."""

    def __init__(self, office: Office, chance: Chance) -> None:
        self.office = office
        self.chance = chance
        self._answers: DueBook = DueBook()

    def life(self) -> Iterator[int]:
        """Each night take the day's statements and bring what is due."""
        day = 0
        yield PAYS_AT
        while True:
            statements, self.office.statements = self.office.statements, []
            for claim, theirs in statements:
                self._send(claim, theirs, day)
            for claim, pays in self._answers.take(day):
                self._arrive(claim, pays, day)
            day += 1
            yield DAY

    def _send(self, claim: str, theirs: bool, day: int) -> None:
        draws = self.chance.draws("statement", claim)
        patients = self.office.scenario.patients
        if not theirs:
            self._answers.add(day + COMPLAINS_AFTER, (claim, False))
        elif happens(draws[0], patients.pays_bill, 1000):
            self._answers.add(day + between(draws[1], *patients.pays_within_days), (claim, True))

    def _arrive(self, claim: str, pays: bool, day: int) -> None:
        minute = day * DAY + DELIVERY_AT
        if not pays:
            self.office.deliver(Letter(
                f"LTR-{claim[2:]}-{day:04d}", "The patient", minute, claim, "complaint",
                "I was insured on the day of my visit. Please bill my insurance.",
            ))
            return
        for line, amount in enumerate(self.office.ledger.line_balances(claim, PATIENT)):
            if amount > 0:
                self.office.ledger.post(minute, claim, line, PATIENT_PAID, PATIENT, amount, "patient payment")
        self.office.journal.add(minute, "patient", "patient paid", claim)
