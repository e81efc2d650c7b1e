"""Patients as they are, and patients as the office has written them down.

The two differ whenever a front desk makes a mistake; every denial of the identity family
begins in that difference.  Names and addresses are not here: they are drawn from the
face seed when somebody reads them (`sim.world.faces`).
"""

from datetime import date

from msgspec import Struct


class Membership(Struct, frozen=True, gc=False):
    """What a payer has on file for one member: the truth that a claim is held against."""

    payer: str
    member_id: str
    group: str
    first_day: int
    """First day covered, counted from the scenario's start (may be negative)."""
    last_day: int | None = None
    """Last day covered, or None while the coverage lasts."""

    def covers(self, day: int) -> bool:
        """Tell whether the member is covered on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Patient(Struct, frozen=True, gc=False):
    """A person as they really are."""

    id: str
    number: int
    birth_date: date
    sex: str
    weekly: bool
    memberships: tuple[Membership, ...]
    """In order of time; each brings a card to the front desk when it begins."""

    def membership_on(self, day: int) -> Membership | None:
        """Find the coverage in force on a day, if any."""
        for membership in self.memberships:
            if membership.covers(day):
                return membership
        return None


class Registration(Struct, frozen=True, gc=False):
    """What the office has typed about a patient; claims are drafted from this."""

    patient: str
    payer: str
    member_id: str
    group: str
    birth_date: date
    sex: str
    clerk: str
    """Who typed it at the front desk, or who last mended it."""
    changed: int
    """Minute of the last change."""
