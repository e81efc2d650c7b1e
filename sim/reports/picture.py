"""A chart as a list of marks, free of how it is drawn: one picture becomes SVG on a page and lines in a PDF.

Places are counted from the upper left corner, in the pixels of a page; paper scales them.
Nothing is told by colour alone: shades differ in lightness, are hatched where they are many,
and every mark has its words beside it.
"""

from typing import Literal

from msgspec import Struct

Tone = Literal["ink", "soft", "grid", "paper"] | str
"""One of the four names, or a colour such as ``#0b5cad`` for what stands for something."""

TONES = {"ink": "#1b2430", "soft": "#55606e", "grid": "#d5dde6", "paper": "#ffffff"}

RAMP = ("#cfe1f2", "#9cc2e5", "#5b96cc", "#2b639b", "#12345a")
"""From little to much, such as the ages of a balance: each shade is darker than the one before, in grey as well."""
SERIES = ("#0b5cad", "#b3470e", "#1c6b3a", "#6a3d9a", "#7d4b00", "#55606e")
DASHES: tuple[tuple[float, ...], ...] = ((), (7, 4), (2, 3), (9, 3, 2, 3), (12, 4), (4, 2))
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "ring")
"""What tells one line from another besides its colour: how it is dashed, and the marks on it."""


class Rule(Struct, frozen=True):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    tone: Tone = "ink"
    width: float = 1.0
    dash: tuple[float, ...] = ()


class Box(Struct, frozen=True):
    """A filled rectangle, hatched with lines of the other tone when it has one."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    hatch: Tone = ""


class Line(Struct, frozen=True):
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    width: float = 2.0
    dash: tuple[float, ...] = ()


class Dot(Struct, frozen=True):
    """A mark on a line."""

    x: float
    y: float
    tone: Tone
    shape: str = "circle"
    size: float = 4.0


class Words(Struct, frozen=True):
    """Words with their base line at `y`."""

    x: float
    y: float
    text: str
    align: Literal["start", "middle", "end"] = "start"
    tone: Tone = "ink"
    size: float = 13.0
    bold: bool = False


Mark = Rule | Box | Line | Dot | Words


class Picture(Struct, frozen=True):
    """A finished drawing, and what it says to somebody who does not see it."""

    title: str
    description: str
    width: float
    height: float
    marks: tuple[Mark, ...]


def colour(tone: Tone) -> str:
    """Find a tone's colour: ``colour("paper") == "#ffffff"``."""
    return TONES.get(tone, tone)


def hatching(box: Box, step: float = 5.0) -> list[Rule]:
    """Lay slanting lines over a box, cut off at its edges."""
    rules = []
    reach = box.width + box.height
    for number in range(1, int(reach / step) + 1):
        along = number * step
        # A slant runs from the left or lower edge to the upper or right one.
        x1, y1 = (0.0, along) if along <= box.height else (along - box.height, box.height)
        x2, y2 = (along, 0.0) if along <= box.width else (box.width, along - box.width)
        rules.append(Rule(box.x + x1, box.y + y1, box.x + x2, box.y + y2, box.hatch, 0.8))
    return rules


def text_width(text: str, size: float) -> float:
    """Estimate how wide words come out in a plain sans serif."""
    return size * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if letter in "iljtfrI.,:;'|!()[] ":
        return 0.31
    if letter in "mwMW%@" or ord(letter) > 0x2E7F:
        return 0.92
    return 0.70 if letter.isupper() else 0.56


def fitted(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """Break words into lines of a label; what does not fit ends in an ellipsis, the table has it whole.

    >>> fitted("Blue Mesa Health Plan of the Valley", 13, 120)
    ['Blue Mesa Health', 'Plan of the Valley']
    """
    lines = [""]
    for word in text[:200].split() or [""]:
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = longer
            break
    return [_cut(line, size, room) for line in lines]


def _cut(line: str, size: float, room: float) -> str:
    if text_width(line, size) <= room:
        return line
    while line and text_width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
