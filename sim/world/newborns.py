"""Newborns on their way into a plan: weeks after they were enrolled the plan enters them, and the card comes.

From then on the payer knows the child under a number of its own, back to its birth, and the
parents bring the card, which the front desk types.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sim.records.clock import DAY
from sim.records.people import Membership, Patient
from sim.rules.payer_files import PayerFiles
from sim.world.office import Office
from sim.world.population import Population

TYPED_AFTER = 20
"""Minutes after closing time at which the front desk types the card."""


class Newborns:
    """The enrolments of one office's newborns that wait at their plans."""

    def __init__(self, office: Office, population: Population, files: Mapping[str, PayerFiles]) -> None:
        self.office = office
        self.patients = population.all
        self.clerk = population.scenario.practice.clerks[0]
        self.files = files
        self.days = sorted([(day, child) for child, (day, _) in population.to_enter.items()])
        self.cards = {child: card for child, (_, card) in population.to_enter.items()}
        for child, card in self.cards.items():
            files[card.payer].policies.awaiting.add(self._child(self.patients[child], card))

    def _child(self, child: Patient, card: Membership) -> tuple:
        return card.subscriber_number, child.birth_date

    def life(self) -> Iterator[int]:
        """Enter each child after closing time of its day."""
        now = 0
        for day, child in self.days:
            minute = day * DAY + self.office.calendar.close_at + TYPED_AFTER
            yield minute - now
            now = minute
            self._enter(self.patients[child], self.cards[child], minute)

    def _enter(self, child: Patient, card: Membership, minute: int) -> None:
        files = self.files[card.payer]
        self.patients[child.id] = known = replace(child, memberships=(*child.memberships, card))
        files.policies.awaiting.discard(self._child(child, card))
        files.enrol(known, card)
        typed = self.office.registrations.get(child.id)
        if typed is not None and typed.payer == card.payer:
            self.office.registrations[child.id] = replace(
                typed, member_id=card.member_id, relationship=card.relationship, clerk=self.clerk, changed=minute,
            )
