"""The debrief: claim by claim, what could be seen, what was done, what cures it, and what it cost beside par."""

from msgspec import Struct

from sim.desk.actions import CorrectRegistration, OpenReport, Resubmit, WriteOff
from sim.grading.case import Case
from sim.grading.describe import tag, told, verbs, when
from sim.grading.par import Par
from sim.grading.trace import SENDS, Step
from sim.records.clock import DAY
from sim.records.money import dollars
from sim.rules.causes import Cause, catalogue
from sim.training.session import TRAINEE
from sim.world.claim_file import CLOSED, ClaimFile
from sim.world.findings import Found

ON_THE_WAY = {"release_batch", "check_eligibility"}
"""Verbs of a remedy that another hand may do, or that only look."""
DOCUMENTS = {
    "insurance_card": "insurance card",
    "registration_form": "registration form",
    "photo_id": "photo ID",
    "encounter_note": "encounter note",
    "authorisation_letter": "authorisation letter",
    "eligibility_answer": "payer's answer (271)",
    "acceptance_report": "277CA that accepted it",
}


class Deed(Struct, frozen=True):
    """One action as it is told."""

    n: int
    when: str
    text: str


class Story(Struct, frozen=True):
    """What became of one claim, and why."""

    claim: str
    who: str
    """Patient, payer, day of service and charge in one line."""
    cause: str
    seen: str
    """What could be seen, since when, and who read it."""
    truth: str
    deeds: tuple[Deed, ...]
    outcome: str
    cure: str
    lesson: str
    """What the way that was chosen leads to; empty where it was right or nothing was done."""
    cost: str
    cost_cents: int
    """What par was paid on the claim and this attempt was not; below zero where the attempt did better."""
    tone: str
    """``good``, ``late`` or ``lost``."""


def stories(case: Case, par: Par) -> tuple[Story, ...]:
    """Tell of each claim that failed and that somebody here worked or lost, the dearest loss first."""
    failed = [_story(case, file, par) for file in case.claims() if case.found(file.claim.id)]
    worth_telling = [story for story in failed if story.deeds or story.tone != "good"]
    return tuple(sorted(worth_telling, key=lambda story: (-story.cost_cents, story.claim)))


def _story(case: Case, file: ClaimFile, par: Par) -> Story:
    claim = file.claim
    found = case.found(claim.id)[0]
    cause = catalogue()[found.cause]
    done = _deeds(case, file, cause)
    payer = case.office.payers[claim.payer].name
    seen_on = case.calendar.show_day(claim.day)
    late = case.due(claim) < case.opened
    lost = par.earned[claim.id] - case.earned(file)
    tone = "good" if case.paid(file) and lost <= 0 else "lost"
    return Story(
        claim.id, f"{case.name(claim.patient)}, seen {seen_on} · {payer} · {dollars(claim.charge)}", cause.title,
        _seen(case, found), _truth(cause), tuple([Deed(step.n, when(case, step), told(case, step)) for step in done]),
        _outcome(case, file), _cure(case, file, cause, late), _lesson(case, file, cause, done),
        _cost(case, file, par, lost), lost, "late" if late and tone == "lost" else tone,
    )


def _deeds(case: Case, file: ClaimFile, cause: Cause) -> list[Step]:
    """List what was tried on a claim: all of it on the claim, and on the registration that it was drafted from."""
    mends = cause.recurs == "registration"
    return [
        step for step in case.steps
        if step.claim == file.claim.id
        or (mends and step.patient == file.claim.patient and isinstance(step.action, CorrectRegistration))
    ]


def _seen(case: Case, found: Found) -> str:
    surface = catalogue()[found.cause].on(found.channel)
    if found.channel != "277CA":
        return f"Denied on the remittance: {surface.says} ({surface.group}-{surface.carc})."
    report = case.rejecting(found.claim)
    if report is None:
        return "Rejected."
    codes = " · ".join(filter(None, (surface.category, surface.status, surface.entity)))
    sender = case.office.payers[report.payer].name
    said = f"The 277CA of {sender}, {case.day(report.minute // DAY)}, rejected it: {surface.says} ({codes})."
    return f"{said} {_read(case, found.claim, report.id)}"


