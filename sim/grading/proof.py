"""An exercise proved before anybody sees it: over many cases the expert reaches full marks, idleness earns next to
nothing, and each tempting wrong remedy less than half.
"""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from functools import partial
from pathlib import Path

from msgspec import Struct

from sim.grading.checks import CURES, inbox
from sim.grading.checks.manner import minutes_of
from sim.grading.par import BEST, PLAYERS, Seats, play, settled
from sim.grading.players import tempted
from sim.grading.rubric import Sheet, check_names, mark, shown
from sim.rules.causes import catalogue
from sim.scenario import BadScenario
from sim.training.exercise import Exercise
from sim.training.session import header_for

NEXT_TO_NOTHING = Fraction(1, 10)
HALF = Fraction(1, 2)
TRIES = 20
"""Cases in a row of which one must be solvable, where a fresh one is wanted."""
TEMPTING_ANSWERS = 2
"""Tempting answers of each question of the inbox that are tried."""


class Played(Struct, frozen=True):
    """One player's way through one case."""

    player: str
    seed: int
    part: Fraction
    """Share of the points."""
    minutes: int
    actions: int
    says: str
    """What was missed, line by line of the rubric."""
    books: tuple[str, ...] = ()
    """Where the books do not balance to the cent, line by line; nothing is the proof that they do."""


class Proof(Struct, frozen=True):
    """What many cases of an exercise came to."""

    exercise: str
    seeds: int
    faults: tuple[str, ...]
    """Where a player came out otherwise than it must, each with its case seed."""
    difficulty: int
    """1 easy to 5 hard."""
    minutes: int
    """The expert's minutes at the desk, the median case."""
    actions: int
    """The expert's actions, the median case."""
    shares: dict[str, Fraction]
    """Player → its mean share of the points."""

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def prove(exercise: Exercise, seeds: Iterable[int], jobs: int = 1) -> Proof:
    """Play every case with the expert, with nobody, and with each temptation; raises `BadScenario` as `mark` does.

    `jobs` is the number of processes that share the cases.
    """
    check_names(exercise)
    seeds = list(seeds)
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            cases = list(pool.map(partial(_played, exercise), seeds))
    else:
        cases = [_played(exercise, seed) for seed in seeds]
    rounds = {name: [case[place] for case in cases] for place, name in enumerate(_players(exercise))}
    faults = [fault for name, played in rounds.items() for each in played if (fault := _fault(name, each))]
    expert = rounds[BEST]
    return Proof(
        exercise.name, len(seeds), tuple(faults), difficulty(exercise, rounds), _median([each.minutes for each in expert]),
        _median([each.actions for each in expert]),
        {name: sum([each.part for each in played], Fraction(0)) / len(played) for name, played in rounds.items()},
    )


def _played(exercise: Exercise, seed: int) -> list[Played]:
    return [_one(exercise, seed, name, sits_down) for name, sits_down in _players(exercise).items()]


def _players(exercise: Exercise) -> dict[str, Seats]:
    players = {name: PLAYERS[name] for name in (BEST, "Do nothing", "Oldest first")}
    known = catalogue()
    most = max([len(known[cause].tempting) for cause in _marked(exercise)], default=0)
    if any(criterion.check in inbox.CHECKS for criterion in exercise.rubric):
        most = max(most, TEMPTING_ANSWERS)
    return players | {f"Temptation {nth + 1}": _tempted(nth) for nth in range(most)}


def _marked(exercise: Exercise) -> set[str]:
    """Name the causes whose cure the rubric marks; only there can a wrong remedy be a temptation."""
    marked: set[str] = set()
    for criterion in exercise.rubric:
        if criterion.check in CURES:
            marked.update(criterion.named or exercise.struck)
    return marked


def _tempted(nth: int) -> Seats:
    return lambda exercise, session: tempted(exercise, session, nth)


def _one(exercise: Exercise, seed: int, name: str, sits_down: Seats) -> Played:
    case = settled(*play(exercise, header_for(exercise, "test", seed), sits_down))
    sheet = mark(case)
    return Played(
        name, seed, sheet.points / sheet.out_of if sheet.out_of else Fraction(0), minutes_of(case.steps), len(case.steps),
        _missed(sheet), tuple([fault for world in case.session.worlds.values() for fault in world.office.ledger.proof()]),
    )


def unsolvable(exercise: Exercise, seed: int) -> str:
    """Say why a case is not fit to be seen, or "": the expert plays it to full marks, and its books balance to the cent.

    An exercise without a rubric has no marks to reach.
    """
    played = _one(exercise, seed, BEST, PLAYERS[BEST])
    return _fault(BEST, played) if exercise.rubric or played.books else ""


def fresh_case(exercise: Exercise, after: int) -> int:
    """Find the next case seed whose case is proved; raises `BadScenario` where several in a row are not."""
    for seed in range(after + 1, after + 1 + TRIES):
        fault = unsolvable(exercise, seed)
        if not fault:
            return seed
    path = Path(exercise.folder) / "exercise.toml"
    raise BadScenario(f"{path}: none of {TRIES} cases can be solved; try `claimlab exercise check`. The last: {fault}")


def _missed(sheet: Sheet) -> str:
    lines = [
        f"line {line} ({score.criterion.check}): {shown(score.points)} of {score.criterion.points}, {score.finding.says}"
        for line, score in enumerate(sheet.scores, 1) if score.points < score.criterion.points
    ]
    return "; ".join([*lines, *[f"broke {lapse.rule}: {lapse.facts[0]}" for lapse in sheet.lapses]])


def _fault(name: str, played: Played) -> str:
    """Say where a player came out otherwise than it must; empty where all is well."""
    where = f"case seed {played.seed}: "
    percent = float(played.part * 100)
    if played.books:
        return f"{where}{name.lower()} leaves books that do not balance: {played.books[0]}"
    if name == BEST and played.part < 1:
        return f"{where}the expert reaches {percent:.0f} %, not full marks. {played.says}"
    if name == "Do nothing" and played.part > NEXT_TO_NOTHING:
        return f"{where}doing nothing earns {percent:.0f} %; it must earn next to nothing"
    if name.startswith("Temptation") and played.part >= HALF:
        return f"{where}{name.lower()} earns {percent:.0f} %; a wrong remedy must earn less than half"
    return ""


def difficulty(exercise: Exercise, rounds: dict[str, list[Played]]) -> int:
    """Rate an exercise from 1 to 5: how hard its causes are, and how far plain habit falls short of the expert."""
    known = catalogue()
    hard = [known[cause].difficulty for cause in exercise.struck] or [1]
    habit = rounds["Oldest first"]
    short = 1 - sum([each.part for each in habit], Fraction(0)) / len(habit)
    rate = Fraction(sum(hard), len(hard)) + 2 * short
    return max(1, min(5, int(rate + HALF)))


def _median(numbers: list[int]) -> int:
    return sorted(numbers)[len(numbers) // 2] if numbers else 0
