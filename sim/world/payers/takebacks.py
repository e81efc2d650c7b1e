"""What payers find after they have paid: coverage that had ended, rightly or wrongly, and money paid too much.

A payment taken back is reversed and denied on the remittance, and announced by letter.  The
money itself is kept back weeks later from another payment (835 PLB WO); until then it is
the payer's, in the office's hands.
"""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.replies import ClaimPayment, ProviderAdjustment
from sim.rules.adjudication import payment, price
from sim.world.chance import between
from sim.world.worklists import DueBook

PAID_AGAIN_AFTER = (4, 9)
TAKEN_BACK_AFTER = (12, 25)
ENDED_LATE = "retroactive_termination"
WRONGLY = "payer_took_back_wrongly"
TOO_MUCH = ("payer_paid_above_contract", "payer_paid_twice")


class Takebacks:
    """The second thoughts of one payer."""

    def __init__(self, house) -> None:
        self.house = house
        self._due: DueBook = DueBook()
        self._told: DueBook = DueBook()
        self._watched: dict[str, list[Claim]] = {}
        """Members whose coverage has ended without the payer's knowing: member → claims paid."""
        for number, (_, membership) in house.files.members.items():
            if membership.learned is not None:
                self._told.add(membership.learned, number)
                self._watched[number] = []

    def watch(self, claim: Claim, decided: ClaimPayment, day: int, mistake: str, draws: tuple) -> None:
        """Remember a payment that will look different later."""
        if self._watched and claim.member_id in self._watched:
            self._watched[claim.member_id].append(claim)
        if not mistake or decided.paid <= 0:
            return
        if mistake == WRONGLY:
            self._due.add(day + between(draws[4], *TAKEN_BACK_AFTER), (self._take_back, claim, WRONGLY))
        elif mistake == "payer_paid_twice":
            self._due.add(day + between(draws[4], *PAID_AGAIN_AFTER), (self._pay_again, claim, decided))
        if mistake in TOO_MUCH:
            self._due.add(day + self.house.payer.looks_back_after, (self._find_overpayment, claim, decided))

    def withdrawn(self, claim: Claim) -> None:
        """Take a payment back because the practice wrote that there had been no visit; other payers may have paid since."""
        standing = self.house.standing.get(claim.id)
        if standing is not None:
            self.house.take_back(replace(claim, member_id=standing.member_id, prior=claim.prior[: standing.order - 1]))

    def look_back(self, day: int) -> None:
        """Do what is due today."""
        for number in self._told.take(day):
            self._learn(number, day)
        for act, claim, about in self._due.take(day):
            act(claim, about, day)

    def _learn(self, number: str, day: int) -> None:
        """The employer's notice has come: what was paid for later days is taken back."""
        member = self.house.files.members[number][1]
        for claim in self._watched.pop(number):
            if not member.covers(claim.day):
                self._take_back(claim, ENDED_LATE, day)

    def _take_back(self, claim: Claim, cause: str, day: int) -> None:
        """Reverse a payment, deny the claim, and let the practice keep the money until it is recouped."""
        house = self.house
        earlier = house.take_back(claim)
        if earlier is None:
            return
        house.findings.add(claim, day, cause, "835")
        house.causes[claim.id] = cause
        number = earlier.payer_claim_number
        denied = price(claim, house.years.terms(claim), (cause,) * len(claim.lines))
        house.remitting.claims.append(payment(claim, f"{number}T", denied))
        if earlier.paid > 0:
            house.remitting.adjustments.append(ProviderAdjustment("WO", number, -earlier.paid, claim.id))
            self._due.add(day + house.payer.recoups_after, (self._keep_back, claim, (number, earlier.paid)))
        house.write(
            claim, day, "takeback",
            "Our file shows that coverage had ended on the date of service. We have reversed our payment and will keep it "
            f"back from a remittance in {house.payer.recoups_after} days.",
        )

    def _keep_back(self, claim: Claim, owed: tuple[str, int], day: int) -> None:
        self.house.remitting.adjustments.append(ProviderAdjustment("WO", owed[0], owed[1], claim.id))

    def _pay_again(self, claim: Claim, decided: ClaimPayment, day: int) -> None:
        """The same decision goes out, and is paid, a second time."""
        if self._stands(claim, decided):
            self.house.causes[claim.id] = "payer_paid_twice"
            self.house.findings.add(claim, day, "payer_paid_twice", "835")
            self.house.remitting.claims.append(decided)

    def _stands(self, claim: Claim, decided: ClaimPayment) -> bool:
        standing = self.house.standing.get(claim.id)
        return standing is not None and standing.payer_claim_number == decided.payer_claim_number

    def _find_overpayment(self, claim: Claim, decided: ClaimPayment, day: int) -> None:
        """Keep back what was paid too much and has not been refunded."""
        house = self.house
        if not self._stands(claim, decided):
            return
        number, cause = decided.payer_claim_number, house.causes.get(claim.id)
        if cause == "payer_paid_twice":
            excess = decided.paid
        else:
            excess = decided.paid - price(claim, house.years.terms(claim), ()).paid
        excess -= house.refunded.get(claim.id, 0)
        if excess > 0:
            house.remitting.adjustments.append(ProviderAdjustment("WO", number, excess, claim.id))
            house.write(
                claim, day, "recoupment", "We have found that we paid too much, and have kept it back from today's payment."
            )
