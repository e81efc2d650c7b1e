"""Claims that were meant for the payer of the near-identical name: some payers pass them on instead of turning them back.

The remittance says so (CO-B11, claim status 23), and the right payer decides by itself, later.
"""

from sim.records.claims import ORIGINAL, Claim
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimPayment, ClaimStatus
from sim.rules.adjudication import denied_line
from sim.world.worklists import DueBook

PASSED_ON = "claim_transferred"
FOUND_AFTER = 7
"""Days in which the mistake is found, and the claim passed on."""


def is_stray(claim: Claim, cause: str) -> bool:
    """Tell whether a claim was turned back only because it is the other payer's; what others decided first is not passed on."""
    return cause == "wrong_payer" and claim.frequency == ORIGINAL and not claim.prior


class Strays:
    """The strays of one payer."""

    def __init__(self, house) -> None:
        self.house = house
        self.passed: set[str] = set()
        """Claims that went on to the other payer."""
        self._due: DueBook = DueBook()

    def take(self, claim: Claim, practice: PracticeFile, day: int, times_sent: int) -> ClaimStatus:
        """Take a claim in before anybody has seen that it is another payer's."""
        number = f"{self.house.payer.payer_id}{claim.id[2:]}{times_sent:02d}"
        self.house.files.pending.add(claim.id)
        self._due.add(day + FOUND_AFTER, (claim, practice, number, day))
        return ClaimStatus(claim.id, "A2", "20", "", claim.charge, number)

    def pass_on(self, day: int) -> list[ClaimPayment]:
        """Pass on what is found today, and write it on tonight's remittance."""
        return [self._pass(*stray) for stray in self._due.take(day)]

    def _pass(self, claim: Claim, practice: PracticeFile, number: str, received: int) -> ClaimPayment:
        house = self.house
        house.files.pending.discard(claim.id)
        house.findings.add(claim, received, PASSED_ON, "835")
        house.causes[claim.id] = PASSED_ON
        self.passed.add(claim.id)
        house.crossover.pass_stray(claim, house.payer.twin, practice, house.today)
        lines = tuple([denied_line(line, PASSED_ON) for line in claim.lines])
        return ClaimPayment(
            claim.id, claim.patient, claim.member_id, number, claim.charge, 0, 0, lines, True, crossed_to=house.payer.twin,
        )
