"""Actions in words: what somebody did, as a debrief tells it."""

from datetime import date
from typing import Any

from sim.desk.actions import (
    Action,
    AddNote,
    Appeal,
    BillPatient,
    Change,
    CheckEligibility,
    CorrectClaim,
    CorrectPractice,
    CorrectRegistration,
    EnrolEdi,
    GoHome,
    LoadFees,
    LoadRates,
    MailClaims,
    OpenClaim,
    OpenReport,
    PostRemittance,
    ReleaseBatch,
    Replace,
    ResendBatch,
    Resubmit,
    Scrub,
    Wait,
    WriteOff,
)
from sim.grading.case import Case
from sim.grading.trace import Step
from sim.records.clock import DAY
from sim.rules.remedies import EVIDENCE, GROUNDS, WRITE_OFF_REASONS
from sim.training.coach import AskHint

FIELDS = {
    "member_id": "member ID", "birth_date": "birth date", "payer": "payer", "group": "group",
    "authorisation": "authorisation number",
}


def told(case: Case, step: Step) -> str:
    """Tell what a step did, and why it was refused if it was."""
    tell = _TELLERS.get(type(step.action), _plainly)
    text = tell(case, step.action)
    return text if step.done else f"{text}: refused. {step.outcome.reason}"


def when(case: Case, step: Step) -> str:
    """Tell on which day and at what time a step began."""
    began = step.minute - step.outcome.minutes
    return f"{case.calendar.show_day(began // DAY, short=True)}, {case.calendar.show_time(began)}"


def _changes(case: Case, changes: tuple[Change, ...]) -> str:
    return ", ".join(f"{_field(change.field)} {_value(case, change)}" for change in changes) or "nothing typed"


def _field(field: str) -> str:
    name, _, line = field.partition(":")
    return f"modifiers of line {line}" if line else FIELDS.get(name, name)


def _value(case: Case, change: Change) -> str:
    if change.field == "payer":
        for payer in case.office.payers.values():
            if change.value in (payer.key, payer.payer_id):
                return f"{payer.name} ({payer.payer_id})"
    return change.value or "emptied"


def _payer(case: Case, key: str) -> str:
    return case.office.payers[key].name if key in case.office.payers else key


def _named(claims: tuple[str, ...]) -> str:
    return ", ".join(claims) or "all that waited"


def _evidence(action: Appeal) -> str:
    enclosed = ", ".join(EVIDENCE.get(paper, paper) for paper in action.evidence)
    return f"enclosing {enclosed}" if enclosed else "enclosing nothing"


_TELLERS = {
    OpenClaim: lambda case, act: f"Opened {act.claim} and its papers",
    CheckEligibility: lambda case, act: f"Checked eligibility for {act.claim}",
    CorrectRegistration: lambda case, act: f"Corrected the registration: {_changes(case, act.changes)}",
    CorrectClaim: lambda case, act: f"Corrected {act.claim}: {_changes(case, act.changes)}",
    Scrub: lambda case, act: f"Scrubbed {_named(act.claims)}",
    ReleaseBatch: lambda case, act: f"Released a batch: {_named(act.claims)}",
    OpenReport: lambda case, act: f"Opened {act.report}",
    ResendBatch: lambda case, act: f"Sent batch {act.batch} again",
    MailClaims: lambda case, act: f"Mailed on paper: {_named(act.claims)}",
    CorrectPractice: lambda case, act: f"Corrected the practice's file: {_changes(case, act.changes)}",
    EnrolEdi: lambda case, act: f"Applied to send {_payer(case, act.payer)} electronic claims",
    LoadFees: lambda case, act: "Loaded the fee schedule",
    LoadRates: lambda case, act: f"Loaded the contract rates of {_payer(case, act.payer)}",
    Resubmit: lambda case, act: f"Resubmitted {act.claim}",
    Replace: lambda case, act: f"Sent a replacement of {act.claim}",
    Appeal: lambda case, act: f"Appealed {act.claim} ({GROUNDS.get(act.ground, act.ground)}), {_evidence(act)}",
    PostRemittance: lambda case, act: f"Posted {act.report}",
    WriteOff: lambda case, act: f"Wrote off {act.claim}: {WRITE_OFF_REASONS.get(act.reason, act.reason)}",
    BillPatient: lambda case, act: f"Billed the patient for {act.claim}" if act.claim else "Sent all statements",
    AddNote: lambda case, act: f"Noted on {act.claim}: {act.text.strip()[:80]}",
    Wait: lambda case, act: _waited(case, act.until),
    GoHome: lambda case, act: "Went home",
    AskHint: lambda case, act: f"Asked for a hint on {act.claim}",
}


def _plainly(case: Case, action: Action) -> str:
    """Tell an action by its button and what was filled in."""
    filled = [_changes(case, value) if name == "changes" else _listed(value) for name, value in _filled_in(action)]
    return f"{action.label}: {', '.join(filled)}" if filled else action.label


def _filled_in(action: Action) -> list[tuple[str, Any]]:
    values = [(name, getattr(action, name)) for name in action.__struct_fields__]
    return [(name, value) for name, value in values if value not in ("", (), None)]


def _listed(value: Any) -> str:
    words = value if isinstance(value, tuple) else (value,)
    return ", ".join(EVIDENCE.get(str(word), str(word)).replace("_", " ") for word in words)


def _waited(case: Case, until: str) -> str:
    if not until:
        return "Waited for the next delivery"
    try:
        day = case.calendar.day_number(date.fromisoformat(until))
    except ValueError:
        return f"Tried to wait until {until[:20]}"
    return "Handed in" if day > case.exercise.ends else f"Waited until {case.calendar.show_day(day)}"


def verbs(names: tuple[str, ...]) -> str:
    """Write verbs of the catalogue as an instruction: "correct registration, correct claim, resubmit"."""
    return ", ".join(name.replace("_", " ") for name in names)


def tag(action: Action) -> str:
    """The name under which the catalogue knows an action."""
    return str(action.__struct_config__.tag)
