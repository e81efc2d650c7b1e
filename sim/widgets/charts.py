"""Pictures of differences: dots with intervals as inline SVG, and the table behind them.

The picture needs no script and no library, prints, and says the same to a screen reader.
"""

from collections.abc import Sequence
from math import floor, log10

from markupsafe import Markup
from msgspec import Struct

from sim.reports.scale import said, ticks

WIDTH, LEFT, RIGHT, TOP, STEP, FOOT = 720, 190, 24, 48, 34, 52

_STYLE = (
    ".claimlab-chart{max-width:760px;margin:8px 0;font:13px system-ui,sans-serif;"
    "color:var(--jp-content-font-color1,#1b2430)}"
    ".claimlab-chart svg{width:100%;height:auto;display:block}.claimlab-chart text{fill:currentColor;font-size:13px}"
    ".claimlab-chart .grid{stroke:currentColor;stroke-opacity:.16}"
    ".claimlab-chart .zero{stroke:currentColor;stroke-opacity:.7}"
    ".claimlab-chart .span{stroke:#2f81d8;stroke-width:3}.claimlab-chart circle{fill:#2f81d8}"
    ".claimlab-chart table{border-collapse:collapse;margin-top:6px;font-variant-numeric:tabular-nums}"
    ".claimlab-chart th,.claimlab-chart td{padding:3px 12px 3px 0;"
    "text-align:right;border-bottom:1px solid rgba(128,140,155,.35)}"
    ".claimlab-chart th:first-child{text-align:left}.claimlab-chart figcaption{font-weight:600}"
)


class Interval(Struct, frozen=True):
    """A mean with its 95 % interval, and what it is the mean of."""

    label: str
    mean: float
    low: float
    high: float


class Chart(Struct, frozen=True):
    """A finished picture: `svg` for a report, the object itself as the last line of a cell."""

    title: str
    svg: Markup
    table: Markup

    def __repr__(self) -> str:
        return f"Chart({self.title!r})"

    def _repr_html_(self) -> str:
        page = Markup(
            '<figure class="claimlab-chart"><style>{}</style><figcaption>{}</figcaption>{}'
            "<details><summary>Numbers behind the chart</summary>{}</details></figure>"
        )
        return str(page.format(Markup(_STYLE), self.title, self.svg, self.table))


def differences(title: str, rows: Sequence[Interval], axis: str, digits: int = 1, description: str = "") -> Chart:
    """Draw paired differences: one dot with a 95 % interval for each row, zero marked.

    `axis` labels the scale with its unit, such as "days in A/R, against 2 billers".

    >>> differences("Days in A/R", [Interval("3 billers", -4.2, -5.0, -3.4)], "days").title
    'Days in A/R'
    """
    places = ticks(min([0.0, *(row.low for row in rows)]), max([0.0, *(row.high for row in rows)]))
    spoken = description or "; ".join(
        f"{row.label}: {said(row.mean, digits)}, from {said(row.low, digits)} to {said(row.high, digits)}"
        for row in rows
    )
    return Chart(title, _drawn(title, spoken, rows, axis, places, digits), _tabled(rows, axis, digits))


def _drawn(title: str, spoken: str, rows: Sequence[Interval], axis: str, places: list[float], digits: int) -> Markup:
    def across(value: float) -> str:
        return f"{LEFT + (WIDTH - LEFT - RIGHT) * (value - places[0]) / (places[-1] - places[0]):.1f}"

    floor_y = TOP + STEP * len(rows)
    decimals = max(0, -floor(log10(places[1] - places[0])))
    scale = Markup("").join(
        Markup(
            '<line class="{}" x1="{x}" x2="{x}" y1="{}" y2="{}"/><text x="{x}" y="{}" text-anchor="middle">{}</text>'
        ).format("grid" if tick else "zero", TOP - 10, floor_y, floor_y + 18, said(tick, decimals), x=across(tick))
        for tick in places
    )
    marks = Markup("").join(
        Markup(
            '<text x="{}" y="{}" text-anchor="end">{}</text><line class="span" x1="{}" x2="{}" y1="{y}" y2="{y}"/>'
            '<circle cx="{mid}" cy="{y}" r="5.5"/><text x="{mid}" y="{}" text-anchor="middle">{}</text>'
        ).format(
            LEFT - 14,
            TOP + STEP * index + 16,
            row.label,
            across(row.low),
            across(row.high),
            TOP + STEP * index + 2,
            said(row.mean, digits),
            y=TOP + STEP * index + 12,
            mid=across(row.mean),
        )
        for index, row in enumerate(rows)
    )
    return Markup(
        '<svg viewBox="0 0 {} {}" role="img" xmlns="http://www.w3.org/2000/svg" aria-label="{}">'
        '<title>{}</title><desc>{}</desc>{}{}<text x="{}" y="{}" text-anchor="middle">{}</text></svg>'
    ).format(
        WIDTH,
        floor_y + FOOT,
        f"{title}. {spoken}",
        title,
        spoken,
        scale,
        marks,
        (LEFT + WIDTH - RIGHT) // 2,
        floor_y + 42,
        f"{axis} (mean and 95 % interval)",
    )


def _tabled(rows: Sequence[Interval], axis: str, digits: int) -> Markup:
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>').format(
            row.label, *(said(value, digits) for value in (row.mean, row.low, row.high))
        )
        for row in rows
    )
    return Markup(
        "<table><thead><tr><th>{}</th><th>Mean difference</th><th>95 % from</th><th>to</th></tr></thead>"
        "<tbody>{}</tbody></table>"
    ).format(axis, body)
