"""Where an attempt stands: among the reference players on the same claims, and client by client at a billing service."""

from collections.abc import Iterable, Mapping

from sim.grading.case import Case
from sim.grading.checks.manner import minutes_of
from sim.grading.debrief_items import exercise_files
from sim.grading.par import Par
from sim.grading.result import AtClient, Standing
from sim.grading.rubric import Sheet
from sim.world.claim_file import ClaimFile

Files = list[tuple[Case, ClaimFile]]


def counted(case: Case, best: Par) -> Files:
    """List the claims on which money is counted: those that the exercise is about, for this attempt or for the expert.

    Where an exercise is about worklists alone, all claims of its visits.
    """
    found: Files = []
    for office in case.clients.values():
        names = {file.claim.id for file in exercise_files(office)}
        names |= {claim for claim in office.office.files if office.key(claim) in best.struck}
        found += [(office, office.office.files[claim]) for claim in sorted(names)]
    last = case.exercise.ends
    return found or [
        (office, file) for office in case.clients.values() for file in office.office.files.values() if file.claim.day <= last
    ]


def standings(case: Case, sheet: Sheet, references: tuple[Par, ...], files: Files) -> tuple[Standing, ...]:
    """Set the attempt among the reference players, on the claims that the exercise is about."""
    days = {office.key(file.claim.id): file.claim.day for office, file in files}
    rows = [
        Standing(
            par.name, par.sheet.points, sum([par.earned.get(claim, 0) for claim in days]),
            sum([par.paid_days.get(claim) is not None for claim in days]), len(days), False, _mean_days(days, par.paid_days),
        )
        for par in references
    ]
    paid = {office.key(file.claim.id): office.paid_day(file.claim.id) for office, file in files if office.paid(file)}
    mine = Standing(
        "This attempt", sheet.points, sum([office.earned(file) for office, file in files]), len(paid), len(files), True,
        _mean_days(days, paid),
    )
    return ranked([*rows, mine])


def ranked(rows: Iterable[Standing]) -> tuple[Standing, ...]:
    """Put the best first: by points, then by what was earned."""
    return tuple(sorted(rows, key=lambda row: (-row.points, -row.earned, not row.mine)))


def _mean_days(seen: dict[str, int], paid: Mapping[str, int | None]) -> int | None:
    """Give the mean of days from visit to payment, rounded; None where nothing was paid."""
    took = [day - seen[claim] for claim in seen if (day := paid.get(claim)) is not None]
    return (2 * sum(took) + len(took)) // (2 * len(took)) if took else None


def at_clients(case: Case, best: Par, files: Files) -> tuple[AtClient, ...]:
    """Tell what came of each client's claims, at a billing service."""
    if "" in case.clients:
        return ()
    told = []
    for office in case.clients.values():
        mine = [file for at, file in files if at is office]
        keys = [office.key(file.claim.id) for file in mine]
        told.append(AtClient(
            office.practice, minutes_of(office.steps), len(mine), sum([office.paid(file) for file in mine]),
            sum([office.earned(file) for file in mine]), sum([best.earned.get(key, 0) for key in keys]),
            sum([best.paid_days.get(key) is not None for key in keys]),
        ))
    return tuple(told)
