"""The trace of an attempt: each action again, with what a grader must know of the moment after it.

The office forgets what a claim looked like before its last correction; the trace remembers.
"""

from msgspec import Struct

from sim.desk.actions import Action, CorrectClaim, CorrectRegistration, Outcome, Replace, Resubmit
from sim.records.claims import Claim
from sim.training.attempt import Record
from sim.training.session import Session
from sim.world.world import World


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

    @property
    def done(self) -> bool:
        """Whether the action was done, and not refused."""
        return self.outcome.done


class Trace:
    """Collects the steps of an attempt while it is played or replayed."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def watch(self, session: Session, record: Record) -> None:
        """Add the action just done."""
        world, action = session.world, record.action
        claim = getattr(action, "claim", "")
        file = world.office.files.get(claim)
        patient = getattr(action, "patient", "") or (file.claim.patient if file else "")
        if isinstance(action, CorrectRegistration):
            true = registration_is_true(world, patient)
        else:
            true = file is not None and claim_is_true(world, file.claim)
        self.steps.append(Step(record.n, record.minute, action, record.outcome, claim, patient, true))


SENDS = (Resubmit, Replace)
MENDS = (CorrectRegistration, CorrectClaim)


def claim_is_true(world: World, claim: Claim) -> bool:
    """Tell whether a claim names the payer, the member and the birth date that were so on the day of service."""
    patient = world.patients.all[claim.patient]
    card = patient.membership_on(claim.day)
    return card is not None and (claim.payer, claim.member_id, claim.birth_date) == (
        card.payer, card.member_id, patient.birth_date
    )


def registration_is_true(world: World, patient: str) -> bool:
    """Tell whether a registration says what is so today."""
    registration = world.office.registrations.get(patient)
    if registration is None:
        return False
    person = world.patients.all[patient]
    card = person.membership_on(world.day)
    return card is not None and (registration.payer, registration.member_id, registration.birth_date) == (
        card.payer, card.member_id, person.birth_date
    )
