"""The items of a case: the claims that a cause struck, and what the trainee did about each."""

from msgspec import Struct

from sim.desk.actions import (
    Appeal,
    CorrectPractice,
    Dispute,
    EnrolEdi,
    LoadFees,
    LoadRates,
    LogCause,
    ResendBatch,
    SendRecords,
    WriteOff,
)
from sim.grading.case import Case
from sim.grading.trace import MENDS, Step
from sim.records.ledger import CREDIT, INSURANCE, PATIENT, PATIENT_PAID
from sim.rules.causes import Cause, catalogue
from sim.training.exercise import Criterion
from sim.world.claim_file import PAID, ClaimFile

ON_THE_WAY = frozenset({"release_batch", "check_eligibility", "wait"})
"""Verbs of a remedy that another hand may do, or that only look."""
LOOKS = frozenset({
    "open_claim", "check_eligibility", "check_status", "add_note", "log_cause", "call_payer", "ask_hint", "screen_patient",
})
"""Verbs on a claim that change nothing about it."""
OF_THE_OFFICE = (CorrectPractice, EnrolEdi, LoadFees, LoadRates)
"""Actions that mend for every claim at once."""


class Item(Struct, frozen=True):
    """A claim, what struck it, and the trainee's actions that were about it, in order."""

    file: ClaimFile
    cause: Cause
    steps: tuple[Step, ...]

    @property
    def id(self) -> str:
        """The claim's number."""
        return self.file.claim.id


def items(case: Case, criterion: Criterion) -> list[Item]:
    """List what a criterion is about: the claims that its causes struck, by order of number.

    A claim that colleagues had settled before the trainee's desk opened is not among them.
    """
    wanted = criterion.named or case.exercise.struck
    last = case.exercise.ends if criterion.until is None else criterion.until
    files, struck = case.office.files, _struck(case)
    return [
        Item(files[claim], catalogue()[cause], _steps(case, files[claim], catalogue()[cause], struck))
        for claim, cause in sorted(struck.items())
        if cause in wanted and files[claim].claim.day <= last and _of_payer(case, claim, criterion.payer)
        and not _settled_before(case, files[claim])
    ]


def _struck(case: Case) -> dict[str, str]:
    """Name what struck each claim: what a payer found, or what went wrong at the visit."""
    files = case.office.files
    struck: dict[str, str] = {}
    for found in case.world.findings.all:
        struck.setdefault(found.claim, found.cause)
    known = {(files[claim].claim.encounter, cause) for claim, cause in struck.items()}
    visits = {file.claim.encounter: claim for claim, file in files.items() if not file.claim.prior}
    for name, cause in case.world.patients.visit_causes.items():
        claim = visits.get(name, name)
        if claim in files and (files[claim].claim.encounter, cause) not in known:
            struck[claim] = cause
    return struck


def _of_payer(case: Case, claim: str, payer: str) -> bool:
    patient = case.world.patients.all[case.office.files[claim].claim.patient]
    return payer in ("", patient.memberships[0].payer)


def _settled_before(case: Case, file: ClaimFile) -> bool:
    day = case.paid_day(file.claim.id)
    return day is not None and day < case.opened and case.paid(file) and not case.on_claim(file.claim.id, object)


def _steps(case: Case, file: ClaimFile, cause: Cause, struck: dict[str, str]) -> tuple[Step, ...]:
    """List what was done about a claim; where one claim brought down its whole file, what was done about any claim of it."""
    if not any(surface.channel in FILES for surface in cause.surface):
        return about(case, file)
    together = [
        each.id for batch in case.office.batches.values() if any(one.id == file.claim.id for one in batch.claims)
        for each in batch.claims if struck.get(each.id) == cause.id
    ]
    steps = {step.n: step for claim in (file.claim.id, *together) for step in about(case, case.office.files[claim])}
    return tuple([steps[number] for number in sorted(steps)])


FILES = ("TA1", "999")
"""Channels on which a file comes back whole."""


