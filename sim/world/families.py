"""Families: who is covered through a parent or a spouse, and the subscribers, whom the practice does not treat.

Whether somebody is a dependent is keyed to the patient alone, so a second card says the
same as the first.  Member numbers of one family differ in their family digits only: 00 for
the subscriber, 01 for the spouse, 02 for a child.
"""

from datetime import date, timedelta

from msgspec.structs import replace

from sim.records.claims import CHILD, SELF, SPOUSE
from sim.records.clock import years_old
from sim.records.people import Membership, Patient
from sim.scenario import Payer, Scenario
from sim.world.chance import Chance, between, happens

OF_AGE, LEAVES_AT = 18, 26
"""A minor holds no policy of their own; a child may stay on a parent's plan until 26 (45 CFR 147.120)."""
YOUNG_ON_PARENTS_PLAN = 600
"""Per thousand of those of age and under 26 (working assumption)."""
ON_SPOUSES_PLAN = 220
"""Per thousand of the others (working assumption)."""
_OF_SUBSCRIBER = "00"
_OF_DEPENDENT = {SPOUSE: "01", CHILD: "02"}


class Families:
    """The families of a population's patients."""

    def __init__(self, scenario: Scenario, case: Chance) -> None:
        self.start = scenario.start
        self.chance = case
        self.people: dict[str, Patient] = {}
        """Subscribers by id; their memberships are what payers have on file for them."""
        self._taken: dict[tuple[str, str], str] = {}

    def enrol(self, patient: Patient, card: Membership, payer: Payer, as_dependent: bool = False) -> Membership:
        """Put a card in the name of a parent or spouse, where that is who insures the patient.

        Public programmes insure each person alone, and so does a payer whose numbers leave no
        two digits for the family.
        """
        place = payer.member_id.rfind("##")
        if place < 0 or payer.coverage_kind not in ("group", "individual"):
            return card
        draws = self.chance.draws("family", patient.id)
        kin = self._kin(patient.birth_date, draws[0], as_dependent)
        if kin == SELF:
            return card
        number = _with_family_digits(card.member_id, place, _OF_SUBSCRIBER)
        subscriber = f"{patient.id}{'A' if kin == CHILD else 'S'}"
        if self._taken.setdefault((payer.key, number), subscriber) != subscriber:
            return card
        own = replace(card, member_id=number)
        known = self.people.get(subscriber)
        if known is None:
            known = self._subscriber(patient, subscriber, kin, draws)
        self.people[subscriber] = replace(known, memberships=(*known.memberships, own))
        return replace(
            card, member_id=_with_family_digits(card.member_id, place, _OF_DEPENDENT[kin]), relationship=kin,
            subscriber=subscriber, subscriber_number=number,
        )

    def newborn(self, child: Patient, card: Membership, payer: Payer) -> Membership:
        """Put a child that no plan has entered yet under the number on a parent's card."""
        self.people.pop(f"{child.id}A", None)
        own = self.enrol(child, card, payer)
        return replace(own, member_id=own.subscriber_number or own.member_id)

    def _kin(self, born: date, draw: int, as_dependent: bool) -> str:
        age = years_old(born, self.start)
        if age < LEAVES_AT:
            return CHILD if as_dependent or age < OF_AGE or happens(draw, YOUNG_ON_PARENTS_PLAN, 1000) else SELF
        return SPOUSE if as_dependent or happens(draw, ON_SPOUSES_PLAN, 1000) else SELF

    def _subscriber(self, patient: Patient, name: str, kin: str, draws: tuple) -> Patient:
        older = between(draws[1], 21 * 365, 40 * 365) if kin == CHILD else between(draws[1], -6 * 365, 6 * 365)
        return Patient(name, patient.number, patient.birth_date - timedelta(days=older), "U", False, ())


def childs_number(number: str, shape: str) -> str:
    """Write the number that a subscriber's child has, in the payer's shape of member numbers."""
    return _with_family_digits(number, shape.rfind("##"), _OF_DEPENDENT[CHILD])


def _with_family_digits(number: str, place: int, digits: str) -> str:
    return f"{number[:place]}{digits}{number[place + 2:]}"
