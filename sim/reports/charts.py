"""Charts of the office's figures: bars, bars in parts, lines over months; each says in words what it shows."""

from collections.abc import Sequence

from sim.desk.figures.view import Kind, Trend
from sim.reports.picture import (
    DASHES,
    RAMP,
    SERIES,
    SHAPES,
    Box,
    Dot,
    Line,
    Mark,
    Picture,
    Rule,
    Words,
    fitted,
    text_width,
)
from sim.reports.scale import ticks
from sim.reports.shown import brief, drawn

WIDTH, RIGHT, STEP, BAR, SIZE = 720.0, 78.0, 34.0, 20.0, 13.0
LEAST_ROOM, MOST_ROOM = 70.0, 200.0
HEIGHT = 190.0
SMALL = 12.0
MOST_LINES = len(SERIES)


def bars(title: str, rows: Sequence[tuple[str, int]], kind: Kind, axis: str = "") -> Picture:
    """Draw one bar for each row, its amount at the end.

    >>> bars("Denials by cause", [("Eligibility", 120_000), ("Authorisation", 45_000)], "money").description
    'Eligibility: $1.2k; Authorisation: $450'
    """
    return stacked(title, ("",), [(label, (value,)) for label, value in rows], kind, axis, (SERIES[0],))


def stacked(
    title: str, parts: Sequence[str], rows: Sequence[tuple[str, tuple[int, ...]]], kind: Kind, axis: str = "",
    tones: Sequence[str] = RAMP,
) -> Picture:  # fmt: skip
    """Draw one bar for each row, in parts that are darker the later they come; its sum at the end.

    A part below zero, such as a credit balance, takes no room in the bar but counts in the sum.
    """
    left = _room_for([label for label, _ in rows])
    top = 34.0 if len(parts) > 1 else 6.0
    sums = [sum(values) for _, values in rows]
    tall = max([*(sum([max(0, value) for value in values]) for _, values in rows), 1])
    places = ticks(0.0, drawn(tall, kind), 5, 0.0 if kind == "money" else 1.0)
    wide = (WIDTH - left - RIGHT) / places[-1]
    foot = top + STEP * len(rows)
    marks: list[Mark] = [*_legend(parts, tones, left), *_scale_across(places, left, wide, top, foot, kind)]
    for number, (label, values) in enumerate(rows):
        y = top + STEP * number + (STEP - BAR) / 2
        marks += _label(label, left - 12, y + BAR / 2)
        x = left
        for place, value in enumerate(values):
            length = drawn(max(0, value), kind) * wide
            if length > 0:
                marks += _part(x, y, length, value, kind, tones, place, len(parts))
            x += length
        marks.append(Words(x + 8, y + BAR / 2 + 4.5, brief(drawn(sums[number], kind), kind), bold=True))
    if axis:
        marks.append(Words((left + WIDTH - RIGHT) / 2, foot + 38, axis, "middle", "soft", SMALL))
    return Picture(title, _told(parts, rows, kind), WIDTH, foot + (48 if axis else 26), tuple(marks))


