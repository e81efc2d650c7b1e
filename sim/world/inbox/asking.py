"""Who asks what: chance makes a question of an occasion, with an asker, a channel and what the asker gives as proof."""

from collections.abc import Iterable

from msgspec.structs import replace

from sim.records.clock import DAY, years_old
from sim.records.ledger import PATIENT
from sim.records.messages import Given, Message
from sim.records.people import Patient
from sim.rules.compliance.privacy import IDENTIFIERS
from sim.rules.inbox import Question, Who, inbox_rules
from sim.scenario.inbox import AskedFor
from sim.world.chance import Chance, cumulative, happens, weighted
from sim.world.families import OF_AGE
from sim.world.office import Office

PARTS = 2
"""Instalments at least, for somebody to ask whether a bill can be paid in parts."""


class Asking:
    """The questions of one office's correspondents."""

    def __init__(self, office: Office, chance: Chance, patients: dict[str, Patient]) -> None:
        self.office = office
        self.chance = chance
        self.patients = patients
        self.rates = office.scenario.inbox

    def about(self, occasion: str, claim: str, draw: int, day: int) -> Question | None:
        """Choose the question that an occasion brings; None where none suits the claim and its patient."""
        suitable = [
            question for question in inbox_rules().questions.values()
            if question.after == occasion and self.suits(question, claim, day)
        ]
        return suitable[weighted(draw, cumulative([each.weight for each in suitable]))] if suitable else None

    def suits(self, question: Question, claim: str, day: int, plant: AskedFor | None = None) -> bool:
        """Tell whether somebody may ask a question about a claim."""
        if question.id == "pay_in_parts" and not self._can_be_paid_in_parts(claim):
            return False
        return bool(self._askers(question, claim, day, plant))

    def message(
        self, question: Question, claim: str, day: int, name: str, nth: int = 0, plant: AskedFor | None = None
    ) -> Message:
        """Draw up a message, but for its number and its day; `name` and `nth` say whose luck it is."""
        draws = self.chance.draws("asker", name, nth)
        askers = self._askers(question, claim, day, plant)
        who = askers[weighted(draws[0], cumulative([each.weight for each in askers]))]
        genuine, given = self._proof(who, draws, plant)
        return Message(
            "", question.id, -1, self._channel(draws[6], plant), who.who, who.standing, claim,
            self.office.files[claim].claim.patient, given, -1, genuine,
            question.after == "card" and happens(draws[7], self.rates.encloses_card, 1000),
        )

    def own(self, claim: str, day: int) -> tuple[str, str]:
        """Name who speaks for the patient of a claim: asker and standing."""
        return ("parent", "representative") if self._minor(claim, day) else ("patient", "own")

    def _askers(self, question: Question, claim: str, day: int, plant: AskedFor | None) -> list[Who]:
        not_theirs = "adult" if self._minor(claim, day) else "minor"
        return [
            each for each in question.askers
            if inbox_rules().askers[each.who].suits != not_theirs
            and (plant is None or plant.names(each))
        ]

    def _minor(self, claim: str, day: int) -> bool:
        born = self.patients[self.office.files[claim].claim.patient].birth_date
        return years_old(born, self.office.calendar.date_of(day * DAY)) < OF_AGE

    def _can_be_paid_in_parts(self, claim: str) -> bool:
        account, policy = self.office.accounts.get(claim), self.office.scenario.accounts
        owed = self.office.ledger.balance(claim, PATIENT)
        return account is not None and not account.instalment and owed >= PARTS * policy.least_instalment

    def _proof(self, who: Who, draws: tuple, plant: AskedFor | None) -> tuple[bool, tuple[Given, ...]]:
        """Tell whether the asker is genuine, and what they give to show it."""
        knows, rates = inbox_rules().askers[who.who].knows, self.rates
        if not knows:
            return True, ()
        first = draws[1] % len(knows)
        kinds = [knows[(first + step) % len(knows)] for step in range(IDENTIFIERS)]
        gives = plant.gives if plant else ""
        pretends = plant.pretends if plant else happens(draws[2], rates.pretends, 1000)
        if pretends:
            return False, _given(kinds, wrong=(0, 1) if draws[3] & 1 else (1,))
        if gives == "wrong" or (not gives and happens(draws[4], rates.misremembers, 1000)):
            return True, _given(kinds, wrong=(draws[3] % IDENTIFIERS,))
        if gives == "one" or (not gives and happens(draws[5], rates.gives_one, 1000)):
            return True, _given(kinds[:1])
        return True, _given(kinds)

    def _channel(self, draw: int, plant: AskedFor | None) -> str:
        if plant and plant.channel:
            return plant.channel
        if happens(draw, self.rates.by_portal, 1000):
            return "portal"
        return "call" if happens(draw, self.rates.by_portal + self.rates.by_telephone, 1000) else "letter"


def proved(message: Message) -> Message:
    """Let the asker of a message give what proves who they are."""
    knows = inbox_rules().askers[message.asker].knows
    return replace(message, given=_given(knows[:IDENTIFIERS]))


def _given(kinds: Iterable[str], wrong: tuple[int, ...] = ()) -> tuple[Given, ...]:
    return tuple([Given(kind, place not in wrong) for place, kind in enumerate(kinds)])