def _read(case: Case, claim: str, report: str) -> str:
    opened = [step for step in case.steps if step.done and isinstance(step.action, OpenReport) and step.action.report == report]
    if opened:
        return f"You read it on {when(case, opened[0])} (action {opened[0].n})."
    readers = [event for event in case.office.journal.of_claim(claim) if event.what == "rejected" and event.who != TRAINEE]
    return f"{readers[0].who} had read it." if readers else "Nobody opened that report."


def _truth(cause: Cause) -> str:
    return "The truth stands on the " + " and the ".join(DOCUMENTS[paper] for paper in cause.evidence) + "."


def _outcome(case: Case, file: ClaimFile) -> str:
    claim = file.claim
    events = case.office.journal.of_claim(claim.id)
    if case.paid(file):
        paid = next(event for event in events if event.what == "paid")
        return f"Decided and paid on {case.day(paid.minute // DAY)}; it brought {dollars(case.earned(file))}."
    if file.status == CLOSED:
        off = [event for event in events if event.what == "written off"][-1]
        who = "you" if off.who == TRAINEE else off.who
        return f"Written off by {who} on {case.day(off.minute // DAY)}: {off.detail}."
    passed = case.due(claim) < case.world.day
    return f"Never paid; its filing limit passed on {case.day(case.due(claim))}." if passed else "Not paid yet."


def _cure(case: Case, file: ClaimFile, cause: Cause, late: bool) -> str:
    if late:
        return (
            f"Nothing cures it: its last day was {case.day(case.due(file.claim))}, before your desk opened. "
            "Write it off as timely filing and spend no more time on it."
        )
    ways = "; or ".join(verbs(remedy) for remedy in cause.remedies)
    return f"{ways[0].upper()}{ways[1:]}."


def _lesson(case: Case, file: ClaimFile, cause: Cause, done: list[Step]) -> str:
    """Say why a claim was lost to the calendar, or where the chosen way leads if the catalogue knows it as a wrong one."""
    due = case.due(file.claim)
    if due < case.opened:
        return ""
    tried = [step for step in done if step.done and isinstance(step.action, (*SENDS, WriteOff)) and step.minute // DAY <= due]
    if not tried and case.opened <= due < case.closed:
        return _overtaken(case, due)
    used = {tag(step.action) for step in done if step.done}
    if any(set(remedy) - ON_THE_WAY <= used for remedy in cause.remedies):
        return ""
    taken = [way for way in cause.tempting if set(way.verbs) - ON_THE_WAY <= used]
    if not taken:
        return _given_up(case, due, done)
    way = max(taken, key=lambda way: len(way.verbs))
    return f"You chose {verbs(tuple(verb for verb in way.verbs if verb not in ON_THE_WAY))}. {way.leads_to}"


def _given_up(case: Case, due: int, done: list[Step]) -> str:
    """Say that a claim was written off which could still be filed."""
    early = any(step.done and isinstance(step.action, WriteOff) and step.minute // DAY <= due for step in done)
    return f"It could still be filed until {case.day(due)}: money that was owed is given away." if early else ""


def _overtaken(case: Case, due: int) -> str:
    """Say what was sent again first while a claim's last day went by."""
    before = {
        step.claim for step in case.steps
        if step.done and isinstance(step.action, Resubmit) and step.minute // DAY <= due
        and case.due(case.office.files[step.claim].claim) > due
    }
    if not before:
        return f"Its last day, {case.day(due)}, went by and nothing had been sent again."
    claims = "1 claim" if len(before) == 1 else f"{len(before)} claims"
    return f"By its last day, {case.day(due)}, you had sent again {claims} that could wait longer."


def _cost(case: Case, file: ClaimFile, par: Par, lost: int) -> str:
    claim = file.claim.id
    if lost > 0:
        return f"{dollars(lost)} less than par, which was paid on {_day(case, par.paid_days[claim])}."
    if lost < 0:
        return f"{dollars(-lost)} more than par."
    mine, theirs = case.paid_day(claim), par.paid_days[claim]
    if mine is None or theirs is None:
        return "Nothing: par was not paid for it either."
    if mine == theirs:
        return "Nothing: paid on the same day as par."
    days = abs(mine - theirs)
    return f"Paid {days} {'day' if days == 1 else 'days'} {'later' if mine > theirs else 'sooner'} than par."


def _day(case: Case, day: int | None) -> str:
    return "no day" if day is None else case.day(day)


def all_deeds(case: Case) -> tuple[Deed, ...]:
    """Tell every action of the attempt in order."""
    return tuple([Deed(step.n, when(case, step), told(case, step)) for step in case.steps])