def about(case: Case, file: ClaimFile) -> tuple[Step, ...]:
    """List the trainee's actions on a claim, on its patient's registration, on its batch, and on the whole office."""
    claim, patient, batches = file.claim.id, file.claim.patient, case.office.batches
    return tuple([
        step for step in case.steps
        if step.done and (
            step.claim == claim or (not step.claim and step.patient == patient) or isinstance(step.action, OF_THE_OFFICE)
            or (isinstance(step.action, ResendBatch) and any(each.id == claim for each in batches[step.action.batch].claims))
        )
    ])


def ended(case: Case, item: Item) -> bool:
    """Tell whether a claim ended as the right cure of its cause ends."""
    file, cause = item.file, item.cause
    balance = case.office.ledger.balance
    insurance = balance(item.id, INSURANCE)
    if balance(item.id, CREDIT) or any(each.payment.claim == item.id for each in case.office.exceptions.values()):
        return False
    if cause.cured == "closed":
        return file.status == "closed" and insurance == 0
    if cause.cured == "second":
        return bool(file.payment) and file.payment.order > 1 and not file.payment.denied and insurance == 0
    if cause.cured == "patient":
        return insurance == 0 and (balance(item.id, PATIENT) + balance(item.id, PATIENT_PAID) > 0 or _was_billed(case, file))
    if cause.category == "coding" and not billed_as_noted(case, file):
        return False
    return case.paid(file) and _brought(file) > 0 and insurance == 0


def _was_billed(case: Case, file: ClaimFile) -> bool:
    """Tell whether the whole claim went to the patient, whatever a discount, an agency or a write-off has left of it since."""
    return file.status == PAID and file.claim.id in case.office.accounts


def _brought(file: ClaimFile) -> int:
    """What a decision was worth: the insurer's payment and what it made the patient's, in cents."""
    lines = file.payment.lines if file.payment else ()
    shares = [each.amount for line in lines for each in line.adjustments if each.group == "PR"]
    return sum([line.paid for line in lines]) + sum(shares)


def billed_as_noted(case: Case, file: ClaimFile) -> bool:
    """Tell whether what was sent last is what the clinician noted."""
    sent = file.sent
    if sent is None:
        return False
    note = case.office.encounters[sent.encounter]
    noted = [(charge.code, charge.units) for charge in note.charges]
    return sent.provider == note.provider and [(line.code, line.units) for line in sent.lines] == noted


def changed(item: Item) -> list[Step]:
    """List the actions that did more than look; where the right cure is to ask and to wait, the asking too."""
    looks = LOOKS - asked_about(item.cause)
    return [step for step in item.steps if tag(step) not in looks]


def asked_about(cause: Cause) -> frozenset[str]:
    """Name what is asked about a claim that nothing but asking and waiting cures; nothing where another cure does more."""
    verbs = frozenset(verb for remedy in cause.remedies for verb in remedy) - ON_THE_WAY
    return verbs if verbs <= LOOKS else frozenset()


def right_way(item: Item) -> list[Step]:
    """Find the actions by which a right remedy was taken, as the catalogue has it; none where it was not."""
    used = {tag(step): step for step in item.steps if _fits(step, item.cause)}
    for remedy in item.cause.remedies:
        needed = [verb for verb in remedy if verb not in ON_THE_WAY]
        if needed and all(verb in used for verb in needed):
            return [used[verb] for verb in needed]
    return []


def _fits(step: Step, cause: Cause) -> bool:
    """Tell whether what was filled in fits the cause: the truth was typed, the ground holds, nothing asked for is missing."""
    action = step.action
    if isinstance(action, MENDS):
        return step.true
    if isinstance(action, WriteOff):
        return action.reason == (cause.write_off or action.reason)
    if isinstance(action, Appeal) and cause.ground:
        return action.ground == cause.ground and set(cause.packet) <= set(action.evidence)
    if isinstance(action, Dispute):
        return set(cause.packet) <= set(action.evidence)
    if isinstance(action, SendRecords):
        return set(cause.packet) <= set(action.documents)
    return True


def logged(item: Item) -> Step | None:
    """Find the last time that the trainee put a cause on record."""
    return next((step for step in reversed(item.steps) if isinstance(step.action, LogCause)), None)


def tag(step: Step) -> str:
    """The name under which the catalogue knows an action."""
    return str(step.action.__struct_config__.tag)
