"""The question where a claim stands and its answer as files (276 and 277), composed when somebody opens them."""

from msgspec.structs import replace

from sim.records.acknowledgments import ClaimStatus
from sim.records.claim_inquiries import ClaimInquiry, DatedStatus, Inquiry276, Status277
from sim.records.clock import DAY
from sim.records.parties import Organisation
from sim.records.standing import StandingAnswer
from sim.world.composing import ExchangeFiles
from sim.world.practice import OFFICE_ID


class StatusFiles(ExchangeFiles):
    """Composes the files of one office's questions."""

    @property
    def kept(self) -> dict[str, StandingAnswer]:
        """Where the office keeps the answers, by the number of the question."""
        return self.office.standing_answers

    def question(self, answer: StandingAnswer) -> Inquiry276:
        """Compose the 276 that was asked."""
        payer, provider = self._parties(answer.claim.payer)
        return Inquiry276(
            envelope=self._to_payer(payer, answer), payer=payer, receiver=self._receiver(), provider=provider,
            claims=(self._inquiry(answer),),
        )

    def answer(self, answer: StandingAnswer) -> Status277:
        """Compose the 277 that came back; it names nobody's birth date."""
        payer, provider = self._parties(answer.claim.payer)
        asked = self._inquiry(answer)
        dependent = replace(asked.dependent, birth_date=None, sex="") if asked.dependent else None
        said = DatedStatus(
            statuses=(ClaimStatus(answer.category, answer.status),), effective=self._date(answer.minute // DAY),
            charge=answer.claim.charge,
        )
        return Status277(
            envelope=self._from_payer(payer, answer), payer=payer, receiver=self._receiver(), provider=provider,
            claims=(replace(
                asked, subscriber=replace(asked.subscriber, birth_date=None, sex=""), dependent=dependent, charge=None,
                statuses=(said,),
            ),),
        )

    def _inquiry(self, answer: StandingAnswer) -> ClaimInquiry:
        claim = answer.claim
        subscriber, dependent = self._persons(claim)
        return ClaimInquiry(
            trace=answer.id, subscriber=subscriber, dependent=dependent, member_id=claim.member_id,
            claim_id=claim.id, charge=claim.charge, date=self._date(claim.day),
        )

    def _receiver(self) -> Organisation:
        return Organisation(self.office.scenario.practice.name, OFFICE_ID)
