"""Agreement: each simulated rate beside the published one, and whether it lies within the interval.

The interval is the published figure, more or less what chance does to a count of that size
(99.9 %, binomial), and the modelling allowance that the targets state.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import sqrt

from msgspec import Struct

from sim.whatif.first_answers import FirstAnswers
from sim.whatif.targets import WHOLE, Targets

NORMAL_999 = 3.2905
"""How many standard errors hold 99.9 % of a normal distribution, 0.05 % left out on either side."""


class Row(Struct, frozen=True):
    """One rate: published, simulated, and what is close enough; rates per hundred thousand."""

    about: str
    what: str
    published: tuple[int, int]
    """The figure, twice, or the span that is published."""
    count: int
    of: int
    least: float
    most: float
    source: str

    @property
    def simulated(self) -> float:
        """The rate that the office came to."""
        return self.count * WHOLE / self.of if self.of else 0.0

    @property
    def agrees(self) -> bool:
        """Whether it lies within the interval."""
        return self.of > 0 and self.least <= self.simulated <= self.most


def agreement(targets: Targets, answers: Iterable[FirstAnswers]) -> tuple[Row, ...]:
    """Lay every measured rate beside its target."""
    by_payer = {each.payer: each for each in answers}
    return (
        *_denials(targets, by_payer), *_families(targets, by_payer), *_rejections(targets, by_payer),
        *_responses(targets, by_payer), *_appeals(targets, by_payer),
    )


def total(answers: Mapping[str, FirstAnswers], payers: Iterable[str], count: Callable[[FirstAnswers], int]) -> int:
    """Add up one count of several payers."""
    return sum([count(answers[payer]) for payer in payers])


def _row(
    targets: Targets, about: str, what: str, published: tuple[int, int], count: int, of: int, source: str
) -> Row:
    least, most = published
    return Row(
        about, what, published, count, of, max(0.0, least - _slack(targets, least, of)),
        min(float(WHOLE), most + _slack(targets, most, of)), source,
    )


def _slack(targets: Targets, figure: int, of: int) -> float:
    share = figure / WHOLE
    chance = NORMAL_999 * sqrt(share * (1 - share) / of) * WHOLE if of else 0.0
    return chance + targets.allowance + min(figure, WHOLE - figure) * targets.allowance_percent / 100


def _denials(targets: Targets, answers: Mapping[str, FirstAnswers]) -> Iterator[Row]:
    for each in targets.classes:
        denied = total(answers, each.payers, lambda its: its.denied)
        decided = total(answers, each.payers, lambda its: its.adjudicated)
        yield _row(targets, "Denied at first", each.name, (each.denied, each.denied), denied, decided, each.source)


def _families(targets: Targets, answers: Mapping[str, FirstAnswers]) -> Iterator[Row]:
    payers = [payer for each in targets.classes for payer in each.payers]
    counts = {
        family.name: sum(total(answers, payers, lambda its, cause=cause: its.by_cause.get(cause, 0)) for cause in family.counts)
        for family in targets.families
    }
    listed = sum(counts.values())
    for family in targets.families:
        share = targets.shares[family.name]
        yield _row(targets, "Share of denials", family.row, (share, share), counts[family.name], listed, targets.shares_source)


def _rejections(targets: Targets, answers: Mapping[str, FirstAnswers]) -> Iterator[Row]:
    rejected = targets.rejected
    yield _row(
        targets, "Turned back (277CA)", "all payers", (rejected.least, rejected.most),
        total(answers, answers, lambda its: its.rejected), total(answers, answers, lambda its: its.acknowledged),
        rejected.source,
    )


def _responses(targets: Targets, answers: Mapping[str, FirstAnswers]) -> Iterator[Row]:
    for each in targets.responses:
        timed = total(answers, each.payers, lambda its: sum(its.by_days.values()))
        spans = list(zip((-1, *each.upto), (*each.upto, None), each.shares, strict=True))
        for after, upto, share in spans:
            within = total(
                answers, each.payers,
                lambda its, after=after, upto=upto: sum(
                    count for days, count in its.by_days.items() if days > after and (upto is None or days <= upto)
                ),
            )
            said = f"over {after} days" if upto is None else f"{after + 1} to {upto} days"
            yield _row(targets, "First answer", f"{each.name}, {said}", (share, share), within, timed, each.source)


def _appeals(targets: Targets, answers: Mapping[str, FirstAnswers]) -> Iterator[Row]:
    for each in targets.appeals:
        won = total(answers, each.payers, lambda its: its.overturned)
        heard = total(answers, each.payers, lambda its: its.appealed)
        yield _row(targets, "Appeals won", each.name, (each.overturned, each.overturned), won, heard, each.source)
