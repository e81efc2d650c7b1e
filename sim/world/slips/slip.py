"""A slip: whom a cause suits, and what it does there."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sim.world.chance import below


def anybody(*about: Any) -> bool:
    """Suit everybody."""
    return True


class Slip(NamedTuple):
    """One cause at work: `suits` and `strike` take the same things, `strike` also a draw, and return them changed."""

    strike: Callable[..., Any]
    suits: Callable[..., bool] = anybody


HUNDRED_THOUSAND = 100_000


class Menu:
    """Causes with their chances, from which one draw takes one or none: what goes wrong goes wrong in one way."""

    def __init__(self, rates: dict[str, int]) -> None:
        self.causes: list[tuple[int, str]] = []
        upto = 0
        for cause, rate in rates.items():
            if rate:
                upto += rate
                self.causes.append((upto, cause))
        self.upto = upto
        self._of = max(HUNDRED_THOUSAND, upto)

    def choose(self, draw: int, suits: Callable[[str], bool]) -> str:
        """Take the cause on which the draw falls, or "" where it falls on none or on one that does not suit."""
        place = below(draw, self._of)
        if place >= self.upto:
            return ""
        for upto, cause in self.causes:
            if place < upto:
                return cause if suits(cause) else ""
        return ""
