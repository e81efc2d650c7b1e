"""Round places for the scale of a chart, and numbers with a true minus sign."""

from math import ceil, floor, log10


def said(value: float, digits: int) -> str:
    """Write a number with a true minus sign and no minus zero."""
    text = f"{abs(value):,.{digits}f}"
    return f"−{text}" if value < 0 and text.strip("0.,") else text


def ticks(low: float, high: float, about: int = 6, least: float = 0.0) -> list[float]:
    """Find round places for a scale: steps of 1, 2 or 5, none smaller than `least`, that cover both ends and meet zero.

    >>> ticks(0, 93)
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """
    reach = (high - low) or 1.0
    rough = max(reach / about, least)
    size = 10.0 ** floor(log10(rough))
    step = next(size * many for many in (1, 2, 5, 10) if size * many >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [step * index for index in range(first, max(last, first + 1) + 1)]
