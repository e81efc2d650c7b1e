"""The request for an authorisation and the payer's decision as files (278), composed when somebody opens them."""

from datetime import date

from msgspec.structs import replace

from sim.records.authorisation_files import Authorisation278, Decision, RequestedService, Review
from sim.records.clock import DAY
from sim.records.consents_asked import ConsentAnswer
from sim.records.eligibility_files import Trace
from sim.records.parties import Envelope, Organisation, Provider
from sim.records.people import Patient
from sim.world.cards import Cards
from sim.world.office import Office
from sim.world.practice import OFFICE_ID

REQUESTS = {"ahead": "I", "retro": "I", "extend": "R", "correct": "S"}
"""Kind of request → how the 278 says it (UM02): first, to renew, to revise."""
GRANTED, REFUSED = "A1", "A3"


class ConsentFiles:
    """Composes the files of one office's requests."""

    def __init__(self, office: Office, patients: dict[str, Patient], cards: Cards) -> None:
        self.office = office
        self.patients = patients
        self.cards = cards

    def request(self, answer: ConsentAnswer) -> Authorisation278:
        """Compose what was asked."""
        payer, practice = self._parties(answer)
        return Authorisation278(
            envelope=self._envelope(OFFICE_ID, payer.identifier, answer), payer=payer, requester=practice,
            reviews=(self._asked(answer),),
        )

    def decision(self, answer: ConsentAnswer) -> Authorisation278:
        """Compose what the payer decided."""
        payer, practice = self._parties(answer)
        letter, review = answer.letter, self._asked(answer)
        if letter is None:
            decided = replace(review, decision=Decision(REFUSED), message=answer.says)
        else:
            decided = replace(
                review, decision=Decision(GRANTED, letter.number), valid_from=self._date(letter.first_day),
                valid_to=self._date(letter.last_day), visits=letter.visits,
            )
        return Authorisation278(
            envelope=self._envelope(payer.identifier, OFFICE_ID, answer), payer=payer, requester=practice,
            reviews=(decided,), decides=True,
        )

    def _asked(self, answer: ConsentAnswer) -> Review:
        claim = answer.claim
        subscriber, dependent = self.cards.on_claim(self.patients[claim.patient], claim)
        wanted = self.office.payers[claim.payer].plan.needs_authorisation
        return Review(
            subscriber=replace(subscriber, address=None), member_id=claim.member_id,
            dependent=replace(dependent, address=None) if dependent else None, request=REQUESTS[answer.kind],
            traces=(Trace(answer.id, f"9{OFFICE_ID}"[:10]),), earlier_authorisation=answer.earlier,
            event_first=self._date(claim.day), diagnoses=claim.diagnoses,
            services=tuple([
                RequestedService(procedure=line.code, modifiers=line.modifiers, units=line.units)
                for line in claim.lines if line.code in wanted
            ]),
        )

    def _parties(self, answer: ConsentAnswer) -> tuple[Organisation, Provider]:
        payer, practice = self.office.payers[answer.claim.payer], self.office.scenario.practice
        return Organisation(payer.name, payer.payer_id), Provider(practice.name, self.office.practice.npi)

    def _envelope(self, sender: str, receiver: str, answer: ConsentAnswer) -> Envelope:
        hours, minutes = divmod(answer.minute % DAY, 60)
        return Envelope(
            sender=sender, receiver=receiver, control_number=1 + list(self.office.consent_answers).index(answer.id),
            date=self._date(answer.minute // DAY), time=f"{hours:02d}{minutes:02d}",
        )

    def _date(self, day: int) -> date:
        return self.office.calendar.date_of(day * DAY)
