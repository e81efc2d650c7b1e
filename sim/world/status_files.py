"""The question where a claim stands and its answer as files (276 and 277), composed when somebody opens them."""

from datetime import date

from msgspec.structs import replace

from sim.records.acknowledgments import ClaimStatus
from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, Inquiry276, Status277
from sim.records.clock import DAY
from sim.records.parties import Envelope, Organisation, Provider
from sim.records.people import Patient
from sim.records.standing import StandingAnswer
from sim.world.cards import Cards
from sim.world.office import Office
from sim.world.practice import OFFICE_ID


class StatusFiles:
    """Composes the files of one office's questions."""

    def __init__(self, office: Office, patients: dict[str, Patient], cards: Cards) -> None:
        self.office = office
        self.patients = patients
        self.cards = cards

    def question(self, answer: StandingAnswer) -> Inquiry276:
        """Compose the 276 that was asked."""
        payer, receiver, provider = self._parties(answer)
        return Inquiry276(
            envelope=self._envelope(OFFICE_ID, payer.identifier, answer), payer=payer, receiver=receiver,
            provider=provider, claims=(self._inquiry(answer),),
        )

    def answer(self, answer: StandingAnswer) -> Status277:
        """Compose the 277 that came back; it names nobody's birth date."""
        payer, receiver, provider = self._parties(answer)
        asked = self._inquiry(answer)
        dependent = replace(asked.dependent, birth_date=None, sex="") if asked.dependent else None
        said = DatedStatus(
            statuses=(ClaimStatus(answer.category, answer.status),), effective=self._date(answer.minute // DAY),
            charge=answer.claim.charge,
        )
        return Status277(
            envelope=self._envelope(payer.identifier, OFFICE_ID, answer), payer=payer, receiver=receiver, provider=provider,
            claims=(replace(
                asked, subscriber=replace(asked.subscriber, birth_date=None, sex=""), dependent=dependent, charge=None,
                statuses=(said,),
            ),),
        )

    def _inquiry(self, answer: StandingAnswer) -> ClaimInquiry:
        claim = answer.claim
        subscriber, dependent = self.cards.on_claim(self.patients[claim.patient], claim)
        return ClaimInquiry(
            trace=answer.id, subscriber=replace(subscriber, address=None),
            dependent=replace(dependent, address=None) if dependent else None, member_id=claim.member_id,
            claim_id=claim.id, charge=claim.charge, date=self._date(claim.day),
        )

    def _parties(self, answer: StandingAnswer) -> tuple[Organisation, Organisation, Provider]:
        payer, practice = self.office.payers[answer.claim.payer], self.office.scenario.practice
        return (
            Organisation(payer.name, payer.payer_id), Organisation(practice.name, OFFICE_ID),
            Provider(practice.name, self.office.practice.npi),
        )

    def _envelope(self, sender: str, receiver: str, answer: StandingAnswer) -> Envelope:
        hours, minutes = divmod(answer.minute % DAY, 60)
        return Envelope(
            sender=sender, receiver=receiver, control_number=1 + list(self.office.standing_answers).index(answer.id),
            date=self._date(answer.minute // DAY), time=f"{hours:02d}{minutes:02d}",
        )

    def _date(self, day: int) -> date:
        return self.office.calendar.date_of(day * DAY)
