"""The debrief: claim by claim, what could be seen, what was done, what the expert did, and what the difference cost."""

from sim.desk.actions import Resubmit, WriteOff
from sim.grading import debrief_inbox
from sim.grading.case import Case
from sim.grading.debrief_items import told_items
from sim.grading.debrief_seen import seen, truth
from sim.grading.debrief_story import Story
from sim.grading.debrief_ways import Steps, Way, came_of
from sim.grading.describe import deeds, verbs
from sim.grading.items import ON_THE_WAY, Item, ended, tag
from sim.grading.par import Par
from sim.grading.trace import SENDS, Step
from sim.records.clock import DAY
from sim.records.ledger import CREDIT
from sim.records.money import dollars
from sim.rules.cause_sources import sources
from sim.rules.causes import Cause
from sim.wire.phrases import counted
from sim.world.claim_file import ClaimFile


def stories(case: Case, par: Par) -> tuple[Story, ...]:
    """Tell of each claim that failed and that somebody here worked or lost, the dearest loss first; then of messages."""
    steps = Steps(case)
    claims = [_story(case, item, par, steps) for item in told_items(case)]
    worth_telling = [story for story in claims if story.deeds or story.tone != "good"]
    in_order = sorted(worth_telling, key=lambda story: (-story.cost_cents, story.claim))
    return (*in_order, *debrief_inbox.stories(case, par, steps))


def _story(case: Case, item: Item, par: Par, steps: Steps) -> Story:
    file, cause, key = item.file, item.cause, case.key(item.id)
    claim = file.claim
    done = steps.about(file, cause)
    late = case.due(claim) < case.opened and file.accepted_day < 0
    lost = par.earned.get(key, 0) - case.earned(file)
    tone = "good" if _well(case, item) and lost <= 0 else "late" if late else "lost"
    theirs = par.ways.get(key) or Way((), _paid_by(case, par, key))
    return Story(
        key=key, claim=claim.id, client=case.practice, cause=cause.title,
        who=f"{case.name(claim.patient)}, seen {case.calendar.show_day(claim.day)} · "
            f"{case.office.payers[claim.payer].name} · {dollars(claim.charge)}",
        seen=seen(case, file, cause), truth=truth(cause), deeds=deeds(case, done), outcome=came_of(case, file, "you"),
        expert=theirs.deeds, expert_outcome=theirs.outcome, cure=_cure(case, file, cause, late),
        lesson=_lesson(case, file, cause, done), cost=_cost(case, file, par, lost), cost_cents=lost, tone=tone,
        verdict=VERDICTS[tone], sources=sources(cause),
    )


VERDICTS = {"good": "Ended well", "lost": "Lost", "late": "Past its limit"}


def _paid_by(case: Case, par: Par, key: str) -> str:
    """Say when a claim was paid that the expert had no need to touch."""
    day = par.paid_days.get(key)
    return "" if day is None else f"Decided and paid on {case.day(day)}; it brought {dollars(par.earned[key])}."


def _well(case: Case, item: Item) -> bool:
    """Tell whether a claim ended well: as its cure ends, or paid with nothing owed back."""
    if item.cause.cured == "paid" and case.paid(item.file) and not case.office.ledger.balance(item.id, CREDIT):
        return True
    return ended(case, item)


def _cure(case: Case, file: ClaimFile, cause: Cause, late: bool) -> str:
    if late and cause.category in ("registration", "timeliness"):
        return (
            f"Nothing cures it: its last day was {case.day(case.due(file.claim))}, before your desk opened. "
            "Write it off as timely filing and spend no more time on it."
        )
    ways = "; or ".join(verbs(remedy) for remedy in cause.remedies)
    return f"{ways[0].upper()}{ways[1:]}."


def _lesson(case: Case, file: ClaimFile, cause: Cause, done: list[Step]) -> str:
    """Say why a claim was lost to the calendar, or where the chosen way leads if the catalogue knows it as a wrong one."""
    due = case.due(file.claim)
    unfiled = file.accepted_day < 0
    if due < case.opened and unfiled:
        return ""
    tried = [step for step in done if step.done and isinstance(step.action, (*SENDS, WriteOff)) and step.minute // DAY <= due]
    if not tried and case.opened <= due < case.closed and unfiled:
        return _overtaken(case, due)
    used = {tag(step) for step in done if step.done}
    if any(set(remedy) - ON_THE_WAY <= used for remedy in cause.remedies):
        return ""
    taken = [way for way in cause.tempting if set(way.verbs) - ON_THE_WAY <= used]
    if not taken:
        return _given_up(case, due, done)
    way = max(taken, key=lambda way: len(way.verbs))
    return f"You chose to {verbs(tuple(verb for verb in way.verbs if verb not in ON_THE_WAY))}. {way.leads_to}"


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
    return f"By its last day, {case.day(due)}, you had sent again {counted(len(before), 'claim')} that could wait longer."


def _cost(case: Case, file: ClaimFile, par: Par, lost: int) -> str:
    """Say what a claim cost beside par, in dollars or in days."""
    key = case.key(file.claim.id)
    mine, theirs = case.paid_day(file.claim.id), par.paid_days.get(key)
    if lost > 0:
        when = f", which was paid on {case.day(theirs)}" if theirs is not None else ""
        return f"{dollars(lost)} less than par{when}."
    if lost < 0:
        return f"{dollars(-lost)} more than par."
    if mine is None or theirs is None:
        return "Nothing: par was not paid for it either." if mine is None and theirs is None else "Nothing in dollars."
    if mine == theirs:
        return "Nothing: paid on the same day as par."
    return f"Paid {counted(abs(mine - theirs), 'day')} {'later' if mine > theirs else 'sooner'} than par."
