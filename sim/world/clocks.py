"""A payer's clocks as they run on claims: which of them, from which day, and until when."""

from sim.records.claims import ORIGINAL, Claim
from sim.records.clock import Calendar
from sim.rules.deadlines import CLOCKS, last_day
from sim.scenario import Payer

NAMES = {clock: name for clock, (name, _) in CLOCKS.items()} | {"appeal": "Appeal", "visit": "Visit"}
"""Clock → what a worklist calls it."""


class PayerClocks:
    """The clocks of one payer on the office's calendar."""

    __slots__ = ("_counted", "added", "calendar", "limits")

    def __init__(self, payer: Payer, calendar: Calendar) -> None:
        self.calendar = calendar
        self.limits = {clock: payer.limit(clock) for clock in ("original", "corrected", "secondary", "records", "appeal")}
        self._counted: dict[tuple[str, int], int] = {}
        self.added: dict[str, int] = {}
        """Members who were added to the file with a coverage that had begun before → the day on which they were."""

    def last_day(self, clock: str, start: int) -> int:
        """Last day that is in time, when a clock started on a day."""
        counted = self._counted.get((clock, start))
        if counted is None:
            counted = self._counted[clock, start] = last_day(self.limits[clock], start, self.calendar)
        return counted

    def on(self, claim: Claim, answered_day: int) -> tuple[str, int]:
        """Which clock runs until this payer receives a claim, and its last day.

        An original counts from the service, or from the day on which its member was added afterwards; a
        replacement from the remittance that it answers (`answered_day`), a secondary claim from the
        remittance of the payer before.
        """
        if claim.frequency != ORIGINAL and answered_day >= 0:
            return "corrected", self.last_day("corrected", answered_day)
        if claim.prior:
            return "secondary", self.last_day("secondary", claim.prior[-1].day)
        return "original", self.last_day("original", self._can_be_billed_from(claim) if self.added else claim.day)

    def _can_be_billed_from(self, claim: Claim) -> int:
        return max(claim.day, self.added.get(claim.member_id, claim.day))
