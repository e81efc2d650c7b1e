"""A picture as inline SVG: needs no script and no library, prints, and says the same to a screen reader."""

from markupsafe import Markup

from sim.reports.picture import Box, Dot, Line, Mark, Picture, Rule, Words, colour, hatching

STYLE = Markup(
    ".picture{width:100%;height:auto;display:block;font-family:Helvetica,Arial,'Liberation Sans',sans-serif;"
    "font-variant-numeric:tabular-nums}"
)
_SHAPES = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
    "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
    "cross": (
        (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2),
        (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
    ),
}


def svg(picture: Picture) -> Markup:
    """Draw a picture; title and description are spoken in its stead."""
    return Markup(
        '<svg class="picture" viewBox="0 0 {} {}" role="img" xmlns="http://www.w3.org/2000/svg" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(
        _number(picture.width), _number(picture.height), f"{picture.title}. {picture.description}".strip(), picture.title,
        picture.description, Markup("").join(map(_drawn, picture.marks)),
    )


def corners(dot: Dot) -> list[tuple[float, float]]:
    """The corners of a mark that has some; an empty list for what is round."""
    return [(dot.x + dot.size * x, dot.y + dot.size * y) for x, y in _SHAPES.get(dot.shape, ())]


def _drawn(mark: Mark) -> Markup:
    match mark:
        case Rule():
            return Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>').format(
                *map(_number, (mark.x1, mark.y1, mark.x2, mark.y2)), colour(mark.tone), mark.width, _dashed(mark.dash)
            )
        case Box():
            return _box(mark)
        case Line():
            return Markup(
                '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>'
            ).format(_points(mark.points), colour(mark.tone), mark.width, _dashed(mark.dash))
        case Dot():
            return _dot(mark)
        case Words():
            return Markup('<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}"{}>{}</text>').format(
                _number(mark.x), _number(mark.y), mark.align, mark.size, colour(mark.tone),
                Markup(' font-weight="600"') if mark.bold else "", mark.text,
            )


def _box(box: Box) -> Markup:
    plain = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        *map(_number, (box.x, box.y, box.width, box.height)), colour(box.tone)
    )
    return plain + Markup("").join(map(_drawn, hatching(box))) if box.hatch else plain


def _dot(dot: Dot) -> Markup:
    points = corners(dot)
    if points:
        return Markup('<polygon points="{}" fill="{}"/>').format(_points(points), colour(dot.tone))
    fill = "#ffffff" if dot.shape == "ring" else colour(dot.tone)
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.6"/>').format(
        _number(dot.x), _number(dot.y), dot.size, fill, colour(dot.tone)
    )


def _points(points) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _dashed(dash: tuple[float, ...]) -> Markup:
    return Markup(' stroke-dasharray="{}"').format(" ".join(map(_number, dash))) if dash else Markup("")


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
