"""The questionnaire on other coverage: a plan sends it to its member, and decides nothing before the answer."""

from sim.records.claims import Claim
from sim.rules.payer_files import Received
from sim.world.chance import between
from sim.world.worklists import DueBook

ANSWERS_WITHIN = (2, 8)
"""Days in which a patient who was called answers the plan, least and most."""
ASKS = (
    "We have asked your patient whether other insurance covers this visit and have no answer. "
    "The claim is decided once the patient has answered us."
)


class Questionnaires:
    """The questions that one payer has open, and the claims that wait for them."""

    def __init__(self, house) -> None:
        self.house = house
        self._held: dict[str, list[tuple[Claim, Received, str, tuple]]] = {}
        self._answers: DueBook = DueBook()

    def hold(self, claim: Claim, received: Received, number: str, draws: tuple, day: int) -> None:
        """Keep a claim until its patient has answered, and tell the office so by letter."""
        self._held.setdefault(claim.patient, []).append((claim, received, number, draws))
        self.house.write(claim, day, "questionnaire", ASKS)

    def answered(self, day: int) -> None:
        """Note whom the office has called, and decide what waited for those who have answered since."""
        house = self.house
        for _, patient, called in house.office.calls_about(house.payer.key):
            draw = house.chance.draws("questionnaire", patient, called)[0]
            self._answers.add(called + between(draw, *ANSWERS_WITHIN), patient)
        for patient in self._answers.take(day):
            house.files.unanswered.pop(patient, None)
            for claim, received, number, draws in self._held.pop(patient, ()):
                house.decide(day, claim, received, f"{number}Q", draws)
