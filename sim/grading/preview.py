"""A preview for whoever writes an exercise: its brief, what is planted where, its first morning, and what par comes to."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from sim.desk.view import LIST_LABELS
from sim.grading.par import BEST, Par, pars
from sim.grading.rubric import check_names, shown
from sim.records.money import dollars
from sim.rules.causes import catalogue
from sim.training.attempt import AttemptFile
from sim.training.exercise import Exercise
from sim.training.session import Session, header_for
from sim.wire.phrases import counted
from sim.world.claim_file import STATUS_LABELS, ClaimFile
from sim.world.world import World

WIDE = 100


def preview(exercise: Exercise, seed: int | None = None) -> Iterator[str]:
    """Tell line by line what a case of an exercise looks like from behind; nothing is written to disk.

    Raises `BadScenario` where the rubric asks what nobody can answer.
    """
    check_names(exercise)
    header = header_for(exercise, exercise.modes[0], seed)
    session = Session(exercise, AttemptFile.unwritten(header))
    yield f"{exercise.title} ({exercise.name}), about {exercise.minutes} minutes"
    for paragraph in exercise.brief.split("\n\n"):
        yield from ["", *wrap(paragraph, WIDE)]
    yield from ["", f"What is planted in case {header.case_seed}"]
    for key, world in session.worlds.items():
        yield from _under(key, _planted(world, exercise.struck))
    yield from ["", f"The first morning, {session.look().date}"]
    for key, desk in session.desks.items():
        terms = session.offices.roster[key].terms
        yield from _under(key, [_morning(desk, terms.lists if terms else exercise.lists)])
    yield from ["", "Par on this case"]
    yield from _under("", _par(pars(exercise, header)))


def _under(client: str, lines: Iterable[str]) -> Iterator[str]:
    """Set lines in under their heading, each with its client's key in front where there are several."""
    whose = f"{client}: " if client else ""
    for line in lines:
        yield f"  {whose}{line}"


def _planted(world: World, causes: tuple[str, ...]) -> Iterator[str]:
    """Name who meets which cause, and where their claims stand; causes of the practice's file strike every claim."""
    patients = world.patients
    struck = [(cause, patient) for patient, cause in patients.causes.items()]
    struck += [(cause, patient) for patient, rows in patients.planted.items() for cause, _ in rows]
    told = [(cause, patient) for cause, patient in struck if cause in causes]
    for cause, patient in sorted(told, key=lambda each: (causes.index(each[0]), each[1])):
        yield f"{cause}: {_who(world, patient, cause)}"
    for cause in causes:
        if catalogue()[cause].arises == "practice":
            yield f"{cause}: in the practice's own file"
    if not causes:
        yield "nothing; what goes wrong is left to chance"


def _who(world: World, patient: str, cause: str) -> str:
    office, truth = world.office, world.patients.all[patient]
    name = world.faces.person(patient, truth.sex).full_name
    payer = office.payers[truth.memberships[0].payer].name
    claims = [
        f"{file.claim.id} of {world.calendar.show_day(file.claim.day, short=True)} ({STATUS_LABELS[file.status].lower()})"
        for file in _files(world, patient, cause)
    ]
    return f"{name}, {payer}: {', '.join(claims) or 'no visit that it struck yet'}"


def _files(world: World, patient: str, cause: str) -> list[ClaimFile]:
    """List the claims of a patient that a cause struck or a payer found; one of the registration strikes all of them."""
    files = [world.office.files[claim] for claim in world.office.claims_of.get(patient, ())]
    if world.patients.causes.get(patient) == cause:
        return files
    struck = {name for name, each in world.patients.visit_causes.items() if each == cause}
    struck |= {found.claim for found in world.findings.all if found.cause == cause}
    return [file for file in files if file.claim.id in struck or file.claim.encounter in struck]


def _morning(desk, lists: tuple[str, ...]) -> str:
    return ", ".join([f"{LIST_LABELS[name]} {len(desk.office.waiting[name])}" for name in lists])


def _par(played: tuple[Par, ...]) -> Iterator[str]:
    best = next(par for par in played if par.name == BEST)
    for par in played:
        claims = best.struck or par.earned.keys()
        earned = dollars(sum([par.earned.get(claim, 0) for claim in claims]))
        yield (
            f"{par.name}: {shown(par.sheet.points)} of {par.sheet.out_of} points, {earned} earned on "
            f"{counted(len(claims), 'claim')}, {counted(par.minutes, 'minute')} at the desk"
        )
