"""The trace of an attempt: each action again, with what a grader must know of the moment after it.

The office forgets what a claim looked like before its last correction; the trace remembers.
"""

from msgspec import Struct

from sim.desk.actions import Action, CorrectClaim, CorrectRegistration, EnterCharges, Outcome, Replace, Resubmit
from sim.desk.asks import AskClaim
from sim.staff.reading import mistakes
from sim.training.attempt import Record
from sim.training.questions import AnswerQuestion, is_right
from sim.training.session import Session


class Step(Struct, frozen=True, gc=False):
    """One action of the attempt and the moment after it."""

    n: int
    minute: int
    action: Action
    outcome: Outcome
    claim: str
    """The claim that it was about, if any."""
    patient: str
    """The patient that it was about, if any."""
    true: bool
    """Whether what it left behind, the claim or the registration, says what is so."""
    client: str = ""
    """The client practice at whose desk it was done; empty where there is one office."""

    @property
    def done(self) -> bool:
        """Whether the action was done, and not refused."""
        return self.outcome.done


class Trace:
    """Collects the steps of an attempt while it is played or replayed."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.left: dict[str, dict[str, tuple[str, ...]]] = {}
        """Client → what waits on each worklist, as long as the exercise lasts."""

    def watch(self, session: Session, record: Record) -> None:
        """Add the action just done."""
        world, action = session.world, record.action
        if not session.finished:
            self.left = {
                client: {name: tuple(items) for name, items in each.office.waiting.items() if items}
                for client, each in session.worlds.items()
            }
        claim = getattr(action, "claim", "")
        file = world.office.files.get(claim)
        patient = getattr(action, "patient", "") or (file.claim.patient if file else "")
        true = _left_true(session, action, claim, patient)
        self.steps.append(Step(record.n, record.minute, action, record.outcome, claim, patient, true, session.client))


SENDS = (Resubmit, Replace)
MENDS = (CorrectRegistration, CorrectClaim, EnterCharges)


def _left_true(session: Session, action: Action, claim: str, patient: str) -> bool:
    """Tell whether what an action left behind says what is so."""
    if isinstance(action, AnswerQuestion):
        return is_right(session.exercise.questions, action, session.desk)
    if isinstance(action, CorrectRegistration):
        return registration_is_true(session, patient)
    on_claim = isinstance(action, (CorrectClaim, EnterCharges, *SENDS))
    return on_claim and claim in session.world.office.files and claim_is_true(session, claim)


def claim_is_true(session: Session, claim: str) -> bool:
    """Tell whether a claim says what its papers say; of one never opened, whether payer, member and birth date are right."""
    view = session.desk.look(AskClaim(claim, faces=False)).claim
    if view is not None and view.documents:
        return not mistakes(view)[1]
    file = session.world.office.files[claim]
    patient = session.world.patients.all[file.claim.patient]
    card = patient.membership_on(file.claim.day)
    return card is not None and (file.claim.payer, file.claim.member_id, file.claim.birth_date) == (
        card.payer, card.member_id, patient.birth_date
    )


def registration_is_true(session: Session, patient: str) -> bool:
    """Tell whether a registration says what the patient's papers say; where none was opened, whether it is so today."""
    office = session.world.office
    for claim in reversed(office.claims_of.get(patient, ())):
        view = session.desk.look(AskClaim(claim, faces=False)).claim
        if view is not None and view.documents:
            return not mistakes(view)[0]
    registration = office.registrations.get(patient)
    person = session.world.patients.all.get(patient)
    card = person.membership_on(session.world.day) if person else None
    return registration is not None and card is not None and (
        registration.payer, registration.member_id, registration.birth_date
    ) == (card.payer, card.member_id, person.birth_date)
