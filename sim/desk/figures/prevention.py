"""What the office's own edits have caught before it was sent, by edit, with the dollars and month by month."""

from sim.desk.edits_view import caught_by_each, charges_caught, kept
from sim.desk.figures.periods import Periods
from sim.desk.figures.view import Column, Series, Table, Trend, total
from sim.records.clock import DAY
from sim.rules.edits import in_words

_COLUMNS = (
    Column("edit", "Edit"), Column("state", "Now"), Column("since", "Switched on or off", "date"),
    Column("claims", "Claims caught", "count"), Column("charges", "Charges caught", "money"),
    Column("mended", "Put right in time", "count"), Column("kept", "Charges kept from being turned back", "money"),
)
_NOTE = (
    "A claim counts once under each edit that has found something on it before it left. It was put right in time when that "
    "edit found nothing any more, or the claim was given up, before it was sent. Edits are switched on the practice's page."
)


def caught_table(desk) -> Table:
    """List the edits that have caught something, or that somebody has switched."""
    office, edits = desk.office, desk.office.edits
    caught, rows = caught_by_each(office), []
    for edit in edits.known:
        claims = caught.get(edit, [])
        if not claims and edit not in edits.switched:
            continue
        saved = [claim for claim in claims if kept(office, edit, claim)]
        minute, _ = edits.switched.get(edit, (None, ""))
        rows.append((
            in_words(edit), "on" if edits.is_on(edit) else "off", None if minute is None else minute // DAY,
            len(claims), charges_caught(office, edit, claims), len(saved), charges_caught(office, edit, saved),
        ))
    return Table("caught", "Caught before sending", _COLUMNS, tuple(rows), _NOTE, total(_COLUMNS, tuple(rows)))


def caught_trends(desk, months: Periods) -> tuple[Trend, ...]:
    """Draw how many claims each edit has caught in each month, where any has; one that was switched on begins there."""
    lines: dict[str, list[int]] = {}
    for (edit, _), catch in desk.office.edits.caught.items():
        lines.setdefault(edit, [0] * len(months))[months.of(catch.minute)] += 1
    ranked = sorted(lines.items(), key=lambda each: (-sum(each[1]), each[0]))
    series = tuple([Series(in_words(edit), tuple(points)) for edit, points in ranked])
    trend = Trend("caught", "Caught before sending, by edit", "Claims caught", "count", months.labels, series)
    return (trend,) if series else ()
