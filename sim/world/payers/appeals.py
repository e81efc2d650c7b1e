"""Appeals at a payer: they come in by night, wait their weeks, and are answered by letter.

Whether an appeal is in order, and whether its packet proves that the payer is wrong, is
decided by `sim.rules.appeals`; whether the reviewer sees it is chance, level by level.
"""

from sim.records.claims import Claim
from sim.records.replies import ClaimPayment
from sim.rules.adjudication import in_adjudication
from sim.rules.appeal_tables import ladder
from sim.rules.appeals import RIGHTLY, AppealRequest, appeal_due, packet_faults, why_not_sound
from sim.rules.causes import catalogue
from sim.rules.payer_files import Received
from sim.rules.remedies import GROUNDS, LIABILITY, REOPENING, proofs
from sim.world.chance import between, happens
from sim.world.worklists import DueBook

NEVER_REOPENED = ("late_filing", "late_correction", "duplicate_sent", "paid_before")
"""What no correction of the claim can mend."""
STANDS_BY_ITS_ERROR = ("payer_stood_by_denial",)
"""Payers' mistakes that the first level repeats."""
UPHELD, WRONG_WAY, TOO_LATE = "193", "285", "286"
"""CARCs of a letter that upholds a denial."""
UNHEARD = {"late": TOO_LATE, "not_appealable": WRONG_WAY, "wrong_level": WRONG_WAY}
"""What is wrong with an appeal that nobody hears → the code of the letter."""
SIGNED = "notice_signed"
WITH_NOTICE = (
    "The service stays not necessary. With the signed notice the patient is liable for it: the remittance of this day "
    "leaves it to them (PR)."
)
REOPENED_ON_PROOF = "29"
"""Medicare hears no appeal against lateness, and opens the claim again on the proof that it came in time."""


class Appeals:
    """The appeals of one payer."""

    def __init__(self, house) -> None:
        self.house = house
        self._due: DueBook = DueBook()
        self._revised: dict[str, int] = {}

    def take(self, appeal: tuple) -> None:
        """Take in an appeal: (claim, day sent, ground, request); a reopening comes with an empty request."""
        claim, day, ground, request = appeal
        low, high = self.house.payer.appeal_days
        if ground != REOPENING and request.level > 1:
            low, high = self._level(request).decision_days
        draw = self.house.chance.draws("appeal", claim.id, day)[0]
        came = day if ground == REOPENING else request.received_day
        self._due.add(came + between(draw, low, high), appeal)

    def decide(self, day: int) -> list[ClaimPayment]:
        """Answer what is due: a letter each, and a payment for what is overturned."""
        house = self.house
        payments = []
        for claim, sent, ground, request in self._due.take(day):
            why = self._why_upheld(claim, sent, ground, request)
            if why:
                carc = UPHELD if ground == REOPENING else self._says(claim, ground, request)
                onward = self._onward(request, day) if carc == UPHELD and ground != REOPENING else ""
                house.write(claim, day, "upheld", f"The original decision stands (CARC {carc}). {why} {onward}".strip())
                continue
            if ground == LIABILITY:
                payments.append(self._to_the_patient(claim, day))
                continue
            payments.append(house.pay(claim, self._number(claim)))
            house.write(
                claim, day, "overturned", "Decided in your favour; payment follows on the remittance of this day."
            )
        return payments

    def _to_the_patient(self, claim: Claim, day: int) -> ClaimPayment:
        """Keep to the denial, and make the patient liable who signed a notice beforehand."""
        house = self.house
        causes = tuple([SIGNED if line.code in house.files.plan.not_necessary else "" for line in claim.lines])
        house.causes[claim.id] = SIGNED
        house.write(claim, day, "overturned", WITH_NOTICE)
        return house.pay(claim, self._number(claim), causes)

    def _says(self, claim: Claim, ground: str, request: AppealRequest) -> str:
        """Choose the code of a letter that upholds: the appeal came too late, by the wrong procedure, or was heard."""
        faults = packet_faults(request, self.house.office.calendar)
        first = next((fault.kind for fault in faults if fault.sinks), "")
        return UNHEARD.get(first, WRONG_WAY if not first and self._other_ground(claim, ground) else UPHELD)

    def _other_ground(self, claim: Claim, ground: str) -> str:
        """Name the ground on which a denial can be overturned, where the appeal stands on another; else ""."""
        cause = catalogue()[self.house.causes[claim.id]] if claim.id in self.house.causes else None
        return cause.ground if cause and cause.packet and cause.ground not in ("", ground) else ""

    def _why_upheld(self, claim: Claim, sent: int, ground: str, request: AppealRequest) -> str:
        cause = self.house.causes.get(claim.id)
        if ground == REOPENING:
            return "" if self._payable_on_reopening(claim, cause) else "The claim is not payable as corrected."
        if cause is None:
            return "We have denied nothing on this claim."
        needed = proofs(cause, ground)
        if self._is_proof_of_filing(request, needed):
            return ""
        why = why_not_sound(request, self.house.office.calendar, needed)
        other = self._other_ground(claim, ground)
        if other and why == RIGHTLY:
            return f"This denial is not appealed in this way. Its ground is: {GROUNDS[other].lower()}."
        return why or ("The reviewer finds no error." if self.repeats_the_error(claim, cause, sent, request.level) else "")

    def _is_proof_of_filing(self, request: AppealRequest, needed: tuple[str, ...]) -> bool:
        medicare_late = request.payer_class == "medicare" and request.carc == REOPENED_ON_PROOF
        return medicare_late and bool(needed) and set(needed) <= set(request.documents)

    def repeats_the_error(self, claim: Claim, cause: str, sent: int, level: int) -> bool:
        """Tell whether the reviewer of a level turns a sound appeal down all the same."""
        if cause in STANDS_BY_ITS_ERROR and level == 1:
            return True
        chances = self.house.payer.upholds_errors
        if level > len(chances):
            return False
        return happens(self.house.chance.draws("appeal", claim.id, sent)[1], chances[level - 1], 1000)

    def _onward(self, request: AppealRequest, day: int) -> str:
        """Tell which level is next, and until when."""
        calendar = self.house.office.calendar
        due = appeal_due(request.payer_class, request.level + 1, day, calendar)
        if due is None:
            return "This was the last level."
        following = ladder(request.payer_class)[request.level]
        return (
            f"You may ask for the next level, {following.title.lower()}, decided by {following.decider}; "
            f"it must be received by {calendar.show_day(due)}."
        )

    def _level(self, request: AppealRequest):
        return ladder(request.payer_class)[request.level - 1]

    def _payable_on_reopening(self, claim: Claim, cause: str | None) -> bool:
        """Look at a corrected claim again; one that was paid is priced anew, one that was denied for a slip is paid."""
        house = self.house
        if house.payer.takes_replacement:
            return False
        paid = claim.id in house.standing
        if not paid and (cause is None or cause in NEVER_REOPENED or catalogue()[cause].arises == "payer"):
            return False
        patient, member = house.files.member(claim.member_id)
        if patient is None or member is None:
            return False
        received = Received(patient, member, claim.day, claim.day)
        received.practice = house.office.practice
        return not any(in_adjudication(claim, received, house.files))

    def _number(self, claim: Claim) -> str:
        """Number a decision that was made again; no two of a claim are numbered alike."""
        count = self._revised[claim.id] = self._revised.get(claim.id, 0) + 1
        return f"{self.house.payer.payer_id}{claim.id[2:]}R{count if count > 1 else ''}"
