"""The levels of a question or answer (270 to 278): who asks whom about which patient.

All these files hang patients below a payer, a practice and a subscriber.  What is said of
each is read once, where it stands, so that a long file costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sim.records.parties import Organisation, Person, Provider
from sim.wire.core import Segment
from sim.wire.parties import read_contact, read_organisation, read_person, read_provider
from sim.wire.reading import Reading

NOBODY = Person("")
_BEYOND_A_NAME = frozenset({"EB", "EQ", "STC", "SVC", "LS", "UM"})


@dataclass
class Patient:
    """A patient at the end of the levels, with those named above and what else is said."""

    opening: Segment
    payer: Organisation
    receiver: Organisation
    provider: Provider
    subscriber: Person
    member_id: str
    dependent: Person | None = None
    segments: list[Segment] = field(default_factory=list)
    below: list[Sequence[Segment]] = field(default_factory=list)


class Levels:
    """One pass over the levels of one set.

    `roles` tells what a level code means there: payer, receiver, provider, subscriber,
    dependent, or below (an event or service of the patient above).  `asking` names the
    segments that make a subscriber a patient even when a dependent follows.
    """

    def __init__(self, reading: Reading, roles: dict[str, str], asking: frozenset[str]) -> None:
        self.reading = reading
        self.roles = roles
        self.asking = asking
        self.left: dict[str, list[Segment]] = {"payer": [], "receiver": [], "provider": [], "": []}
        self.payer = self.first_payer = Organisation("")
        self.receiver = self.first_receiver = Organisation("")
        self.provider = self.first_provider = Provider("")
        self.subscriber, self.member_id = NOBODY, ""
        self.waiting: list[Segment] = []

    def patients(self, levels: Sequence[Sequence[Segment]]) -> Iterator[Patient]:
        """Each patient in file order, once all that belongs to it has been read."""
        patient: Patient | None = None
        for place, level in enumerate(levels):
            role = self.roles.get(level[0][3], "")
            if role == "below" and patient:
                patient.below.append(level)
                continue
            if patient:
                yield patient
            follower = levels[place + 1][0][3] if place + 1 < len(levels) else ""
            patient = self._enter(role, level, self.roles.get(follower, ""))
        if patient:
            yield patient

    def _enter(self, role: str, level: Sequence[Segment], follower: str) -> Patient | None:
        if role == "subscriber":
            name, person, self.waiting = self._person(level)
            self.subscriber, self.member_id = person, name[9]
            asks = follower != "dependent" or any(segment.id in self.asking for segment in level)
            return self._patient(level[0], None) if asks else None
        if role == "dependent":
            if self.subscriber is NOBODY:
                self.reading.note(level[0], 0, "no subscriber stands above this dependent", "Put it below an HL 22")
            above = self.waiting
            _, person, own = self._person(level)
            self.waiting = [*above, *own]
            return self._patient(level[0], person)
        self.subscriber, self.member_id, self.waiting = NOBODY, "", []
        if role in ("payer", "receiver", "provider"):
            self._party(role, level)
        else:
            known = ", ".join(self.roles)
            self.reading.note(level[0], 3, f"level {level[0][3]!r} has no place in this file", f"Use one of {known}")
            self.left[""] += level[1:]
        return None

    def _patient(self, opening: Segment, dependent: Person | None) -> Patient:
        segments, self.waiting = self.waiting, []
        return Patient(
            opening, self.payer, self.receiver, self.provider, self.subscriber, self.member_id, dependent, segments
        )

    def _person(self, level: Sequence[Segment]) -> tuple[Segment, Person, list[Segment]]:
        """The name, the person and all other segments of a level."""
        head, tail = _until_others(level[1:])
        name = next((segment for segment in head if segment.id == "NM1"), Segment(level[0].number, ("NM1",)))
        if len(name.elements) == 1:
            self.reading.note(level[0], 0, "nobody is named on this level", "Add the name (NM1)")
        left: list[Segment] = []
        person = read_person(self.reading, [name, *(segment for segment in head if segment is not name)], left)
        return name, person, [*left, *tail]

    def _party(self, role: str, level: Sequence[Segment]) -> None:
        left = self.left[role]
        named = False
        for segment in level[1:]:
            if segment.id == "NM1" and not named:
                named = True
                self._name(role, segment)
            elif segment.id == "PER" and named and role == "payer" and self.payer.contact is None:
                self.payer = _with_contact(self.payer, segment)
            else:
                left.append(segment)
        if role == "payer" and not self.first_payer.full:
            self.first_payer = self.payer

    def _name(self, role: str, segment: Segment) -> None:
        if role == "payer":
            self.payer = read_organisation(segment, "PI")
        elif role == "receiver":
            self.receiver = read_organisation(segment, "46")
            self.first_receiver = self.first_receiver if self.first_receiver.full else self.receiver
        else:
            self.provider = read_provider(segment)
            self.first_provider = self.first_provider if self.first_provider.full else self.provider


def _with_contact(payer: Organisation, segment: Segment) -> Organisation:
    return Organisation(
        payer.name, payer.identifier, payer.qualifier, payer.first, payer.address, read_contact(segment)
    )


def _until_others(segments: Sequence[Segment]) -> tuple[Sequence[Segment], Sequence[Segment]]:
    """What speaks of the person in front, and the rest from the first other matter or name on."""
    named = False
    for place, segment in enumerate(segments):
        if segment.id in _BEYOND_A_NAME or (segment.id == "NM1" and named):
            return segments[:place], segments[place:]
        named = named or segment.id == "NM1"
    return segments, ()
