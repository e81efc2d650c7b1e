"""Chance by name, so that one extra phone call never changes another claim's luck.

Every draw belongs to a name: (root, purpose, subject, try). The name is digested by keyed BLAKE2b and the 64 bytes
are cut into eight whole numbers, one for each decision of that name. Nothing is consumed, so the order in which
claims are worked does not matter, and two offices that differ only in staffing meet the same luck.

The readers below turn one draw, a whole number below 2**64, into a decision. They use integers alone: logarithms in
floating point differ between computers by a last digit, and one last digit is another claim denied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate
from struct import Struct as Layout
from typing import TypeVar

import msgspec

T = TypeVar("T")

_EIGHT = Layout("<8Q").unpack


class Chance:
    """The luck of one office: the same name always gets the same eight draws.

    An office has two: `Chance.from_seed(seed, "case")` fixes what goes wrong and how hard it is,
    `Chance.from_seed(seed, "face")` only names and identifiers. The root is 1 to 64 bytes; 32 secret bytes keep an
    assessment from being foreseen.

    >>> chance = Chance.from_seed(7, "case")
    >>> first, *_ = chance.draws("registration", "patient 12")
    >>> happens(first, 15, of=1000)
    False
    """

    def __init__(self, root: bytes) -> None:
        if not 1 <= len(root) <= 64:
            raise ValueError(f"a root of chance has 1 to 64 bytes, not {len(root)}")
        self.root = root
        self._begun: dict[str, blake2b] = {}

    @classmethod
    def from_seed(cls, seed: int, label: str) -> Chance:
        """Luck that anybody can repeat from a seed; each label ("case", "face") has its own."""
        return cls(blake2b(f"{label}\0{seed}".encode(), digest_size=32).digest())

    @classmethod
    def from_secret(cls, secret: bytes, label: str) -> Chance:
        """Luck that nobody can foresee without the secret (32 bytes); each label has its own."""
        return cls(blake2b(label.encode(), key=secret, digest_size=32).digest())

    def draws(self, purpose: str, subject: str, n: int = 0) -> tuple[int, ...]:
        """The eight draws of a name, each a whole number from 0 up to but not including 2**64.

        `purpose` says what is decided, `subject` about whom, `n` counts the tries. The digest is of the text
        `purpose NUL subject NUL n` in UTF-8, keyed by the root, read as eight little-endian numbers.
        """
        name = (self._begun.get(purpose) or self._begin(purpose)).copy()
        name.update(f"{subject}\0{n}".encode())
        return _EIGHT(name.digest())

    def _begin(self, purpose: str) -> blake2b:
        """The digest with root and purpose already in it; copying it costs half of keying a new one."""
        if "\0" in purpose:
            raise ValueError(f"a purpose must not contain NUL, or two names could meet: {purpose!r}")
        begun = self._begun[purpose] = blake2b(f"{purpose}\0".encode(), key=self.root, digest_size=64)
        return begun


def below(draw: int, n: int) -> int:
    """A whole number from 0 up to but not including n, all equally likely."""
    return draw * n >> 64


def happens(draw: int, parts: int, of: int = 1_000_000) -> bool:
    """Whether something with a chance of `parts` in `of` (by default in a million) happens."""
    return draw * of >> 64 < parts


def between(draw: int, least: int, most: int) -> int:
    """A whole number from least to most, both included, all equally likely."""
    return least + (draw * (most - least + 1) >> 64)


def pick(draw: int, choices: Sequence[T]) -> T:
    """One of the choices, all equally likely."""
    return choices[draw * len(choices) >> 64]


def cumulative(weights: Sequence[int]) -> tuple[int, ...]:
    """Running totals of whole weights, ready for `weighted`."""
    totals = tuple(accumulate(weights))
    if not totals or totals[-1] <= 0 or min(weights) < 0:
        raise ValueError(f"weights must be whole numbers from 0 up, not all 0: {weights!r}")
    return totals


def weighted(draw: int, totals: Sequence[int]) -> int:
    """The place of one choice, each as likely as its weight; `totals` are the `cumulative` weights."""
    return bisect_right(totals, draw * totals[-1] >> 64)


# One table entry in 1/65,536 of a unit, so that a mean of three minutes is not rounded away.
_FINE = 1 << 16
_LAST_64_BITS = (1 << 64) - 1


class Table(msgspec.Struct, frozen=True, gc=False):
    """How long things take: a table of quantiles that turns a draw into whole minutes or days.

    Made once from whole numbers, read with integers. `points` are quantiles at equal steps from the least to the
    most, in 1/65,536 of a unit; between two of them the table is a straight line, and a result is rounded down.

    >>> days = Table.lognormal(median=15, p90=25, least=14)
    >>> days.at(1 << 63)
    15
    """

    points: tuple[int, ...]

    def at(self, draw: int) -> int:
        """The value at this draw, in whole units."""
        place = draw * (len(self.points) - 1)
        step = place >> 64
        low = self.points[step]
        return low + ((self.points[step + 1] - low) * (place & _LAST_64_BITS) >> 64) >> 16

    @classmethod
    def uniform(cls, least: int, most: int) -> Table:
        """Whole numbers from least to most, both included, all equally likely."""
        if least > most:
            raise ValueError(f"the least, {least}, is more than the most, {most}")
        return cls((least * _FINE, (most + 1) * _FINE))

    @classmethod
    @lru_cache(maxsize=256)
    def lognormal(cls, median: int, p90: int, least: int = 0, most: int | None = None) -> Table:
        """The usual shape of work and of delays: half take less than the median, nine in ten less than `p90`.

        The far tails are cut at 3.3 standard deviations, one case in a thousand on either side, and the whole at
        `least` and `most`. Decimal logarithms are rounded the same way on every computer.
        """
        if not 0 < median <= p90:
            raise ValueError(f"a lognormal table needs 0 < median <= p90, not median {median} and p90 {p90}")
        with localcontext(_EXACT):
            middle = Decimal(median)
            spread = (Decimal(p90) / middle).ln() / _NINE_IN_TEN
            factors = [(spread * z).exp() for z in _upper_normal_quantiles()]
            values = [middle / factor for factor in reversed(factors)] + [middle * factor for factor in factors]
            # Half a unit more, since reading rounds down.
            points = [int(value * _FINE) + _FINE // 2 for value in values]
        floor = least * _FINE + _FINE // 2
        roof = points[-1] if most is None else most * _FINE + _FINE // 2
        return cls(tuple(min(max(point, floor), roof) for point in points))


_EXACT = Context(prec=20)
_PI = Decimal("3.14159265358979323846")
_NINE_IN_TEN = Decimal("1.2815515655446004")  # the standard normal quantile at 0.9
_NEGLIGIBLE = Decimal("1e-15")
_HALF = 512  # points on either side of the median


@lru_cache(maxsize=1)
def _upper_normal_quantiles() -> tuple[Decimal, ...]:
    """Standard normal quantiles at 1/2 + 1/2048, 1/2 + 3/2048 and so on to 1 - 1/2048."""
    z = Decimal(0)
    quantiles = []
    with localcontext(_EXACT):
        whole = (2 * _PI).sqrt()
        for i in range(_HALF):
            area = Decimal(2 * i + 1) / (4 * _HALF)
            for _ in range(3):  # each round triples the digits that are right
                density = (-z * z / 2).exp() / whole
                step = (area - density * _area_over_density(z)) / density
                z += step + z * step * step / 2
            quantiles.append(z)
    return tuple(quantiles)


def _area_over_density(z: Decimal) -> Decimal:
    """The normal area from 0 to z over the density at z: z + z^3/3 + z^5/(3*5) + z^7/(3*5*7) and so on."""
    term = total = z
    odd = 1
    while term > _NEGLIGIBLE:
        odd += 2
        term *= z * z / odd
        total += term
    return total
