"""Claims that wait for a premium: told so with OA-257, and decided again once the plan knows.

That the premium has come the plan takes up when somebody asks about the claim; that it has
not, it tells by itself.
"""

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.payment_lines import Adjustment, LinePayment
from sim.records.replies import ClaimPayment
from sim.rules.causes import catalogue
from sim.rules.checks.premiums import COMES
from sim.rules.payer_files import Received
from sim.world.payers.inquiries import Standing
from sim.world.worklists import DueBook

UNPAID = "734"
"""Claim status of what waits for a premium."""
WAITS = "Your patient's premium is unpaid. We pay for visits until {covered}; the law gives the patient until {end} to pay, " \
    "and until then this claim waits. Do not bill the patient. Ask us again after that day: if the premium has come we " \
    "decide the claim."
PENDING = "The claim waits: the premium is unpaid, and may still come until {end}. Visits until {covered} are covered."
COME = "The premium has come. The claim is taken up again; the remittance follows in some days."
ENDED = "The premium has not come, and your patient's coverage has ended with {covered}. The claim is denied."


class Premiums:
    """The claims of one payer that wait for a premium."""

    def __init__(self, house) -> None:
        self.house = house
        self._held: dict[str, tuple[Claim, Received, str, tuple]] = {}
        self._asked: dict[str, None] = {}
        self._known: DueBook = DueBook()
        for number, grace in house.files.grace.items():
            self._known.add(grace.known, number)

    def hold(self, claim: Claim, received: Received, number: str, draws: tuple, day: int) -> None:
        """Keep a claim while nobody knows whether the premium comes, and say so in place of a denial."""
        grace = self.house.files.grace[claim.member_id]
        if day >= grace.known and not grace.paid:
            return
        self._held[claim.id] = (claim, received, number, draws)
        answers = self.house.remitting.claims
        answers[-1] = _waiting(answers[-1])
        self.house.write(claim, day, "premium", self._says(WAITS, claim))

    def _says(self, text: str, claim: Claim) -> str:
        grace, show = self.house.files.grace[claim.member_id], self.house.office.calendar.show_day
        return text.format(covered=show(grace.waits_from - 1), end=show(grace.last_day))

    def inquired(self, claim: str) -> Standing | None:
        """Answer about a claim that waits, and take it up again if the premium has come meanwhile; None for others."""
        if claim not in self._held or claim in self.house.standing:
            return None
        if self._held[claim][0].member_id in self.house.files.grace:
            return Standing("P5", UNPAID, self._says(PENDING, self._held[claim][0]))
        self._asked[claim] = None
        return Standing("P1", UNPAID, COME)

    def look_again(self, day: int) -> None:
        """Note which premiums came, deny what waited for one that did not, and decide what was asked about."""
        house = self.house
        for number in self._known.take(day):
            if house.files.grace[number].paid:
                del house.files.grace[number]
                continue
            for claim in [name for name, held in self._held.items() if held[0].member_id == number]:
                house.write(self._held[claim][0], day, "premium", self._says(ENDED, self._held[claim][0]))
                self._asked[claim] = None
        asked, self._asked = self._asked, {}
        for name in asked:
            claim, received, paper, draws = self._held.pop(name)
            house.decide(day, claim, received, f"{paper}G", draws)


def _waiting(denied: ClaimPayment) -> ClaimPayment:
    """Turn a denial into the answer that the claim waits, which leaves nothing to anybody."""
    return replace(denied, patient_share=0, lines=tuple([_line(line) for line in denied.lines]))


def _line(line: LinePayment) -> LinePayment:
    said = catalogue()[COMES].on("835")
    return replace(line, adjustments=(Adjustment(said.group, said.carc, line.charge),), remarks=said.remarks)
