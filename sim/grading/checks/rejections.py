"""What a trainee does about rejections: read the 277CA, find the truth, mend claim and source, see the next visit through."""

from fractions import Fraction

from sim.desk.actions import CorrectRegistration, OpenClaim, OpenReport
from sim.grading.case import Case
from sim.grading.checks.finding import NOTHING, Finding, Table, claims, names, number, numbers, share
from sim.grading.trace import MENDS, SENDS, Step
from sim.records.clock import DAY
from sim.records.replies import StatusReport
from sim.training.exercise import Criterion
from sim.wire.phrases import counted
from sim.world.claim_file import ClaimFile


def reports_followed(case: Case, criterion: Criterion) -> Finding:
    """Half for opening a 277CA that rejects, half for opening one that accepts what was mended."""
    rejected = {file.claim.id for file in case.lay_rejected(criterion)}
    wanted = {file.claim.id for file in case.claims(criterion)}
    opened = [step for step in case.steps if step.done and isinstance(step.action, OpenReport)]
    first = next((step for step in opened if _tells(case, step, rejected, accepted=False)), None)
    if first is None:
        return Finding(NOTHING, "No 277CA that rejects one of these claims was opened.")
    later = next((step for step in opened if step.n > first.n and _tells(case, step, wanted, accepted=True)), None)
    if later is None:
        return Finding(Fraction(1, 2), "A rejection was read, but no 277CA that accepts a mended claim.", (first.n,))
    return Finding(Fraction(1), "A rejection was read, and later an acceptance.", (first.n, later.n))


def _tells(case: Case, step: Step, claims: set[str], accepted: bool) -> bool:
    report = case.office.reports.get(step.action.report)
    return isinstance(report, StatusReport) and any(
        line.claim in claims and line.accepted == accepted for line in report.lines
    )


def truth_found(case: Case, criterion: Criterion) -> Finding:
    """Half for opening the papers of a claim that failed, half for typing what they say, wherever it was typed."""
    steps = [step for patient in case.patients(criterion) for step in case.on_patient(patient, OpenClaim, *MENDS)]
    opened = min((step for step in steps if isinstance(step.action, OpenClaim)), key=number, default=None)
    if opened is None:
        return Finding(NOTHING, "The papers of these claims were not opened.")
    typed = min((step for step in steps if step.true and isinstance(step.action, MENDS)), key=number, default=None)
    if typed is None:
        return Finding(Fraction(1, 2), "The papers were opened, but what they say was not carried over.", (opened.n,))
    return Finding(Fraction(1), "The papers were opened and the right value was typed.", numbers([opened, typed]))


def rejected_paid(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims that lay rejected which were mended, sent again and paid."""
    files = case.lay_rejected(criterion)
    sent = {file.claim.id: sent_true(case, file) for file in files}
    good = [file for file in files if sent[file.claim.id] and case.paid(file)]
    says = f"{len(good)} of {claims(len(files))} mended, sent again and paid."
    cause = "" if len(good) == len(files) else _why_not(case, [file for file in files if file not in good])
    return Finding(share(len(good), len(files)), f"{says} {cause}".strip(), numbers([sent[file.claim.id] for file in good]))


def _why_not(case: Case, files: list[ClaimFile]) -> str:
    """Say of claims that were not paid how far they came."""
    unsent = [file.claim.id for file in files if not case.on_claim(file.claim.id, *SENDS)]
    unmended = [file.claim.id for file in files if file.claim.id not in unsent and not sent_true(case, file)]
    said = []
    if unsent:
        said.append(f"Not sent again: {', '.join(unsent)}.")
    if unmended:
        said.append(f"Sent again as wrong as before: {', '.join(unmended)}.")
    return " ".join(said)


def registration_mended(case: Case, criterion: Criterion) -> Finding:
    """The share of the patients with a claim that could be saved whose registration was put right by its last day."""
    last_day = {file.claim.patient: case.due(file.claim) for file in reversed(case.could_be_saved(criterion))}
    mended = {patient: last_mended(case, patient) for patient in last_day}
    good = [step for step in mended.values() if step and step.minute // DAY <= last_day[step.patient]]
    wrong = [patient for patient, step in mended.items() if step is None]
    says = f"{len(good)} of {counted(len(last_day), 'registration')} put right in time."
    if wrong:
        says += f" Still wrong, so that the next visit fails like the last: {names(case, wrong)}."
    return Finding(share(len(good), len(last_day)), says, numbers(good))


def last_mended(case: Case, patient: str) -> Step | None:
    steps = case.on_patient(patient, CorrectRegistration)
    return steps[-1] if steps and steps[-1].true else None


def next_accepted(case: Case, criterion: Criterion) -> Finding:
    """The share of the visits after the desk opened whose claims were accepted the first time."""
    visits = [file for file in case.claims(criterion) if file.claim.day >= case.opened]
    mended = [last_mended(case, patient) for patient in case.patients(criterion)]
    cited = [step for step in mended if step]
    good = [file for file in visits if case.accepting(file.claim.id) and not case.found(file.claim.id)]
    if not cited:
        return Finding(NOTHING, f"The registration was not mended: none of {claims(len(visits))} could be accepted at first.")
    says = f"{len(good)} of {claims(len(visits))} accepted the first time."
    failed = [file for file in visits if file not in good]
    if failed:
        says += f" Drafted from the unmended registration: {', '.join(file.claim.id for file in failed)}."
    return Finding(share(len(good), len(visits)), says, numbers(cited))


def sent_true(case: Case, file: ClaimFile) -> Step | None:
    """Find the action that sent a claim again and right, and in time where it was paid."""
    return next((step for step in reversed(case.on_claim(file.claim.id, *SENDS)) if step.true), None)


CHECKS: Table = {
    "reports_followed": (reports_followed, "diagnosis"),
    "truth_found": (truth_found, "diagnosis"),
    "rejected_paid": (rejected_paid, "remedy"),
    "registration_mended": (registration_mended, "remedy"),
    "next_accepted": (next_accepted, "remedy"),
}
