"""What files of the office have in common when they are composed: envelope and dates, and the parties to a question."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from sim.records.claims import Claim
from sim.records.clock import DAY
from sim.records.parties import Envelope, Organisation, Person, Provider
from sim.records.people import Patient
from sim.world.cards import Cards
from sim.world.office import Office
from sim.world.practice import OFFICE_ID


class Composer:
    """Composes files of one office."""

    def __init__(self, office: Office, patients: dict[str, Patient], cards: Cards) -> None:
        self.office = office
        self.patients = patients
        self.cards = cards

    def _envelope(self, sender: str, receiver: str, number: int, minute: int) -> Envelope:
        hours, minutes = divmod(minute % DAY, 60)
        return Envelope(
            sender=sender, receiver=receiver, control_number=number, date=self._date(minute // DAY),
            time=f"{hours:02d}{minutes:02d}",
        )

    def _date(self, day: int) -> date:
        return self.office.calendar.date_of(day * DAY)


class ExchangeFiles(Composer, ABC):
    """Composes the questions of one kind that the office has asked its payers, and their answers."""

    @property
    @abstractmethod
    def kept(self) -> Mapping[str, Any]:
        """Where the office keeps the answers, by the number of the question."""

    @abstractmethod
    def question(self, answer: Any) -> Any:
        """Compose what was asked."""

    @abstractmethod
    def answer(self, answer: Any) -> Any:
        """Compose what came back."""

    def _to_payer(self, payer: Organisation, answer: Any) -> Envelope:
        return self._envelope(OFFICE_ID, payer.identifier, self._number(answer), answer.minute)

    def _from_payer(self, payer: Organisation, answer: Any) -> Envelope:
        return self._envelope(payer.identifier, OFFICE_ID, self._number(answer), answer.minute)

    def _number(self, answer: Any) -> int:
        return 1 + list(self.kept).index(answer.id)

    def _parties(self, key: str) -> tuple[Organisation, Provider]:
        payer, practice = self.office.payers[key], self.office.scenario.practice
        return Organisation(payer.name, payer.payer_id), Provider(practice.name, self.office.practice.npi)

    def _persons(self, claim: Claim) -> tuple[Person, Person | None]:
        """Name subscriber and dependent of a claim, without their addresses."""
        subscriber, dependent = self.cards.on_claim(self.patients[claim.patient], claim)
        return replace(subscriber, address=None), replace(dependent, address=None) if dependent else None
