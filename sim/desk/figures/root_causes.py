"""Root causes: what came back, by cause, payer, clerk and provider, with the dollars, month by month.

It shows what the office has read and what its billers have put down, never more: a cause that
nobody has found is counted under its code.
"""

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter

from sim.desk.figures import names
from sim.desk.figures.failures import DENIAL, REJECTION, Failure, failures
from sim.desk.figures.measure import share
from sim.desk.figures.periods import Periods, periods
from sim.desk.figures.prevention import caught_table, caught_trends
from sim.desk.figures.view import Cell, Column, Figures, Series, Table, Trend, total
from sim.records.ledger import INSURANCE
from sim.rules.causes import catalogue
from sim.world.office import Office

MOST_LINES = 6
"""How many lines a trend draws; the rest are added up into one."""
FRONT_DESK = ("registration", "visit")
"""Where failures begin that the front desk can prevent."""

def root_causes(desk, by: str = "month") -> Figures:
    """Show where rejections and denials come from, so that a source that was mended shows in the trend."""
    office = desk.office
    found = failures(office)
    preventable = [failure for failure in found if failure.arises in FRONT_DESK]
    months = periods(desk, by)
    payer, clerk, provider = [partial(named, desk) for named in (names.payer, names.clerk, names.provider)]
    tables = (
        _by_code(office, found),
        _table(office, "family", "By family of causes", "Family", found, str.capitalize),
        _table(office, "arises", "By where they begin", "Source", found, str.capitalize),
        *_by_cause(office, found),
        _table(office, "payer", "By payer", "Payer", found, payer),
        _by_clerk(desk, preventable),
        _table(office, "provider", "By provider", "Provider", found, provider),
        caught_table(desk),
    )
    trends = (
        _trend("family", "What came back, by family", months, found, str.capitalize),
        _trend("clerk", "What the front desk can prevent, by clerk", months, preventable, clerk),
        _trend("payer", "What came back, by payer", months, found, payer),
        _trend("provider", "What came back, by provider", months, found, provider),
        _dollars(months, found),
        *caught_trends(desk, months),
    )
    return Figures("root_causes", "Root causes of rejections and denials", _BASIS, tables, (), trends)


_BASIS = (
    "Rejections (277CA, returned files and forms) that somebody has read and denials (835) that have been posted, by the day "
    "of the report; a claim counts once for each time that it came back, with its whole charge. The family is that of the "
    "cause that a biller has put down, else the one that the code usually stands for."
)
_COUNTED = (
    Column("rejections", "Rejections", "count"), Column("denials", "Denials", "count"),
    Column("charges", "Charges that came back", "money"), Column("open", "Still open", "money"),
    Column("share", "Share", "percent"),
)


def _table(office: Office, by: str, title: str, heading: str, found: list[Failure], named: Callable[[str], str]) -> Table:
    columns = (Column(by, heading), *_COUNTED)
    rows = tuple([(named(who), *counts) for who, counts in _grouped(office, found, attrgetter(by))])
    note = "Share of all that came back. Still open is what insurers owe on these claims today."
    return Table(f"by_{by}", title, columns, rows, note, _total(columns, rows, office, found))


def _grouped(office: Office, found: list[Failure], key: Callable) -> list[tuple]:
    """Count failures by some key, the most frequent first; what is open on a claim counts once under each key."""
    groups: dict = {}
    for failure in found:
        groups.setdefault(key(failure), []).append(failure)
    counted = [(who, _counts(office, theirs, len(found))) for who, theirs in groups.items()]
    return sorted(counted, key=lambda each: (-each[1][0] - each[1][1], each[0]))


def _counts(office: Office, found: list[Failure], of: int) -> tuple:
    rejections = sum([failure.kind == REJECTION for failure in found])
    return (
        rejections, len(found) - rejections, sum([failure.charge for failure in found]), _open(office, found),
        share(len(found), of),
    )


def _open(office: Office, found: Iterable[Failure]) -> int:
    claims = dict.fromkeys([failure.claim for failure in found])
    return sum([office.ledger.balance(claim, INSURANCE) for claim in claims])


def _total(columns: tuple[Column, ...], rows: tuple, office: Office, found: list[Failure]) -> tuple[Cell, ...]:
    """Sum up; a claim that came back for two reasons has its open balance counted once."""
    summed = list(total(columns, rows))
    names_of = [column.name for column in columns]
    summed[names_of.index("open")] = _open(office, found)
    return tuple(summed)


def _by_code(office: Office, found: list[Failure]) -> Table:
    columns = (
        Column("code", "Code"), Column("says", "What it says"), Column("kind", "Kind"), Column("family", "Family"), *_COUNTED,
    )
    grouped = _grouped(office, found, attrgetter("code", "says", "kind", "family"))
    rows = tuple([(code, says, kind, family.capitalize(), *counts) for (code, says, kind, family), counts in grouped])
    return Table("by_code", "By code", columns, rows, total=_total(columns, rows, office, found))


def _by_cause(office: Office, found: list[Failure]) -> tuple[Table, ...]:
    """The causes that billers have put down, where they have put any down."""
    logged = [failure for failure in found if failure.cause]
    title = "By the cause that a biller found"
    return (_table(office, "cause", title, "Cause", logged, lambda cause: catalogue()[cause].title),) if logged else ()


def _by_clerk(desk, found: list[Failure]) -> Table:
    """Hold each clerk's failures against the claims that were drafted from what they typed."""
    office = desk.office
    drafted: dict[str, int] = {}
    for file in office.files.values():
        drafted[file.typed_by] = drafted.get(file.typed_by, 0) + 1
    columns = (
        Column("clerk", "Typed by"), Column("claims", "Claims drafted", "count"), *_COUNTED[:-1],
        Column("rate", "Of their claims", "percent"),
    )
    came_back = dict(_grouped(office, found, attrgetter("clerk")))
    rows = []
    for who, claims in sorted(drafted.items()):
        *counts, _ = came_back.get(who, (0, 0, 0, 0, None))
        rows.append((names.clerk(desk, who), claims, *counts, share(counts[0] + counts[1], claims)))
    note = (
        "Only failures that begin at registration or at the visit. A clerk is whoever had typed the registration from which "
        "the claim was drafted; a biller who has mended one since stands here as well."
    )
    return Table("by_clerk", "By front-desk clerk", columns, tuple(rows), note, _total(columns, tuple(rows), office, found))


def _trend(by: str, title: str, months: Periods, found: list[Failure], named: Callable[[str], str]) -> Trend:
    lines: dict[str, list[int]] = {}
    for failure in found:
        lines.setdefault(getattr(failure, by), [0] * len(months))[months.of(failure.minute)] += 1
    ranked = sorted(lines.items(), key=lambda each: (-sum(each[1]), each[0]))
    series = [Series(named(who), tuple(points)) for who, points in ranked[:MOST_LINES]]
    if len(ranked) > MOST_LINES:
        rest = zip(*[points for _, points in ranked[MOST_LINES:]], strict=True)
        series.append(Series("All others", tuple([sum(month) for month in rest])))
    return Trend(f"by_{by}", title, "Claims that came back", "count", months.labels, tuple(series))


def _dollars(months: Periods, found: list[Failure]) -> Trend:
    lines = {REJECTION: [0] * len(months), DENIAL: [0] * len(months)}
    for failure in found:
        lines[failure.kind][months.of(failure.minute)] += failure.charge
    series = tuple([Series(f"{kind}s", tuple(points)) for kind, points in lines.items()])
    return Trend("dollars", "Charges that came back", "Charges", "money", months.labels, series)
