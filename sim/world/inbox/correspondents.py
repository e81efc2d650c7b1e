"""Those who write to the office: they ask when something gives them cause, and answer for what they are told.

A right answer ends the matter.  Somebody rightly asked for proof comes back with it; somebody
wrongly put off asks again, then complains; a patient about whom too much was told complains
at once, and pays no more until that complaint has been dealt with.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from sim.records.clock import DAY
from sim.records.ledger import PATIENT
from sim.records.messages import Message
from sim.records.people import Patient
from sim.rules.compliance.privacy import ACCESS_DAYS, access_refused
from sim.rules.deadlines import last_day
from sim.rules.inbox import COMPLAINT, REFUSE, entitled, identity_proved, inbox_rules
from sim.scenario.inbox import AskedFor
from sim.world.chance import Chance, between, happens
from sim.world.inbox.asking import Asking, proved
from sim.world.inbox_tray import LOST, WAITS, MessageFile
from sim.world.office import Office
from sim.world.worklists import DueBook

WRITES_AT = 5 * 60 + 50
COMES_BACK, ASKS_AGAIN, COMPLAINS = (2, 6), (3, 7), (5, 15)
"""Days until somebody brings the proof, asks a second time, has learnt what was told: least and most."""
CARES = ("own", "representative", "agreed", "treatment")
"""By which right somebody asks who complains when put off twice."""
TOLD = ("told_without_right", "told_too_much")
"""Rules whose breach means that somebody has heard what was not theirs to hear."""
DECLARES_PAID = "confirm_payment"
"""An answer after which nobody pays what is still owed."""
ABOUT_TELLING = "You have told somebody about my visit who had no right to hear of it."
ABOUT_ASKING_TWICE = "I have asked twice, and nobody has dealt with it."
ABOUT_ANOTHER_PRACTICE = "Another practice asked you for my note, and had to see me without it."
ABOUT_SILENCE = "Nobody has answered what I asked."


class Correspondents:
    """Everybody who writes to one office."""

    def __init__(self, office: Office, chance: Chance, patients: dict[str, Patient]) -> None:
        self.office = office
        self.chance = chance
        self.rates = office.scenario.inbox
        self.asking = Asking(office, chance, patients)
        self._coming: DueBook = DueBook()
        self._overdue: DueBook = DueBook()
        self._cards: DueBook = DueBook()
        self._times: dict[tuple[str, str], int] = {}
        self._plants = [plant for plant in self.rates.planted for _ in range(plant.copies)]
        self._planted: set[str] = set()
        for patient in patients.values():
            for membership in patient.later_cards:
                if membership.first_day > 0:
                    self._cards.add(membership.first_day, patient.id)

    def life(self) -> Iterator[int]:
        """Each night take the answers out, see who asks now, and lay what has come into the inbox."""
        day = 0
        yield WRITES_AT
        while True:
            replies, self.office.inbox.replies = self.office.inbox.replies, []
            for file in replies:
                self._hear(file, day)
            self._ask(day)
            for message in self._coming.take(day):
                self._deliver(message, day)
            for name in self._overdue.take(day):
                self._wait_in_vain(self.office.inbox.files[name], day)
            day += 1
            yield DAY

    def _ask(self, day: int) -> None:
        """Let what has happened since yesterday give rise to questions."""
        tray = self.office.inbox
        occasions, tray.occasions = tray.occasions, []
        for patient in self._cards.take(day):
            occasions += [("card", claim) for claim in self.office.claims_of.get(patient, ())[-1:]]
        for occasion, claim in occasions:
            nth = self._times[occasion, claim] = self._times.get((occasion, claim), -1) + 1
            draws = self.chance.draws("question", f"{occasion} {claim}", nth)
            if not happens(draws[0], getattr(self.rates, f"after_{occasion}"), 1000):
                continue
            question = self.asking.about(occasion, claim, draws[1], day)
            if question is not None:
                message = self.asking.message(question, claim, day, f"{occasion} {claim}", nth)
                self._coming.add(day + between(draws[2], *question.delay), message)
        self._plants = [plant for plant in self._plants if plant.day > day or not self._plant(plant, day)]

    def _plant(self, plant: AskedFor, day: int) -> bool:
        """Let a planted question come now, if there is a claim that it suits."""
        question = inbox_rules().questions[plant.question]
        claims = [
            claim for claim in self._after(question.after, day)
            if claim not in self._planted and self.asking.suits(question, claim, day, plant)
        ]
        if not claims:
            return False
        chosen = min(claims, key=lambda claim: self.chance.draws("planted question", claim))
        self._planted.add(chosen)
        self._coming.add(day, self.asking.message(question, chosen, day, f"planted {chosen}", 0, plant))
        return True

    def _after(self, occasion: str, day: int) -> list[str]:
        """List the claims on which such an occasion has been."""
        office = self.office
        if occasion == "statement":
            return [claim for claim in office.accounts if office.ledger.balance(claim, PATIENT) > 0]
        if occasion == "query":
            return [claim for claim, _ in office.queries.values()]
        if occasion == "card":
            changed = [
                patient.id for patient in self.asking.patients.values()
                if any(0 < each.first_day <= day for each in patient.later_cards)
            ]
            return [claim for patient in changed for claim in office.claims_of.get(patient, ())[-1:]]
        return [claim for claim, file in office.files.items() if occasion == "visit" or file.payment is not None]

    def _deliver(self, message: Message, day: int) -> None:
        """Lay a message into the inbox; one about a bill that has been paid meanwhile is never sent."""
        question, office = inbox_rules().questions[message.question], self.office
        if question.after == "statement" and question.holds and office.ledger.balance(message.claim, PATIENT) <= 0:
            return
        due = last_day(question.answer, day, office.calendar)
        name = f"M-{len(office.inbox.files) + 1:04d}"
        office.inbox.deliver(replace(message, id=name, minute=day * DAY + WRITES_AT, due=due))
        office.delivered += 1
        self._overdue.add(due + 1, name)
        if question.holds and self._may_expect(message) and not office.inbox.payment(message.claim):
            office.inbox.hold_payment(message.claim, WAITS)

    def _hear(self, file: MessageFile, day: int) -> None:
        """Take in what the office has answered."""
        message = file.message
        told_a_stranger = "identity_unchecked" in file.broke and not message.genuine
        if told_a_stranger or any(rule in file.broke for rule in TOLD):
            self._complain(message, day, ABOUT_TELLING)
            self.office.inbox.hold_payment(message.claim, LOST)
        elif file.answer == REFUSE and self._may_expect(message) and not _has_proved(message):
            self._come(proved(message), message, day, COMES_BACK)
        elif file.fits:
            if inbox_rules().questions[message.question].holds:
                self.office.inbox.hold_payment(message.claim, "")
        elif file.answer == DECLARES_PAID:
            self.office.inbox.hold_payment(message.claim, LOST)
        elif self._may_expect(message) and "leading_query" not in file.broke:
            self._is_put_off(message, day)

    def _is_put_off(self, message: Message, day: int) -> None:
        """Whoever was wrongly put off asks once more, then complains, and pays no more."""
        if message.question == COMPLAINT:
            return
        if not message.follows:
            self._come(message, message, day, ASKS_AGAIN)
        elif message.standing in CARES:
            self._complain(message, day, _for_themselves(message, ABOUT_ASKING_TWICE))
            if inbox_rules().questions[message.question].holds:
                self.office.inbox.hold_payment(message.claim, LOST)

    def _wait_in_vain(self, file: MessageFile, day: int) -> None:
        """The last day for an answer has passed."""
        message = file.message
        if file.answered >= 0 or message.question == COMPLAINT or not self._may_expect(message):
            return
        if inbox_rules().questions[message.question].access and _has_proved(message):
            breach = access_refused(message.due - ACCESS_DAYS, None, day)
            if breach is not None:
                self.office.breach(day * DAY + WRITES_AT, "office", breach.rule, message.claim, breach.facts)
        if message.standing in CARES:
            self._complain(message, day, _for_themselves(message, ABOUT_SILENCE))

    def _may_expect(self, message: Message) -> bool:
        """Tell whether somebody is who they say they are, and asks for what they may have."""
        return message.genuine and entitled(message.question, message.standing)

    def _come(self, message: Message, earlier: Message, day: int, within: tuple[int, int]) -> None:
        """Let a message come again, in a later one."""
        draw = self.chance.draws("comes again", earlier.id)[0]
        self._coming.add(day + between(draw, *within), replace(message, follows=earlier.id))

    def _complain(self, message: Message, day: int, about: str) -> None:
        who, standing = self.asking.own(message.claim, day)
        complaint = replace(
            message, question=COMPLAINT, asker=who, standing=standing, genuine=True, channel="letter", card=False, about=about,
        )
        self._come(proved(complaint), message, day, COMPLAINS)


def _for_themselves(message: Message, about: str) -> str:
    """Say what a complaint is about: the patient speaks of what the patient asked, or of what another practice did."""
    return ABOUT_ANOTHER_PRACTICE if message.standing == "treatment" else about


def _has_proved(message: Message) -> bool:
    return inbox_rules().standings[message.standing].known or identity_proved(given.correct for given in message.given)
