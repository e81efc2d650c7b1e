"""The office's figures: ageing, what is outstanding, measures, root causes, productivity, cash.

`figures(desk, name)` draws one of them; the shapes are in `sim.desk.figures.view`.  They say
only what somebody in the office has read.
"""

from collections.abc import Callable, Mapping

from sim.desk.figures.ageing import ageing
from sim.desk.figures.day_sheet import day_sheet
from sim.desk.figures.deposits import deposits
from sim.desk.figures.journal_of_cash import journal_of_cash
from sim.desk.figures.measures import measures
from sim.desk.figures.outstanding import follow_up_due, older_than_30
from sim.desk.figures.periods import BadOption
from sim.desk.figures.productivity import productivity
from sim.desk.figures.root_causes import root_causes
from sim.desk.figures.view import Figures

FIGURES: dict[str, Callable[..., Figures]] = {
    "ageing": ageing,
    "older_than_30": older_than_30,
    "follow_up_due": follow_up_due,
    "measures": measures,
    "root_causes": root_causes,
    "productivity": productivity,
    "day_sheet": day_sheet,
    "deposits": deposits,
    "journal_of_cash": journal_of_cash,
}
"""Name → the report, in the order in which a month is closed."""
LABELS = {
    "ageing": "Ageing",
    "older_than_30": "Older than 30 days",
    "follow_up_due": "Follow-up due",
    "measures": "Measures",
    "root_causes": "Root causes",
    "productivity": "Productivity",
    "day_sheet": "Day sheet",
    "deposits": "Deposits",
    "journal_of_cash": "Journal of cash",
}
"""What a tab calls them."""
OPTIONS: dict[str, tuple[str, ...]] = {
    "ageing": ("basis",), "measures": ("days", "by"), "root_causes": ("by",), "productivity": ("month",),
    "day_sheet": ("day", "month"), "deposits": ("day", "month"), "journal_of_cash": ("day", "month"),
}
"""What a report may be asked for: a basis (`ageing.BASES`), a number of days, a day "2026-01-06", a month "2026-01", or
by what a trend is counted (`periods.PERIODS`)."""


def figures(desk, name: str, options: Mapping[str, str | int] | None = None) -> Figures:
    """Draw a report by its name; one that cannot be drawn has no tables, and its basis says why and what to do."""
    options = options or {}
    if name not in FIGURES:
        return _refused(name, f"There is no report {name!r}. Choose one of {', '.join(FIGURES)}.")
    known = OPTIONS.get(name, ())
    strange = [option for option in options if option not in known]
    if strange:
        those = f"It takes {' and '.join(known)}." if known else "It takes none."
        return _refused(name, f"The report {name!r} has no option {strange[0]!r}. {those}")
    try:
        return FIGURES[name](desk, **options)
    except BadOption as fault:
        return _refused(name, str(fault))


def _refused(name: str, why: str) -> Figures:
    return Figures(name, "No such report", why, ())
