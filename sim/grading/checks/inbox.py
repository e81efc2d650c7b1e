"""How questions to the office were dealt with, and whether calls to payers can be proved."""

from sim.desk.actions import AddNote, AnswerMessage, CallPayer
from sim.grading.case import Case
from sim.grading.checks.finding import NOTHING, Finding, Table, number, numbers, share, some
from sim.grading.trace import Step
from sim.records.clock import DAY
from sim.rules.compliance.privacy import IDENTIFIERS
from sim.rules.compliance.table import rules
from sim.rules.inbox import inbox_rules
from sim.training.exercise import Criterion
from sim.wire.phrases import counted
from sim.world.inbox.correspondents import TOLD
from sim.world.inbox_tray import MessageFile

MOST_TOLD = 3
"""Messages of which a finding says what was wrong; of the others it gives the numbers."""


def messages_answered(case: Case, criterion: Criterion) -> Finding:
    """The share of messages that were answered rightly and in time, of those that were due or were answered.

    Of `kinds` only those questions (datasets/inbox.toml).  An answer that broke a rule is none.
    """
    steps = _answers(case, criterion)
    files = [file for file in _files(case, criterion) if file.message.id in steps or file.message.due < case.closed]
    good = [file for file in files if file.message.id in steps and file.right and file.answered // DAY <= file.message.due]
    missed = [file for file in files if file not in good]
    says = f"{len(good)} of {counted(len(files), 'message')} answered rightly and in time."
    says += "".join([f" {file.message.id}: {_lesson(file, file.message.id in steps)}" for file in missed[:MOST_TOLD]])
    says += f" Not so either: {some([file.message.id for file in missed[MOST_TOLD:]])}." if missed[MOST_TOLD:] else ""
    return Finding(share(len(good), len(files)), says, numbers(steps.values()))


def _lesson(file: MessageFile, answered: bool) -> str:
    """Say what was wrong about an answer, or that there was none."""
    if not answered:
        return "nobody answered."
    if file.right:
        return "answered too late."
    if file.fits:
        return f"the right answer, and a broken rule: {', '.join([rules()[rule].title for rule in file.broke])}."
    wrong = inbox_rules().questions[file.message.question].wrong
    leads_to = [each.leads_to for each in wrong if each.answer == file.answer]
    if leads_to and not any(rule in file.broke for rule in TOLD):
        return leads_to[0]
    broken = [rules()[rule].title for rule in file.broke]
    return f"{broken[0] if broken else 'not the answer that this asker needed'}."


def identity_first(case: Case, criterion: Criterion) -> Finding:
    """The share of answers that told something after two identifiers had been compared and had matched."""
    steps = _answers(case, criterion)
    told = [
        file for file in _files(case, criterion)
        if file.message.id in steps and inbox_rules().answers[file.answer].tells
        and not inbox_rules().standings[file.message.standing].known
    ]
    good = [file for file in told if len(file.matched) >= IDENTIFIERS]
    says = f"{len(good)} of {counted(len(told), 'answer')} that told something went to somebody who had been verified."
    return Finding(share(len(good), len(told)), says, numbers(steps[file.message.id] for file in told))


def calls_noted(case: Case, criterion: Criterion) -> Finding:
    """The share of calls to payers whose reference number stands in a note on the claim."""
    calls, proved = [step for step in case.steps if step.done and isinstance(step.action, CallPayer) and _reference(step)], []
    for call in calls:
        note = next((step for step in case.steps if step.n > call.n and _names(step, call)), None)
        proved += [note] if note is not None else []
    if not calls:
        return Finding(NOTHING, "No payer was called.")
    says = f"{len(proved)} of {counted(len(calls), 'call')} can be proved by a note with the reference number."
    return Finding(share(len(proved), len(calls)), says, numbers([*calls, *proved]))


def _files(case: Case, criterion: Criterion) -> list[MessageFile]:
    """List the messages that came while the exercise ran, or waited when it began."""
    begins = case.opened * DAY
    return [
        file for file in case.office.inbox.files.values()
        if file.message.minute // DAY <= case.exercise.ends and not 0 <= file.answered < begins
        and (not criterion.kinds or file.message.question in criterion.kinds)
    ]


def _answers(case: Case, criterion: Criterion) -> dict[str, Step]:
    """The trainee's own answers: message → action."""
    done = [step for step in case.steps if step.done and isinstance(step.action, AnswerMessage)]
    meant = {file.message.id for file in _files(case, criterion)}
    return {step.action.message: step for step in sorted(done, key=number) if step.action.message in meant}


def _reference(call: Step) -> str:
    return next((fact.value for fact in call.outcome.facts if fact.name == "reference"), "")


def _names(step: Step, call: Step) -> bool:
    return step.done and isinstance(step.action, AddNote) and step.claim == call.claim and _reference(call) in step.action.text


CHECKS: Table = {
    "messages_answered": (messages_answered, "remedy"),
    "identity_first": (identity_first, "compliance"),
    "calls_noted": (calls_noted, "remedy"),
}
