"""Pages of the handbook and the guide that are prose around tables: the prose is Markdown, the tables are filled in.

In a page stands ``<!-- clocks -->``, and from there to ``<!-- end -->`` what the table of that name says today.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

_PLACE = re.compile(r"<!-- ((?!end)[^\n]+) -->\n.*?<!-- end -->", re.DOTALL)

Tables = Mapping[str, Callable[[], Iterable[str]]]
"""Name of a table → its lines as they are today."""


def filled(page: Path, tables: Tables) -> str:
    """The page as it stands, with its tables filled; KeyError for a name that is no table."""

    def fill(place: re.Match[str]) -> str:
        return "\n".join([f"<!-- {place[1]} -->", "", *tables[place[1]](), "", "<!-- end -->"])

    return _PLACE.sub(fill, page.read_text(encoding="utf-8"))


def table(head: str, rows: Iterable[str]) -> list[str]:
    """A table of Markdown under its head: ``table("Code | Means", ["CO-45 | above the contract"])``."""
    bars = "|".join(["---"] * (head.count(" | ") + 1))
    return [f"| {head} |", f"|{bars}|", *[f"| {row} |" for row in rows]]
