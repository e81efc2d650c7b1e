"""Counting towards a figure: shares in basis points, and one share month by month."""

from sim.desk.figures.periods import Periods


def basis_points(rate: float | None) -> int | None:
    """Write a rate as hundredths of a percent; None stays None."""
    return None if rate is None else round(rate * 10_000)


def whole(number: float | None) -> int | None:
    """Write a number of days as whole days; None stays None."""
    return None if number is None else round(number)


def share(part: int, of: int) -> int | None:
    """Tell a share in basis points; None of nothing."""
    return basis_points(part / of) if of else None


class Counts:
    """What is divided and by what, in the months of the office and from one minute up to another."""

    def __init__(self, months: Periods, since: int, until: int) -> None:
        self.months = months
        self.since = since
        self.until = until
        self.parts = [0] * len(months)
        self.wholes = [0] * len(months)
        self.part = 0
        self.whole = 0

    def add(self, minute: int, part: int, of: int = 1) -> None:
        """Count something that belongs to a minute."""
        month = self.months.of(minute)
        self.parts[month] += part
        self.wholes[month] += of
        if self.since <= minute < self.until:
            self.part += part
            self.whole += of

    def by_month(self, formula) -> tuple[int | None, ...]:
        """Apply a formula of (part, whole) to each month; a month that is not over by `until` has no figure yet."""
        counted = zip(self.parts, self.wholes, self.months.ends, strict=True)
        return tuple([formula(part, of) if end <= self.until else None for part, of, end in counted])
