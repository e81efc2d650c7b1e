"""What a trainee does about filing limits: what comes first, what is saved, what is given up."""

from fractions import Fraction

from sim.desk.actions import Resubmit, WriteOff
from sim.grading.case import Case
from sim.grading.checks.finding import NOTHING, Finding, Table, claims, numbers, share, some
from sim.grading.checks.rejections import last_mended, sent_true
from sim.grading.trace import SENDS, Step
from sim.records.money import dollars
from sim.training.exercise import Criterion
from sim.world.claim_file import ClaimFile


def saved_in_time(case: Case, criterion: Criterion) -> Finding:
    """The share of the dollars that could still be saved which was, counted in charges.

    A claim whose registration stays wrong counts by half: the next one will be as late.
    """
    files = _at_risk(case, criterion)
    sent = {file.claim.id: sent_true(case, file) for file in files}
    good = [file for file in files if sent[file.claim.id] and case.paid(file)]
    half = [file for file in good if last_mended(case, file.claim.patient) is None]
    saved, all_of_it = _charges(good), _charges(files)
    says = f"{len(good)} of {claims(len(files))}, {dollars(saved)} of {dollars(all_of_it)} in charges, saved in time."
    lost = [file for file in files if file not in good]
    if lost:
        says += " Lost: " + ", ".join(f"{file.claim.id} (last day {case.day(case.due(file.claim))})" for file in lost) + "."
    if half:
        says += f" Their registrations are still wrong: {some([file.claim.id for file in half])}."
    return Finding(share(saved - Fraction(_charges(half), 2), all_of_it), says, numbers([sent[file.claim.id] for file in good]))


def urgent_first(case: Case, criterion: Criterion) -> Finding:
    """Of the first claims sent again, as many as were at risk, the share that was at risk and right."""
    risky = {file.claim.id for file in _at_risk(case, criterion)}
    sent: dict[str, Step] = {}
    for step in case.steps:
        if step.done and isinstance(step.action, Resubmit):
            sent.setdefault(step.claim, step)
    first = list(sent.values())[: len(risky)]
    good = [step for step in first if step.claim in risky and step.true]
    says = f"Of the first {claims(len(risky))} sent again, {len(good)} could not wait."
    return Finding(share(len(good), len(risky)), says, numbers(good))


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
    says = f"{len(cited)} of {claims(len(files))} past the limit written off."
    return Finding(part / len(files) if files else NOTHING, " ".join([says, *said]), numbers(cited))


def _at_risk(case: Case, criterion: Criterion) -> list[ClaimFile]:
    """List the claims that only the trainee could save: their limit passes before anybody else is there."""
    return [file for file in case.could_be_saved(criterion) if case.due(file.claim) < case.closed]


def _charges(files: list[ClaimFile]) -> int:
    return sum([file.claim.charge for file in files])


CHECKS: Table = {
    "saved_in_time": (saved_in_time, "deadline"),
    "urgent_first": (urgent_first, "deadline"),
    "late_written_off": (late_written_off, "deadline"),
}
