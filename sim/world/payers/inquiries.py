"""What a payer says when it is asked where a claim stands (277): by wire, on its portal, or on the telephone."""

from msgspec import Struct

from sim.records.claims import Claim
from sim.world.chance import happens


class Standing(Struct, frozen=True):
    """One answer: category and status of the 277, and the same in words."""

    category: str
    status: str
    says: str
    reference: str = ""
    """Of a call: what the representative gave as its number."""

    @property
    def not_on_file(self) -> bool:
        """Whether the payer does not have the claim."""
        return self.category == "A4"


NOT_ON_FILE = Standing("A4", "35", "The claim is not on file.")
PENDING = Standing("P1", "20", "The claim is in process. Allow more time.")
PAID = Standing("F1", "65", "The claim is finished and paid; see the remittance.")
COPY_SENT = Standing("F1", "65", "The claim is finished and paid. The remittance was lost; a copy is on its way.")
PASSED_ON = Standing("A0", "16", "The claim is another payer's and was passed on to it; see the remittance.")
DENIED = Standing("F2", "585", "The claim is finished and denied; see the remittance.")


def inquire(house, claim: Claim, day: int, by: str) -> Standing:
    """Answer about a claim as the payer's file stands today; a representative on the telephone may be wrong."""
    answer = _on_file(house, claim)
    if by != "phone":
        return answer
    draws = house.chance.draws("call", claim.id, day)
    if happens(draws[0], house.payer.wrong_calls, 1000) and answer in (NOT_ON_FILE, PENDING):
        answer = PENDING if answer is NOT_ON_FILE else NOT_ON_FILE
    return Standing(answer.category, answer.status, answer.says, f"{house.payer.payer_id}-{draws[1] % 900_000 + 100_000}")


def _on_file(house, claim: Claim) -> Standing:
    held = house.held.inquired(claim.id)
    if held is not None:
        return held
    if claim.id in house.files.pending:
        return PENDING
    if claim.id in house.standing:
        return COPY_SENT if house.remitting.find(claim.id) else PAID
    if house.strays is not None and claim.id in house.strays.passed:
        return PASSED_ON
    return DENIED if claim.id in house.causes and claim.id not in house.lost else NOT_ON_FILE
