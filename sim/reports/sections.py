"""A report's figures as a section of a page or a PDF: each chart beside its table, each basis said first."""

from msgspec.structs import replace

from sim.desk.figures.view import Column, Figures, Table, Trend
from sim.reports.charts import bars, lines, stacked
from sim.reports.document import Block, Graph, Prose, Scores, Section, Sheet, behind
from sim.reports.picture import Picture
from sim.reports.shown import measured

MOST_BARS = 12
LEAST_BARS = 2
LEAST_PERIODS = 2


def section(figures: Figures, most: int = 40) -> Section:
    """Lay one report of the office out: its basis, its measures, its trends, the first `most` rows of its tables."""
    blocks: list[Block] = [Prose(figures.basis)] if figures.basis else []
    blocks += measured_blocks(figures)
    own = {measure.name for measure in figures.measures}
    for trend in figures.trends:
        # The course of a measure is drawn beside it.
        blocks += trended(trend) if trend.name not in own else []
    for table in figures.tables:
        blocks += charted(table, figures.name, most)
    return Section(figures.name, figures.title, tuple(blocks))


def measured_blocks(figures: Figures) -> list[Block]:
    """A report's measures beside their targets, and the numbers behind their courses, month by month."""
    if not figures.measures:
        return []
    own = {measure.name for measure in figures.measures}
    ticks = next((trend.ticks for trend in figures.trends if trend.name in own), ())
    blocks: list[Block] = [Scores(figures.measures)]
    if ticks:
        columns = (Column("measure", "Measure"), *(Column(tick, tick, "count") for tick in ticks))
        rows = tuple([
            (each.label, *(None if point is None else measured(point, each.kind) for point in each.trend))
            for each in figures.measures if len(each.trend) == len(ticks)
        ])
        blocks.append(Sheet(Table("by_month", "Measures, month by month", columns, rows)))
    return blocks


def narrowed(table: Table, *columns: str) -> Table:
    """Keep some columns of a table, in the order in which they are named."""
    at = {column.name: place for place, column in enumerate(table.columns)}
    places = [at[name] for name in columns]
    return replace(
        table, columns=tuple([table.columns[place] for place in places]),
        rows=tuple([tuple([row[place] for place in places]) for row in table.rows]),
        total=None if table.total is None else tuple([table.total[place] for place in places]),
    )


def trended(trend: Trend) -> list[Block]:
    """A trend as its chart, and the table behind it; with one period only there is nothing to draw."""
    graph: list[Block] = []
    if len(trend.ticks) >= LEAST_PERIODS and any(len(points(each.points)) >= LEAST_PERIODS for each in trend.series):
        graph.append(Graph(lines(trend)))
    return [*graph, Sheet(behind(trend))]


def points(course) -> list[int]:
    """The periods in which there was something to measure."""
    return [point for point in course if point is not None]


def charted(table: Table, report: str = "", most: int = 40) -> list[Block]:
    """A table of a report behind its chart, where it has one."""
    picture = chart(table, report)
    sheet = Sheet(table, most)
    return [Graph(picture), sheet] if picture else [sheet]


def chart(table: Table, report: str = "") -> Picture | None:
    """Draw what a table shows: balances in parts by age, or its dollars row by row; None where a chart says no more."""
    rows = [row for row in table.rows if isinstance(row[0], str)][:MOST_BARS]
    if len(rows) < LEAST_BARS or len(rows) != len(table.rows[:MOST_BARS]):
        return None
    ages = [at for at, column in enumerate(table.columns) if column.name.startswith("age_")]
    if ages:
        names = [table.columns[at].label for at in ages]
        each = [(str(row[0]), tuple([_whole(row[at]) for at in ages])) for row in rows]
        return stacked(f"{table.title}, by age in days", names, each, "money", "Open balance")
    at, column = _drawn_by(table, report)
    if column is None:
        return None
    ranked = sorted([(str(row[0]), _whole(row[at])) for row in rows], key=lambda each: -each[1])
    return bars(f"{table.title}: {column.label.lower()}", ranked, column.kind, _unit(column))


CHARTED = {
    ("root_causes", "by_family"): "charges", ("root_causes", "by_payer"): "charges", ("older_than_30", "by_reason"): "open",
}
"""Tables that have bars: report and table → the column that is drawn."""


def _drawn_by(table: Table, report: str) -> tuple[int, Column | None]:
    wanted = CHARTED.get((report, table.name))
    for at, column in enumerate(table.columns):
        if column.name == wanted:
            return at, column
    return 0, None


def _unit(column: Column) -> str:
    return f"{column.label}, $" if column.kind == "money" else column.label


def _whole(cell) -> int:
    return cell if isinstance(cell, int) else 0
