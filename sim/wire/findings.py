"""One thing that is wrong with a file that any format validator would pass."""

from __future__ import annotations

from msgspec import Struct

from sim.records.acknowledgments import ClaimStatus


class Finding(Struct, frozen=True):
    """One thing that is wrong: the rule it breaks, where, what, and what to do.

    `status` is what a 277CA would say of it; None for a finding on an answer.  `item` tells
    how-manieth claim or answer of its set is meant, from 1; 0 is the set as a whole.
    """

    rule: str
    where: str
    what: str
    cure: str
    claim_id: str = ""
    line: int = 0
    status: ClaimStatus | None = None
    item: int = 0

    @property
    def message(self) -> str:
        """The finding as one line for a person."""
        return f"{self.where}: {self.what}. {self.cure}."
