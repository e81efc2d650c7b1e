"""A report told in a few sentences, each written from one of its figures."""

from msgspec import Struct

from sim.desk.figures.view import Cell, Figures, Measure, Table
from sim.records.clock import Calendar
from sim.reports.shown import measured, shown
from sim.reports.standing import MET, MISSED, going, standing, target


class Told(Struct, frozen=True):
    """The figures of which a summary speaks."""

    calendar: Calendar
    ageing: Figures
    older: Figures
    measures: Figures
    causes: Figures
    cash: tuple[tuple[str, int], ...]
    """What insurers and patients paid, month by month: the month's name and cents."""


def sentences(told: Told) -> tuple[str, ...]:
    """Tell what matters in three to five sentences; what there is nothing to say of is left out."""
    return tuple(filter(None, (_cash(told), _open(told), _days(told), _denials(told), _waiting(told))))


def measure(figures: Figures, name: str) -> Measure | None:
    """Find a measure by its name."""
    return next((each for each in figures.measures if each.name == name), None)


def table(figures: Figures, name: str) -> Table | None:
    """Find a table by its name."""
    return next((each for each in figures.tables if each.name == name), None)


def cell(found: Table, row: tuple[Cell, ...] | None, column: str) -> int:
    """Read a number of a row or of the total by the name of its column; 0 where nothing stands."""
    at = [each.name for each in found.columns].index(column)
    value = row[at] if row is not None else None
    return value if isinstance(value, int) else 0


def _cash(told: Told) -> str:
    if not told.cash:
        return ""
    month, amount = told.cash[-1]
    said = f"In {month} insurers and patients paid {_money(amount)}"
    if len(told.cash) < 2:
        return f"{said}."
    before, earlier = told.cash[-2]
    if earlier <= 0 or amount == earlier:
        return f"{said}, after {_money(earlier)} in {before}."
    word = "more" if amount > earlier else "less"
    return f"{said}, {abs(amount - earlier) * 100 // earlier} % {word} than the {_money(earlier)} of {before}."


def _open(told: Told) -> str:
    ages = table(told.ageing, "by_age")
    if ages is None or ages.total is None:
        return ""
    insurers, patients, whole = [cell(ages, ages.total, name) for name in ("insurers", "patients", "total")]
    said = f"Of all that was billed {_money(whole)} is open: {_money(insurers)} with insurers, {_money(patients)} with patients"
    old = measure(told.ageing, "over_90")
    if old is None or old.value is None:
        return f"{said}."
    share = measured(old.value, old.kind, told.calendar)
    return f"{said}; {share} of it is older than 90 days (target {target(old, told.calendar)})."


def _days(told: Told) -> str:
    days = measure(told.measures, "days_in_ar")
    if days is None or days.value is None:
        return ""
    stands = {MET: "on target", MISSED: "off target"}.get(standing(days), "")
    beside = f", {stands} ({target(days, told.calendar)})" if stands else ""
    course = going(days)
    since = f", {course if course == 'the same' else course + ' than'} {'as ' if course == 'the same' else ''}the month before"
    return f"Days in A/R stand at {measured(days.value, days.kind, told.calendar)}{beside}{since if course else ''}."


def _denials(told: Told) -> str:
    rate = measure(told.measures, "denials")
    if rate is None or rate.value is None:
        return ""
    share = measured(rate.value, rate.kind, told.calendar)
    said = f"Payers denied {share} of the claims that they decided (target {target(rate, told.calendar)})"
    families = table(told.causes, "by_family")
    if families is None or not families.rows:
        return f"{said}."
    most = max(families.rows, key=lambda row: cell(families, row, "charges"))
    charges = _money(cell(families, most, "charges"))
    return f"{said}; of all that came back, rejections included, the largest part was “{most[0]}”, {charges} of charges."


def _waiting(told: Told) -> str:
    claims, reasons = table(told.older, "claims"), table(told.older, "by_reason")
    if claims is None or reasons is None:
        return ""
    if not claims.rows:
        return "No claim older than 30 days is open."
    why = str(reasons.rows[0][0])
    many = shown(len(claims.rows), "count", told.calendar)
    claims_are = "There is {} open claim" if len(claims.rows) == 1 else "There are {} open claims"
    amount = _money(cell(claims, claims.total, "open"))
    return f"{claims_are.format(many)} older than 30 days, {amount} together; the most money waits under “{why}”."


def _money(amount: int) -> str:
    """Whole dollars, as a letter has them; the tables have the cents."""
    return f"${(amount + 50) // 100:,}".replace("$-", "−$")
