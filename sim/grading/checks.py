"""Checks: named, pure questions to a case that is over.

Each answers with the share of its points that was earned, a sentence that says why, and the
numbers of the actions that it rests on.  What nobody did earns nothing, however well it
came out: every point cites an action.
"""

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from sim.desk.actions import CorrectRegistration, OpenClaim, OpenReport, Resubmit, WriteOff
from sim.grading.case import Case
from sim.grading.trace import MENDS, SENDS, Step
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.records.replies import StatusReport
from sim.training.exercise import Criterion
from sim.world.claim_file import ClaimFile


class Finding(Struct, frozen=True):
    """What a check found."""

    part: Fraction
    """Share of the points that was earned, 0 to 1."""
    says: str
    actions: tuple[int, ...] = ()
    """Numbers of the actions that it cites, in order."""


NOTHING = Fraction(0)


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
    opened = min((step for step in steps if isinstance(step.action, OpenClaim)), key=_number, default=None)
    if opened is None:
        return Finding(NOTHING, "The papers of these claims were not opened.")
    typed = min((step for step in steps if step.true and isinstance(step.action, MENDS)), key=_number, default=None)
    if typed is None:
        return Finding(Fraction(1, 2), "The papers were opened, but what they say was not carried over.", (opened.n,))
    return Finding(Fraction(1), "The papers were opened and the right value was typed.", _numbers([opened, typed]))


