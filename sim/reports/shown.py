"""How a figure is written for people: cents as dollars, basis points as percent, days of the office as dates."""

from sim.desk.figures.view import Cell, Column, Kind
from sim.records.clock import Calendar
from sim.records.money import dollars

NOTHING = "–"
_UNITS = ((1_000_000_000, "B"), (1_000_000, "M"), (1_000, "k"))


def shown(cell: Cell, kind: Kind, calendar: Calendar | None) -> str:
    """Write what stands in a table: a true minus sign, and a dash where there is nothing to say.

    Only a date asks for the calendar.
    """
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return cell
    match kind:
        case "money":
            text = dollars(cell)
        case "percent":
            text = percent(cell)
        case "date":
            assert calendar is not None
            text = calendar.show_day(cell)
        case _:
            text = f"{cell:,}"
    return text.replace("-", "−")


def percent(points: int) -> str:
    """Write basis points: ``percent(1234) == "12.3 %"``."""
    return f"{points / 100:,.1f} %"


def measured(value: int | None, kind: Kind, calendar: Calendar | None = None) -> str:
    """Write a figure that stands alone, with its unit.

    >>> measured(-1250, "money"), measured(34, "days"), measured(1, "days")
    ('−$12.50', '34 days', '1 day')
    """
    if value is None:
        return NOTHING
    text = shown(value, kind, calendar)
    if kind == "money":
        return f"−${text[1:]}" if text.startswith("−") else f"${text}"
    if kind == "days":
        return f"{text} day" if abs(value) == 1 else f"{text} days"
    return text


def heading(column: Column) -> str:
    """Write a column's heading; amounts bear their unit once, above, and not in each cell."""
    return f"{column.label},\u00a0$" if column.kind == "money" and "$" not in column.label else column.label


def brief(value: float, kind: Kind) -> str:
    """Write a number beside a mark of a chart, where there is little room.

    `value` is in dollars, percent, days or pieces, not in cents or basis points.

    >>> brief(12_345, "money"), brief(-980, "money"), brief(4.25, "percent"), brief(1_250_000, "count")
    ('$12.3k', '−$980', '4.2 %', '1.2M')
    """
    sign, size = "−" if value < 0 else "", abs(value)
    if kind == "percent":
        return f"{sign}{_short(size)} %"
    unit = "$" if kind == "money" else ""
    for many, name in _UNITS:
        if size >= many:
            return f"{sign}{unit}{_short(size / many)}{name}"
    return f"{sign}{unit}{size:,.0f}"


def _short(size: float) -> str:
    return f"{size:.{0 if size >= 100 else 1}f}".removesuffix(".0")


def drawn(value: int, kind: Kind) -> float:
    """Turn a figure into the number that a chart is drawn to: dollars of cents, percent of basis points."""
    return value / 100 if kind in ("money", "percent") else float(value)
