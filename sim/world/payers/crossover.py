"""Crossover: a payer forwards a claim that it has decided to the payer that comes next, by itself.

So Medicare does for its supplements and for Medicaid (coordination of benefits agreements,
42 CFR 411.25 to 411.33 and CMS Coordination of Benefits Agreement programme).  Where nobody
forwards, the office bills the next payer; where the office does not know of it, nobody does.
"""

from msgspec.structs import replace

from sim.records.claims import ORIGINAL, Claim, Prior
from sim.records.people import Membership, Patient
from sim.records.practice import PracticeFile
from sim.records.replies import ClaimPayment
from sim.world.findings import Findings
from sim.world.office import Office


class Crossover:
    """The exchange between the payers of one office."""

    def __init__(self, houses: dict, office: Office, findings: Findings) -> None:
        self.houses = houses
        self.office = office
        self.findings = findings
        self.missed: dict[str, Membership] = {}
        """Claims that nobody will take to the patient's next payer: claim → that coverage."""

    def after(self, house, claim: Claim, decided: ClaimPayment, right: ClaimPayment, day: int) -> ClaimPayment:
        """See what becomes of the share that a payer left to the patient, and say on the remittance if it went on.

        The next payer is told what was `right`, however the remittance to the office misquotes it.

        What is denied in part stays with the office, which has something to mend first.
        """
        patient, member = house.files.member(claim.member_id)
        if patient is None or member is None or not patient.others or decided.patient_share <= 0 or decided.denied:
            return decided
        following = _following(patient, member, claim.day)
        if following is None:
            return decided
        if following.payer in house.payer.crosses_to:
            if claim.id in self.houses[following.payer].files.crossed:
                return decided
            self._forward(house, claim, right, following, day)
            return replace(decided, crossed_to=following.payer)
        if len(self.office.registrations[claim.patient].further) <= len(claim.prior):
            self.missed[claim.id] = following
            self.findings.add(claim, day, "secondary_missed", "books")
        return decided

    def pass_stray(self, claim: Claim, to: str, practice: PracticeFile, day: int) -> None:
        """Take a claim that came to the wrong payer to the right one, with what its file said of the practice."""
        self.houses[to].take_forwarded(replace(claim, payer=to), day, practice)

    def _forward(self, house, claim: Claim, decided: ClaimPayment, to: Membership, day: int) -> None:
        prior = Prior(house.payer.key, day, decided.lines)
        self.houses[to.payer].take_forwarded(
            replace(
                claim, payer=to.payer, member_id=to.member_id, group=to.group, relationship=to.relationship,
                frequency=ORIGINAL, payer_claim_number=None, prior=(*claim.prior, prior),
            ),
            day,
        )


def _following(patient: Patient, member: Membership, day: int) -> Membership | None:
    """Find the coverage that pays after this one on a day."""
    first = patient.membership_on(day)
    held = [*([first] if first else []), *patient.others_on(day)]
    for place, each in enumerate(held[:-1]):
        if each == member:
            return held[place + 1]
    return None