def rejected_paid(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims that lay rejected which were mended, sent again and paid."""
    files = case.lay_rejected(criterion)
    sent = {file.claim.id: _sent_true(case, file) for file in files}
    good = [file for file in files if sent[file.claim.id] and case.paid(file)]
    says = f"{len(good)} of {_claims(len(files))} mended, sent again and paid."
    cause = "" if len(good) == len(files) else _why_not(case, [file for file in files if file not in good])
    return Finding(_share(len(good), len(files)), f"{says} {cause}".strip(), _numbers([sent[file.claim.id] for file in good]))


def _why_not(case: Case, files: list[ClaimFile]) -> str:
    """Say of claims that were not paid how far they came."""
    unsent = [file.claim.id for file in files if not case.on_claim(file.claim.id, *SENDS)]
    unmended = [file.claim.id for file in files if file.claim.id not in unsent and not _sent_true(case, file)]
    said = []
    if unsent:
        said.append(f"Not sent again: {', '.join(unsent)}.")
    if unmended:
        said.append(f"Sent again as wrong as before: {', '.join(unmended)}.")
    return " ".join(said)


def registration_mended(case: Case, criterion: Criterion) -> Finding:
    """The share of the patients with a claim that could be saved whose registration was put right by its last day."""
    last_day = {file.claim.patient: case.due(file.claim) for file in reversed(case.could_be_saved(criterion))}
    mended = {patient: _mended(case, patient) for patient in last_day}
    good = [step for step in mended.values() if step and step.minute // DAY <= last_day[step.patient]]
    wrong = [patient for patient, step in mended.items() if step is None]
    says = f"{len(good)} of {_count(len(last_day), 'registration')} put right in time."
    if wrong:
        says += f" Still wrong, so that the next visit fails like the last: {_names(case, wrong)}."
    return Finding(_share(len(good), len(last_day)), says, _numbers(good))


def _mended(case: Case, patient: str) -> Step | None:
    steps = case.on_patient(patient, CorrectRegistration)
    return steps[-1] if steps and steps[-1].true else None


def next_accepted(case: Case, criterion: Criterion) -> Finding:
    """The share of the visits after the desk opened whose claims were accepted the first time."""
    visits = [file for file in case.claims(criterion) if file.claim.day >= case.opened]
    mended = [_mended(case, patient) for patient in case.patients(criterion)]
    cited = [step for step in mended if step]
    good = [file for file in visits if case.accepting(file.claim.id) and not case.found(file.claim.id)]
    if not cited:
        return Finding(NOTHING, f"The registration was not mended: none of {_claims(len(visits))} could be accepted at first.")
    says = f"{len(good)} of {_claims(len(visits))} accepted the first time."
    failed = [file for file in visits if file not in good]
    if failed:
        says += f" Drafted from the unmended registration: {', '.join(file.claim.id for file in failed)}."
    return Finding(_share(len(good), len(visits)), says, _numbers(cited))


def saved_in_time(case: Case, criterion: Criterion) -> Finding:
    """The share of the dollars that could still be saved which was, counted in charges."""
    files = _at_risk(case, criterion)
    sent = {file.claim.id: _sent_true(case, file) for file in files}
    good = [file for file in files if sent[file.claim.id] and case.paid(file)]
    saved, all_of_it = _charges(good), _charges(files)
    says = f"{len(good)} of {_claims(len(files))}, {dollars(saved)} of {dollars(all_of_it)} in charges, saved in time."
    lost = [file for file in files if file not in good]
    if lost:
        says += " Lost: " + ", ".join(f"{file.claim.id} (last day {case.day(case.due(file.claim))})" for file in lost) + "."
    return Finding(_share(saved, all_of_it), says, _numbers([sent[file.claim.id] for file in good]))


def urgent_first(case: Case, criterion: Criterion) -> Finding:
    """Of the first claims sent again, as many as were at risk, the share that was at risk and right."""
    risky = {file.claim.id for file in _at_risk(case, criterion)}
    sent: dict[str, Step] = {}
    for step in case.steps:
        if step.done and isinstance(step.action, Resubmit):
            sent.setdefault(step.claim, step)
    first = list(sent.values())[: len(risky)]
    good = [step for step in first if step.claim in risky and step.true]
    says = f"Of the first {_claims(len(risky))} sent again, {len(good)} could not wait."
    return Finding(_share(len(good), len(risky)), says, _numbers(good))


def late_written_off(case: Case, criterion: Criterion) -> Finding:
    """The share of the late claims written off as timely filing; half for another reason, nothing once sent again."""
    files = case.were_late(criterion)
    part, cited, said = NOTHING, [], []
    for file in files:
        off = case.on_claim(file.claim.id, WriteOff)
        if case.on_claim(file.claim.id, *SENDS):
            said.append(f"{file.claim.id} was sent again, though its limit had passed.")
        elif not off:
            said.append(f"{file.claim.id} was left on the books.")
        elif off[-1].action.reason == "timely_filing":
            part, cited = part + 1, [*cited, off[-1]]
        else:
            part, cited = part + Fraction(1, 2), [*cited, off[-1]]
            said.append(f"{file.claim.id} was written off for another reason than the filing limit.")
    says = f"{len(cited)} of {_claims(len(files))} past the limit written off."
    return Finding(part / len(files) if files else NOTHING, " ".join([says, *said]), _numbers(cited))


Check = Callable[[Case, Criterion], Finding]

CHECKS: dict[str, Check] = {
    check.__name__: check
    for check in (
        reports_followed, truth_found, rejected_paid, registration_mended, next_accepted, saved_in_time, urgent_first,
        late_written_off,
    )
}
"""What a rubric may ask: name → check."""


def _at_risk(case: Case, criterion: Criterion) -> list[ClaimFile]:
    """List the claims that only the trainee could save: their limit passes before anybody else is there."""
    return [file for file in case.could_be_saved(criterion) if case.due(file.claim) < case.closed]


def _sent_true(case: Case, file: ClaimFile) -> Step | None:
    """Find the action that sent a claim again and right, and in time where it was paid."""
    return next((step for step in reversed(case.on_claim(file.claim.id, *SENDS)) if step.true), None)


def _charges(files: list[ClaimFile]) -> int:
    return sum([file.claim.charge for file in files])


def _share(good: int, of: int) -> Fraction:
    return Fraction(good, of) if of else NOTHING


def _number(step: Step) -> int:
    return step.n


def _numbers(steps) -> tuple[int, ...]:
    return tuple(sorted({step.n for step in steps if step is not None}))


def _claims(count: int) -> str:
    return _count(count, "claim")


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _names(case: Case, patients: list[str]) -> str:
    named = [case.name(patient) for patient in patients[:3]]
    rest = len(patients) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest else "")
