"""Disputes at a payer: a payment that is too small is looked at again, and answered by letter and remittance."""

from sim.records.claims import Claim
from sim.rules.remedies import appeal_succeeds
from sim.world.chance import between
from sim.world.worklists import DueBook


class Disputes:
    """The disputed payments of one payer."""

    def __init__(self, house) -> None:
        self.house = house
        self._due: DueBook = DueBook()

    def decide(self, day: int) -> None:
        """Take in what was sent, and answer what is due."""
        house = self.house
        for claim, sent, evidence in house.office.disputes_to(house.payer.key):
            draw = house.chance.draws("dispute", claim.id, sent)[0]
            self._due.add(day + between(draw, *house.payer.dispute_days), (claim, evidence))
        for claim, evidence in self._due.take(day):
            self._answer(claim, evidence, day)

    def _answer(self, claim: Claim, evidence: tuple[str, ...], day: int) -> None:
        house = self.house
        cause = house.causes.get(claim.id, "")
        if cause and appeal_succeeds(cause, "payer_error", evidence, False) and claim.id in house.standing:
            house.remitting.claims.append(house.pay(claim, f"{house.payer.payer_id}{claim.id[2:]}D{day:04d}"))
            house.write(
                claim, day, "overturned", "We paid you wrongly. Reversal and correction are on the remittance of this day."
            )
        else:
            house.write(claim, day, "upheld", "The payment was made by the contract and the member's benefits on our file.")
