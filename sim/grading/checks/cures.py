"""What a trainee does about what a cause struck, whichever it is: see what it is, cure it, in time, at its source.

Marked by meaning: whoever names the right cause and picks a wrong remedy has earned the
diagnosis; a cure reached by a detour earns half of the remedy.
"""

from fractions import Fraction

from sim.desk.actions import CorrectRegistration, RequestAuthorisation, RequestReferral, WriteOff
from sim.grading.case import Case
from sim.grading.checks.finding import ALL, HALF, NOTHING, Finding, Table, numbers, share, some
from sim.grading.items import OF_THE_OFFICE, Item, asked_about, changed, ended, items, logged, right_way
from sim.grading.trace import MENDS, SENDS, Step
from sim.records.clock import DAY
from sim.rules.causes import catalogue
from sim.training.exercise import Criterion
from sim.wire.phrases import counted


def diagnosed(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims whose cause was recognised: put on record, typed out of the papers, or rightly acted on.

    A cause on record that is of the right family earns half.
    """
    found = [(item, *_recognised(item)) for item in items(case, criterion)]
    missed = [item.id for item, part, _ in found if not part]
    says = f"{_sum(found)} of {counted(len(found), 'cause')} recognised." + _but(" Not: ", missed)
    return Finding(share(sum(part for _, part, _ in found), len(found)), says, numbers(_cited(found)))


def _recognised(item: Item) -> tuple[Fraction, list[Step]]:
    note = logged(item)
    if note and note.action.cause == item.cause.id:
        return ALL, [note]
    typed = [step for step in item.steps if isinstance(step.action, MENDS) and step.true]
    if typed and any(_mends(remedy) for remedy in item.cause.remedies):
        return ALL, typed[:1]
    if way := right_way(item):
        return ALL, way
    named = catalogue().get(note.action.cause) if note else None
    if note and named and named.category == item.cause.category:
        return HALF, [note]
    return NOTHING, []


def _mends(remedy: tuple[str, ...]) -> bool:
    return any(verb in remedy for verb in ("correct_claim", "correct_registration", "enter_charges"))


def cured(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims that ended as their right cure ends, by the trainee's hand.

    Half for one that failed once more on the way, broke a rule, or had to be corrected or asked about
    once more by a colleague afterwards; half where its source stayed wrong, so that the next visit
    fails too; and half where the right remedy was taken and nothing came of it yet.
    """
    found = [(item, *_cured(case, item)) for item in items(case, criterion)]
    left = [item.id for item, part, _ in found if not part]
    half = [item.id for item, part, _ in found if part == HALF]
    says = f"{_sum(found)} of {counted(len(found), 'claim')} cured." + _but(" Not: ", left) + _but(" By half: ", half)
    return Finding(share(sum(part for _, part, _ in found), len(found)), says, numbers(_cited(found)))


def _cured(case: Case, item: Item) -> tuple[Fraction, list[Step]]:
    did = changed(item)
    if not did:
        return NOTHING, []
    if ended(case, item):
        return (HALF if any(fault(case, item) for fault in HALVES) else ALL), did
    way = right_way(item)
    return (HALF, way) if way and way[-1].minute // DAY <= case.exercise.ends else (NOTHING, [])


def _failed_again(case: Case, item: Item) -> bool:
    """Tell whether a payer found the same thing wrong once more, after the trainee had sent the claim again."""
    sent = [step for step in item.steps if step.claim == item.id and isinstance(step.action, SENDS)]
    return bool(sent) and any(
        found.cause == item.cause.id and found.day >= sent[0].minute // DAY for found in case.found(item.id)
    )


def _mended_by_others(case: Case, item: Item) -> bool:
    """Tell whether a colleague had to correct the claim after the trainee had worked it."""
    return _others_did(case, item, "claim corrected", changed(item)[0].minute)


def _asked_by_others(case: Case, item: Item) -> bool:
    """Tell whether a colleague had to ask once more, where asking and waiting is the cure."""
    return bool(asked_about(item.cause)) and _others_did(case, item, "status checked", changed(item)[-1].minute)


def _others_did(case: Case, item: Item, what: str, since: int) -> bool:
    return any(
        event.what == what and event.who != case.session.desk.who and event.minute > since
        for event in case.office.journal.of_claim(item.id)
    )


def _source_left(case: Case, item: Item) -> bool:
    """Tell whether nobody here mended the source of a cause that comes back."""
    return item.cause.recurs in ("registration", "practice") and _last_mend([item]) is None


def worked_in_time(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims that were rightly dealt with within some working days after it was known that they had failed."""
    struck = items(case, criterion)
    done = {item.id: _in_time(case, item, criterion.days) for item in struck}
    good = [step for step in done.values() if step]
    late = [claim for claim, step in done.items() if step is None]
    says = f"{len(good)} of {counted(len(struck), 'claim')} dealt with within {counted(criterion.days, 'working day')}."
    return Finding(share(len(good), len(struck)), says + _but(" Not: ", late), numbers(good))


def _in_time(case: Case, item: Item, days: int) -> Step | None:
    way = right_way(item) or (changed(item) if ended(case, item) else [])
    if not way:
        return None
    known = [event.minute // DAY for event in case.office.journal.of_claim(item.id) if event.what in ("rejected", "denied")]
    since = max([case.opened, *known[:1]])
    worked = case.calendar.workdays_between(since, way[-1].minute // DAY)
    return way[-1] if worked < days else None


def source_mended(case: Case, criterion: Criterion) -> Finding:
    """The share of the sources that were put right, so that no later visit failed for the same cause.

    A source is a patient's registration or letter, or the practice's own file.
    """
    sources: dict[tuple[str, str], list[Item]] = {}
    for item in items(case, criterion):
        if item.cause.recurs:
            whose = "the practice's file" if item.cause.recurs == "practice" else item.file.claim.patient
            sources.setdefault((item.cause.id, whose), []).append(item)
    mended = {source: _last_mend(struck) for source, struck in sources.items()}
    good = [step for source, step in mended.items() if step and not _came_back(case, *source, step)]
    open_still = [
        case.name(whose) if whose in case.world.patients.all else whose
        for (_, whose), step in mended.items() if step not in good
    ]
    says = f"{len(good)} of {counted(len(sources), 'source')} put right." + _but(" Still wrong: ", open_still)
    return Finding(share(len(good), len(sources)), says, numbers(good))


def _against_a_rule(case: Case, item: Item) -> bool:
    """Tell whether a rule of compliance was broken on the claim by the trainee."""
    return any(breach.claim == item.id and breach.who == case.session.desk.who for breach in case.office.breaches)


def _wrong_reason(case: Case, item: Item) -> bool:
    """Tell whether a balance that nobody owes was written off for another reason than the true one."""
    if item.cause.cured != "closed" or not item.cause.write_off:
        return False
    given = [step.action.reason for step in item.steps if isinstance(step.action, WriteOff)]
    return bool(given) and given[-1] != item.cause.write_off


HALVES = (_failed_again, _mended_by_others, _asked_by_others, _source_left, _against_a_rule, _wrong_reason)
"""What leaves half of a cure."""


def clean_first(case: Case, criterion: Criterion) -> Finding:
    """The share of the claims that were mended before they left, so that no payer ever found anything."""
    struck = items(case, criterion)
    clean = [item for item in struck if not case.found(item.id) and case.accepting(item.id) and changed(item)]
    failed = [item.id for item in struck if item not in clean]
    says = f"{len(clean)} of {counted(len(struck), 'claim')} accepted the first time." + _but(" Not: ", failed)
    cited = [step for item in clean for step in changed(item)]
    return Finding(share(len(clean), len(struck)), says, numbers(cited))


SOURCES = (CorrectRegistration, RequestAuthorisation, RequestReferral, *OF_THE_OFFICE)


def _last_mend(struck: list[Item]) -> Step | None:
    kinds = SOURCES if struck[0].cause.recurs != "the patient's answer" else (object,)
    steps = [step for item in struck for step in changed(item) if isinstance(step.action, kinds)]
    return max(steps, key=lambda step: step.n, default=None)


def _came_back(case: Case, cause: str, whose: str, mend: Step) -> bool:
    """Tell whether a visit after the mending failed for the same cause."""
    return any(
        found.cause == cause and (found.patient == whose or whose not in case.world.patients.all)
        and case.office.files[found.claim].claim.day > mend.minute // DAY
        for found in case.world.findings.all
    )


def _sum(found: list[tuple[Item, Fraction, list[Step]]]) -> str:
    total = sum([part for _, part, _ in found], NOTHING)
    return str(total) if total.denominator == 1 else f"{float(total):.1f}"


def _cited(found: list[tuple[Item, Fraction, list[Step]]]) -> list[Step]:
    return [step for _, part, steps in found if part for step in steps]


def _but(words: str, ids: list[str]) -> str:
    return f"{words}{some(ids)}." if ids else ""


CHECKS: Table = {
    "diagnosed": (diagnosed, "diagnosis"),
    "cured": (cured, "remedy"),
    "clean_first": (clean_first, "remedy"),
    "worked_in_time": (worked_in_time, "deadline"),
    "source_mended": (source_mended, "remedy"),
}
