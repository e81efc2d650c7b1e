"""Ways: what one player did about each claim, message and question of a case, and what came of it.

The debrief lays two of them side by side, the trainee's and the expert's.
"""

from msgspec import Struct

from sim.desk.actions import CorrectRegistration
from sim.grading.case import Case
from sim.grading.describe import Deed, deeds
from sim.grading.items import OF_THE_OFFICE, tag
from sim.grading.trace import Step
from sim.records.clock import DAY
from sim.records.ledger import CREDIT, PATIENT
from sim.records.money import dollars
from sim.rules.causes import Cause
from sim.training.questions import AnswerQuestion
from sim.training.session import TRAINEE
from sim.world.claim_file import CLOSED, ClaimFile
from sim.world.inbox_tray import MessageFile


class Way(Struct, frozen=True):
    """What was done about one thing, and what came of it."""

    deeds: tuple[Deed, ...]
    outcome: str


NO_WAY = Way((), "")
RIGHT, NOT_SO, UNANSWERED = "Right.", "Not so when it was answered.", "Not answered."


class Steps:
    """The steps of a case by what they were about."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._of_claim: dict[str, list[Step]] = {}
        self._of_patient: dict[str, list[Step]] = {}
        self._of_office: list[Step] = []
        self._of_message: dict[str, list[Step]] = {}
        for step in case.steps:
            self._file(step)

    def _file(self, step: Step) -> None:
        action = step.action
        if isinstance(action, CorrectRegistration):
            self._of_patient.setdefault(step.patient, []).append(step)
        elif isinstance(action, OF_THE_OFFICE):
            self._of_office.append(step)
        elif message := getattr(action, "message", ""):
            self._of_message.setdefault(message, []).append(step)
        else:
            for claim in [step.claim] if step.claim else self._sent(step):
                self._of_claim.setdefault(claim, []).append(step)

    def _sent(self, step: Step) -> list[str]:
        """List the claims that left with an action, or were decided by hand."""
        office = self.case.office
        name = next((fact.value for fact in step.outcome.facts if fact.name in ("batch", "mailing")), "")
        batch = office.batches.get(name) or office.mailings.get(name)
        return [claim.id for claim in batch.claims] if batch else []

    def on_claim(self, claim: str) -> list[Step]:
        """List what was done on a claim itself, its batches among it."""
        return self._of_claim.get(claim, [])

    def about(self, file: ClaimFile, cause: Cause | None) -> list[Step]:
        """List what was done about a claim: on itself, and on the registration and the practice's file where they matter."""
        tried = [*cause.remedies, *[way.verbs for way in cause.tempting]] if cause else []
        verbs = {verb for way in tried for verb in way}
        mends = cause is None or cause.recurs == "registration" or "correct_registration" in verbs
        found = [
            *self.on_claim(file.claim.id),
            *(self._of_patient.get(file.claim.patient, ()) if mends else ()),
            *[step for step in self._of_office if tag(step) in verbs],
        ]
        return sorted(found, key=lambda step: step.n)

    def on_message(self, message: str) -> list[Step]:
        """List what was done about a message of the inbox."""
        return self._of_message.get(message, [])


def ways(case: Case, struck: dict[str, Cause], who: str) -> dict[str, Way]:
    """Tell what a player did about each claim and message of a case, by `Case.key`; `struck` names what struck a claim."""
    steps, office = Steps(case), case.office
    of_claims = {
        case.key(claim): Way(deeds(case, steps.about(file, struck.get(claim))), came_of(case, file, who))
        for claim, file in office.files.items() if claim in struck or steps.on_claim(claim)
    }
    of_messages = {
        case.key(id): Way(deeds(case, steps.on_message(id)), answered(case, file, who))
        for id, file in office.inbox.files.items()
    }
    return of_claims | of_messages


def questions(case: Case) -> dict[str, Way]:
    """Tell how a player answered the exercise's questions, by "question/" and the question's name."""
    told = {}
    for question in case.exercise.questions:
        given = [
            step for step in case.steps if step.done and isinstance(step.action, AnswerQuestion)
            and step.action.question == question.id
        ]
        verdict = RIGHT if given and given[-1].true else NOT_SO if given else UNANSWERED
        told[f"question/{question.id}"] = Way(deeds(case, given), verdict)
    return told


def came_of(case: Case, file: ClaimFile, who: str) -> str:
    """Say what became of a claim; `who` is what the player at the desk is called."""
    claim = file.claim
    credit = case.office.ledger.balance(claim.id, CREDIT)
    owed_back = f" A credit of {dollars(credit)} is still owed back." if credit else ""
    if case.paid(file):
        day = case.paid_day(claim.id)
        posted = "" if day is None else f" on {case.day(day)}"
        return f"Decided and paid{posted}; it brought {dollars(case.earned(file))}.{owed_back}"
    if file.status == CLOSED:
        off = [event for event in case.office.journal.of_claim(claim.id) if event.what == "written off"]
        if off:
            by = who if off[-1].who == TRAINEE else off[-1].who
            return f"Written off by {by} on {case.day(off[-1].minute // DAY)}: {off[-1].detail}.{owed_back}"
        return f"Closed.{owed_back}"
    if case.office.ledger.balance(claim.id, PATIENT) > 0:
        return f"The patient owes {dollars(case.office.ledger.balance(claim.id, PATIENT))}."
    passed = case.due(claim) < case.world.day and file.accepted_day < 0
    return f"Never paid; its filing limit passed on {case.day(case.due(claim))}." if passed else "Not paid yet."


def answered(case: Case, file: MessageFile, who: str) -> str:
    """Say how a message was answered."""
    if file.answered < 0:
        return f"Not answered; it was due on {case.day(file.message.due)}."
    by = who if file.who == TRAINEE else file.who
    late = file.answered // DAY > file.message.due
    verdict = "Rightly" if file.right else "Against a rule" if file.broke else "Wrongly"
    return f"{verdict} answered by {by} on {case.day(file.answered // DAY)}{', after its last day' if late else ''}."
