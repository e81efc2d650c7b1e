"""Prices: what the practice charges and what its contracts allow, as they are, and as somebody has loaded them.

A new fee schedule or new contract rates hold from their day on.  Until somebody loads them the
office charges by the old fees and expects by the old rates.
"""

from sim.records.clock import DAY
from sim.records.money import Cents, share
from sim.scenario import FeeChange, RateChange, Scenario

ANNOUNCED_DAYS = 30
"""Days by which the letter comes before the change."""


class Prices:
    """Fees and contract rates of one practice, on any day."""

    def __init__(self, scenario: Scenario) -> None:
        self.fee_changes: tuple[FeeChange, ...] = tuple(sorted(scenario.fee_changes, key=lambda change: change.day))
        self.rate_changes: dict[str, tuple[RateChange, ...]] = {}
        for change in sorted(scenario.rate_changes, key=lambda change: change.day):
            self.rate_changes[change.payer] = (*self.rate_changes.get(change.payer, ()), change)
        self.percents = {payer.key: payer.allowed_percent for payer in scenario.payers}
        self.fees_loaded = 0
        """How many of the changes of the fee schedule have been loaded."""
        self.rates_loaded = dict.fromkeys(self.percents, 0)
        """The same of each payer's contract rates."""

    def fee(self, code: str, usual: Cents, day: int) -> Cents:
        """What a service costs on a day by the schedule that is in force; `usual` is its price before any change."""
        return self._fee(code, usual, day, self.fee_changes)

    def charged(self, code: str, usual: Cents, day: int) -> Cents:
        """What the office charges for it, by the schedule that is loaded."""
        return self._fee(code, usual, day, self.fee_changes[: self.fees_loaded])

    def _fee(self, code: str, usual: Cents, day: int, changes: tuple[FeeChange, ...]) -> Cents:
        for change in changes:
            if change.day <= day:
                usual = change.services[code] if code in change.services else share(usual, 100 + change.percent)
        return usual

    def allowed_percent(self, payer: str, day: int) -> int:
        """What a contract allows on a day, in percent of the charge."""
        return self._percent(payer, day, self.rate_changes.get(payer, ()))

    def expected_percent(self, payer: str, day: int) -> int:
        """What the office expects it to allow, by the rates that are loaded."""
        changes = self.rate_changes.get(payer)
        return self._percent(payer, day, changes[: self.rates_loaded[payer]]) if changes else self.percents[payer]

    def expected_since(self, payer: str, day: int) -> int | None:
        """Day from which those rates hold; None for the rates with which the contract began."""
        loaded = self.rate_changes.get(payer, ())[: self.rates_loaded[payer]]
        return max([change.day for change in loaded if change.day <= day], default=None)

    def _percent(self, payer: str, day: int, changes: tuple[RateChange, ...]) -> int:
        percent = self.percents[payer]
        for change in changes:
            if change.day <= day:
                percent = change.allowed_percent
        return percent

    def announced_fees(self, minute: int) -> tuple[FeeChange, ...]:
        """List the changes of the fee schedule of which the letter has come."""
        return tuple([change for change in self.fee_changes if change.day - ANNOUNCED_DAYS <= minute // DAY])

    def announced_rates(self, payer: str, minute: int) -> tuple[RateChange, ...]:
        """List a payer's changes of rates of which the letter has come."""
        changes = self.rate_changes.get(payer, ())
        return tuple([change for change in changes if change.day - ANNOUNCED_DAYS <= minute // DAY])