def lines(trend: Trend) -> Picture:
    """Draw a line for each series, told apart by dash and mark as well as colour, its name at its end."""
    series = [each for each in trend.series if any(point is not None for point in each.points)][:MOST_LINES]
    ends = _room_for([each.label for each in series]) if len(series) > 1 else 40.0
    known = [drawn(point, trend.kind) for each in series for point in each.points if point is not None]
    places = ticks(min([0.0, *known]), max([0.0, *known]), 4, 0.0 if trend.kind in ("money", "percent") else 1.0)
    left = max(text_width(brief(place, trend.kind), SMALL) for place in places) + 14
    right, top, foot = WIDTH - ends - 12, 14.0, HEIGHT
    high = (foot - top) / (places[-1] - places[0])
    gap = (right - left - 24) / max(1, len(trend.ticks) - 1)

    def at(number: int, value: float) -> tuple[float, float]:
        return left + 12 + gap * number, foot - (value - places[0]) * high

    marks: list[Mark] = []
    for place in places:
        y = at(0, place)[1]
        marks.append(Rule(left, y, right, y, "grid" if place else "soft"))
        marks.append(Words(left - 8, y + 4, brief(place, trend.kind), "end", "soft", SMALL))
    every = -(-len(trend.ticks) // 12)
    for number, tick in enumerate(trend.ticks):
        if (len(trend.ticks) - 1 - number) % every == 0:
            marks.append(Words(at(number, 0)[0], foot + 20, tick, "middle", "soft", SMALL))
    tags = []
    for place, each in enumerate(series):
        points = [at(number, drawn(point, trend.kind)) for number, point in enumerate(each.points) if point is not None]
        marks.append(Line(tuple(points), SERIES[place], 2.0, DASHES[place]))
        marks += [Dot(x, y, SERIES[place], SHAPES[place]) for x, y in points]
        tags.append((points[-1], place, each.label))
    if len(series) > 1:
        marks += _tagged(tags, right + 10, foot, ends)
    if trend.axis:
        marks.append(Words((left + right) / 2, foot + 38, trend.axis, "middle", "soft", SMALL))
    return Picture(trend.title, _told_of(trend), WIDTH, foot + (48 if trend.axis else 28), tuple(marks))


def spark(title: str, points: Sequence[int | None], target: int | None, kind: Kind) -> Picture | None:
    """Draw the course of one figure in the height of a line of text, its target dashed; None where there is no course."""
    known = [(number, drawn(point, kind)) for number, point in enumerate(points) if point is not None]
    if len(known) < 2:
        return None
    wide, high, edge = 110.0, 30.0, 5.0
    aim = [drawn(target, kind)] if target is not None else []
    low, top = min([*aim, *(value for _, value in known)]), max([*aim, *(value for _, value in known)])
    reach = (top - low) or 1.0

    def y_of(value: float) -> float:
        return high - edge - (value - low) / reach * (high - 2 * edge)

    at = [(edge + (wide - 2 * edge) * number / (len(points) - 1), y_of(value)) for number, value in known]
    marks: list[Mark] = [Rule(0, y_of(each), wide, y_of(each), "soft", 1.0, (3, 3)) for each in aim]
    marks += [Line(tuple(at), SERIES[0], 1.8), Dot(*at[-1], SERIES[0], size=3)]
    told = ", ".join(brief(value, kind) for _, value in known)
    return Picture(title, f"Month by month: {told}", wide, high, tuple(marks))


def _room_for(labels: Sequence[str]) -> float:
    """How wide the column of labels is."""
    longest = max([text_width(label[:60], SIZE) for label in labels], default=0.0)
    return min(max(longest, LEAST_ROOM), MOST_ROOM) + 18


def _label(label: str, right: float, middle: float) -> list[Words]:
    rows = fitted(label, SIZE, right)
    first = middle + 4.5 - 7.5 * (len(rows) - 1)
    return [Words(right, first + 15 * number, text, "end") for number, text in enumerate(rows)]


def _part(
    x: float, y: float, length: float, value: int, kind: Kind, tones: Sequence[str], place: int, many: int
) -> list[Mark]:
    tone = tones[place % len(tones)]
    dark = place >= len(tones) // 2 or many == 1
    # White edges keep neighbours apart where shades are close.
    marks: list[Mark] = [Box(x, y, max(0.8, length - 0.8), BAR, tone, "#ffffff" if _is_hatched(place, many) else "")]
    words = brief(drawn(value, kind), kind)
    if many > 1 and not _is_hatched(place, many) and text_width(words, 11) + 8 < length:
        marks.append(Words(x + length / 2, y + BAR / 2 + 4, words, "middle", "paper" if dark else "ink", 11))
    return marks


def _is_hatched(place: int, many: int) -> bool:
    """The oldest part is hatched: it is the one to look at."""
    return many > 2 and place == many - 1


def _legend(parts: Sequence[str], tones: Sequence[str], left: float) -> list[Mark]:
    marks: list[Mark] = []
    if len(parts) < 2:
        return marks
    x = left
    for place, name in enumerate(parts):
        marks.append(Box(x, 5, 14, 14, tones[place % len(tones)], "#ffffff" if _is_hatched(place, len(parts)) else ""))
        marks.append(Words(x + 19, 16.5, name, size=SMALL))
        x += 19 + text_width(name, SMALL) + 20
    return marks


def _scale_across(places: Sequence[float], left: float, wide: float, top: float, foot: float, kind: Kind) -> list[Mark]:
    marks: list[Mark] = []
    for place in places:
        x = left + place * wide
        marks.append(Rule(x, top, x, foot, "grid" if place else "soft"))
        marks.append(Words(x, foot + 18, brief(place, kind), "middle", "soft", SMALL))
    return marks


def _tagged(tags: Sequence[tuple[tuple[float, float], int, str]], x: float, foot: float, room: float) -> list[Mark]:
    """Name lines at their ends, the names moved apart as far as it takes, none of them below the foot."""
    marks: list[Mark] = []
    ranked = sorted(tags, key=lambda tag: (tag[0][1], tag[1]))
    places = [y for (_, y), _, _ in ranked]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + 17)
    limit = foot
    for number in reversed(range(len(places))):
        places[number] = min(places[number], limit)
        limit = places[number] - 17
    for y, (_, place, label) in zip(places, ranked, strict=True):
        marks.append(Dot(x, y, SERIES[place], SHAPES[place]))
        marks.append(Words(x + 9, y + 4.5, fitted(label, SIZE, room - 10, 1)[0], tone=SERIES[place]))
    return marks


def _told(parts: Sequence[str], rows: Sequence[tuple[str, tuple[int, ...]]], kind: Kind) -> str:
    if len(parts) < 2:
        return "; ".join(f"{label}: {brief(drawn(values[0], kind), kind)}" for label, values in rows)
    said = []
    for label, values in rows:
        each = ", ".join(f"{name} {brief(drawn(value, kind), kind)}" for name, value in zip(parts, values, strict=True))
        said.append(f"{label}: {each}")
    return "; ".join(said)


def _told_of(trend: Trend) -> str:
    said = []
    for each in trend.series[:MOST_LINES]:
        known = [(tick, point) for tick, point in zip(trend.ticks, each.points, strict=True) if point is not None]
        if known:
            (first, start), (last, end) = known[0], known[-1]
            began, ended = brief(drawn(start, trend.kind), trend.kind), brief(drawn(end, trend.kind), trend.kind)
            said.append(f"{each.label or trend.title}: {began} in {first}, {ended} in {last}")
    return "; ".join(said)
