"""What a check found, and the words that all checks use."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from sim.grading.case import Case
from sim.grading.trace import Step
from sim.training.exercise import Competency, Criterion
from sim.wire.phrases import counted

NOTHING = Fraction(0)
HALF = Fraction(1, 2)
ALL = Fraction(1)


class Finding(Struct, frozen=True):
    """What a check found."""

    part: Fraction
    """Share of the points that was earned, 0 to 1."""
    says: str
    actions: tuple[int, ...] = ()
    """Numbers of the actions that it cites, in order."""


Check = Callable[[Case, Criterion], Finding]
Table = dict[str, tuple[Check, Competency]]
"""Name → check, and what it is usually a sign of."""


def share(good: int | Fraction, of: int) -> Fraction:
    """Give a share, nothing of nothing."""
    return Fraction(good) / of if of else NOTHING


def number(step: Step) -> int:
    """Sort by the action's number."""
    return step.n


def numbers(steps: Iterable[Step | None]) -> tuple[int, ...]:
    """List the numbers of actions once each, in order."""
    return tuple(sorted({step.n for step in steps if step is not None}))


def claims(count: int) -> str:
    """Write "1 claim", "3 claims"."""
    return counted(count, "claim")


def names(case: Case, patients: list[str]) -> str:
    """Name three patients, and count the rest."""
    return some([case.name(patient) for patient in patients], 3)


def some(ids: Sequence[str], most: int = 6) -> str:
    """List ids, and count those beyond the first few."""
    rest = len(ids) - most
    return ", ".join(ids[:most]) + (f" and {rest} more" if rest > 0 else "")
