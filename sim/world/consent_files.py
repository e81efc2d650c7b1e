"""The request for an authorisation and the payer's decision as files (278), composed when somebody opens them."""

from msgspec.structs import replace

from sim.records.authorisation_files import Authorisation278, Decision, RequestedService, Review
from sim.records.consents_asked import ConsentAnswer
from sim.records.eligibility_files import Trace
from sim.world.composing import ExchangeFiles
from sim.world.practice import OFFICE_ID

REQUESTS = {"ahead": "I", "retro": "I", "extend": "R", "correct": "S"}
"""Kind of request → how the 278 says it (UM02): first, to renew, to revise."""
GRANTED, REFUSED = "A1", "A3"


class ConsentFiles(ExchangeFiles):
    """Composes the files of one office's requests."""

    @property
    def kept(self) -> dict[str, ConsentAnswer]:
        """Where the office keeps the answers, by the number of the question."""
        return self.office.consent_answers

    def question(self, answer: ConsentAnswer) -> Authorisation278:
        """Compose what was asked."""
        payer, practice = self._parties(answer.claim.payer)
        return Authorisation278(
            envelope=self._to_payer(payer, answer), payer=payer, requester=practice,
            reviews=(self._asked(answer),),
        )

    def answer(self, answer: ConsentAnswer) -> Authorisation278:
        """Compose what the payer decided."""
        payer, practice = self._parties(answer.claim.payer)
        letter, review = answer.letter, self._asked(answer)
        if letter is None:
            decided = replace(review, decision=Decision(REFUSED), message=answer.says)
        else:
            decided = replace(
                review, decision=Decision(GRANTED, letter.number), valid_from=self._date(letter.first_day),
                valid_to=self._date(letter.last_day), visits=letter.visits,
            )
        return Authorisation278(
            envelope=self._from_payer(payer, answer), payer=payer, requester=practice,
            reviews=(decided,), decides=True,
        )

    def _asked(self, answer: ConsentAnswer) -> Review:
        claim = answer.claim
        subscriber, dependent = self._persons(claim)
        wanted = self.office.payers[claim.payer].plan.needs_authorisation
        return Review(
            subscriber=subscriber, member_id=claim.member_id, dependent=dependent, request=REQUESTS[answer.kind],
            traces=(Trace(answer.id, f"9{OFFICE_ID}"[:10]),), earlier_authorisation=answer.earlier,
            event_first=self._date(claim.day), diagnoses=claim.diagnoses,
            services=tuple([
                RequestedService(procedure=line.code, modifiers=line.modifiers, units=line.units)
                for line in claim.lines if line.code in wanted
            ]),
        )
